"""What a Python file promises its callers, before and after: names, parameters, defaults, assertions. No judging.

Functions and classes inside functions are nobody's business; a name that stands twice in a file (overloads, setters)
promises nothing that could be told.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roastbot.python_code import Function, parse

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LONGEST = 80  # characters of a default that can be told


@dataclass(frozen=True, slots=True)
class Signature:
    """A function's parameters by name, each with its default as written, None where it has none; its own lines.

    `is_open` says that it takes any parameter; `asserts` are the assertions in it that stand on one line, as written.
    """

    parameters: Mapping[str, str | None]
    is_open: bool
    lines: tuple[str, ...]
    asserts: tuple[str, ...]


def signatures(text: str) -> Mapping[str, Signature] | None:
    """Return the functions and methods of a Python text by dotted name, or None where it cannot be parsed."""
    tree = parse(text)
    if tree is None:
        return None
    lines = text.split("\n")
    found: dict[str, Signature | None] = {}
    for name, node in _functions(tree):
        found[name] = None if name in found else _signature(node, lines)
    return {name: signature for name, signature in found.items() if signature}


def _functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    waiting: list[tuple[str, ast.stmt]] = [("", node) for node in reversed(tree.body)]
    while waiting:
        prefix, node = waiting.pop()
        if isinstance(node, _FUNCTIONS):
            yield f"{prefix}{node.name}", node
        elif isinstance(node, ast.ClassDef):
            waiting += [(f"{prefix}{node.name}.", child) for child in reversed(node.body)]


def _signature(node: Function, lines: list[str]) -> Signature:
    args = node.args
    placed = [*args.posonlyargs, *args.args]
    missing: list[ast.expr | None] = [None] * (len(placed) - len(args.defaults))
    pairs = [
        *zip(placed, [*missing, *args.defaults], strict=True),
        *zip(args.kwonlyargs, args.kw_defaults, strict=True),
    ]
    return Signature(
        {arg.arg: None if default is None else _written(default) for arg, default in pairs},
        args.kwarg is not None or args.vararg is not None,
        tuple(lines[node.lineno - 1 : node.end_lineno]),
        tuple(
            lines[each.lineno - 1].strip()
            for each in ast.walk(node)
            if isinstance(each, ast.Assert) and each.lineno == each.end_lineno
        ),
    )


def _written(node: ast.expr) -> str:
    """Return a default as code; one that is too long or too deep for it is told apart by its place alone."""
    try:
        text = repr(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)
    except (RecursionError, ValueError):
        return "..."
    return text if len(text) <= _LONGEST else f"...{len(text)}"
