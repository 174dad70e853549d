"""Spots runs of added lines that stand elsewhere in the repository as well, word for word.

Funny because the same thing is said twice, and the two copies do not know each other yet.
Known false alarms: short lines stand everywhere, and tests repeat themselves on purpose. Only lines of some length are
counted, imports, comments and docstrings are not, all have to follow one another in both places at the same distances,
a run in a test has to be longer, and what no hand wrote is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roastbot.added import added
from roastbot.evidence import Ask, Dossier, Question, SourceTree, TouchedFile
from roastbot.facts.whole import is_machine_made
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.python_code import read
from roastbot.uses import whole_tree
from roastbot.words import fits_a_span

LONG = 18  # characters of a line that is worth comparing
ENOUGH = 8  # lines of a run
ENOUGH_IN_TESTS = 20
MOST_QUESTIONS = 6_000  # lines; a change with more was not typed
MOST = 3  # findings
_IDLE = re.compile(r"(?:from |import |#|@|raise NotImplementedError)")


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that stand in two places: the first lines' numbers, and the lines themselves, first to last."""

    path: str
    line: int
    other: str
    other_line: int
    lines: tuple[str, ...]


def asks(dossier: Dossier) -> Iterator[Question]:
    """Yield the question where else each added line of some length stands."""
    lines = dict.fromkeys(line for file in _files(dossier) for line in _telling(file).values())
    yield from (Question(Ask.LINE, line) for line in list(lines)[:MOST_QUESTIONS])


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the longest runs, those outside tests first; a run that stands in three places is told once."""
    tree = whole_tree(dossier)
    if tree is None:
        return
    runs = [run for file in _files(dossier) for run in _runs(dossier, tree, file)]
    seen: set[str] = set()
    told = 0
    for run in sorted(runs, key=lambda run: (_in_tests(run), -len(run.lines), run.path, run.line)):
        if told < MOST and not seen.intersection(run.lines):
            told += 1
            yield _finding(dossier, run)
        seen.update(run.lines)


def _files(dossier: Dossier) -> Iterator[TouchedFile]:
    attributes = dossier.pull_request.repository.gitattributes
    for file in dossier.texts:
        if file.path.endswith(".py") and fits_a_span(file.path) and not is_machine_made(file.path, attributes):
            yield file


def _telling(file: TouchedFile) -> Mapping[int, str]:
    """Return the added lines that are long enough and say something, stripped, by number."""
    code = read(file.after) if isinstance(file.after, str) else None
    if code is None:
        return {}
    told = {number for first, last in code.docstrings for number in range(first, last + 1)}
    stripped = {number: text.strip() for number, text in added(file).items() if number not in told}
    return {n: text for n, text in stripped.items() if LONG <= len(text) <= 200 and not _IDLE.match(text)}  # noqa: PLR2004 - longer ones are data


def _runs(dossier: Dossier, tree: SourceTree, file: TouchedFile) -> Iterator[_Run]:
    lines = _telling(file)
    by_shift: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, text in lines.items():
        for mention in tree.mentions_of(text, Ask.LINE) or ():
            if (mention.path, mention.line) != (file.path, number):
                by_shift[mention.path, mention.line - number].append(number)
    order = {number: place for place, number in enumerate(lines)}
    attributes = dossier.pull_request.repository.gitattributes
    for (other, shift), numbers in by_shift.items():
        if not other.endswith(".py") or not fits_a_span(other) or is_machine_made(other, attributes):
            continue
        for run in _stretches(numbers, order):
            least = ENOUGH_IN_TESTS if Kind.TESTS in {kind_of(file.path), kind_of(other)} else ENOUGH
            apart = other != file.path or abs(shift) > run[-1] - run[0]
            if apart and len(set(map(lines.__getitem__, run))) >= least:
                yield _Run(file.path, run[0], other, run[0] + shift, tuple(lines[number] for number in run))


def _stretches(numbers: Sequence[int], order: Mapping[int, int]) -> Iterator[list[int]]:
    """Yield the numbers in stretches in which no line of the file that was asked for is left out."""
    stretch: list[int] = []
    for number in numbers:
        if stretch and order[number] != order[stretch[-1]] + 1:
            yield stretch
            stretch = []
        stretch.append(number)
    if stretch:
        yield stretch


def _in_tests(run: _Run) -> bool:
    return kind_of(run.path) is Kind.TESTS


def _finding(dossier: Dossier, run: _Run) -> Finding:
    here = Receipt.quote_from(dossier, f"after:{run.path}", run.lines[0])
    there = Receipt.quote_from(dossier, f"tree:{run.other}", run.lines[0])
    name, count = f"said_twice.{run.path}:{run.line}", len(run.lines)
    whose, within = Subject("file", run.path), Subject("file", run.other)
    how = f"Lines of {LONG} characters or more in one unbroken order in both places; shorter ones are not counted."
    told = (
        Fact(f"{name}.lines", count, "lines", "added lines that stand in two places", (here, there), whose, how),
        Fact(f"{name}.at", run.line, "", f"the line of {run.path} where they begin", (here,), whose),
        Fact(f"{name}.other_at", run.other_line, "", f"the line of {run.other} where they begin", (there,), within),
    )
    where = "again in the same file" if run.other == run.path else f"in {run.other} as well"
    claim = (
        f"At least {count} lines that the change adds to {run.path} from line {run.line} on stand {where},"
        f" from line {run.other_line} on."
    )
    return Finding("said_twice", claim, told, (here, there), 2 if _in_tests(run) else 4)
