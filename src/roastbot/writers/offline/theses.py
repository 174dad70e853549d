"""What a post is about, in a sentence of about twelve words: one for each kind of scene, better ones for two that meet.

A thesis says nothing its scenes do not prove: what it needs beyond a scene of its kind, it asks for as a slot. `PAIRS`
are asked first.
"""

from collections.abc import Mapping, Sequence
from typing import Final

PAIRS: Final[Mapping[tuple[str, str], Sequence[str]]] = {
    ("promise_more", "late_kept"): ("It says {Verb}, grew by {growth}, and did {verb} an item of its own list.",),
    ("promise_more", "late_description"): ("It grew by {growth}, and went back on an item of its own list.",),
    ("argument", "second_clock"): (
        "{Verb} and {Other} took turns, and git's other clock heard none of it.",
        "By one clock it is {Verb} against {Other}; by git's other clock, peace.",
        "{Verb} argued with {Other} for days that git's other clock puts into a minute.",
    ),
    ("chain", "round_trip"): ("Each answer replaced the last, and the merge kept {plus}.",),
    ("argument", "short_same"): (
        "{Verb} and {Other} took turns, and a file was caught between them.",
        "{Verb} or {Other}: the branch asked at all hours, and a file came and went.",
        "While {Verb} and {Other} took turns, a file came and went.",
    ),
    ("few_words", "commit_more"): ("The larger the commit, the shorter what it had to say.",),
}

