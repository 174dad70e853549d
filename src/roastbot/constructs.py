"""Pieces of Python that a rule can name (`assert`, a bare except, `# type: ignore`), and the lines that use them.

What a rule calls by a name this room does not know exactly is no construct here. Python is read with `ast`; what
cannot be parsed has no lines. Nothing is run.
"""

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from roastbot.python_code import dotted, parse

Uses = Callable[[ast.AST], bool]


@dataclass(frozen=True, slots=True)
class Construct:
    """Something a rule can forbid: what the rule calls it, and how a line that uses it is told.

    One of the others is set: a test of a node of the syntax tree, the beginning of a comment, the name of a reading
    that takes the whole file, or the name of a decorator. `needle` stands in every line that uses it.
    """

    name: str
    node: Uses | None = None
    comment: str = ""
    inside: str = ""
    decorator: str = ""
    needle: str = ""


def of_span(span: str) -> Construct | None:
    """Return the construct that stands in a code span of a rule, None where it is not known exactly what it is."""
    text = " ".join(span.split()).rstrip(";:").strip()
    found: Construct | None = None
    if text in _STATEMENTS:
        found = Construct(span, _STATEMENTS[text], needle=text.partition(" ")[0])
    elif re.fullmatch(r"#\s?[a-z][\w: -]{2,40}", text):
        found = Construct(span, comment=re.sub(r"^#\s*", "# ", text), needle="#")
    elif re.fullmatch(r"@[A-Za-z_][\w.]*(?:\(\))?", text):
        found = Construct(span, decorator=text[1:].removesuffix("()"), needle="@")
    elif re.fullmatch(r"except [A-Z]\w*", text):
        found = Construct(span, _catching(text.removeprefix("except ")), needle="except")
    elif text.startswith(("import ", "from ")):
        wanted = _imports(parse(text))
        found = Construct(span, lambda node: wanted <= _imported(node), needle="import") if wanted else None
    elif re.fullmatch(r"[A-Za-z_][\w.]*(?:\((?:\.\.\.)?\))?", text):
        found = _of_name(span, text)
    return found


def _of_name(span: str, text: str) -> Construct | None:
    name, _, called = text.partition("(")
    if name in _KEYWORDS:
        return None
    root = name.partition(".")[0]
    if called or name in _BUILT_IN:
        return Construct(span, _calling(name), needle=root)
    if "." in name or (len(name) > 3 and re.search(r"_|[a-z][A-Z]", name)) or name in _TYPES:  # noqa: PLR2004 - `is_x` is distinctive, `a_b` is not
        return Construct(span, _naming(name), needle=root)
    return Construct(span, lambda node: name in _imported(node), needle="import") if name.islower() else None


def of_words(words: str) -> Construct | None:
    """Return the construct that a rule calls by these plain words, such as `bare excepts`; None for any others."""
    for pattern, (node, inside, needle) in _PLAIN.items():
        if pattern.fullmatch(words):
            return Construct(words, node, inside=inside, needle=needle)
    return None


def lines_using(text: str, construct: Construct) -> tuple[int, ...]:
    """Return the numbers of the lines of a Python text that use a construct, in order; none where it does not parse."""
    if construct.comment:
        return tuple(_comments(text, construct.comment))
    tree = parse(text)
    if tree is None:
        return ()
    if construct.inside:
        return tuple(sorted(set(_READINGS[construct.inside](tree, text))))
    if construct.decorator:
        return tuple(sorted(set(_decorated(tree, construct.decorator))))
    uses = construct.node or (lambda _: False)
    return tuple(sorted({node.lineno for node in ast.walk(tree) if hasattr(node, "lineno") and uses(node)}))


def _comments(text: str, wanted: str) -> Iterator[int]:
    """Yield the lines whose comment says this; `# type: ignore` is also said with a code behind it."""
    if parse(text) is None:
        return
    pattern = re.compile(rf"#\s*{re.escape(wanted.removeprefix('# '))}(?![\w-])")
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT and pattern.search(token.string):
                yield token.start[0]
    except (tokenize.TokenError, SyntaxError):
        return


def _calling(name: str) -> Uses:
    return lambda node: isinstance(node, ast.Call) and ".".join(dotted(node.func)) == name


def _naming(name: str) -> Uses:
    def uses(node: ast.AST) -> bool:
        if isinstance(node, (ast.Name, ast.Attribute)):
            return ".".join(dotted(node)) == name
        return name in _imported(node)

    return uses


def _catching(name: str) -> Uses:
    return lambda node: isinstance(node, ast.ExceptHandler) and node.type is not None and dotted(node.type) == (name,)


