"""Spots tests that went on replacing a name where it comes from, after the code had taken it in at its top.

Funny because the test held on to an empty glove: what the code looked up was somewhere else by then.
Known false alarms: a patch that works in both places. So the branch itself has to say so: one commit adds the import
at the top of a file, and a later one aims the same patches of the same name at that very file instead.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.evidence import Absent, Dossier, FilePatch, TouchedFile
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.instants import apart
from roastbot.lineage import trace
from roastbot.patched_names import Aim, aims
from roastbot.python_code import Import, read
from roastbot.words import fits_a_span

MOST_MOVES = 50  # that are looked into; a branch that moves more patches is a rename


@dataclass(frozen=True, slots=True)
class _Move:
    """Patches of one name that a commit aimed elsewhere in one file of tests, and the file it aims them at now."""

    late: Step
    part: FilePatch
    old: tuple[Aim, ...]
    new: Aim
    home: str
    imported: Import


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield one finding for each file of tests whose patches were aimed anew, the most patches first."""
    branch = steps(dossier)
    found = []
    moves = (move for late in branch for move in _moves(dossier, late))
    for move in islice(moves, MOST_MOVES):
        before = (one for one in branch if one.place < move.late.place and _is_earlier(one, move.late))
        early = [one for one in before if _takes_in(one, move)]
        if early and _stood(dossier, move, early[-1]):
            found.append((early[-1], move))
    for lifting, move in sorted(found, key=lambda row: -len(row[1].old)):
        yield _finding(dossier, lifting, move, facts)


def _moves(dossier: Dossier, late: Step) -> Iterator[_Move]:
    for part in late.parts:
        if isinstance(part.lines, Absent) or kind_of(part.path) is not Kind.TESTS or not fits_a_span(part.path):
            continue
        old, new = aims(part.lines, "-"), aims(part.lines, "+")
        for name in dict.fromkeys(aim.name for aim in old):
            gone = tuple(aim for aim in old if aim.name == name)
            come = [aim for aim in new if aim.name == name]
            if len(come) < len(gone) or len({aim.place for aim in come}) != 1:
                continue
            for file in dossier.texts:
                imported = _import(file, come[0], gone[0], part)
                if imported and len({aim.module for aim in gone}) == 1:
                    yield _Move(late, part, gone, come[0], file.path, imported)


def _import(file: TouchedFile, new: Aim, old: Aim, part: FilePatch) -> Import | None:
    """Return the import at the top of `file` that brings the name from where the old patch aimed, if that is it."""
    stem = file.path.rpartition("/")[2].removesuffix(".py")
    if stem != new.place or stem == old.place or not file.path.endswith(".py") or not fits_a_span(file.path):
        return None
    code = read(file.after) if isinstance(file.after, str) else None
    for one in code.imports if code else ():
        alias = re.search(rf"\b{re.escape(one.module)} as {re.escape(old.module)}\b", part.text)
        if one.at_top and one.name == one.called == new.name and (one.module.endswith(old.place) or alias):
            return one
    return None


def _is_earlier(one: Step, late: Step) -> bool:
    return one.commit.authored_at <= late.commit.authored_at


def _takes_in(step: Step, move: _Move) -> bool:
    """Whether a commit adds the name to what the file imports at its top, where it was not imported so before."""
    added, gone = (set(_lines_at_top(step, move, sign)) for sign in "+-")
    return bool(added) and not gone


def _lines_at_top(step: Step, move: _Move, sign: str) -> Iterator[str]:
    begins = re.compile(rf"from {re.escape(move.imported.module)} import .*\b{re.escape(move.new.name)}\b")
    for part in step.parts:
        if part.path == move.home and not isinstance(part.lines, Absent):
            yield from (line.text for line in part.lines if line.sign == sign and begins.match(line.text))


def _stood(dossier: Dossier, move: _Move, early: Step) -> bool:
    """Whether the patches stood in the tests already when the import came."""
    texts = {aim.line.text for aim in move.old}
    died = [death for death in trace(dossier).deaths if death.died == move.late.place]
    born = [death.born for death in died if death.path == move.part.path and death.text in texts]
    return bool(born) and max(born) <= early.place


def _finding(dossier: Dossier, early: Step, move: _Move, facts: Sequence[Fact]) -> Finding:
    late, count = move.late, len(move.old)
    source = f"patch:{late.commit.short}:{move.part.path}"
    was = Receipt.quote_from(dossier, source, f"-{move.old[0].line.text}")
    now = Receipt.quote_from(dossier, source, f"+{move.new.line.text}")
    line = next(_lines_at_top(early, move, "+"))
    lifted = Receipt.quote_from(dossier, f"patch:{early.commit.short}:{move.home}", f"+{line}")
    name = f"{key('late_aim', early, late)}:{move.part.path}"
    about = f"lines of {move.part.path} that patched {move.new.name} where {move.home} no longer looked it up"
    whose = Subject("commit", late.commit.short, early.commit.short)
    told = (
        Fact(f"{name}.lines", count, "lines", about, (was, now), whose, "Patches that the later commit aimed anew."),
        Fact(f"{name}.name", move.new.name, "", "the name that was patched", (was,), whose),
    )
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    lines = "1 line" if count == 1 else f"{count} lines"
    claim = (
        f"“{early.commit.headline}” made {move.home} import {move.new.name} at its top; on the branch, {lines} of"
        f" {move.part.path} went on patching it where it comes from for {passed}, until “{late.commit.headline}”."
    )
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    spans = between("late_aim", early, late)
    return Finding("late_aim", claim, (*told, *spans, *clocks), (early.receipt, late.receipt, lifted, was, now), 5)
