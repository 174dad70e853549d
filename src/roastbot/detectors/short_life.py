"""Spots files, functions and classes that were born on the branch and did not live to see the merge.

Funny because each had a name, and somebody chose it.
Known false alarms: a definition that moved, or was renamed. What turns up again under the same name is not
reported; a rename is, truthfully, the end of a name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.instants import apart
from roastbot.lineage import Death, Lineage, trace
from roastbot.words import fits_a_span

_DEFINITION = re.compile(
    r"^\s*(?:export\s+|pub\s+|public\s+|async\s+|static\s+)*(?:def|class|func|function|fn|struct|interface|trait)\s+"
    r"(\w{6,60})\b"
)
_NAME = re.compile(r"\w+")
CROWD = 8  # names ended by one commit
NOTICEABLE = 20  # lines of a file that came and went


@dataclass(frozen=True, slots=True)
class _Life:
    name: str
    death: Death
    early: Step
    late: Step


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield whole files first, then, for each commit that ended some, the definition with the shortest life."""
    lineage = trace(dossier)
    by_place = {step.place: step for step in steps(dossier)}
    yield from _files(lineage, by_place, facts)
    if not lineage.whole:
        return  # a name may have survived where nobody could look
    code = (birth for birth in lineage.survivors if kind_of(birth.path) is not Kind.WORDS)
    alive = {name for birth in code for name in _NAME.findall(birth.text)}
    ended: dict[int, list[_Life]] = defaultdict(list)
    for death in lineage.deaths:
        match = _DEFINITION.match(death.text)
        if match and match[1] not in alive and death.born in by_place and death.died in by_place:
            ended[death.died].append(_Life(match[1], death, by_place[death.born], by_place[death.died]))
    for lives in ended.values():
        yield from _names(dossier, lives, facts)


def _files(lineage: Lineage, by_place: dict[int, Step], facts: Sequence[Fact]) -> Iterator[Finding]:
    for file in lineage.files:
        early, late = by_place.get(file.born), by_place.get(file.died)
        if early is None or late is None or late.commit.authored_at < early.commit.authored_at:
            continue
        size = sum(part.additions for part in early.parts if part.path == file.path)
        if size < NOTICEABLE or not fits_a_span(file.path):
            continue
        name = key("short_life", early, late)
        about = f"lines of {file.path} when it was created"
        whose = Subject("file", file.path)
        lines = Fact(f"{name}.lines", size, "lines", about, (early.receipt,), whose)
        path = Fact(f"{name}.file", file.path, "", "a file created and deleted on the branch", (early.receipt,))
        passed = apart(early.commit.authored_at, late.commit.authored_at)
        claim = f"{file.path}, {size:,} lines, was created on the branch and deleted {passed} later."
        clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
        same = early.title.verb == late.title.verb
        yield Finding(
            "short_life",
            claim,
            (path, lines, *between("short_life", early, late), *clocks),
            (early.receipt, late.receipt),
            5 if same else 4,
        )


def _names(dossier: Dossier, lives: list[_Life], facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield one finding for what one commit ended, told by the life its own commit spoke of, else the shortest."""
    lives = [life for life in lives if life.early.commit.authored_at <= life.late.commit.authored_at]
    names = sorted({life.name for life in lives})
    said = set(_NAME.findall(dossier.description))
    lives.sort(
        key=lambda life: (
            life.name not in said,
            not _was_announced(life),
            life.name.startswith(("test", "__")),
            -life.early.place,
            life.name,
        )
    )
    yield from (_name(dossier, life, names, facts) for life in lives[:1])
    yield from (_name(dossier, life, names, facts) for life in lives[1:2] if _was_announced(life))


def _name(dossier: Dossier, life: _Life, names: Sequence[str], facts: Sequence[Fact]) -> Finding:
    name = key("short_life", life.early, life.late)
    stands = Receipt.quote_from(dossier, f"patch:{life.early.commit.short}:{life.death.path}", life.death.text.strip())
    told = Fact(f"{name}.name", life.name, "", "a definition added and taken out on the branch", (stands,))
    count = Fact(
        f"{name}.names",
        len(names),
        "names",
        f"definitions of the branch's own that {life.late.commit.short} ended",
        (life.late.receipt,),
    )
    passed = apart(life.early.commit.authored_at, life.late.commit.authored_at)
    claim = f"{life.name} was defined on the branch and taken out again {passed} later."
    clocks = (*of_commit(facts, life.early, "authored"), *of_commit(facts, life.late, "authored"))
    outlived = life.name in _NAME.findall(dossier.description)
    advertised = (Receipt.quote_from(dossier, "description", life.name),) if outlived else ()
    if outlived:
        claim += " The description still names it."
    weight = min(4, 2 + _was_announced(life) + (len(names) >= CROWD) + outlived)
    return Finding(
        "short_life",
        claim,
        (told, count, *between("short_life", life.early, life.late), *clocks),
        (life.early.receipt, life.late.receipt, stands, *advertised),
        weight,
    )


def _was_announced(life: _Life) -> bool:
    return life.name in f"{life.early.commit.headline}\n{life.early.commit.body}"
