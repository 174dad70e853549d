"""Spots assertions whose expected value was changed or loosened in the commit that changed the code.

Funny because the code and its judge changed their minds in the same minute.
Known false alarms: behaviour that was meant to change takes its tests along, and why is not claimed. So the assertion
must be about the same thing on both sides with a plain value, how old it was is said, and both lines are shown. Where
the old line comes back in the same test, the moment changed and not the outcome: such a place is left out.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier, FilePatch, Line
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.words import fits_a_span

LONGEST = 160  # characters of a line that can still be read at a glance
SMALL = 12  # lines of a stretch that was edited rather than rewritten
HIDDEN = 40  # lines between two hunks; where there are more, another test may begin among them
MOST = 3  # findings
_SIGN = {ast.Eq: "==", ast.LtE: "<=", ast.Lt: "<", ast.GtE: ">=", ast.Gt: ">", ast.Is: "is"}
_SAME = frozenset({"==", "is"})


_Stood = Mapping[str, AbstractSet[str]]  # the assertions of each touched file before
_Born = Mapping[tuple[str, str], int]  # file and assertion -> the place on the branch of the commit that added it first


@dataclass(frozen=True, slots=True)
class _Change:
    """An assertion before and after, and what happened to it; `is_old` says that it is not the branch's own."""

    step: Step
    path: str
    old: str
    new: str
    said: str
    weight: int
    is_old: bool


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield one finding for each thing asserted and commit: what asks for less first, then what was there before."""
    alike: dict[tuple[int, str, str, str], list[_Change]] = {}
    before, born = _before(dossier), _born(dossier)
    for change in (change for step in steps(dossier) for change in _changes(step, before, born)):
        alike.setdefault((change.step.place, change.path, change.old, change.new), []).append(change)
    for changes in sorted(alike.values(), key=lambda changes: (-changes[0].weight, -len(changes)))[:MOST]:
        yield _finding(dossier, changes, facts)


def _changes(step: Step, before: _Stood, born: _Born) -> Iterator[_Change]:
    if not any(_is_code(part) for part in step.parts):
        return
    for part in step.parts:
        if kind_of(part.path) is Kind.TESTS and isinstance(part.lines, tuple) and part.path.endswith(".py"):
            tests = _tests(part.lines)
            back = {(test, line.text.strip()) for test, line in zip(tests, part.lines, strict=True) if line.sign == "+"}
            for at, gone, come in _blocks(part.lines):
                for old, new, said, weight in _pairs(gone, come):
                    is_old = _was_before(before, born, part.path, old, step.place)
                    if is_old is not None and (tests[at], old) not in back:
                        yield _Change(step, part.path, old, new, said, weight if is_old else weight - 1, is_old)


def _was_before(before: _Stood, born: _Born, path: str, old: str, place: int) -> bool | None:
    """Whether an assertion is older than the branch; None where it stood there both before and by the branch's hand."""
    own = born.get((path, old), place) < place
    stood = old in before.get(path, frozenset())
    return stood if stood != own else None


def _before(dossier: Dossier) -> _Stood:
    """Return the assertions that stood in each touched file before."""
    texts = {file.path: file.before for file in dossier.texts if isinstance(file.before, str)}
    return {path: frozenset(_asserts(text.split("\n"))) for path, text in texts.items()}


def _born(dossier: Dossier) -> _Born:
    """Return where on the branch each assertion was first added, by file and line."""
    found: dict[tuple[str, str], int] = {}
    for place, commit in enumerate(dossier.commits):
        for part in commit.patch if isinstance(commit.patch, tuple) else ():
            lines = part.lines if isinstance(part.lines, tuple) else ()
            for line in _asserts(line.text for line in lines if line.sign == "+"):
                found.setdefault((part.path, line), place)
    return found


def _asserts(lines: Iterable[str]) -> Iterator[str]:
    return (line.strip() for line in lines if line.lstrip().startswith("assert "))


def _is_code(part: FilePatch) -> bool:
    return part.path.endswith(".py") and kind_of(part.path) is Kind.REST and part.additions > 0


def _tests(lines: Sequence[Line]) -> list[int]:
    """Return for each line of a patch the number of the test it stands in, as far as the patch shows it begin."""
    numbers, last = [0], 0
    for line in lines:
        begins = line.text.strip().startswith(("def test", "async def test", "class Test"))
        begins = begins or line.text.startswith(("def ", "class "))
        hidden = line.new_number is not None and line.new_number - last > HIDDEN
        numbers.append(numbers[-1] + (line.new_number is not None and (begins or hidden)))
        last = last if line.new_number is None else line.new_number
    return numbers[1:]


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line], list[Line]]]:
    """Yield what was taken out and what was put in its place, for each unbroken stretch of changed lines.

    The number is where it begins. Tests that were added below a changed line are none of its stretch.
    """
    gone: list[Line] = []
    come: list[Line] = []
    for n, line in enumerate((*lines, Line(" ", "", None, None))):
        if line.sign == "-" and not come:
            gone.append(line)
        elif line.sign == "+" and gone:
            come.append(line)
        else:
            same = list(takewhile(lambda each: not _begins(each), come))
            if gone and same and len(gone) + len(same) <= SMALL and not any(map(_begins, gone)):
                yield n - len(gone) - len(come), gone, same
            gone, come = ([line], []) if line.sign == "-" else ([], [])


