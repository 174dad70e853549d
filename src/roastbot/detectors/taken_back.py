"""Spots lines that one commit of the branch added and a later one took out again, where the titles know each other.

Funny because both titles were written in earnest, and a clock hangs between them.
Known false alarms: two unrelated edits of one busy file. So the later title must be a verb of undoing, and either
name what the earlier one named, or follow a title that vouched for itself (`safe`, `final`, `properly`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, between, key, linked, of_commit, rare, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import HOUR, apart, minutes_between
from roastbot.lineage import trace
from roastbot.words import words

UNDOING = frozenset(
    {
        "fix", "remove", "revert", "replace", "drop", "delete", "correct", "restore", "undo", "simplify", "prune",
        "move", "address", "rename", "stop", "disable", "unify", "reduce",
    }
)  # fmt: skip
ASSURANCES = frozenset(
    {
        "safe", "safely", "final", "finally", "proper", "properly", "correct", "correctly", "clean", "robust",
        "reliable", "reliably", "deterministic", "simplify", "stable", "stabilize", "always",
    }
)  # fmt: skip
QUARTER = 4  # the part of a commit that has to go when its title merely vouched for itself
FEW = 3  # lines; fewer are an edit rather than an event
SOON = HOUR // 2  # within this, and about the same noun, a single line is an event
MOST = 6  # findings; the best ones


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the best pairs, heaviest first; a pair needs both patches, in branch order and by the clock."""
    counts = Counter((death.born, death.died) for death in trace(dossier).deaths)
    branch = steps(dossier)
    found = []
    for early, late in linked(branch, counts):
        count = counts[early.place, late.place]
        weight = _weight(early, late, count)
        if weight:
            found.append((-weight, -count, early.place, late.place, early, late))
    for weight, count, _, _, early, late in sorted(found, key=lambda row: row[:4])[:MOST]:
        yield _finding(early, late, -count, -weight, facts)


def _weight(early: Step, late: Step, count: int) -> int:
    if late.title.verb not in UNDOING or not count:
        return 0
    minutes = minutes_between(early.commit.authored_at, late.commit.authored_at)
    common = rare(early, late)
    vouched = bool(ASSURANCES & set(words(early.title.plain)))
    if not (common or vouched):
        return 0
    if count < FEW:
        return 4 if common and minutes <= SOON and late.place == early.place + 1 else 0
    if not common and count * QUARTER < early.commit.additions:
        return 0
    weight = 2 + vouched + (count * 2 >= early.commit.additions) + (len(common) > 1)
    return min(weight, 4)


def _finding(early: Step, late: Step, count: int, weight: int, facts: Sequence[Fact]) -> Finding:
    name = key("taken_back", early, late)
    about = f"lines that {early.commit.short} added and {late.commit.short} took out again"
    whose = Subject("commit", late.commit.short, early.commit.short)
    lines = Fact(f"{name}.lines", count, "lines", about, (early.receipt, late.receipt), whose)
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    claim = (
        f"“{late.commit.headline}” took out {count:,} {'line' if count == 1 else 'lines'} that"
        f" “{early.commit.headline}” had added {passed} before."
    )
    clocks = (*of_commit(facts, early, "authored", "additions"), *of_commit(facts, late, "authored"))
    return Finding(
        "taken_back",
        claim,
        (lines, *between("taken_back", early, late), *clocks),
        (early.receipt, late.receipt),
        weight,
    )
