"""The page that documents every kind of fact (docs/facts.md), written from the catalogue and nothing else."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Final

from roastbot.detectors import DETECTORS
from roastbot.facts import FAMILIES, Measure

HEAD: Final = """\
# Facts

Every figure roastbot can derive from a pull request. This page is written from the declarations in
`src/roastbot/facts/`; `make docs` writes it anew.

A fact has an `id`, a `value`, a `unit` (the plural noun it counts, empty for texts and instants), `about` (what it
measures, in plain words), `how` (the way it was counted), its receipts, and a `subject`: the thing it is true of. A
subject has a kind (`pull request`, `description`, `commit`, `file`, `class`, `function`, `person`, `word`), a name as
prose may call it, and `within`, which tells two things of one name apart: the path of a class, a function or a name;
for a file the commit, where the figure is of that commit alone; for a later commit the one its time is counted from.

- A fact is left out where the evidence for it is not all there. An absent fact is never a zero.
- Durations are those between the real instants, cut down to whole minutes. Where two clocks that are shown without
  seconds would make another figure of it, the words begin with `about`: from 13:27:50 to 13:49:10 are about 21 minutes.
- What a description claims is a fact about the description: `table.`, `said.` and `split.` say what its author wrote.
- Percentages are rounded; one that would round to nothing, or to all where it is not, is left out.
- Worth is 1 for what a post could stand on, 2 for what is useful, 3 for one of many that matters only to a sentence
  about just this thing. When a brief is full, 3 is left out first.
- In an id, what stands in braces is filled in: `{commit}` is seven digits of a commit's id, `{path}` a path, `{who}` a
  login or the name git knows, `{part}` of a duration `span` (its words), `days`, `hours` or `minutes`, `{n}` a number.

Facts that a detector derives on top of these begin with the detector's name; they stand at the end of this page.
"""
FINDINGS: Final = """\
## Of findings

What detectors derive on top, each only where it found something. `{commits}` is one commit or two, with a hyphen.

| Id | Unit | About |
| --- | --- | --- |
"""


def page() -> str:
    """Return the text of docs/facts.md."""
    sections = "".join(f"\n{section}" for section in map(_section, FAMILIES))
    return f"{HEAD}{sections}\n{FINDINGS}{''.join(_found())}"


def _found() -> Iterator[str]:
    """Yield a row for each fact that a detector's source builds, or a module among its SOURCES, in their order."""
    for detector in DETECTORS:
        name = detector.__name__.rpartition(".")[2]
        trees = [ast.parse(inspect.getsource(made)) for made in (detector, *getattr(detector, "SOURCES", ()))]
        for row in dict.fromkeys(row for tree in trees for row in _built(name, tree)):
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n"


def _built(detector: str, tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """Yield id, unit and meaning of what a source builds by `Fact(...)`, `span_facts(...)` or `between(...)`."""
    said = {
        node.targets[0].id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for call in ast.walk(tree):
        kind = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
        if not isinstance(call, ast.Call) or kind not in {"Fact", "span_facts", "between"}:
            continue
        if kind == "between":
            yield f"`{detector}.{{commits}}.{{part}}`", "{part}", "time from one commit to the other"
        elif kind == "span_facts":
            yield f"`{_text(call.args[0], said, detector)}.{{part}}`", "{part}", _text(call.args[3], said, detector)
        else:
            unit = _text(call.args[2], said, detector)
            yield f"`{_text(call.args[0], said, detector)}`", unit, _text(call.args[3], said, detector)


def _text(node: ast.expr, said: Mapping[str, ast.expr], detector: str) -> str:
    """Return the text an expression makes, with a name between braces for what is filled in."""
    if isinstance(node, ast.Name):
        node = said.get(node.id, node)
    match node:
        case ast.Constant():
            return str(node.value)
        case ast.JoinedStr():
            return "".join(_text(part, said, detector) for part in node.values)
        case ast.FormattedValue():
            return _text(node.value, said, detector)
        case ast.Call(func=ast.Name(id="key")):
            return f"{detector}.{{commits}}"
        case ast.Attribute(attr="short"):
            return "{commit}"
    return f"{{{ast.unparse(node).rpartition('.')[2]}}}"


def _section(family: ModuleType) -> str:
    rows = "".join(_rows(family.MEASURES))
    said = " ".join((family.__doc__ or "").split())
    name = family.__name__.rpartition(".")[2]
    return (
        f"## {name.capitalize()}\n\n{said}\n\n"
        f"| Id | Unit | About | Subject | Worth | How |\n| --- | --- | --- | --- | --- | --- |\n{rows}"
    )


def _rows(measures: tuple[Measure, ...]) -> Iterator[str]:
    for one in measures:
        whom = " ".join(part for part in (one.subject, f"`{one.name}`" if one.name else "") if part)
        whom += f" in `{one.within}`" if one.within else ""
        cells = (f"`{one.id}`", one.unit, one.about, whom, str(one.worth), one.how)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
