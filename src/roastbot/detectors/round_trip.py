"""Spots that the commits of a branch add many more lines, one by one, than the diff that was merged.

Funny because the merged diff is the small part of the work.
Known false alarms: none, since nothing is said but the two sums. Which line went where is not told: a replay that
pairs equal lines can be wrong by a quarter in a file that was split.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

NOTICEABLE = 100  # lines
SHARE = 0.1  # of everything the branch added
LARGE = 0.25


def find(_: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding, and none when a single patch was absent."""
    told = known(facts, "branch.additions", "pull.additions", "pull.deletions", "commits.count")
    figures = {fact.id: fact.value for fact in told}
    merged, added = figures.get("pull.additions"), figures.get("branch.additions")
    if not isinstance(merged, int) or not isinstance(added, int) or added - merged < max(NOTICEABLE, SHARE * added):
        return
    claim = f"The commits add {added:,} lines one by one; the diff that was merged adds {merged:,}."
    yield Finding("round_trip", claim, told, (), 4 if added - merged >= LARGE * added else 3)
