"""Spots a new test without anything in it that could fail, short of an exception.

Funny because it passes whatever the code does, and is counted among those that checked.
Known false alarms: a test whose point is that nothing blows up, and checks made elsewhere. So a test that says so in
its name or docstring is left alone, and so is one with a fixture, decorator, base class or helper that may check.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence

from roastbot.added import added
from roastbot.evidence import Dossier, TouchedFile
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.python_code import Definition, Function, dotted, parse, read
from roastbot.words import fits_a_span

MOST = 3  # findings
# Words in a call's name that may check something; a fragment is enough.
_CHECKING = re.compile(
    r"assert|check|verif|expect|raises|warn|fail|should|ensure|valid|match|compar|equal|approx|snapshot|regress|must"
    r"|confirm|exit|abort|golden|poll|wait|eventually|compile|typecheck|lint|test",
    re.IGNORECASE,
)
_SMOKE = re.compile(
    r"(?:^|_|\b)(?:rais|error|exception|crash|smoke|import|noop|no_op|safe|without|not|never|no|none|ignore|silent"
    r"|idempotent|handle|allow|accept|toler|surviv|works?|runs?|can|does|doesnt|ok|load|construct|parse|valid)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"pytest\.mark\.(?:asyncio|anyio|timeout|slow|unit|flaky)")
# Fixtures of pytest itself: none of them checks anything when the test is over.
_FIXTURES = frozenset({"self", "tmp_path", "tmpdir", "monkeypatch", "request", "tmp_path_factory"})
LEAST = 2  # statements; a shorter body is a placeholder, and says so


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the new tests in which nothing can fail, in the files' order."""
    found = [row for file in dossier.texts if _is_test_file(file) for row in _idle(file)]
    for path, test in found[:MOST]:
        yield _finding(dossier, path, test)


def _is_test_file(file: TouchedFile) -> bool:
    return file.path.endswith(".py") and kind_of(file.path) is Kind.TESTS and fits_a_span(file.path)


def _idle(file: TouchedFile) -> Iterator[tuple[str, Definition]]:
    new = added(file)
    code = read(file.after) if new and isinstance(file.after, str) and "autouse" not in file.after else None
    lines = str(file.after).split("\n")
    local = {one.name: one for one in code.definitions} if code else {}
    for test in code.definitions if code else ():
        whole = all(number in new for number in range(test.line, test.last + 1))
        if whole and _is_plain(test) and not _is_smoke(lines, test) and not _may_fail(lines, test, local):
            yield file.path, test


def _is_plain(test: Definition) -> bool:
    """Whether a runner would call it, and nothing around it may check in its place."""
    called = not test.is_class and test.name.startswith("test")
    alone = not test.owner or (test.owner.startswith("Test") and not test.bases)
    given = _FIXTURES.issuperset(each.name for each in test.parameters)
    return called and alone and given and all(_MARKS.fullmatch(each) for each in test.decorators)


def _is_smoke(lines: Sequence[str], test: Definition) -> bool:
    """Whether its name or docstring says that running is all it asks."""
    body = _parsed(lines, test)
    docstring = ast.get_docstring(body) if body else None
    return bool(_SMOKE.search(f"{test.name.removeprefix('test')} {docstring or ''}"))


def _parsed(lines: Sequence[str], one: Definition) -> Function | None:
    """Return a definition read for itself, without its decorators."""
    own = lines[one.line - 1 : one.last]
    tree = parse("\n".join(("if True:", *own) if own[0][:1].isspace() else own))
    nodes = ast.walk(tree) if tree else ()
    return next((node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))), None)


def _may_fail(lines: Sequence[str], test: Definition, local: Mapping[str, Definition]) -> bool:
    """Whether anything in the test, or in the helpers of its own file that it calls, may find fault."""
    waiting, seen, statements = [test], {test.name}, 0
    while waiting:
        body = _parsed(lines, waiting.pop())
        if body is None:
            return True
        for node in (each for statement in body.body for each in ast.walk(statement)):
            statements += isinstance(node, ast.stmt)
            if _finds_fault(node):
                return True
            name = dotted(node.func)[-1] if isinstance(node, ast.Call) else ""
            if name in local and name not in seen:
                seen.add(name)
                waiting.append(local[name])
    return statements <= LEAST


def _finds_fault(node: ast.AST) -> bool:
    """Whether a node checks something, or calls what nobody can name."""
    if isinstance(node, (ast.Assert, ast.Raise, ast.Try, ast.Match, ast.With, ast.AsyncWith)):
        return True
    if isinstance(node, ast.Call):
        return not dotted(node.func) or bool(_CHECKING.search(".".join(dotted(node.func))))
    return isinstance(node, (ast.Name, ast.Attribute)) and bool(_CHECKING.search(".".join(dotted(node))))


def _finding(dossier: Dossier, path: str, test: Definition) -> Finding:
    file = next(file for file in dossier.texts if file.path == path)
    line = str(file.after).split("\n")[test.line - 1].strip()
    stands = Receipt.quote_from(dossier, f"after:{path}", line)
    name, count = f"cannot_fail.{path}:{test.name}", test.last - test.line + 1
    whose = Subject("function", test.name, path)
    how = "Read from the whole file as merged: no assertion, no expected exception, no call of anything that checks."
    told = (
        Fact(f"{name}.name", test.name, "", "a new test with nothing in it that can fail", (stands,), whose, how),
        Fact(f"{name}.lines", count, "lines", f"lines of {test.name} in {path} as merged", (stands,), whose),
    )
    claim = f"{test.name} is a new test of {count} lines in {path} that asserts nothing; only an exception can fail it."
    return Finding("cannot_fail", claim, told, (stands,), 3)
