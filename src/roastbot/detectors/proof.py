"""Spots a pull request that adds more lines of tests than of anything else.

Funny only as a proportion; as praise it is hard to argue with.
Known false alarms: fixtures and recorded data in test folders count as tests, because their paths say so.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

NOTICEABLE = 100  # lines of tests
AMPLE = 2  # times the rest


def find(_: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding, and none when GitHub listed only part of the files."""
    figures = {fact.id: fact.value for fact in known(facts, "lines.tests", "lines.rest")}
    tests, rest = figures.get("lines.tests"), figures.get("lines.rest")
    if not isinstance(tests, int) or not isinstance(rest, int) or tests < NOTICEABLE or tests < rest:
        return
    told = known(facts, "lines.tests", "lines.rest", "files.tests", "files.rest")
    claim = (
        f"The diff adds {tests:,} lines to test files and {rest:,} to files that are neither tests nor documentation."
    )
    yield Finding("proof", claim, told, (), 3 if tests >= AMPLE * rest else 2, praise=True)
