"""Spots how many lines were written on the branch and taken out again before anybody else had to read them.

Funny because the merged diff is the small part of the work.
Known false alarms: a line edited three times counts as two that went; they did go. Moved lines do not count.
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
    told = known(facts, "branch.gone", "branch.additions", "pull.additions", "pull.deletions", "commits.count")
    figures = {fact.id: fact.value for fact in told}
    gone, added = figures.get("branch.gone"), figures.get("branch.additions")
    if not isinstance(gone, int) or not isinstance(added, int) or gone < max(NOTICEABLE, SHARE * added):
        return
    claim = f"Of {added:,} lines added commit by commit, {gone:,} were taken out again on the branch."
    yield Finding("round_trip", claim, told, (), 4 if gone >= LARGE * added else 3)