def _bare_except(node: ast.AST) -> bool:
    return isinstance(node, ast.ExceptHandler) and node.type is None


def _imports(tree: ast.Module | None) -> frozenset[str]:
    return frozenset(name for node in (tree.body if tree else ()) for name in _imported(node))


def _imported(node: ast.AST) -> frozenset[str]:
    """Return what an import statement brings in, modules and their members alike."""
    if isinstance(node, ast.Import):
        return frozenset(alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom) and not node.level and node.module:
        return frozenset({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return frozenset()


def _is_mock(node: ast.AST) -> bool:
    return bool({"unittest.mock", "mock"} & _imported(node))


def _is_sleep(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or ".".join(dotted(node.func)) not in {
        "time.sleep",
        "asyncio.sleep",
        "anyio.sleep",
    }:
        return False
    return not (node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value == 0)


def _in_functions(tree: ast.Module, _: str) -> Iterator[int]:
    """Yield the lines of imports inside functions; each function is walked with those inside it."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = [child for stmt in node.body for child in ast.walk(stmt)]
            yield from (child.lineno for child in body if isinstance(child, (ast.Import, ast.ImportFrom)))


def _double_ticks(tree: ast.Module, text: str) -> Iterator[int]:
    lines = text.split("\n")
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        if isinstance(node, ast.Lambda) or not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Constant):
            continue
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        if isinstance(node, documented) and isinstance(first.value.value, str):
            for number in range(first.lineno, (first.end_lineno or first.lineno) + 1):
                if number <= len(lines) and re.search(r"(?<!`)``[^`\s][^`]*``(?!`)", lines[number - 1]):
                    yield number


def _decorated(tree: ast.Module, name: str) -> Iterator[int]:
    for node in ast.walk(tree):
        for one in getattr(node, "decorator_list", ()):
            if ".".join(dotted(one.func if isinstance(one, ast.Call) else one)) == name:
                yield one.lineno


def _defaults(tree: ast.Module, _: str) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.arguments):
            every = (*node.defaults, *node.kw_defaults)
            yield from (one.lineno for one in every if isinstance(one, (ast.List, ast.Dict, ast.Set)))


_READINGS: Final[Mapping[str, Callable[[ast.Module, str], Iterator[int]]]] = {
    "functions": _in_functions,
    "docstrings": _double_ticks,
    "defaults": _defaults,
}
_TYPES: Final = frozenset({"Any", "Optional", "Union", "List", "Dict", "Tuple", "Set", "Type"})
_BUILT_IN: Final = frozenset({"print", "eval", "exec", "input", "breakpoint", "globals", "setattr", "getattr"})
_KEYWORDS: Final = frozenset(
    {"None", "True", "False", "self", "main", "master", "async", "await", "def", "class", "with"}
)
_STATEMENTS: Final[Mapping[str, Uses]] = {
    "assert": lambda node: isinstance(node, ast.Assert),
    "global": lambda node: isinstance(node, ast.Global),
    "nonlocal": lambda node: isinstance(node, ast.Nonlocal),
    "lambda": lambda node: isinstance(node, ast.Lambda),
    "except": _bare_except,
    "import *": lambda node: isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names),
}
_PLAIN: Final[Mapping[re.Pattern[str], tuple[Uses | None, str, str]]] = {
    re.compile(r"(?:bare|naked) excepts?(?: clauses?)?"): (_bare_except, "", "except"),
    re.compile(r"(?:wildcard|star) imports?"): (_STATEMENTS["import *"], "", "import"),
    re.compile(r"relative imports?"): (lambda node: isinstance(node, ast.ImportFrom) and node.level > 0, "", "import"),
    re.compile(
        r"(?:deferred|inline|local|lazy|function-level|in-function) imports?|imports? (?:inside|within|in) functions?"
    ): (None, "functions", "import"),
    re.compile(r"mocks?|mocking|mock objects?"): (_is_mock, "", "import"),
    re.compile(r"print statements?|print calls?|prints"): (_calling("print"), "", "print"),
    re.compile(r"lambdas?|lambda functions?"): (_STATEMENTS["lambda"], "", "lambda"),
    re.compile(r"asserts?|assert statements?"): (_STATEMENTS["assert"], "", "assert"),
    re.compile(r"sleeps?|sleep calls?"): (_is_sleep, "", ""),
    re.compile(r"mutable default(?: argument| value)?s?"): (None, "defaults", "="),
    re.compile(r"double backticks?"): (None, "docstrings", "``"),
}
