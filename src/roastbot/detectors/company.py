"""Spots a co-author who stands on most of the commits.

Funny in passing: the byline has one name and the log has two. Used to say who did what, never to belittle it.
Known false alarms: tools sign commits they only formatted; what is reported is the trailer, nothing more.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

ENOUGH = 3  # commits
MOST = 0.6  # of all


def find(_: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the co-author with the most commits, when those are most commits."""
    counts = [(fact.value, fact) for fact in facts if fact.id.startswith("co-author.") and isinstance(fact.value, int)]
    total = known(facts, "commits.count")
    if not counts or not total or not isinstance(total[0].value, int):
        return
    count, best = max(counts, key=lambda row: (row[0], row[1].id))
    if count < ENOUGH or count < MOST * total[0].value:
        return
    name = best.id.removeprefix("co-author.").removesuffix(".commits")
    claim = f"{count} of {total[0].value} commits name {name} as co-author."
    short = name.partition(" (")[0].strip() or name  # without what tools put in brackets
    told = Fact("company.name", short, "", "the co-author named most often")
    yield Finding("company", claim, (best, total[0], told), (), 1)
