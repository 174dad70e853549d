"""Spots commits written on a Saturday or Sunday, or on a Friday evening, by their author's own clock.

Funny because the calendar had an opinion and the branch had another.
Known false alarms: other countries rest on other days, so only the day's name is told, never that it was a day off;
commits recorded in UTC are not counted, since nobody knows what day it was for whoever wrote them.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.instants import clock, weekday

FRIDAY, SATURDAY = 4, 5
EVENING = 18  # o'clock
MANY = 2  # commits on a weekend; a single one is nobody's habit


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the weekend where it has several commits, else the latest Friday evening."""
    known = [step for step in steps(dossier) if step.commit.authored_at.utcoffset()]
    free = [step for step in known if step.commit.authored_at.weekday() >= SATURDAY]
    late = [step for step in known if step.commit.authored_at.weekday() == FRIDAY]
    late = [step for step in late if step.commit.authored_at.hour >= EVENING]
    if len(free) >= MANY:
        first = min(free, key=lambda step: step.commit.authored_at)
        days = " and ".join(sorted({weekday(step.commit.authored_at) for step in free}))
        claim = f"{len(free)} commits were written on a {days.replace(' and ', ' or a ')}, {_named(first)} first."
        yield _finding(claim, first, free, "commits written on a Saturday or Sunday", facts)
    elif late:
        last = max(late, key=lambda step: (step.commit.authored_at.time(), -step.place))
        claim = f"“{last.commit.headline}” was written on a Friday at {clock(last.commit.authored_at)}."
        yield _finding(claim, last, late, f"commits written on a Friday after {EVENING}:00", facts)


def _named(step: Step) -> str:
    return f"“{step.commit.headline}”"


def _finding(claim: str, told: Step, counted: Sequence[Step], about: str, facts: Sequence[Fact]) -> Finding:
    receipts = tuple(step.receipt for step in counted)
    count = Fact("weekend.commits", len(counted), "commits", about, receipts, how="By the offsets the commits carry.")
    day = Fact("weekend.day", weekday(told.commit.authored_at), "", "the day of the week", (told.receipt,))
    return Finding("weekend", claim, (count, day, *of_commit(facts, told, "authored")), (told.receipt,), 2)
