"""Spots a row of commits each of which takes out lines of the one before, about one and the same thing.

Funny because every title reads like the solution.
Known false alarms: a busy file that many commits edit. Neighbours in the row must share a noun that is rare among
the branch's titles, and the clock has to agree with the branch.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from roastbot.clues import Step, of_commit, pairs, rare, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.instants import span_facts
from roastbot.lineage import trace

FEW = 3  # lines
ENOUGH = 3  # commits in a row
LONG = 4


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the longest row, the latest of equals."""
    found = steps(dossier)
    counts = Counter((death.born, death.died) for death in trace(dossier).deaths)
    best: dict[int, tuple[Step, ...]] = {step.place: (step,) for step in found}
    for early, late in sorted(pairs(found), key=lambda pair: (pair[1].place, pair[0].place)):
        if counts[early.place, late.place] >= FEW and rare(early, late, found):
            row = (*best[early.place], late)
            best[late.place] = max(best[late.place], row, key=len)
    row = max(best.values(), key=lambda row: (len(row), row[-1].place), default=())
    if len(row) >= ENOUGH:
        yield _finding(row, counts, facts)


def _finding(row: Sequence[Step], counts: Mapping[tuple[int, int], int], facts: Sequence[Fact]) -> Finding:
    receipts = tuple(step.receipt for step in row)
    count = Fact("chain.commits", len(row), "commits", "commits of which each takes out lines of the last", receipts)
    out = sum(counts[one.place, next_one.place] for one, next_one in pairwise(row))
    lines = Fact("chain.lines", out, "lines", "lines that went from one of them to the next", receipts)
    start, end = row[0].commit.authored_at, row[-1].commit.authored_at
    span = span_facts("chain", start, end, "time from the first of them to the last", receipts)
    clocks = tuple(fact for step in row for fact in of_commit(facts, step, "authored"))
    claim = f"Each of these takes out lines of the one before: {', '.join(step.commit.headline for step in row)}."
    return Finding("chain", claim, (count, lines, *span, *clocks), receipts, 4 if len(row) >= LONG else 3)
