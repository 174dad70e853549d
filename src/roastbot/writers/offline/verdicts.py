"""What stands around the post: its title, its one-sentence description, the verdict's line. Plain text, no Markdown.

A verdict's line has twelve words at most and says nothing its scene has not told; a slot in it is a figure or a verb,
never a title of the pull request.
"""

from collections.abc import Mapping, Sequence

TAGLINES: Mapping[str, Sequence[str]] = {
    "promise_more": ("{third} by addition", "went in to {verb}, came out {growth} longer"),
    "promise_less": ("brought {plus} lines and cleared {minus}",),
    "commit_more": ("{third}, and is {growth} longer for it",),
    "commit_less": ("says {Verb}, takes out {minus}",),
    "bullet_verbs": ("said {Verb}, listed {some}",),
    "said_to_hold": ("vouched for it, then repaired it",),
    "late_description": ("keeps it on the list and off the branch",),
    "late_kept": ("keeps it on the list and off the branch",),
    "argument": ("says {Verb}, then {Other}, then {Verb} again",),
    "verses": ("{again}",),
    "chain": ("{again}",),
    "relay": ("has an answer, and a question for it",),
    "there_and_back": ("moved it out, and home again {span} later",),
    "outing_vouched": ("says {word} at {early_clock}, thinks again by {late_clock}",),
    "own_alarm": ("raised the alarm, then asked for quiet",),
    "lost_letters": ("gave {names} their underscore back",),
    "short_file": ("wrote it, filed it, and had it for {span}",),
    "short_same": ("brings it with {Same}, removes it with {Same}",),
    "short_name": ("gave it a name and {span}",),
    "short_advertised": ("still recommends what went",),
    "taken_back": ("put it in, took it out, {span} apart",),
    "taken_line": ("changed it, and changed it {span} later",),
    "few_words": ("said it in {words}",),
    "first_draft": ("nearly finished on {early_day}, finished {later} later",),
    "snowball": ("began with {own_sum} and kept going",),
    "round_trip": ("added {added}, merged {plus}",),
    "late_paper": ("does it first, plans it {span} later",),
    "late_tests": ("changes the code, then tells the tests",),
    "second_clock": ("worked on {days}, left at {rewritten_clock}",),
    "pushes": ("{again}",),
    "automerge": ("on, off, and merged",),
    "big_word": ("said {word}, changed {changed}",),
    "for_now": ("merged for the time being",),
    "lions_share": ("came with {share} lines of luggage",),
    "long_wait": ("waited {open} for {changed}",),
    "words_and_lines": ("{words} for {changed}",),
    "remark": ("asked in review, answered in writing",),
    "confession": ("writes down what went wrong",),
    "even_trade": ("left it as long as it was",),
    "as_promised": ("said {Verb}, and did",),
    "proof": ("brought {tests} of tests along",),
    "odd_hours": ("was up at {early_clock}",),
}
LISTED_TAGLINES = (
    "keeps a thing for {longest}, or for {shortest}",
    "{longest} on the premises, {shortest}, and out",
)
LISTED_DESCRIPTIONS = (
    "{Author} writes {added} and merges {plus}. A list of departures, by length of stay.",
    "What {author} put in and took out again, by how long it lasted.",
)
TAGLINE_WITHOUT_THESIS = (
    "came, was merged, and said no more",
    "arrived with {files} and no fuss",
    "in by the front door",
)

DESCRIPTIONS: Mapping[str, Sequence[str]] = {
    "promise_more": (
        "{Author} sets out to {verb}, and the repository grows by {growth}.",
        "A pull request that says {Verb} takes out {minus} lines and adds {plus}.",
    ),
    "late_description": ("{Author} merges {sum}, and the description goes on promising something else.",),
    "argument": ("{Verb} has {times}, {Other} has {other_times}, and {author} has both.",),
    "verses": ("{Times} begin with {Verb}, and {author} means each of them.",),
    "chain": (
        "{Author} finds the answer, and then takes out its lines for a better one.",
        "In which the commits of {author} correct each other by the clock.",
    ),
    "relay": ("{Author} finds an answer that needs an answer, over {all_commits}.",),
    "there_and_back": ("{Lines} leave home with {author} and are back {span} later.",),
    "own_alarm": ("{Author} adds a warning, and {span} later something to keep it quiet.",),
    "lost_letters": ("{Names} go without their underscore for {span}, and {author} finds it again.",),
    "short_file": ("{Author} creates a file, and deletes it {span} later.",),
    "short_same": ("{Same} brings a file, {Same} takes it away, and {author} merges what is left.",),
    "few_words": ("{Author} commits {own_sum} and puts it in {words}.",),
    "first_draft": ("{Author} is nearly done on {early_day}; {later} follow.",),
    "round_trip": ("{Author} adds {added}, commit by commit, and merges {plus}.",),
    "second_clock": ("The work of {days} leaves in the same minute, with {author} at the door.",),
    "words_and_lines": ("{Author} explains {changed} in {words}.",),
    "long_wait": ("{Changed} by {author} wait {open} to be merged.",),
}
OTHER_DESCRIPTIONS = (
    "{Sum} in {files}, by {author}, read commit by commit.",
    "{Author} merges {sum} in {files}, and the log has a word to say.",
    "{Sum} in {files}, read commit by commit.",
)
