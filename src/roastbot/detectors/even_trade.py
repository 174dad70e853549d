"""Spots a pull request that takes out exactly as many lines as it adds.

Funny because all that work leaves the repository as long as it was.
Known false alarms: none; both figures are git's.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding."""
    pull = dossier.pull_request
    if 0 < pull.additions == pull.deletions:
        told = known(facts, "pull.additions", "pull.deletions", "pull.files")
        claim = f"The diff adds {pull.additions:,} lines and takes out as many."
        yield Finding("even_trade", claim, told, (), 3)
