"""Spots new parameters that no call of the function passes, or none outside the tests.

Funny because a choice was offered and nobody has chosen.
Known false alarms: calls nobody could see. So the function has to be private, every mention of it has to be a plain
call in a touched file, its import or its definition, and a call with `*` or `**` settles nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from roastbot.detectors.nobody_calls import PLAIN
from roastbot.evidence import Ask, Dossier, Mention, Question
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.python_code import Call, Definition, Parameter, read
from roastbot.uses import definitions, is_private, uses, whole_tree
from roastbot.words import fits_a_span

PLAIN_DECORATORS = frozenset({"staticmethod", "classmethod"})
MOST = 3  # findings
MOST_CANDIDATES = 200  # that are looked into


@dataclass(frozen=True, slots=True)
class _Calls:
    """The calls of one function: those of tests and all others, each with its path."""

    tests: tuple[tuple[str, Call], ...]
    others: tuple[tuple[str, Call], ...]


def asks(dossier: Dossier) -> Iterator[Question]:
    """Yield the question where each function with a new parameter stands."""
    yield from (Question(Ask.NAME, one.name) for _, one, _ in _candidates(dossier))


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the parameters nobody passes, or nobody but tests."""
    tree = whole_tree(dossier)
    if tree is None:
        return
    found = []
    for path, one, parameter in islice(_candidates(dossier), MOST_CANDIDATES):
        used = uses(tree, path, one)
        calls = _calls(dossier, one, (*used.tests, *used.elsewhere), path) if used else None
        if calls and calls.others and not any(_passes(call, one, parameter) for _, call in calls.others):
            found.append((path, one, parameter, calls))
    for row in found[:MOST]:
        yield _finding(dossier, *row)


def _candidates(dossier: Dossier) -> Iterator[tuple[str, Definition, Parameter]]:
    known = {file.path: _parameters(file.before) for file in dossier.texts if isinstance(file.before, str)}
    for path, one in definitions(dossier):
        plain = PLAIN_DECORATORS.issuperset(one.decorators) and PLAIN.issuperset(one.bases)
        if one.is_class or not plain or one.name.startswith("__") or not is_private(path, one) or not fits_a_span(path):
            continue
        old = known.get(path, frozenset())
        offered = [each for each in one.parameters if each.has_default and not each.name.startswith("_")]
        yield from ((path, one, each) for each in offered if (one.owner, one.name, each.name) not in old)


def _parameters(text: str) -> frozenset[tuple[str, str, str]]:
    code = read(text)
    return frozenset(
        (one.owner, one.name, each.name) for one in (code.definitions if code else ()) for each in one.parameters
    )


def _calls(dossier: Dossier, one: Definition, mentions: Sequence[Mention], path: str) -> _Calls | None:
    """Return every call of `one`; None where a mention may be something else, or could not be seen."""
    texts = {file.path: file.after for file in dossier.texts if isinstance(file.after, str)}
    found: list[tuple[str, Call]] = []
    for where in dict.fromkeys((path, *(mention.path for mention in mentions))):
        code = read(texts[where]) if where in texts and where.endswith(".py") else None
        here = [mention for mention in mentions if mention.path == where]
        if code is None:
            if all(mention.text.startswith(("from ", "import ")) for mention in here):
                continue
            return None
        calls = [call for call in code.calls if call.name == one.name]
        if one.name in code.loose or any(call.is_open for call in calls) or _is_quoted(one.name, here):
            return None
        if sum(1 for each in code.definitions if each.name == one.name) != (where == path):
            return None  # another of the same name; whose calls these are cannot be told
        found += [(where, call) for call in calls]
    tests = tuple(row for row in found if kind_of(row[0]) is Kind.TESTS)
    return _Calls(tests, tuple(row for row in found if kind_of(row[0]) is not Kind.TESTS))


def _is_quoted(name: str, mentions: Sequence[Mention]) -> bool:
    """Whether the name stands in a string on its own: it may be looked up by it."""
    return any(f"{quote}{name}{quote}" in mention.text for mention in mentions for quote in "'\"")


def _passes(call: Call, one: Definition, parameter: Parameter) -> bool:
    if parameter.name in call.keywords:
        return True
    bound = bool(one.owner) and "staticmethod" not in one.decorators
    return parameter.place is not None and call.count > parameter.place - bound


def _finding(dossier: Dossier, path: str, one: Definition, parameter: Parameter, calls: _Calls) -> Finding:
    passing = sum(1 for _, call in calls.tests if _passes(call, one, parameter))
    texts = {file.path: str(file.after).split("\n") for file in dossier.texts}
    stands = Receipt.quote_from(dossier, f"after:{path}", texts[path][parameter.line - 1].strip())
    where, call = calls.others[0]
    called = Receipt.quote_from(dossier, f"after:{where}", texts[where][call.line - 1].strip())
    whose = Subject("function", one.name, path)
    how = "Every call of it in the repository was read; all stand in touched files."
    name, count = f"nobody_passes.{path}:{one.name}.{parameter.name}", len(calls.others)
    about = f"a new parameter of {one.name}"
    told = [
        Fact(f"{name}.name", parameter.name, "", about, (stands,), whose, how),
        Fact(f"{name}.calls", count, "calls", f"calls of {one.name} outside the tests", (called,), whose, how),
    ]
    said = "the one call" if count == 1 else f"none of the {count} calls"
    claim = f"{parameter.name} is a new parameter of {one.name}, and {said} outside the tests"
    claim += " does not pass it" if count == 1 else " passes it"
    if passing:
        about = f"calls in tests that pass {parameter.name} to {one.name}"
        told.append(Fact(f"{name}.tests", passing, "calls", about, (), whose, how))
        claim += f"; {passing} in the tests {'does' if passing == 1 else 'do'}"
    return Finding("nobody_passes", f"{claim}.", tuple(told), (stands, called), 3)
