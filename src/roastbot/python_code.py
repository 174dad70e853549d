"""What stands in a Python file, read once through `ast`: definitions, calls, imports, docstrings. No judging.

The text may be hostile: what cannot be parsed is None, and nothing here recurses over it.
"""

import ast
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

LARGEST: Final = 400_000  # characters of a file that is still read; nobody wrote a larger one
MOST_PARTS: Final = 40  # of a dotted name
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_BLOCKS: Final = ("body", "orelse", "finalbody", "handlers", "cases")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a function, `self` included, with its line.

    `place` is none when it can only be named; `has_default` says that it may be left out.
    """

    name: str
    place: int | None
    has_default: bool
    line: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A class or function that does not stand inside a function, with its lines from its first decorator to its end.

    `owner` is the class it stands in, empty at module level; `bases` are those of the class itself, or of a method's
    owner; `decorators` are dotted names without their arguments.
    """

    name: str
    owner: str
    is_class: bool
    first: int
    line: int
    last: int
    bases: tuple[str, ...]
    decorators: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    takes_anything: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A call: the last part of the called name, all of it as written, its line, what is passed.

    `words` are its arguments that are plain strings, by place; `is_open` says that `*` or `**` may pass anything.
    """

    name: str
    dotted: str
    line: int
    count: int
    keywords: tuple[str, ...]
    words: Mapping[int, str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Import:
    """A name that a file imports: `from module import name as called`; `name` is empty for `import module`."""

    module: str
    name: str
    called: str
    line: int
    at_top: bool


@dataclass(frozen=True)
class Code:
    """What stands in one file.

    `loose` are names that are read otherwise than by calling them; `docstrings` and `texts` the first and last lines
    of docstrings and of other strings of several lines; `is_dynamic` says that names are put together at run time.
    """

    definitions: tuple[Definition, ...]
    calls: tuple[Call, ...]
    imports: tuple[Import, ...]
    loose: frozenset[str]
    docstrings: tuple[tuple[int, int], ...]
    texts: tuple[tuple[int, int], ...]
    is_dynamic: bool


def parse(text: str) -> ast.Module | None:
    """Return the tree of a Python text, or None where it cannot be parsed."""
    if len(text) > LARGEST or text.count("\r") != text.count("\r\n"):
        return None  # the second: its lines would have other numbers here than in the source tree
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in somebody's string is no concern of ours
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@lru_cache(maxsize=128)  # several detectors read the same files
def read(text: str) -> Code | None:
    """Return what stands in a Python text, or None where it cannot be parsed."""
    tree = parse(text)
    if tree is None:
        return None
    reading = _Reading()
    for node in ast.walk(tree):
        reading.note(node)
    top = {id(node) for node in _outside_functions(tree)}
    return Code(
        tuple(_definitions(tree)),
        tuple(reading.calls),
        tuple(one for node in reading.imports for one in _imported(node, id(node) in top)),
        frozenset(reading.loose),
        tuple(reading.docstrings),
        tuple(span for span in reading.texts if span not in set(reading.docstrings)),
        reading.is_dynamic,
    )


@dataclass
class _Reading:
    calls: list[Call] = field(default_factory=list)
    imports: list[ast.Import | ast.ImportFrom] = field(default_factory=list)
    loose: set[str] = field(default_factory=set)
    docstrings: list[tuple[int, int]] = field(default_factory=list)
    texts: list[tuple[int, int]] = field(default_factory=list)
    called: set[int] = field(default_factory=set)
    is_dynamic: bool = False

    def note(self, node: ast.AST) -> None:
        """Take down one node; `ast.walk` comes to a call before it comes to what is called."""
        if isinstance(node, ast.Call):
            self.called.add(id(node.func))
            self._call(node)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self.imports.append(node)
        elif isinstance(node, (ast.Name, ast.Attribute)):
            if id(node) not in self.called:
                self.loose.add(node.id if isinstance(node, ast.Name) else node.attr)
        elif isinstance(node, ast.Constant):
            self._constant(node)
        elif isinstance(node, (ast.Module, ast.ClassDef, *_FUNCTIONS)):
            self._docstring(node.body)

    def _call(self, node: ast.Call) -> None:
        parts = dotted(node.func)
        if not parts:
            return
        name = parts[-1]
        strings = {
            n: each.value
            for n, each in enumerate(node.args)
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        }
        keywords = tuple(keyword.arg for keyword in node.keywords if keyword.arg)
        is_open = len(keywords) < len(node.keywords) or any(isinstance(each, ast.Starred) for each in node.args)
        self.calls.append(Call(name, ".".join(parts), node.lineno, len(node.args), keywords, strings, is_open))
        second = node.args[1] if len(node.args) > 1 else None
        built = name == "getattr" and isinstance(second, (ast.JoinedStr, ast.BinOp, ast.Call))
        if built or name in {"globals", "getmembers", "dir", "attrgetter", "methodcaller"}:
            self.is_dynamic = True

    def _constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and node.end_lineno and node.end_lineno > node.lineno:
            self.texts.append((node.lineno, node.end_lineno))

    def _docstring(self, body: Sequence[ast.stmt]) -> None:
        first = body[0] if body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            self.docstrings.append((first.lineno, first.end_lineno or first.lineno))


def dotted(node: ast.AST) -> tuple[str, ...]:
    """Return the parts of `a.b.c`; of `f().b` or `x[0].b` an empty first part and `b`; empty for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < MOST_PARTS:
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        return (node.id, *reversed(parts))
    return ("", *reversed(parts)) if parts else ()


