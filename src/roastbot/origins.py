"""Which lines of the base branch a change took out, and which commit git blame names for each.

A removed line counts when it is code (no blank, comment, docstring or import), stands in the file as it was before the
change at a place that was blamed, and did not merely move. One that the branch itself had added is none of the base's.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from roastbot.clues import Step
from roastbot.evidence import Absent, BlamedLines, Dossier, FilePatch, Line, TouchedFile
from roastbot.facts.whole import is_machine_made
from roastbot.file_kinds import Kind, kind_of
from roastbot.lineage import trace
from roastbot.python_code import read

TELLING = 12  # characters of a line that is not in a file by chance
_IDLE = re.compile(r"\W*$|(?:#|//|/\*|\*|--|<!--)|(?:import|from|using|use|require|include)\b")


@dataclass(frozen=True, slots=True)
class Origin:
    """Lines that were taken out and one commit that git blame names for all of them.

    `number` is the place of its first entry in `Dossier.blame`, from 1, as in the source id `blame:<n>`.
    """

    number: int
    commit: BlamedLines
    paths: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Blame:
    """The blamed lines of a dossier by file, and the files' texts before the change by their paths then."""

    dossier: Dossier
    _read: dict[str, Mapping[int, str]] = field(default_factory=dict)
    _found: dict[str, Mapping[str, Sequence[int]]] = field(default_factory=dict)

    @cached_property
    def _ranges(self) -> Mapping[str, list[tuple[int, int, int]]]:
        found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, lines in enumerate(self.dossier.blame, 1):
            found[lines.path].append((lines.first, lines.last, number))
        return {path: sorted(ranges) for path, ranges in found.items()}

    @cached_property
    def files(self) -> tuple[TouchedFile, ...]:
        """The touched files that hold code, were read before and after, and of which lines were blamed."""
        read = (text for text in self.dossier.texts if isinstance(text.before, str) and not _is_absent(text.after))
        return tuple(text for text in read if _before_path(text) in self._ranges and _is_code(self.dossier, text.path))

    @cached_property
    def _by_path(self) -> Mapping[str, TouchedFile]:
        """The files by their paths after the change and before it; the one before wins."""
        return {**{text.path: text for text in self.files}, **{_before_path(text): text for text in self.files}}

    @cached_property
    def _own(self) -> Mapping[int, set[tuple[str, str]]]:
        """By commit, the lines it took out that the branch itself had added."""
        found: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for death in trace(self.dossier).deaths:
            found[death.died].add((death.path, death.text))
        return found

    def _where(self, text: TouchedFile) -> Mapping[str, Sequence[int]]:
        """Return the numbers of each line of a file before the change."""
        if text.path not in self._found:
            found: dict[str, list[int]] = defaultdict(list)
            for number, line in enumerate(_lines(text.before), 1):
                found[line].append(number)
            self._found[text.path] = found
        return self._found[text.path]

    def of(self, path: str, line: int) -> int | None:
        """Return which entry of the blame (from 1) a line of a file before the change belongs to."""
        ranges = self._ranges.get(path, [])
        at = bisect_right(ranges, (line, float("inf"), 0)) - 1
        return ranges[at][2] if at >= 0 and ranges[at][0] <= line <= ranges[at][1] else None

    def by_change(self, paths: frozenset[str] | None = None) -> tuple[Origin, ...]:
        """Return the origins of what the whole change took out and stands in no touched file any more.

        `paths` narrows it to these files, by their paths after the change.
        """
        kept = {line for text in self.dossier.texts for line in map(str.strip, _lines(text.after)) if _is_telling(line)}
        taken = [
            (_before_path(text), number)
            for text in self.files
            if paths is None or text.path in paths
            for kept_here in ({line.strip() for line in _lines(text.after)},)
            for number, line in self._code(text).items()
            if line not in kept and line not in kept_here
        ]
        return self._origins(taken)

    def by_step(self, step: Step) -> tuple[Origin, ...]:
        """Return the origins of what one commit of the branch took out and added nowhere else."""
        added = {part.path: {line.text.strip() for line in _changed(part, "+")} for part in step.parts}
        arrived = {line for lines in added.values() for line in lines if _is_telling(line)}
        own = self._own.get(step.place, set())
        taken = []
        for part in step.parts:
            text = self._by_path.get(part.previous_path or part.path) or self._by_path.get(part.path)
            if text is None:
                continue
            gone = [line for line in _changed(part, "-") if (part.path, line.text) not in own]
            found = _places([(line.old_number or 0, line.text) for line in gone], self._where(text))
            code, moved = self._code(text), arrived | added[part.path] | {""}
            taken += [(_before_path(text), place) for place in found if code.get(place, "") not in moved]
        return self._origins(taken)

    def _code(self, text: TouchedFile) -> Mapping[int, str]:
        """Return the lines of code of a file before the change, without white space at their ends, by number."""
        if text.path not in self._read:
            idle = set(_idle(text.before)) if text.path.endswith(".py") and isinstance(text.before, str) else set()
            numbered = enumerate((line.strip() for line in _lines(text.before)), 1)
            self._read[text.path] = {n: line for n, line in numbered if n not in idle and not _IDLE.match(line)}
        return self._read[text.path]

    def _origins(self, taken: Sequence[tuple[str, int]]) -> tuple[Origin, ...]:
        by_commit: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for path, line in dict.fromkeys(taken):
            number = self.of(path, line)
            if number is not None:
                by_commit[self.dossier.blame[number - 1].oid].append((path, number))
        return tuple(
            Origin(rows[0][1], self.dossier.blame[rows[0][1] - 1], tuple(dict.fromkeys(p for p, _ in rows)), len(rows))
            for rows in by_commit.values()
        )


def _places(gone: Sequence[tuple[int, str]], where: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """Yield where removed lines, numbered as one commit saw them, stand in the text before the change: `where` by line.

    A telling line that stands in it once says how far the numbers are off; its neighbours follow it.
    """
    offset, last = None, None
    for number, text in gone:
        places = where.get(text, ())
        if len(places) == 1 and _is_telling(text.strip()):
            offset = places[0] - number
        elif last is None or number != last + 1:
            offset = None
        last = number
        if offset is not None and text.strip() and number + offset in places:
            yield number + offset


def _is_telling(line: str) -> bool:
    return len(line) >= TELLING


def _idle(text: str) -> Iterator[int]:
    """Yield the lines of a Python text that belong to docstrings and imports; none where it cannot be parsed."""
    code = read(text)
    lines = _lines(text)
    for first, last in code.docstrings if code else ():
        yield from range(first, last + 1)
    for first in {one.line for one in code.imports} if code else ():
        yield first
        if "(" in lines[first - 1] and ")" not in lines[first - 1]:
            ends = (n for n, line in enumerate(islice(lines, first, None), first + 1) if ")" in line)
            yield from range(first, next(ends, first) + 1)


def _changed(part: FilePatch, sign: str) -> list[Line]:
    return [] if isinstance(part.lines, Absent) else [line for line in part.lines if line.sign == sign]


def _lines(text: str | Absent | None) -> list[str]:
    return text.split("\n") if isinstance(text, str) else []


def _before_path(text: TouchedFile) -> str:
    return text.previous_path or text.path


def _is_absent(text: str | Absent | None) -> bool:
    return isinstance(text, Absent)


def _is_code(dossier: Dossier, path: str) -> bool:
    made = is_machine_made(path, dossier.pull_request.repository.gitattributes)
    return kind_of(path) is Kind.REST and not made
