"""Spots a size in lines that the description gives a named file, class or function, and git counts another.

Funny because a number that exact was counted once, and the thing was not told.
Known false alarms: lines of code without blank ones and comments, a size from before, two things of one name. So the
number may fit neither side of the change in any of these ways, and the name must lead to one thing of the change.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.words import fits_a_span

_PART = re.compile(
    r"chang|add|remov|delet|diff|delta|cover|miss|sav|mov|touch|trim|before|was|old|[+\u00b1-]", re.IGNORECASE
)
_OF_A_PART = re.compile(
    r"\W{0,3}(?:\w+ )?(?:changed|added|removed|deleted|moved|shorter|longer|less|fewer|more|smaller|larger|of)\b",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"(?:\b(?:remov|delet|add|chang|drop|cut|sav|mov|trim|shav|shed|extract|first|last|top|over|under|than|least|most|"
    r"up to|by|another|from|was|were)\w*\s+(?:\w+\s+)?|[+\u2212-])$",
    re.IGNORECASE,
)
AROUND = 40  # characters beside a claim that may say it is about a part
NEAR = 0.1  # of git's figure, by which a claim may be off
FEW = 5  # lines by which it may be off in any case
FAR = 1.5  # times, from which on it is another size altogether
MOST = 3  # findings


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the claims that are furthest off first."""
    sizes = _sizes(facts)
    meant: dict[str, tuple[int, ...]] = {}
    found = []
    for said in facts:
        value = said.value
        if not (isinstance(value, int) and value > 0 and said.receipts and _is_claim(dossier, said)):
            continue
        things = _named(sizes, said.subject.name)
        if len(things) != 1:
            continue
        now = things[0]
        real = int(str(now.value))
        if now.id not in meant:
            meant[now.id] = (real, *_others(dossier, facts, now))
        if not any(abs(value - side) <= max(FEW, NEAR * side) for side in meant[now.id]):
            far = max(value, real) / max(1, min(value, real))
            found.append((-far, said.id, _finding(facts, said, now, far)))
    yield from (finding for _, _, finding in sorted(found, key=lambda row: row[:2])[:MOST])


def _is_claim(dossier: Dossier, fact: Fact) -> bool:
    """Whether a fact tells how long something is said to be, all of it, as merged."""
    last = fact.id.rpartition(".")[2]
    if fact.id.startswith("table."):
        heading = fact.about.partition(" of ")[0]
        return fact.unit == "lines" and last.isdecimal() and not _PART.search(heading)
    if not fact.id.startswith("said.") or last != "now":
        return False
    source = dossier.sources.get(fact.receipts[0].source)
    before, _, after = source.text.partition(fact.receipts[0].quote) if source else ("", "", "")
    return not (_OF_A_PART.match(after[:AROUND]) or _PART_BEFORE.search(before[-AROUND:]))


def _sizes(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """Return the lengths as merged of the change's files, classes and functions, by the last part of their names."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.subject.kind in {"file", "class", "function"} and fact.id.endswith(".after"):
            found.setdefault(fact.subject.name.rpartition(_mark(fact))[2], []).append(fact)
    return found


def _mark(fact: Fact) -> str:
    return "/" if fact.subject.kind == "file" else "."


def _named(sizes: dict[str, list[Fact]], name: str) -> list[Fact]:
    """Return the lengths a name can mean: of the file with this path, or one that ends so, or of a dotted name."""
    bare = name.strip().removesuffix("()")
    if not fits_a_span(bare):
        return []
    near = (*sizes.get(bare.rpartition("/")[2], ()), *sizes.get(bare.rpartition(".")[2], ()))
    fits = (fact for fact in near if f"{_mark(fact)}{fact.subject.name}".endswith(f"{_mark(fact)}{bare}"))
    return list(dict.fromkeys(fits))


def _others(dossier: Dossier, facts: Sequence[Fact], now: Fact) -> Iterator[int]:
    """Yield the lengths the claim may have meant as well: the one before, and of a file's text without some lines."""
    before = known(facts, f"{now.id.removesuffix('.after')}.before")
    yield from (fact.value for fact in before if isinstance(fact.value, int))
    for text in dossier.texts:
        for side in (text.before, text.after):
            if text.path == now.subject.name and isinstance(side, str):
                lines = [line.strip() for line in side.split("\n")]
                yield sum(1 for line in lines if line)
                yield sum(1 for line in lines if line and not line.startswith(("#", "//", "*", "/*")))


def _finding(facts: Sequence[Fact], said: Fact, now: Fact, far: float) -> Finding:
    source = "title" if said.receipts[0].source == "title" else "description"
    claim = f"The {source} gives {said.subject.name} {said.value:,} lines; as merged it has {now.value:,}."
    whole = now.id.removesuffix(".after")
    told = (said, now, *known(facts, f"{whole}.before", f"{whole}.peak", f"{whole}.shed"))
    return Finding("claimed_size", claim, told, said.receipts, 5 if far >= FAR else 4)
