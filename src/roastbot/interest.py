"""What in a change is worth reading first: the patches cut into pieces, each with its worth.

Interest is judged from the change itself and from what was said about it. Worth most are names that messages and
reviews mention, new classes and functions, comments, long names, lines that came and went on the branch, and the
first that is shown of a commit or a file; more so in what a review or a late commit touched. Tests are worth half as
much a line as code, because they are the bulk of most changes and repeat themselves; prose is worth a little more,
because it says why. What proves a finding, and what its commits changed, is worth more, so that whoever is told can
read it. Imports and brackets are worth next to nothing, and so is whatever stands in the brief already: names and
lines pay once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from roastbot.containers import code
from roastbot.evidence import Absent, Commit, Dossier, FilePatch, Line
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Finding
from roastbot.rations import BREAK, size

LONGEST_PIECE: Final = 20  # lines; a longer run of changes is cut where a definition or a paragraph begins
MOST_BYTES: Final = 600  # of a piece before it is cut: paragraphs are long lines
SHORTEST_PIECE: Final = 5
GAP: Final = 1  # unchanged lines between two changes that are cheaper shown than marked
MARK: Final = 9  # bytes of the mark over a run of lines, `@12345` and its end
NEARBY: Final = 12  # lines between a remark and the code it is about
MOST_LATE: Final = 3, 4  # where more than that share of the commits is late, late says nothing
WIDE: Final = 80  # letters of a line; longer prose says more
LONG_NAME: Final = 20  # letters
SHORTEST_TOPIC: Final = 4  # letters of a word in a title that says what a commit is about
SHORTEST_NAME: Final = 5  # letters of a file, folder or name that a rule is taken to mean

# Worths are whole numbers, so that they add up the same in any order.
PLAIN, TELLING, LONG, MENTIONED, LITERAL, DOTTED = 3, 20, 10, 60, 8, 14
IDLE, ORDINARY, REMARK, DEFINITION, SHORT_LIVED, ON_TOPIC = 1, 6, 14, 30, 12, 12
FIRST_OF_COMMIT, FIRST_OF_FILE = 120, 60  # for the first piece shown of a commit, and of a file
PROOF: Final = 40  # for a line that a finding quotes: whoever is told of it reads it where it stands
TOLD: Final = 12, 10  # by how much a finding that names a commit raises what the commit changed
OF_KIND: Final = {
    Kind.REST: 10,
    Kind.TESTS: 5,
    Kind.WORDS: 12,
}  # a page of prose tells why, one of tests tells it again
HOT: Final = 16, 10  # by how much reviews and late commits raise it

_FIRST: Final = "\0"  # begins what stands for a commit or a file among names
_NAME: Final = re.compile(r"[A-Za-z_]\w+")
_DOTTED: Final = re.compile(r"[A-Za-z_]\w+\.[A-Za-z_]\w+")
_LITERAL: Final = re.compile(r"[bfr]?\"[^\"\n]{1,24}\"|[bfr]?'[^'\n]{1,24}'")
_TELLING: Final = re.compile(r"\w_\w|[a-z]\w*[A-Z]|[A-Z]\w*[a-z]\w*[A-Z]|[A-Z]{2}")
_DEFINITION: Final = re.compile(
    r"\s*(?:(?:export|default|public|private|protected|static|abstract|async|final|pub|internal|override)\s+)*"
    r"(?:class|def|function|func|fn|interface|struct|enum|trait|impl|module|type|resource)\b|#{1,6}\s|\*\*[^*]+\*\*:?\s*$"
)
_REMARK: Final = re.compile(r"\s*(?:#|//|/\*|\*\s|--\s|;;|\"\"\"|''')")
_IMPORT: Final = re.compile(r"\s*(?:import|from\s+\S+\s+import|use|using|require|include|#include|package)\b")
_MENDING: Final = re.compile(
    r"\b(?:fix\w*|bugs?|revert\w*|address\w*|repair\w*|oops|typos?|race|leak\w*|regression|harden\w*|again|hotfix)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Patch:
    """One file's patch in one commit that is worth showing; `place` is its commit's, oldest first."""

    place: int
    commit: Commit
    part: FilePatch
    lines: tuple[Line, ...]
    kind: Kind
    hot: bool

    @property
    def id(self) -> str:
        """Its id in the dossier."""
        return f"patch:{self.commit.short}:{self.part.path}"


@dataclass(slots=True)
class Piece:
    """Some lines of a patch (`start` to before `stop`) with their worth and cost; `keys` tell repeats by."""

    patch: int
    start: int
    stop: int
    worth: int = 0
    cost: int = 0
    factor: int = 100
    names: tuple[str, ...] = ()
    keys: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Story:
    """What was said around a change.

    `named` are the words of all prose, `remarks` the lines remarked on by path, `late` the places of commits that came
    late or mend; `titles` for each commit the words of its title, `heard` those of all reviews, in lower case. `told`
    are the places of commits that findings name, `proofs` by patch the lines that findings quote.
    """

    named: frozenset[str]
    remarks: dict[str, tuple[int, ...]]
    late: frozenset[int]
    titles: tuple[frozenset[str], ...] = ()
    heard: frozenset[str] = frozenset()
    told: frozenset[int] = frozenset()
    proofs: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, dossier: Dossier, findings: Sequence[Finding] = ()) -> "Story":
        """Return the story of a dossier and of what was found in it."""
        kinds = ("title", "description", "commit:", "review:", "thread:", "comment:", "issue:")
        said = [source.text for source in dossier.sources.values() if source.id.startswith(kinds)]
        named = frozenset(name for text in said for name in _NAME.findall(text))
        remarks: dict[str, tuple[int, ...]] = {}
        for thread in dossier.threads:
            line = () if thread.line is None else (thread.line,)
            remarks[thread.path] = (*remarks.get(thread.path, ()), *line)
        talk = " ".join(comment.body for thread in dossier.threads for comment in thread.comments)
        titles = tuple(_topic(commit.headline) for commit in dossier.commits)
        receipts = [receipt for finding in findings for receipt in finding.receipts]
        sources = {receipt.source for receipt in receipts}
        told = frozenset(n for n, commit in enumerate(dossier.commits) if f"commit:{commit.short}" in sources)
        proofs: dict[str, frozenset[str]] = {}
        for receipt in receipts:
            if receipt.source.startswith("patch:"):
                own = frozenset(line.strip() for line in receipt.quote.splitlines())
                proofs[receipt.source] = proofs.get(receipt.source, frozenset()) | own
        return cls(named, remarks, _late(dossier), titles, _topic(talk), told, proofs)

    def is_near(self, path: str, line: Line) -> bool:
        """Whether somebody remarked on a place near this line."""
        number = line.new_number or line.old_number or 0
        return any(abs(number - remark) <= NEARBY for remark in self.remarks.get(path, ()))


def _topic(text: str) -> frozenset[str]:
    return frozenset(name.lower() for name in _NAME.findall(text) if len(name) >= SHORTEST_TOPIC)


def _late(dossier: Dossier) -> frozenset[int]:
    """Return the places of commits that mend something or were written after somebody else spoke."""
    author = dossier.pull_request.author.login
    spoke = [review.submitted_at for review in dossier.reviews if review.submitted_at and review.body]
    said = [*dossier.comments, *(comment for thread in dossier.threads for comment in thread.comments)]
    spoke += [comment.created_at for comment in said if comment.author.login != author]
    first = min(spoke, default=None)
    late = {place for place, commit in enumerate(dossier.commits) if first and commit.authored_at > first}
    if len(late) * MOST_LATE[1] > len(dossier.commits) * MOST_LATE[0]:
        late = set()
    mending = {place for place, commit in enumerate(dossier.commits) if _MENDING.search(commit.headline)}
    return frozenset(late | mending)


def patches(dossier: Dossier, story: Story, shown: dict[str, bool]) -> tuple[Patch, ...]:
    """Return the patches that somebody wrote by hand; `shown` says by path which those are."""
    return tuple(
        Patch(place, commit, part, part.lines, kind_of(part.path), part.path in story.remarks or place in story.late)
        for place, commit in enumerate(dossier.commits)
        if not isinstance(commit.patch, Absent)
        for part in commit.patch
        if not isinstance(part.lines, Absent) and shown[part.path]
    )


def hunk_starts(lines: Sequence[Line]) -> list[int]:
    """Return where hunks begin: at the first line, and wherever line numbers jump."""
    starts = []
    old = new = None
    for place, line in enumerate(lines):
        jumps = (old is not None and line.old_number is not None and line.old_number != old) or (
            new is not None and line.new_number is not None and line.new_number != new
        )
        if jumps or not place:
            starts.append(place)
        old = old if line.old_number is None else line.old_number + 1
        new = new if line.new_number is None else line.new_number + 1
    return starts


def price(line: Line) -> int:
    """Return the bytes a line takes up with its sign and its end."""
    return size(code(line.text)) + 1 + BREAK


def pieces(known: Sequence[Patch], story: Story) -> list[Piece]:
    """Return every patch cut into pieces, in order, each with its worth."""
    both = _short_lived(known)
    made = []
    for place, patch in enumerate(known):
        spans = list(_spans(patch.lines)) or [(0, 0)]
        made += [_piece(place, patch, span, story, both) for span in spans]
    return made


def _short_lived(known: Sequence[Patch]) -> frozenset[str]:
    """Return the lines that one commit of the branch added and another took out, or the other way round."""
    signs: dict[str, dict[str, int]] = {"+": {}, "-": {}}
    for patch in known:
        for line in patch.lines:
            if line.sign in signs:
                signs[line.sign].setdefault(line.text.strip(), patch.place)
    added, removed = signs["+"], signs["-"]
    return frozenset(text for text in added.keys() & removed.keys() if added[text] != removed[text])


def _spans(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the changed runs of a patch, joined over GAP unchanged lines and cut where they grow long."""
    begins = set(hunk_starts(lines))
    start = stop = -1
    grown = 0
    for place, line in enumerate(lines):
        if line.sign == " ":
            continue
        apart = place - stop > GAP or any(between in begins for between in range(stop, place + 1))
        if start >= 0 and (apart or grown > MOST_BYTES or _is_cut(lines, start, place)):
            yield start, stop
            start, grown = place, 0
        start, stop = (place if start < 0 else start), place + 1
        grown += len(line.text)
    if start >= 0:
        yield start, stop


