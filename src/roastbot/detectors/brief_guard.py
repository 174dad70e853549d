"""Spots a guard (`if ...: return`, `raise`, `continue`) that the branch put up and took down again.

Funny because a guard is posted for good, and this one was relieved the same day.
Known false alarms: a guard that was rewritten, or moved. So no line of code with the same condition may be left, and
the commit that took it down must not have put up another in its place that reads much the same. Tests are left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.edits import edits, guards
from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt
from roastbot.instants import DAY, HOUR, apart, minutes_between
from roastbot.lineage import Death, trace
from roastbot.words import fits_a_span

ALIKE = 0.5  # from which on one condition is another rewritten
LONGEST = 200  # characters of a condition
MOST = 3  # findings
LOOKED_AT = 8  # guards that one commit took down
COMPARED = 500  # conditions that one commit added
DEFINITE = 12  # characters; a shorter condition (`if x:`) stands anywhere


@dataclass(frozen=True, slots=True)
class _Guard:
    path: str
    condition: str
    leaving: str
    early: Step
    late: Step

    @property
    def minutes(self) -> int:
        return minutes_between(self.early.commit.authored_at, self.late.commit.authored_at)


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the shortest lives first, one for each commit that ended some; only where every patch is there."""
    lineage = trace(dossier)
    if not lineage.whole:
        return
    by_place = {step.place: step for step in steps(dossier)}
    alive = {birth.text.strip() for birth in lineage.survivors}
    alive |= {line.strip() for text in dossier.texts if isinstance(text.after, str) for line in text.after.split("\n")}
    posted = _Posted(by_place)
    ended: dict[int, list[_Guard]] = defaultdict(list)
    for death in lineage.deaths:
        if death.text.strip() not in alive:
            ended[death.died] += posted.guard(death)
    found = []
    for guards_of_one in ended.values():
        shortest = sorted(guards_of_one, key=lambda one: (one.minutes, one.path, one.condition))[:LOOKED_AT]
        found += [guard for guard in shortest if not _was_rewritten(guard)][:1]
    for guard in sorted(found, key=lambda one: (one.minutes, one.late.place))[:MOST]:
        yield _finding(dossier, guard, facts)


@dataclass(slots=True)
class _Posted:
    """The guards that each commit added to each file, read once."""

    by_place: dict[int, Step]
    read: dict[tuple[int, str], dict[str, str]] = field(default_factory=dict)

    def guard(self, death: Death) -> list[_Guard]:
        """Return the guard whose condition a dead line is, as the commit that wrote it shows it; none otherwise."""
        early, late = self.by_place.get(death.born), self.by_place.get(death.died)
        text, path = death.text.strip(), death.path
        is_code = path.endswith(".py") and kind_of(path) is Kind.REST and fits_a_span(path)
        if not (is_code and early and late and text.startswith("if ") and DEFINITE <= len(text) <= LONGEST):
            return []
        if early.commit.authored_at > late.commit.authored_at or not fits_a_span(text):
            return []
        if (early.place, path) not in self.read:
            added = [edit.added for part in early.parts if part.path == path for edit in edits(part)]
            self.read[early.place, path] = dict(guard for lines in added for guard in guards(lines))
        leaving = self.read[early.place, path].get(text, "")
        return [_Guard(path, text, leaving, early, late)] if leaving and fits_a_span(leaving) else []


def _was_rewritten(guard: _Guard) -> bool:
    """Whether the commit that took the guard down added a condition much like it anywhere, or too many to compare."""
    added = (line.strip() for part in guard.late.parts for edit in edits(part) for line in edit.added)
    conditions = {line for line in added if line.startswith(("if ", "elif ", "while ")) and len(line) <= LONGEST}
    if len(conditions) > COMPARED:
        return True
    return any(SequenceMatcher(None, guard.condition, line).quick_ratio() >= ALIKE for line in conditions)


def _finding(dossier: Dossier, guard: _Guard, facts: Sequence[Fact]) -> Finding:
    early, late = guard.early, guard.late
    name = key("brief_guard", early, late)
    patch = f"patch:{early.commit.short}:{guard.path}"
    stands = Receipt.quote_from(dossier, patch, guard.condition)
    leaves = Receipt.quote_from(dossier, patch, guard.leaving)
    told = Fact(f"{name}.guard", guard.condition, "", "the condition of a guard that was taken down again", (stands,))
    file = Fact(f"{name}.file", guard.path, "", "the file it stood in", (stands,))
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    claim = (
        f"“{early.commit.headline}” added the guard “{guard.condition}” to {guard.path}; {passed} later"
        f" “{late.commit.headline}” took it out."
    )
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    weight = 4 if guard.minutes <= HOUR else 3 if guard.minutes <= DAY else 2
    return Finding(
        "brief_guard",
        claim,
        (told, file, *between("brief_guard", early, late), *clocks),
        (early.receipt, late.receipt, stands, leaves),
        weight,
    )
