"""Spots a file the branch made that was much longer on the way than as it was merged.

Funny because somebody wrote every line of it, and somebody took a third of them home again.
Known false alarms: a file that was split, or whose parts moved. Its lines are counted and nothing is said of where
they went; a file that was there before the branch is left out, since others may have worked on it meanwhile.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import Step, known, of_commit, steps
from roastbot.evidence import ChangeType, Dossier
from roastbot.findings import Fact, Finding, Subject
from roastbot.words import fits_a_span

NOTICEABLE = 50  # lines that went again
SHARE = 5  # so large a part of the longest must have gone: a fifth
CIRCLE = 20  # a file comes full circle when it ends within a twentieth of what it began with
MOST = 3  # files


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the files that shrank most; without whole patches there is no longest to compare with."""
    branch = steps(dossier)
    by_commit = {step.commit.short: step for step in branch}
    made: dict[str, list[Step]] = {}
    for step in branch:
        for part in step.parts:
            if part.change is ChangeType.ADDED:
                made.setdefault(part.path, []).append(step)
    found = []
    for peak in facts:
        path, longest = peak.subject.name, by_commit.get(peak.subject.within)
        if peak.id != f"file.{path}.peak" or longest is None or len(made.get(path, ())) != 1:
            continue
        told = known(facts, peak.id, f"file.{path}.after", f"file.{path}.shed")
        if len(told) > 2 and fits_a_span(path):  # noqa: PLR2004 - longest, end, difference
            found += list(_finding(facts, told, made[path][0], longest))
    yield from sorted(found, key=lambda finding: (-finding.weight, -_shed(finding)))[:MOST]


def _shed(finding: Finding) -> int:
    return int(str(finding.facts[2].value))


def _finding(facts: Sequence[Fact], told: tuple[Fact, ...], made: Step, longest: Step) -> Iterator[Finding]:
    """Yield the finding where enough went; the first length is told where the clocks agree that it came first."""
    peak, after, shed = (int(str(fact.value)) for fact in told)
    path = told[0].subject.name
    if shed < max(NOTICEABLE, peak // SHARE):
        return
    first = known(facts, f"commit.{made.commit.short}.file.{path}.additions")
    if not first and len(made.parts) == 1:
        first = of_commit(facts, made, "additions")
    began = int(str(first[0].value)) if first else 0
    born = f"lines of {path} when it was made"
    claim = f"{path} was {peak:,} lines long after “{longest.commit.headline}” and {after:,} when it was merged."
    weight = 3 if shed * 3 >= peak else 2
    if began and made.place < longest.place and made.commit.authored_at <= longest.commit.authored_at:
        claim = (
            f"{path} was {began:,} lines long when it was made, {peak:,} after “{longest.commit.headline}”, and"
            f" {after:,} when it was merged."
        )
        first = (*first, Fact(f"swelled.{path}.made", began, "lines", born, (made.receipt,), Subject("file", path)))
        weight = 4 if abs(after - began) * CIRCLE <= began else weight
    receipts = dict.fromkeys((made.receipt, longest.receipt))
    clocks = (*of_commit(facts, made, "authored"), *of_commit(facts, longest, "authored"))
    yield Finding("swelled", claim, tuple(dict.fromkeys((*told, *first, *clocks))), tuple(receipts), weight)
