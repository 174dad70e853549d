"""Spots files, functions and classes that were born on the branch and did not live to see the merge.

Funny because each had a name, and somebody chose it.
Known false alarms: a definition that moved, was only edited, or lives on under another name. What stood there before
the branch was never born on it, what was taken out and put in again by one commit has not ended, and a renamed one is
left to others. A name that came and went twice is left alone, for none of its lives is the whole story.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.definitions import defined, renamed
from roastbot.evidence import Absent, Dossier, FilePatch
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.instants import apart
from roastbot.lineage import Lineage, trace
from roastbot.words import fits_a_span

_NAME = re.compile(r"\w+")
SHORTEST = 6  # characters of a name that is not everywhere
CROWD = 8  # names ended by one commit
NOTICEABLE = 20  # lines of a file that came and went


@dataclass(slots=True)
class _Past:
    """What the branch did to a name: how many of it stand now, where each of its lives began and ended.

    `line` is the file and the text of the line that first brought it; `is_older` says that it stood there before.
    """

    standing: int = 0
    born: list[int] = field(default_factory=list)
    died: list[int] = field(default_factory=list)
    line: tuple[str, str] = ("", "")
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class _Life:
    name: str
    path: str
    text: str
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
    for place, life in _lives(dossier, by_place):
        if life.name not in alive:
            ended[place].append(life)
    for lives in ended.values():
        yield from _names(dossier, lives, facts)


def _lives(dossier: Dossier, by_place: dict[int, Step]) -> Iterator[tuple[int, _Life]]:
    """Yield the names with one whole life on the branch, each with the place of the commit that ended it."""
    older = _older(dossier)
    over = {name: past for name, past in _pasts(dossier).items() if _is_over(past) and name not in older}
    places = {place for past in over.values() for place in (*past.born, *past.died)} & set(by_place)
    swapped = {place: renamed(by_place[place].parts) for place in places}
    for name, past in over.items():
        (born,), (died,) = past.born, past.died
        if born in swapped and died in swapped and name not in swapped[born][1] and name not in swapped[died][0]:
            yield died, _Life(name, *past.line, by_place[born], by_place[died])


def _is_over(past: _Past) -> bool:
    return len(past.born) == len(past.died) == 1 and not past.is_older


def _older(dossier: Dossier) -> set[str]:
    """Return what the touched files defined before the change, as far as they were read."""
    texts = (file.before for file in dossier.texts if isinstance(file.before, str))
    return {name for text in texts for line in text.split("\n") if (name := defined(line))}


def _pasts(dossier: Dossier) -> dict[str, _Past]:
    """Return what each commit in turn did to the names; an edited line takes a name out and puts it in again."""
    pasts: dict[str, _Past] = defaultdict(_Past)
    for place, commit in enumerate(dossier.commits):
        counts: dict[str, Counter[str]] = {sign: Counter() for sign in "+- "}
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            for sign, name, text in _defined(part):
                counts[sign][name] += 1
                if sign == "+" and not pasts[name].line[0]:
                    pasts[name].line = (part.path, text)
        for name in {name for names in counts.values() for name in names}:
            _note(pasts[name], place, *(counts[sign][name] for sign in "+- "))
    return pasts


def _defined(part: FilePatch) -> Iterator[tuple[str, str, str]]:
    """Yield sign, name and text of each line that defines something; what a plan shows was never defined."""
    for line in () if isinstance(part.lines, Absent) or kind_of(part.path) is Kind.WORDS else part.lines:
        name = defined(line.text)
        if len(name) >= SHORTEST:
            yield line.sign, name, line.text


def _note(past: _Past, place: int, come: int, gone: int, stayed: int) -> None:
    past.is_older = past.is_older or gone + stayed > past.standing
    standing = max(0, past.standing + come - gone)
    if standing and not past.standing:
        past.born.append(place)
    if past.standing and not standing:
        past.died.append(place)
    past.standing = standing


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
    stands = Receipt.quote_from(dossier, f"patch:{life.early.commit.short}:{life.path}", life.text.strip())
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
