"""Spots one thing that deserves praise, from a commit that says why it was made down to the plain size of a small step.

Funny only by contrast: it is told as an event, and it is left standing. No pull request with a readable patch is
without one.
Known false alarms: a message may explain the wrong thing, and few lines may be too few; figures and words are told, and
nothing is said about how good they are.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from roastbot import merits
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.permission import may_be_told

SOURCES = (merits.lines, merits.spoken, merits.sizes)  # where its facts are made; docs/facts.md lists them
MOST = 2  # findings; the second for a writer who told the first already


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the best two that may be told, in order of worth; none where no patch could be read."""
    if not merits.edits(dossier):
        return
    found = (finding for merit in merits.MERITS for finding in merit(dossier, facts))
    yield from islice((finding for finding in found if may_be_told(dossier, finding)), MOST)