def _begins(line: Line) -> bool:
    """Whether a test begins with the line: then an assertion on its other side need not be the same one."""
    return line.text.strip().startswith(("def ", "async def ", "class ", "@"))


def _pairs(gone: Sequence[Line], come: Sequence[Line]) -> Iterator[tuple[str, str, str, int]]:
    """Yield an assertion before and after, what happened to it and the weight, where it is plain which became which."""
    old = [(line.text.strip(), read) for line in gone if (read := _read(line.text))]
    new = [(line.text.strip(), read) for line in come if (read := _read(line.text))]
    for text, (about, sign, value) in old:
        after = [(line, read) for line, read in new if read[0] == about]
        alone = len(after) == sum(1 for _, read in old if read[0] == about) == 1
        if alone and fits_a_span(text) and fits_a_span(after[0][0]):
            line, (_, new_sign, new_value) = after[0]
            said = _said(sign, value, new_sign, new_value)
            if said:
                yield text, line, *said


def _read(text: str) -> tuple[str, str, object] | None:
    """Return what an `assert` of one line is about, how it compares, and with which plain value (... for none)."""
    text = text.strip()
    if not text.startswith("assert ") or len(text) > LONGEST:
        return None
    try:
        node = ast.parse(text).body[0]
    except (SyntaxError, ValueError, RecursionError, MemoryError, IndexError):
        return None
    if not isinstance(node, ast.Assert):
        return None
    if not isinstance(node.test, ast.Compare):
        return (ast.unparse(node.test), "", ...)
    if len(node.test.ops) != 1 or type(node.test.ops[0]) not in _SIGN:
        return None
    value = node.test.comparators[0]
    return (
        ast.unparse(node.test.left),
        _SIGN[type(node.test.ops[0])],
        value.value if isinstance(value, ast.Constant) else ...,
    )


def _said(sign: str, value: object, new_sign: str, new_value: object) -> tuple[str, int] | None:
    """Return what happened in plain words, and its weight; None where nothing did that can be told for certain."""
    if value is ...:
        return None
    if sign in _SAME and not new_sign and value not in {True, False, None}:
        return ("asks for less", 4)
    if new_value is ... or value == new_value:
        return ("asks for less", 4) if sign == "==" and new_sign in {"<=", ">="} and new_value is not ... else None
    if sign in _SAME and new_sign in _SAME:
        return ("expects something else", 3)
    if sign == new_sign and isinstance(value, (int, float)) and isinstance(new_value, (int, float)):
        return ("asks for less", 4) if (new_value > value) == sign.startswith("<") else None
    return None


def _finding(dossier: Dossier, changes: Sequence[_Change], facts: Sequence[Fact]) -> Finding:
    change, count = changes[0], len(changes)
    step, path = change.step, change.path
    source = f"patch:{step.commit.short}:{path}"
    was = Receipt.quote_from(dossier, source, change.old)
    now = Receipt.quote_from(dossier, source, change.new)
    changed = [part.path for part in step.parts if _is_code(part)]
    code = next((each for each in changed if each.rpartition("/")[2].strip("_") in path), changed[0])
    name, whose = f"new_expectation.{step.commit.short}:{path}:{change.old}", Subject("commit", step.commit.short)
    how = "Places where the one line was replaced by the other, without those where it comes back in the same test."
    told = (
        Fact(f"{name}.before", change.old, "", f"an assertion in {path} before the commit", (was,), whose),
        Fact(f"{name}.after", change.new, "", f"the same assertion in {path} after it", (now,), whose),
        Fact(f"{name}.places", count, "places", f"places in {path} where it changed so", (was, now), whose, how),
    )
    age = "older than the branch" if change.is_old else "written on the branch"
    where = f"in {path}" if count == 1 else f"in {count} places of {path}"
    claim = (
        f"“{step.commit.headline}” changes {code}; in the same commit an assertion {where}, {age},"
        f" {change.said}: {change.old} became {change.new}."
    )
    clocks = of_commit(facts, step, "authored")
    return Finding("new_expectation", claim, (*told, *clocks), (step.receipt, was, now), change.weight)
