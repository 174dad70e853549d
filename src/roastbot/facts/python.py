"""Reads the outline of a Python file: its classes, functions and tests with their lines, through `ast`. No judging."""

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

LARGEST: Final = 400_000  # characters of a file that is still read; nobody wrote a larger one
_LINE_END: Final = re.compile(r"\r\n|\r|\n")  # as Python counts lines, to which a form feed is a space
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_BLOCKS: Final = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass(frozen=True, slots=True)
class Definition:
    """A class or function: its dotted name, and its text from its `class` or `def` to its last line."""

    name: str
    is_class: bool
    text: tuple[str, ...]

    @property
    def lines(self) -> int:
        """How many lines it has, decorators left out."""
        return len(self.text)

    @property
    def is_test(self) -> bool:
        """Whether a test runner would call it by its name."""
        return not self.is_class and self.name.rpartition(".")[2].startswith("test")


def outline(text: str) -> tuple[Definition, ...] | None:
    """Return the classes, methods and functions of a file in reading order, or None where it cannot be parsed.

    What stands inside a function is that function's own business and not listed.
    """
    if len(text) > LARGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in somebody's string is no concern of ours
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return tuple(_definitions(tree, _LINE_END.split(text)))


def once(definitions: tuple[Definition, ...]) -> Mapping[str, Definition]:
    """Return the definitions by name, without those whose name stands for several (overloads, setters)."""
    seen: dict[str, Definition | None] = {}
    for definition in definitions:
        seen[definition.name] = None if definition.name in seen else definition
    return {name: definition for name, definition in seen.items() if definition}


def _definitions(tree: ast.Module, lines: list[str]) -> Iterator[Definition]:
    waiting: list[tuple[str, ast.AST]] = [("", tree)]
    while waiting:
        prefix, node = waiting.pop()
        inside = prefix
        if isinstance(node, (ast.ClassDef, *_FUNCTIONS)):
            own = tuple(lines[node.lineno - 1 : node.end_lineno])
            yield Definition(f"{prefix}{node.name}", isinstance(node, ast.ClassDef), own)
            if not isinstance(node, ast.ClassDef):
                continue
            inside = f"{prefix}{node.name}."
        waiting += [(inside, child) for block in _BLOCKS for child in reversed(_children(node, block))]


def _children(node: ast.AST, block: str) -> list[ast.AST]:
    found = getattr(node, block, [])
    return found if isinstance(found, list) else []
