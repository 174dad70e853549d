"""How a file's length went on the branch: its longest and its shortest, beyond what it began and ended with."""

from collections.abc import Iterator
from datetime import tzinfo

from roastbot.evidence import Dossier
from roastbot.facts.measure import DETAIL, USEFUL, Measure
from roastbot.facts.whole import headline_receipt
from roastbot.findings import Fact
from roastbot.replay import courses

REPLAYED = (
    "The branch's patches replayed from the file as it was before the change, its lines counted after each; left out"
    " unless every line agrees on the way and at the merge."
)
MOST = 5  # files whose loss is told


def _each(name: str, about: str, worth: int = DETAIL, within: str = "{commit}") -> Measure:
    return Measure(f"file.{{path}}.{name}", "lines", about, REPLAYED, worth, "file", "{path}", within)


PEAK = _each("peak", "lines of {path} at its longest on the branch, after {commit}")
TROUGH = _each("trough", "lines of {path} at its shortest on the branch, after {commit}")
SHED = _each("shed", "lines by which {path} as merged is shorter than at its longest on the branch", USEFUL, "")
MEASURES = (PEAK, TROUGH, SHED)


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield the longest and the shortest by file, then what those that shrank most had lost by the merge."""
    found = courses(dossier)
    for course in found:
        for measure, end in ((PEAK, course.peak), (TROUGH, course.trough)):
            if end:
                yield from _told(dossier, measure, course.path, *end)
    shed = [(course.peak[1] - course.merged, course.path) for course in found if course.peak and course.merged]
    for lines, path in sorted(shed, key=lambda one: (-one[0], one[1]))[:MOST]:
        yield SHED.of(lines, path=path)


def _told(dossier: Dossier, measure: Measure, path: str, place: int, lines: int) -> Iterator[Fact]:
    """Yield the fact, unless another commit has the same short id."""
    commit = dossier.commits[place]
    if sum(1 for other in dossier.commits if other.short == commit.short) == 1:
        yield measure.of(lines, headline_receipt(dossier, commit), path=path, commit=commit.short)
