"""Spots commits written in the small hours, by their author's own clock.

Funny because a title reads differently at ten past two.
Known false alarms: a laptop set to another time zone, and commits that carry no offset: those recorded in UTC are
not counted, since nobody knows what the clock on the wall said.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.instants import clock

HOURS = range(5)


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the commit closest to half past two."""
    late = [
        step for step in steps(dossier) if step.commit.authored_at.hour in HOURS and step.commit.authored_at.utcoffset()
    ]
    if not late:
        return
    step = min(late, key=lambda step: abs(step.commit.authored_at.hour * 60 + step.commit.authored_at.minute - 150))
    count = Fact("odd_hours.count", len(late), "commits", "commits written between midnight and five", (step.receipt,))
    claim = f"“{step.commit.headline}” was written at {clock(step.commit.authored_at)}."
    yield Finding("odd_hours", claim, (count, *of_commit(facts, step, "authored", "changed")), (step.receipt,), 2)
