"""A patch as a sequence of edits: each block of removed lines with the added lines that took its place. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from roastbot.evidence import Absent, FilePatch

_CONDITION = re.compile(r"(?:el)?if\b.*:$")
_LEAVES = re.compile(r"(?:return|raise|continue|break)\b")


@dataclass(frozen=True, slots=True)
class Edit:
    """One place of a patch: what went and what came, line by line, without what ends them; either may be empty."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


def edits(part: FilePatch) -> Iterator[Edit]:
    """Yield the edits of one file's patch in order; none where it is absent."""
    removed: list[str] = []
    added: list[str] = []
    old = new = 0  # the numbers that the next line of this edit has on either side; 0 while it has none there
    for line in () if isinstance(part.lines, Absent) else part.lines:
        is_apart = (line.sign == "-" and old not in {0, line.old_number}) or (
            line.sign == "+" and new not in {0, line.new_number}
        )
        if (removed or added) and (line.sign == " " or is_apart or (line.sign == "-" and added)):
            yield Edit(tuple(removed), tuple(added))
            removed, added = [], []
            old = new = 0
        if line.sign == "-":
            removed.append(line.text)
            old = (line.old_number or 0) + 1
        elif line.sign == "+":
            added.append(line.text)
            new = (line.new_number or 0) + 1
    if removed or added:
        yield Edit(tuple(removed), tuple(added))


def guards(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each `if ...:` of Python whose first line below it leaves, with that line; both without indentation."""
    for line, below in pairwise(lines):
        condition, leaving = line.strip(), below.strip()
        is_inside = len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())
        if is_inside and _CONDITION.match(condition) and _LEAVES.match(leaving):
            yield condition, leaving
