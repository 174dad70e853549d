"""Spots that the commits of a branch add many more lines, one by one, than the diff that was merged.

Funny because the merged diff is the small part of the work.
Known false alarms: a commit that splits or moves a file adds lines that nobody wrote anew. Where such lines are much
of the difference it weighs little. Nothing is said but the two sums: which line went where cannot be told for certain.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Absent, Commit, Dossier
from roastbot.findings import Fact, Finding

NOTICEABLE = 100  # lines
SHARE = 0.1  # of everything the branch added
LARGE = 0.25
MOVED = 0.25  # of the difference


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding, and none when a single patch was absent."""
    told = known(facts, "branch.additions", "pull.additions", "pull.deletions", "commits.count")
    figures = {fact.id: fact.value for fact in told}
    merged, added = figures.get("pull.additions"), figures.get("branch.additions")
    if not isinstance(merged, int) or not isinstance(added, int) or added - merged < max(NOTICEABLE, SHARE * added):
        return
    claim = f"The commits add {added:,} lines one by one; the diff that was merged adds {merged:,}."
    weight = 4 if added - merged >= LARGE * added else 3
    moved = sum(_moved(commit) for commit in dossier.commits if not commit.is_merge)
    yield Finding("round_trip", claim, told, (), 2 if moved > MOVED * (added - merged) else weight)


def _moved(commit: Commit) -> int:
    """Return how many lines a commit takes out of one file and adds to another; lines without a word do not count."""
    gone, come = Counter[str](), Counter[str]()
    for part in () if isinstance(commit.patch, Absent) else commit.patch:
        lines = () if isinstance(part.lines, Absent) else part.lines
        net = Counter(line.text.strip() for line in lines if line.sign == "+" and _is_meant(line.text))
        net.subtract(line.text.strip() for line in lines if line.sign == "-" and _is_meant(line.text))
        come.update(+net)
        gone.update(-net)
    return (gone & come).total()


def _is_meant(text: str) -> bool:
    return any(map(str.isalnum, text))