THESES: Final[Mapping[str, Sequence[str]]] = {
    "promise_more": (
        "A pull request that says {Verb} left the repository {growth} longer.",
        "It went in to {verb} and came out with {plus} new lines.",
        "The way to {verb}, on this branch, led through {plus_lines}.",
    ),
    "promise_less": ("The title says {Verb}, and leaves the {minus_lines} that went unmentioned.",),
    "bullet_verbs": ("The title has a verb that its own list has no use for.",),
    "late_description": (
        "The description still offers what the branch had let go of {late_abs}.",
        "What the list promises, the log took back, and the list was left alone.",
    ),
    "late_kept": ("The verb of the title came true, and it came for the list below.",),
    "said_to_hold": ("What the description vouches for, a commit's own message reports broken.",),
    "argument": (
        "Asked whether to {verb} or to {other}, the branch did both, by turns.",
        "Here {Verb} and {Other} take turns at the same {noun}.",
        "{Verb} and {Other} took turns, and {Last} had the last word.",
    ),
    "chain": (
        "Each answer was good until the next one came.",
        "There was an answer, and then an answer to the answer.",
    ),
    "verses": (
        "One verb was enough for {times}, though once was the plan each time.",
        "The verb is {Verb}, and it was needed for {times}.",
    ),
    "relay": (
        "{name} was the answer first, and the question {span} later.",
        "The answer came first, and {span} later it was the question.",
    ),
    "relay_short": ("The answer came first, and {span} later it was the question.",),
    "there_and_back": ("{Lines} left home and were back {span} later.",),
    "outing_vouched": ("The word {word} held for {span}.",),
    "own_alarm": (
        "A branch raised an alarm and, {span} later, preferred some quiet.",
        "The alarm was raised and the ears were covered, {span} apart.",
    ),
    "lost_letters": ("{Names} went about without their underscore for {span}.",),
    "short_file": (
        "A file arrived, stayed for {span}, and left before the merge.",
        "{Lines} of file were written, kept for {span}, and deleted.",
    ),
    "short_same": ("The verb that wrote the file is the verb that deleted it.",),
    "short_name": ("It had a name, a definition, and {span}.", "{name} had a working life of {span}."),
    "short_advertised": ("The description still sends its readers to a name that is gone.",),
    "few_words": (
        "It takes {words} to tell of the largest commit here.",
        "For the largest commit, {words} had to do.",
    ),
    "first_draft": ("It was nearly done after one commit, and {later} followed.",),
    "snowball": ("It began with {own_sum}, and it did not stay that way.",),
    "late_paper": ("The deed came first, and the plan {span} later.",),
    "late_tests": ("The code had changed its mind {span} before the tests heard.",),
    "second_clock": ("Work of {days} has one and the same minute on git's other clock.",),
    "pushes": ("It took {pushes} to say {all_commits}.",),
    "automerge": ("Somebody told the merge to go ahead, and then to wait.",),
    "commit_more": ("{Verb}, for one commit here, meant {growth} more.",),
    "commit_less": ("The title of one commit has a verb, and its diff has another.",),
    "big_word": ("The largest thing about one commit is the word {word}.",),
    "for_now": ("What was meant for the time being has been merged.",),
    "lions_share": ("Most of what arrived came in one file.",),
    "long_wait": ("It took {open} to let {changed} in.",),
    "words_and_lines": (
        "There is more to read about this change than there is of it.",
        "For {changed}, there is a good deal to read.",
        "It takes {words} to introduce {changed}.",
    ),
    "remark": (
        "A reviewer asked, and the answer took {answer_words}.",
        "Somebody asked, and the branch gave an answer in code.",
        "A remark was made, and it did not stay unanswered.",
    ),
    "confession": ("A commit says in plain words what went wrong.",),
    "proof": ("Most of the new code is there to keep an eye on the rest.",),
    "as_promised": ("It said {Verb}, and that is what it did.",),
    "even_trade": ("It changed the repository and left it as long as it was.",),
    "round_trip": ("The commits added {added}, one by one, and the merge kept {plus}.",),
    "no_trace": (
        "{Commits} went into a file that the merged diff does not touch.",
        "Some of the work here is such that the merged diff has no trace of it.",
    ),
    "late_aim": ("For {span}, some tests went on patching a place the code had left.",),
    "nobody_calls": ("Something new was built here, and is still waiting to be called.",),
    "nobody_passes": ("There is something new to pass here, and the calls pass it by.",),
    "swelled": ("One file took the long way to the size it was merged at.",),
    "brief_guard": (
        "A guard was posted and, {span} later, sent home.",
        "A guard was posted, and sent home before the merge.",
    ),
    "brought_back": ("What one commit threw out, a later one fetched back, word for word.",),
    "about_turn": ("A reviewer asked for a line, and then for the line before it.",),
    "one_more": ("A line that drew a remark went, and its successor drew another.",),
    "still_stands": ("A remark was made, and the line it is about was merged.",),
    "said_twice": ("{Lines} now stand in the repository in more than one place.",),
    "whose_bug": ("A fix takes out lines, and git blame has a name for them.",),
    "own_lines": ("The author came back to correct the author.",),
    "fix_on_fix": ("Each fix here touched what the fix before it had touched.",),
    "same_title": ("The same title was used more than once, for different things.",),
    "last_word": (
        "The branch announced an end, and went on for {commits}.",
        "The branch announced an end, and went on.",
    ),
    "two_concerns": ("One title has an and in it, and its commit has a seam to match.",),
    "undone_undoing": ("It was taken back, and then the taking back was taken back.",),
    "new_expectation": ("The code changed, and so did what its test expects, in the same commit.",),
    "other_number": ("A single number changed, and it changed a good deal.",),
    "taken_up": ("A remark was made, and the line it was about went away.",),
    "quiet_repair": ("A title speaks of dusting, and its diff puts up a condition.",),
    "more_than_named": ("The title names a small thing, and the diff is {growth} longer.",),
    "odd_hours": ("Not every hour is one for writing code, and one was used.",),
}

LISTED: Final = (
    "Of what is listed here, the oldest reached {longest}, the youngest {shortest}.",
    "The longest stay on this list is {longest}, and the shortest {shortest}.",
    "From {longest} on the premises to {shortest}: some stays were shorter than others.",
)
