"""Spots force pushes, and auto-merge that was switched on and off again.

Funny because GitHub keeps count of changes of mind that git forgets.
Known false alarms: a bot's rebases are force pushes too; they are counted as GitHub counts them.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

OFTEN = 3  # force pushes
VERY_OFTEN = 10


def find(_: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield one finding for the pushes and one for the switch."""
    counts = {fact.id: fact.value for fact in facts if fact.id.startswith("events.")}
    pushes = counts.get("events.pushes")
    if isinstance(pushes, int) and pushes >= OFTEN:
        told = known(facts, "events.pushes", "commits.count")
        if len(told) > 1:
            claim = f"The branch was force-pushed {pushes} times."
            yield Finding("second_thoughts", claim, told, (), 4 if pushes >= VERY_OFTEN else 3)
    on, off = counts.get("events.automerge-on"), counts.get("events.automerge-off")
    if isinstance(on, int) and isinstance(off, int):
        told = known(facts, "events.automerge-on", "events.automerge-off")
        yield Finding("second_thoughts", f"Auto-merge was switched on {on} times and off {off}.", told, (), 3)
