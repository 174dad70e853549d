"""Spots commits written on different days that git's second clock puts into one and the same minute.

Funny because a rebase gives a week's work a single departure time.
Known false alarms: none; both times are git's own. It says nothing about why somebody rebased.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

ENOUGH = 4  # commits in one minute
DAYS = 3  # calendar days they were written on


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the fullest minute."""
    minutes: dict[str, list[Step]] = defaultdict(list)
    for step in steps(dossier):
        minutes[step.commit.committed_at.strftime("%Y-%m-%d %H:%M")].append(step)
    if not minutes:
        return
    together = max(minutes.values(), key=len)
    days = {step.commit.authored_at.date() for step in together}
    if len(together) < ENOUGH or len(days) < DAYS:
        return
    receipts = tuple(step.receipt for step in together)
    count = Fact("second_clock.together", len(together), "commits", "commits last rewritten in one minute", receipts)
    told = Fact("second_clock.days", len(days), "days", "calendar days those commits were written on", receipts)
    clocks = (
        *of_commit(facts, together[0], "authored"),
        *of_commit(facts, together[0], "committed"),
        *of_commit(facts, together[-1], "authored"),
    )
    claim = f"{len(together)} commits written on {len(days)} days were all rewritten within the same minute."
    yield Finding("second_clock", claim, (count, told, *clocks), (receipts[0], receipts[-1]), 4)
