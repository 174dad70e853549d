"""Spots a row of commits each of which takes out lines of the one before, about one and the same thing.

Funny because every title reads like the solution.
Known false alarms: a busy file that many commits edit. Neighbours in the row must share a noun that is rare among
the branch's titles, and the clock has to agree with the branch.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from roastbot.clues import Step, linked, of_commit, rare, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.instants import span_facts
from roastbot.lineage import trace
from roastbot.words import akin

FEW = 3  # lines
ENOUGH = 3  # commits in a row
LONG = 4
GENERIC = frozenset(
    {"test", "tests", "review", "feedback", "bug", "bugs", "error", "errors", "code", "file", "files", "docs"}
)


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the longest row about one noun; of equals the one with the longest noun."""
    found = steps(dossier)
    counts = Counter((death.born, death.died) for death in trace(dossier).deaths)
    related = {
        (early.place, late.place): rare(early, late)
        for early, late in linked(found, [places for places, count in counts.items() if count >= FEW])
    }
    nouns = sorted({noun for shared_nouns in related.values() for noun in shared_nouns} - GENERIC)
    rows = [(row, noun) for noun in nouns if (row := _longest(found, related, noun))]
    if rows:
        row, noun = max(rows, key=lambda pair: (len(pair[0]), len(pair[1]), pair[1]))
        if len(row) >= ENOUGH:
            yield _finding(row, noun, counts, facts)


def _longest(found: Sequence[Step], related: Mapping[tuple[int, int], tuple[str, ...]], noun: str) -> tuple[Step, ...]:
    """Return the longest row of steps whose neighbours are linked by `noun` or a form of it."""
    best: dict[int, tuple[Step, ...]] = {step.place: (step,) for step in found}
    by_place = {step.place: step for step in found}
    for (early, late), nouns in sorted(related.items(), key=lambda item: (item[0][1], item[0][0])):
        if any(akin(noun, other) for other in nouns):
            best[late] = max(best[late], (*best[early], by_place[late]), key=len)
    return max(best.values(), key=len, default=())


def _finding(row: Sequence[Step], noun: str, counts: Mapping[tuple[int, int], int], facts: Sequence[Fact]) -> Finding:
    receipts = tuple(step.receipt for step in row)
    count = Fact("chain.commits", len(row), "commits", "commits of which each takes out lines of the last", receipts)
    out = sum(counts[one.place, next_one.place] for one, next_one in pairwise(row))
    lines = Fact("chain.lines", out, "lines", "lines that went from one of them to the next", receipts)
    start, end = row[0].commit.authored_at, row[-1].commit.authored_at
    span = span_facts("chain", start, end, "time from the first of them to the last", receipts)
    told = Fact("chain.noun", noun, "", "what all of them are about", receipts)
    clocks = tuple(fact for step in row for fact in of_commit(facts, step, "authored"))
    claim = f"Each of these takes out lines of the one before: {', '.join(step.commit.headline for step in row)}."
    return Finding("chain", claim, (count, lines, told, *span, *clocks), receipts, 4 if len(row) >= LONG else 3)
