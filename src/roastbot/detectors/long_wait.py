"""Spots a small change that was open for days.

Funny because the waiting can be measured in days per line.
Known false alarms: weekends, holidays, a release freeze. Nobody is blamed for the days.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

SMALL = 60  # lines changed
DAYS = 3


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding."""
    pull = dossier.pull_request
    changed = pull.additions + pull.deletions
    days = (pull.merged_at - pull.created_at).days
    told = known(facts, "pull.open.span", "pull.open.days", "pull.changed", "pull.created", "pull.merged")
    if 0 < changed <= SMALL and days >= DAYS and len(told) > 1:
        claim = f"The pull request was open for {days} days and changes {changed} lines."
        yield Finding("long_wait", claim, told, (), 3 if days < 2 * DAYS else 4)
