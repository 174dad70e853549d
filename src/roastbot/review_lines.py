"""What review threads are about, line by line, and what later commits did to that line.

GitHub shows the piece of diff a thread was opened on, and it ends with the line the remark is about. A thread whose
first comment is as old as the pull request itself has no clock (nobody remarks on what is not there yet), and of such
a thread nothing is said about order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from roastbot.clues import Step
from roastbot.evidence import GHOST, Absent, Comment, Dossier, FilePatch, Thread
from roastbot.findings import Receipt
from roastbot.words import clip, is_quotable

TELLING = 12  # characters of a line that is not in a file by chance
FEWEST = 3  # words worth quoting
LONGEST = 4_000  # characters of a remark that are searched for words to quote


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark that opened the thread `number` (from 1) by somebody other than the author, and the line it is about.

    `line` is the line without its sign, `added` whether the diff shows it as added.
    """

    number: int
    thread: Thread
    line: str
    added: bool

    @property
    def first(self) -> Comment:
        """The remark itself."""
        return self.thread.comments[0]

    @property
    def source(self) -> str:
        """Its id among the sources of the dossier."""
        return f"thread:{self.number}.1"

    @property
    def who(self) -> str:
        """The reviewer as a sentence about one remark may begin."""
        return by_whom(self.first)


def is_nameless(comment: Comment) -> bool:
    """Whether nobody knows any more who wrote a comment; two of these need not be of one person."""
    return comment.author.deleted or comment.author.login == GHOST.login


def by_whom(comment: Comment) -> str:
    """Return how a sentence begins that tells of a comment: with the login of who wrote it, or with a reviewer."""
    return "A reviewer" if is_nameless(comment) else comment.author.login


def remarks(dossier: Dossier) -> Iterator[Remark]:
    """Yield the remarks with a clock that are about a telling line of the change, oldest first."""
    pull, found = dossier.pull_request, []
    for number, thread in enumerate(dossier.threads, 1):
        last = thread.hunk.rstrip("\n").rpartition("\n")[2]
        if not thread.comments or last[:1] not in {"+", " "} or len(last.strip("+ \t")) < TELLING:
            continue
        first = thread.comments[0]
        if first.created_at > pull.created_at and first.author.login.casefold() != pull.author.login.casefold():
            found.append(Remark(number, thread, last[1:].rstrip("\r"), last[0] == "+"))
    yield from sorted(found, key=lambda remark: (remark.first.created_at, remark.number))


def answer(dossier: Dossier, remark: Remark) -> tuple[str, Comment] | None:
    """Return the source id and the comment with which the author first answered a remark; None where they did not."""
    author = dossier.pull_request.author.login.casefold()
    for place, comment in enumerate(remark.thread.comments[1:], 2):
        if comment.author.login.casefold() == author:
            return f"thread:{remark.number}.{place}", comment
    return None


def touches(step: Step, path: str) -> bool:
    """Whether a step changes the file."""
    return any(path in (part.path, part.previous_path) for part in step.parts)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of remarks (by file and text), with the steps that added them and those that took them out.

    A step that puts the line elsewhere, in any file and however indented, did not take it out.
    """

    added: Mapping[tuple[str, str], tuple[Step, ...]]
    gone: Mapping[tuple[str, str], tuple[Step, ...]]

    def taken_out(self, remark: Remark) -> Step | None:
        """Return the first step that took a remark's line out and was written after it, by the clocks."""
        steps = self.gone.get((remark.thread.path, remark.line), ())
        return next((step for step in steps if step.commit.authored_at > remark.first.created_at), None)

    def wrote(self, step: Step, remark: Remark) -> bool:
        """Whether a step added a remark's line."""
        return step in self.added.get((remark.thread.path, remark.line), ())


def lines_of(branch: Sequence[Step], found: Iterable[Remark]) -> Lines:
    """Return what the steps of a branch did to the lines of these remarks, reading every patch once."""
    wanted = {(remark.thread.path, remark.line) for remark in found}
    added: dict[tuple[str, str], list[Step]] = {}
    gone: dict[tuple[str, str], list[Step]] = {}
    for step in branch if wanted else ():
        came = {(part.path, text) for part in step.parts for text in texts(part, "+")}
        left = {(path, text) for part in step.parts for path in _paths(part) for text in texts(part, "-")}
        for key in wanted & came:
            added.setdefault(key, []).append(step)
        missing = wanted & left
        there = {text.strip() for _, text in came} if missing else set()
        for key in missing:
            if key[1].strip() not in there:
                gone.setdefault(key, []).append(step)
    return Lines({key: tuple(by) for key, by in added.items()}, {key: tuple(by) for key, by in gone.items()})


def _paths(part: FilePatch) -> frozenset[str]:
    return frozenset(path for path in (part.path, part.previous_path) if path)


def texts(part: FilePatch, sign: str) -> frozenset[str]:
    """Return the texts of a patch's lines with this sign."""
    return frozenset() if isinstance(part.lines, Absent) else frozenset(x.text for x in part.lines if x.sign == sign)


def quoted(dossier: Dossier, source: str, text: str) -> tuple[Receipt, ...]:
    """Return the first words of a comment that can stand between quotation marks, as a receipt; none where none can.

    Headings, badges and code that machines put first are passed over.
    """
    for row in text[:LONGEST].split("\n"):
        words = clip(row.strip().strip("*_#>-").strip())
        if len(words.split()) >= FEWEST and is_quotable(words):
            return (Receipt.quote_from(dossier, source, words),)
    return ()