def _definitions(tree: ast.Module) -> Iterator[Definition]:
    waiting: list[tuple[ast.ClassDef | None, ast.AST]] = [(None, tree)]
    while waiting:
        owner, node = waiting.pop()
        inside = owner
        if isinstance(node, (ast.ClassDef, *_FUNCTIONS)):
            yield _definition(node, owner)
            if not isinstance(node, ast.ClassDef):
                continue
            inside = node
        waiting += [(inside, child) for child in _children(node)]


def _outside_functions(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the statements that run when the module is imported."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _FUNCTIONS):
            waiting += _children(node)


def _children(node: ast.AST) -> list[ast.AST]:
    return [child for block in _BLOCKS for child in getattr(node, block, []) if isinstance(child, ast.AST)]


def _definition(node: ast.ClassDef | Function, owner: ast.ClassDef | None) -> Definition:
    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    decorators = tuple(_bare(each) for each in node.decorator_list)
    around = node if isinstance(node, ast.ClassDef) else owner
    bases = tuple(_bare(base) for base in (*around.bases, *(k.value for k in around.keywords))) if around else ()
    is_class = isinstance(node, ast.ClassDef)
    taken = () if isinstance(node, ast.ClassDef) else _parameters(node.args)
    anything = not isinstance(node, ast.ClassDef) and node.args.kwarg is not None
    last = node.end_lineno or node.lineno
    owned = owner.name if owner else ""
    return Definition(node.name, owned, is_class, first, node.lineno, last, bases, decorators, taken, anything)


def _bare(node: ast.AST) -> str:
    """Return the dotted name of a decorator or base without arguments; `?` where it is something else."""
    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Subscript):
        node = node.value
    return ".".join(dotted(node)) or "?"


def _parameters(args: ast.arguments) -> tuple[Parameter, ...]:
    placed = [*args.posonlyargs, *args.args]
    first_default = len(placed) - len(args.defaults)
    found = [Parameter(arg.arg, n, n >= first_default, arg.lineno) for n, arg in enumerate(placed)]
    named = zip(args.kwonlyargs, args.kw_defaults, strict=True)
    return (*found, *(Parameter(arg.arg, None, default is not None, arg.lineno) for arg, default in named))


def _imported(node: ast.Import | ast.ImportFrom, at_top: bool) -> Iterator[Import]:
    for alias in node.names:
        if isinstance(node, ast.Import):
            yield Import(alias.name, "", alias.asname or alias.name, node.lineno, at_top)
        else:
            module = "." * node.level + (node.module or "")
            yield Import(module, alias.name, alias.asname or alias.name, node.lineno, at_top)
