"""Spots a title that promises less over a diff that takes out more than it adds.

Funny only in that it is rare; it is told as praise, since there is nothing to add to it.
Known false alarms: lines that moved to another repository have left this one all the same.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.detectors.promise_and_sum import LESS, NOTICEABLE, TIMES
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import read_title


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding."""
    pull = dossier.pull_request
    if read_title(pull.title).verb not in LESS or pull.deletions < max(NOTICEABLE, TIMES * pull.additions):
        return
    receipt = Receipt.quote_from(dossier, "title", pull.title)
    claim = f"The title promises less, and the diff takes out {pull.deletions:,} lines for {pull.additions:,} added."
    told = known(facts, "pull.additions", "pull.deletions", "pull.growth")
    yield Finding("as_promised", claim, told, (receipt,), 2, praise=True)
