"""Definitions in patches: the name a line defines, and which names a commit only put in the place of others.

A renamed definition is one that a commit takes out under one name and adds under another while its body mostly stays.
What a patch does not show of a body did not change. Where it is doubtful whether a name went or was changed, it counts
as changed: nobody may say that something was taken out that still stands there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from roastbot.evidence import Absent, FilePatch, Line

_DEFINITION: Final = re.compile(
    r"\s*(?:export\s+|pub\s+|public\s+|async\s+|static\s+)*(?:def|class|func|function|fn|struct|interface|trait)\s+"
    r"(\w{1,120})\b"
)
LONGEST: Final = 400  # lines of a patch that are read for a body
MOST: Final = 2_000  # definitions that one commit adds or takes out and that are still compared
LONG_LINE: Final = 400  # characters; no longer one is read as a definition
NEAR: Final = 4  # definitions on either side in which the place of a removed one is looked for
TELLING: Final = 12  # characters of a line that does not stand in two bodies by chance
COMMON: Final = 20  # bodies; a line in more of them tells nothing
MOSTLY: Final = 0.5  # of a body; what stays must be more
_ENDS: Final = (")", "]", "}", "{")  # a line that begins so belongs to the definition above it


@dataclass(frozen=True, slots=True)
class _Shown:
    """A definition that a commit adds or takes out, as much of its body as the patch shows, and the hunk it is in."""

    name: str
    body: frozenset[str]
    place: int
    hunk: int


def defined(text: str) -> str:
    """Return the name that a line of code defines, or nothing."""
    match = _DEFINITION.match(text) if len(text) <= LONG_LINE else None
    return match[1] if match else ""


def renamed(parts: Sequence[FilePatch]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that a commit gave up for others, and those others; of too many to compare, all of them."""
    gone, come = (list(islice(_shown(parts, sign), MOST + 1)) for sign in "-+")
    if len(gone) > MOST or len(come) > MOST:
        return _names(parts, "-"), _names(parts, "+")
    net = Counter(one.name for one in come)
    net.subtract(one.name for one in gone)
    gone, come = [one for one in gone if net[one.name] < 0], [one for one in come if net[one.name] > 0]
    pairs = [*_in_place(gone, come), *_by_body(gone, come)]
    return frozenset(old for old, _ in pairs), frozenset(new for _, new in pairs)


def _names(parts: Sequence[FilePatch], sign: str) -> frozenset[str]:
    lines = (line for part in parts if not isinstance(part.lines, Absent) for line in part.lines)
    return frozenset(defined(line.text) for line in lines if line.sign == sign)


def _in_place(gone: Sequence[_Shown], come: Sequence[_Shown]) -> Iterator[tuple[str, str]]:
    """Yield what took another's place in the same hunk; its body is what the patch shows beside it."""
    first = 0
    for old in gone:
        while first < len(come) and come[first].place < old.place:
            first += 1
        for new in come[max(0, first - NEAR) : first + NEAR]:
            if new.hunk == old.hunk and (not old.body or len(old.body & new.body) > MOSTLY * len(old.body)):
                yield old.name, new.name


def _by_body(gone: Sequence[_Shown], come: Sequence[_Shown]) -> Iterator[tuple[str, str]]:
    """Yield what stands elsewhere under another name: two telling lines of its body do, and so does half of it."""
    where: dict[str, list[int]] = defaultdict(list)
    for n, new in enumerate(come):
        for line in new.body:
            where[line].append(n)
    for old in gone:
        telling = [line for line in old.body if len(line) >= TELLING and len(where[line]) <= COMMON]
        kept = Counter(n for line in telling for n in where[line])
        for n, count in kept.most_common(1):
            if count > max(1, MOSTLY * sum(1 for line in old.body if len(line) >= TELLING)):
                yield old.name, come[n].name


def _shown(parts: Sequence[FilePatch], sign: str) -> Iterator[_Shown]:
    place = hunk = 0
    for part in parts:
        lines = () if isinstance(part.lines, Absent) else part.lines
        old = new = None
        hunk += 1
        for at, line in enumerate(lines):
            place += 1
            if line.sign == " ":
                hunk += old is not None and (line.old_number, line.new_number) != (old + 1, (new or 0) + 1)
            old, new = _counted(line.old_number, old), _counted(line.new_number, new)
            name = defined(line.text) if line.sign == sign else ""
            if name:
                yield _Shown(name, frozenset(_body(lines, at, sign)), place, hunk)


def _counted(number: int | None, last: int | None) -> int | None:
    return last if number is None else number


def _body(lines: Sequence[Line], at: int, sign: str) -> Iterator[str]:
    """Yield the lines below a definition that belong to it, stripped, as far as the patch shows them without a gap."""
    depth, number = _depth(lines[at].text), _number(lines[at], sign)
    for n in range(at + 1, min(at + LONGEST, len(lines))):
        line = lines[n]
        if line.sign not in {sign, " "}:
            continue
        text, following = line.text.strip(), _number(line, sign)
        if following != number + 1 or (text and _depth(line.text) <= depth and not text.startswith(_ENDS)):
            return
        number = following
        if text:
            yield text


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip())


def _number(line: Line, sign: str) -> int:
    return (line.old_number if sign == "-" else line.new_number) or 0
