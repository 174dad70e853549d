"""Spots a function or class that one commit took out of a file and a later one put back, word for word.

Funny because it had been away, and nobody asked where.
Known false alarms: a definition that moved, a letter or underscore that did, and a name that stands in many places. So
the line that defines it must leave the whole commit and come new into the other, once each and in the same file, and
an indented one only with the lines below it. A name that was changed and changed back is just that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.edits import edits
from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.instants import apart
from roastbot.words import fits_a_span

_DEFINITION = re.compile(
    r"\s*(?:export\s+|pub\s+|public\s+|async\s+|static\s+)*(?:def|class|func|function|fn|struct|interface|trait)\s+"
    r"(\w{6,60})\b"
)
_SIGNS = re.compile(r"[\W_]+")
ENOUGH = 3  # lines that come back in a row
LARGE = 10
LONGEST = 400  # lines of a definition that are compared
LOOKED_AT = 40  # definitions that one commit puts back
MOST = 3  # findings


_Block = tuple[tuple[str, ...], int]  # the lines of one edit, and where among them a definition stands


@dataclass(frozen=True, slots=True)
class _Return:
    name: str
    path: str
    line: str
    lines: int
    early: Step
    late: Step


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the largest first; at most one for each pair of commits."""
    best: dict[tuple[int, int], _Return] = {}
    for one in _returns(steps(dossier)):
        pair = (one.early.place, one.late.place)
        if pair not in best or best[pair].lines < one.lines:
            best[pair] = one
    found = sorted(best.values(), key=lambda one: (-one.lines, one.early.place))
    yield from (_finding(dossier, one, facts) for one in found[:MOST])


def _returns(branch: Sequence[Step]) -> Iterator[_Return]:
    gone: dict[tuple[str, str], tuple[Step, _Block]] = {}
    for step in branch:
        leaving, coming = _blocks(step, "-"), _blocks(step, "+")
        looked = 0
        left, came = ({_bare(text) for _, text in blocks} for blocks in (leaving, coming))
        for (path, text), blocks in coming.items():
            early, old = gone.pop((path, text), (None, ((), 0)))
            defined = _DEFINITION.match(text)
            if early is None or defined is None or _bare(text) in left or len(blocks) > 1:
                continue
            looked += 1
            lines = _alike(old, blocks[0]) if looked <= LOOKED_AT else 0
            is_sure = lines >= ENOUGH or (lines and not text[0].isspace())
            if is_sure and early.commit.authored_at <= step.commit.authored_at:
                yield _Return(defined[1], path, text, lines, early, step)
        for (path, text), blocks in leaving.items():
            gone.pop((path, text), None)
            if _bare(text) not in came and len(blocks) == 1 and fits_a_span(path) and fits_a_span(text.strip()):
                gone[path, text] = (step, blocks[0])


def _blocks(step: Step, sign: str) -> dict[tuple[str, str], list[_Block]]:
    """Return, for each line that defines something, each place where the commit adds it or takes it out."""
    found: dict[tuple[str, str], list[_Block]] = {}
    for part in step.parts:
        if kind_of(part.path) is Kind.WORDS:
            continue
        for edit in edits(part):
            lines = edit.added if sign == "+" else edit.removed
            for n, text in enumerate(lines):
                if _DEFINITION.match(text):
                    found.setdefault((part.path, text), []).append((lines, n))
    return found


def _bare(text: str) -> str:
    return _SIGNS.sub("", text).lower()


def _alike(old: _Block, new: _Block) -> int:
    """Return how many lines in a row are the same from the definition on, blank ones at the end left out."""
    same = 0
    for n, (one, other) in enumerate(zip(_from(old), _from(new), strict=False), 1):
        if one != other:
            break
        same = n if one.strip() else same
    return same


def _from(block: _Block) -> Iterator[str]:
    lines, start = block
    return islice(lines, start, start + LONGEST)


def _finding(dossier: Dossier, one: _Return, facts: Sequence[Fact]) -> Finding:
    name = key("brought_back", one.early, one.late)
    sides = [
        Receipt.quote_from(dossier, f"patch:{step.commit.short}:{one.path}", one.line.strip())
        for step in (one.early, one.late)
    ]
    told = Fact(f"{name}.name", one.name, "", "a definition that was taken out and put back", tuple(sides))
    whose = Subject("commit", one.late.commit.short, one.early.commit.short)
    about = f"lines from the definition of {one.name} on that came back as {one.early.commit.short} took them out"
    lines = Fact(f"{name}.lines", one.lines, "lines", about, tuple(sides), whose)
    passed = apart(one.early.commit.authored_at, one.late.commit.authored_at)
    claim = (
        f"“{one.early.commit.headline}” took “{one.line.strip()}” out of {one.path}; {passed} later"
        f" “{one.late.commit.headline}” put it back."
    )
    clocks = (*of_commit(facts, one.early, "authored"), *of_commit(facts, one.late, "authored"))
    return Finding(
        "brought_back",
        claim,
        (told, lines, *between("brought_back", one.early, one.late), *clocks),
        (one.early.receipt, one.late.receipt, *sides),
        4 if one.lines >= LARGE else 3,
    )
