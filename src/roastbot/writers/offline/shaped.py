"""The words that give each shape its opening and its ending, and how things on a list are told.

An opening that needs the title's task comes first; what stands after it does without. Rules as in `takes`.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from roastbot.writers.offline.thesis import Shape

OPENINGS: Final[Mapping[Shape, Sequence[str]]] = {
    Shape.PROMISE: (
        "{Author} [set out|undertook|resolved] to {task}, in {repo}.",
        "The promise is {author}'s, and it is made to {repo}: to {task}.",
        "To {task}: that is what the title promises {repo}, and {author} signed it.",
        "{repo} was told to expect a change, in which {author} would {task}.",
    ),
    Shape.CLOCK: (
        "{First_stamp}: {first_title}. That is how {author} began to {task}, in {repo}.",
        "{First_stamp}: {first_title}. It is the first commit on a branch by {author}, who meant to {task}, in {repo}.",
        "{repo}, {first_stamp}: {first_title}. {Author} had started to {task}.",
        "{First_stamp}. {Author} commits {first_title}, on the way to {task}, in {repo}.",
        "The clock starts {first_at}, in {repo}, with {first_title}. {Author} had decided to {task}.",
    ),
    Shape.INVENTORY: (
        """The {commits} of this pull request added {added} between them. {plus} were merged. This is about some of the
        others.""",
        "{Added} were added here, commit by commit, and {plus} were merged. A list of departures follows.",
        """Git counts {added} that were added, commit by commit, and {plus} that were merged. Here are some
        that stayed behind.""",
    ),
    Shape.DIALOGUE: (
        "{Who} {asks}: {question} The place is {repo}, and the plan was to {task}.",
        "{question} That is [what|how] {who} put it, in {repo}, when {author} had set out to {task}.",
        "On a branch of {repo}, {who} {asks}: {question} What {author} had in mind was to {task}.",
    ),
    Shape.LIFE: (
        "There is a part for {name} in this story. {Author} had set out to {task}, in {repo}.",
        "This is a story with {name} in it. It is set in {repo}, where {author} wanted to {task}.",
        "{Author} was about to {task}, in {repo}. Then there was {name}.",
    ),
    Shape.NOTE: (
        "{Author} [set out|wanted|decided] to {task}, in {repo}.",
        "The plan, in {repo}, was to {task}. The plan was {author}'s.",
        "In {repo}, {author} [meant|undertook|resolved] to {task}.",
        "To {task}: that was the [idea|task|aim] in {repo}, and {author} [took it on|took it up].",
    ),
}
LIST_WITHOUT_SUM: Final = (
    "Some things come to a branch and stay. This is about others.",
    "What follows is a list of things that were put in, and were out again before the merge.",
)
EXPOSITIONS: Final = (
    "{Author} had set out to {task}, in {repo}.",
    "All this was to {task}, in {repo}, and it was {author}'s plan.",
    "The aim, in {repo}, had been to {task}. {Author} did the aiming.",
)
NAMED: Final = (
    "{Author} merged {title} into {repo}, {merged_at}.",
    "{Title} is [a pull request by|the work of] {author}, and {repo} has had it since {merged_day}.",
    "{Author} [opened|wrote] a pull request called {title}. The place is {repo}.",
)
BARE: Final = (
    "[This pull request](evidence:title) was merged {merged_at}.",
    "[This pull request](evidence:title) is merged.",
)
ENDINGS: Final[Mapping[Shape, Sequence[str]]] = {
    Shape.PROMISE: (
        "It was merged {merged_at}. The title says {Verb} all the same.",
        "{Merged_at} it went in, with {Verb} in the title.",
        "The merge is from {merged_day}, {merged_clock}. {Verb}, the title says.",
    ),
    Shape.CLOCK: (
        "{Merged_stamp}: merged[, {merge_span} after {last_title}|].",
        "The clock stops {merged_at}, with the merge.",
        "{Merged_stamp}. Merged.",
        "Time was called {merged_at}, and it was merged.",
        "{Merged_stamp}: the merge. Before it stands {last_title}, and {merge_span} of quiet.",
    ),
    Shape.INVENTORY: (
        "What is left is {sum}, in {files}, from {commits}. It was merged {merged_at}.",
        "Kept, in the end: {sum}, in {files} and {commits}. The merge is from {merged_day}, {merged_clock}.",
        "The remainder comes to {sum} in {files}, after {commits}. It was merged {merged_at}.",
    ),
    Shape.DIALOGUE: (
        "The last word in the log is {last_title}. {Merge_span} [later|after that] it was merged.",
        "{last_title} [was the last to speak|had the last word], {last_at}. It was merged {merged_at}.",
    ),
    Shape.LIFE: (
        "It was merged {merged_at}, {merge_span} after {last_title}.",
        "Between {last_title} and the merge there were {merge_span} of quiet.",
    ),
    Shape.NOTE: (),
}
LAST_WORDS: Final[Mapping[Shape, Sequence[str]]] = {  # where the world's last line names the hour
    Shape.PROMISE: (
        "The title says {Verb} to the end.",
        "{Verb}, says the title it was merged under.",
        "It was merged as {title}.",
    ),
    Shape.CLOCK: ("Then came the merge.", "{Merge_span} after {last_title} came the merge."),
    Shape.INVENTORY: (
        "What is left is {sum}, in {files}, from {commits}.",
        "Kept, in the end: {sum}, in {files} and {commits}.",
        "The remainder comes to {sum} in {files}, after {commits}.",
    ),
    Shape.DIALOGUE: ("The last word in the log is {last_title}.", "{last_title} had the last word."),
    Shape.LIFE: ("The log ends with {last_title}.", "{last_title} closes the log."),
}
PLAIN_ENDINGS: Final = (
    "It was merged {merged_at}.",
    "{Merged_at} it was merged.",
    "The merge is from {merged_day}, {merged_clock}.",
)

ITEMS: Final[Mapping[str, Sequence[str]]] = {
    "taken_back": (
        "{Span}: {lines} of {early}. {Late} [came for them|took them out|saw them off].",
        "{Span}: {lines}, in with {early}, out with {late}.",
        "{Lines} of {early} [lasted|stayed for|had] {span}. Then came {late}.",
        "{Span} is what {early} had of {lines}, until {late}.",
    ),
    "taken_line": (
        "{Span}: the work of {early}, until {late}.",
        "{Span} separate {early} from {late}.",
        "{Span} passed between {early} and its amendment, {late}.",
    ),
    "short_name": (
        "{Span}: {tests_link}, in the tests.",
        "{Span}: {code_link}.",
        "{tests_link}, a resident of the tests, had {span}.",
        "{code_link} had {span}.",
        "{link}[, for its part,|] lasted {span}.",
    ),
    "short_file": (
        "{Span}: {file}, {lines} long, in with {early}, out with {late}.",
        "{file}, {lines} long, stayed for {span}, from {early} to {late}.",
    ),
    "short_same": (
        "{Span}: {file}, {lines} long. {Same} brought it, with {early}, and {Same} took it away, with {late}.",
        "{file}, {lines} long, had {span}. {Early} begins with {Same}, and so does {late}, which deleted it.",
    ),
    "short_advertised": (
        "{Span}: {name}, which left with {late}. The description still has it.",
        "{name} had {span} on the branch until {late}, and is in the description still.",
    ),
    "no_trace": (
        "{Span}: {lines} in {file}, put in and taken out again. The merged diff does not touch the file.",
        "{file} had {lines} for {span}, and the merged diff does not touch the file.",
    ),
    "brief_guard": ("{Span}: a guard in {file}, posted by {early}, relieved by {late}.",),
    "there_and_back": ("{Span}: an outing of {lines}, from {early} to {late}, which put them back.",),
    "outing_vouched": ("{Span}: the word {word}. {Early} moved {lines}, and {late} put them back.",),
    "lost_letters": ("{Span}: {names} without their underscore. {Early} mislaid it, {late} found it.",),
}
