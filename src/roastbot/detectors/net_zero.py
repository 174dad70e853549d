"""Spots a constant or a parameter that the branch brought in and took out again, so that nothing of it is left.

Funny because it had a name, a type and a default, and nobody will ever pass it.
Known false alarms: one that was renamed in the same commit, or that lives on elsewhere. So no line the branch leaves
behind, and no touched file, may hold its name, and the commit that ended it may not bring a line much like it. Read are
constants in capitals, and Python's parameters of plain types, a line each; functions and classes are another
detector's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.edits import edits
from roastbot.evidence import Absent, Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt
from roastbot.instants import DAY, apart, minutes_between
from roastbot.lineage import Death, trace
from roastbot.words import fits_a_span

_CONSTANT = re.compile(r"(?P<name>_?[A-Z][A-Z0-9_]{5,60})(?:: [\w\[\], |.]{1,60})? = \S")
_PARAMETER = re.compile(
    r"(?P<name>[a-z]\w{5,60}): (?:str|int|float|bool|bytes|dict|list|set|tuple)\b[\w\[\], |.]{0,60}(?: = [^,]{1,60})?,$"
)
_NAME = re.compile(r"\w+")
LONGEST = 160  # characters of a line
LOOKED_AT = 40  # names that one commit ended
COMPARED = 500  # constants and parameters that the commit that ended one added
ALIKE = 0.7  # from which on one line is another one changed
MOST = 3  # findings


@dataclass(frozen=True, slots=True)
class _Life:
    name: str
    kind: str
    death: Death
    early: Step
    late: Step

    @property
    def minutes(self) -> int:
        return minutes_between(self.early.commit.authored_at, self.late.commit.authored_at)


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the longest lives first, one for each commit that ended some; only where every patch is there."""
    lineage = trace(dossier)
    if not lineage.whole:
        return
    by_place = {step.place: step for step in steps(dossier)}
    lives = [life for death in lineage.deaths for life in _life(death, by_place)]
    if not lives:
        return
    sides = [side for text in dossier.texts for side in (text.before, text.after) if isinstance(side, str)]
    known = {name for side in sides for name in _NAME.findall(side)}
    known |= {name for birth in lineage.survivors for name in _NAME.findall(birth.text)}
    first = _first_places(by_place.values())
    ended: dict[int, list[_Life]] = defaultdict(list)
    for life in lives:
        if life.name not in known and first[life.name] == (life.early.place, "+"):
            ended[life.death.died].append(life)
    found = []
    for together in ended.values():
        longest = sorted(together, key=lambda life: (-life.minutes, life.death.path, life.name))[:LOOKED_AT]
        found += [life for life in longest if not _was_renamed(life)][:1]
    for life in sorted(found, key=lambda life: (-life.minutes, life.late.place))[:MOST]:
        yield _finding(dossier, life, facts)


def _first_places(branch: Iterable[Step]) -> dict[str, tuple[int, str]]:
    """Return the place of the first commit in whose patches each name stands, and by which sign: `+` if by no other."""
    first: dict[str, tuple[int, str]] = {}
    for step in branch:
        for part in step.parts:
            for line in () if isinstance(part.lines, Absent) else part.lines:
                for name in _NAME.findall(line.text):
                    place, sign = first.setdefault(name, (step.place, line.sign))
                    if place == step.place and sign == "+" != line.sign:
                        first[name] = (place, line.sign)
    return first


def _life(death: Death, by_place: dict[int, Step]) -> Iterator[_Life]:
    early, late, text = by_place.get(death.born), by_place.get(death.died), death.text.strip()
    if not early or not late or early.commit.authored_at > late.commit.authored_at:
        return
    if kind_of(death.path) is not Kind.REST or not death.path.endswith(".py") or len(text) > LONGEST:
        return
    constant = None if death.text[:1].isspace() else _CONSTANT.match(text)
    found = constant or _PARAMETER.fullmatch(text)
    if found and fits_a_span(text) and fits_a_span(death.path):
        yield _Life(found["name"], "constant" if constant else "parameter", death, early, late)


def _was_renamed(life: _Life) -> bool:
    """Whether the commit that ended it added a line much like it, or more than can be compared."""
    text = life.death.text.strip()
    lines = {line.strip() for part in life.late.parts for edit in edits(part) for line in edit.added}
    added = [line for line in lines if len(line) <= LONGEST and (_CONSTANT.match(line) or _PARAMETER.fullmatch(line))]
    if len(added) > COMPARED:
        return True
    return any(SequenceMatcher(None, text, line).quick_ratio() >= ALIKE for line in added)


def _finding(dossier: Dossier, life: _Life, facts: Sequence[Fact]) -> Finding:
    early, late, path = life.early, life.late, life.death.path
    name = key("net_zero", early, late)
    stood = Receipt.quote_from(dossier, f"patch:{early.commit.short}:{path}", life.death.text.strip())
    told = (
        Fact(f"{name}.name", life.name, "", f"a {life.kind} that the branch brought in and took out again", (stood,)),
        Fact(f"{name}.file", path, "", "the file it stood in", (stood,)),
    )
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    claim = (
        f"“{early.commit.headline}” added the {life.kind} {life.name} to {path}; {passed} later"
        f" “{late.commit.headline}” took it out, and no line the branch leaves behind names it."
    )
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    receipts = (early.receipt, late.receipt, stood)
    weight = 3 if life.minutes >= DAY else 2
    return Finding("net_zero", claim, (*told, *between("net_zero", early, late), *clocks), receipts, weight)