def _is_cut(lines: Sequence[Line], start: int, place: int) -> bool:
    """Whether a run that began at `start` had better end before `place`."""
    length = place - start
    return (
        length >= LONGEST_PIECE
        or (length >= SHORTEST_PIECE and bool(_DEFINITION.match(lines[place].text)))
        or (length >= LONGEST_PIECE // 2 and not lines[place - 1].text.strip())
    )


def _piece(place: int, patch: Patch, span: tuple[int, int], story: Story, both: frozenset[str]) -> Piece:
    lines = patch.lines[span[0] : span[1]]
    changed = [line for line in lines if line.sign != " "]
    worth, names = 0, {f"{_FIRST}{patch.place}": None, f"{_FIRST}{patch.part.path}": None}
    title, heard = story.titles[patch.place], story.heard
    proofs = story.proofs.get(patch.id, frozenset())
    for line in changed:
        own = dict.fromkeys(_NAME.findall(line.text))
        worth += _worth(line.text, patch.kind) if own else 0
        worth += SHORT_LIVED if own and line.text.strip() in both else 0
        worth += ON_TOPIC if any((low := name.lower()) in title or low in heard for name in own) else 0
        worth += PROOF if line.text.strip() in proofs else 0
        names |= own | dict.fromkeys(_LITERAL.findall(line.text)) | dict.fromkeys(_DOTTED.findall(line.text))
    factor = OF_KIND[patch.kind] * 10
    if patch.place in story.late or any(story.is_near(patch.part.path, line) for line in changed[:1] + changed[-1:]):
        factor = factor * HOT[0] // HOT[1]
    elif patch.hot:
        factor = factor * (HOT[0] + HOT[1]) // (2 * HOT[1])
    if patch.place in story.told:
        factor = factor * TOLD[0] // TOLD[1]
    cost = MARK + sum(map(price, lines))
    keys = tuple(dict.fromkeys(line.sign + text for line in changed if (text := line.text.strip())))
    return Piece(place, *span, worth if lines else ORDINARY, cost, factor, tuple(names), keys)


def _worth(text: str, kind: Kind) -> int:
    if _IMPORT.match(text) and kind is not Kind.WORDS:
        return IDLE
    if _DEFINITION.match(text):
        return DEFINITION
    if kind is Kind.WORDS or _REMARK.match(text):
        return REMARK * (1 + len(text) // WIDE)
    return ORDINARY


def worth_of_names(made: Sequence[Piece], story: Story) -> dict[str, int]:
    """Return what it is worth to show a name once: more for what prose mentions, for telling, long and busy names."""
    busy = Counter(name for piece in made for name in piece.names)
    return {name: _worth_of_name(name, count, story) for name, count in busy.items()}


def _worth_of_name(name: str, count: int, story: Story) -> int:
    if name.startswith(_FIRST):
        return FIRST_OF_COMMIT if name[1:].isdigit() else FIRST_OF_FILE
    if not (name[0].isalpha() or name[0] == "_") or name[-1] in "\"'":
        return LITERAL
    if "." in name:
        return DOTTED
    if not _TELLING.search(name):
        return PLAIN
    own = TELLING + (LONG if len(name) >= LONG_NAME else 0) + (MENTIONED if name in story.named else 0)
    return own * (8 + min(count.bit_length(), 6)) // 8


def telling_names(dossier: Dossier) -> frozenset[str]:
    """Return the names a rule of the repository may mention: touched files, their folders, and names in the title."""
    pull = dossier.pull_request
    parts = {part for file in pull.files for part in (file.path, *file.path.split("/"))}
    said = {name for name in _NAME.findall(pull.title) if _TELLING.search(name)}
    return frozenset(part for part in parts | said if len(part) >= SHORTEST_NAME)
