"""Classes and functions in Python: how long each touched one is before and after, and how many came and went."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from roastbot.evidence import Absent, Dossier, TouchedFile
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL, Measure
from roastbot.facts.python import Definition, once, outline
from roastbot.facts.whole import has_every_file, percent
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact

FROM_AST = "From its `class` or `def` to its last line in the whole file, decorators left out."
EVERY_FILE = "By name over all changed Python files, before against after, so that what only moved counts as neither."
TESTED = "Functions and methods named `test...` in changed files of tests; one with many parameters is one."
COUNTED = ("added", "removed")


def _size(kind: str, name: str, about: str, worth: int = DETAIL) -> Measure:
    return Measure(f"{kind}.{{path}}:{{name}}.{name}", "lines", about, FROM_AST, worth, kind, "{name}", "{path}")


BEFORE = {kind: _size(kind, "before", "lines of {name} in {path} before the change") for kind in ("class", "function")}
AFTER = {kind: _size(kind, "after", "lines of {name} in {path} as merged") for kind in ("class", "function")}
SMALLER = Measure(
    "class.{path}:{name}.smaller",
    "percent",
    "by how much the class {name} shrank",
    "Its lines gone of its lines before, rounded to a percent.",
    USEFUL,
    "class",
    "{name}",
    "{path}",
)
METHODS = Measure(
    "class.{path}:{name}.methods",
    "methods",
    "methods of {name} as merged",
    "Functions defined in the body of the class.",
    DETAIL,
    "class",
    "{name}",
    "{path}",
)
CLASSES = {
    way: Measure(f"classes.{way}", "classes", f"classes {way} in Python", EVERY_FILE, HEADLINE) for way in COUNTED
}
FUNCTIONS = {
    way: Measure(f"functions.{way}", "functions", f"functions and methods {way} in Python", EVERY_FILE, USEFUL)
    for way in COUNTED
}
TESTS = {
    "before": Measure("tests.before", "test functions", "test functions in the changed files, before", TESTED, USEFUL),
    "after": Measure("tests.after", "test functions", "test functions in the changed files, as merged", TESTED, USEFUL),
    "added": Measure("tests.added", "test functions", "test functions added", f"{TESTED} {EVERY_FILE}", HEADLINE),
    "removed": Measure("tests.removed", "test functions", "test functions removed", f"{TESTED} {EVERY_FILE}", HEADLINE),
}
MEASURES = (
    *BEFORE.values(), *AFTER.values(), SMALLER, METHODS, *CLASSES.values(), *FUNCTIONS.values(), *TESTS.values(),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _File:
    """A Python file's definitions on both sides; None where they could not be read."""

    path: str
    before: tuple[Definition, ...] | None
    after: tuple[Definition, ...] | None


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield sizes by class and function, and sums where every changed Python file could be read on both sides."""
    files = [_read(text) for text in dossier.texts if text.path.endswith(".py")]
    for file in files:
        if file.before is not None and file.after is not None:
            yield from _sizes(file)
    if files and _is_complete(dossier, files):
        yield from _sums(files)


def _read(text: TouchedFile) -> _File:
    before, after = (_outline(side) for side in (text.before, text.after))
    return _File(text.path, before, after)


def _outline(side: str | Absent | None) -> tuple[Definition, ...] | None:
    return () if side is None else None if isinstance(side, Absent) else outline(side)


def _is_complete(dossier: Dossier, files: Iterable[_File]) -> bool:
    read = {file.path for file in files if file.before is not None and file.after is not None}
    changed = {file.path for file in dossier.pull_request.files if file.path.endswith(".py")}
    return has_every_file(dossier) and changed <= read


def _sizes(file: _File) -> Iterator[Fact]:
    """Yield each definition whose text changed, with the side it is on."""
    old, new = once(file.before or ()), once(file.after or ())
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        if before and after and before.text == after.text:
            continue
        some = after or before
        kind = "class" if some and some.is_class else "function"
        if before:
            yield BEFORE[kind].of(before.lines, path=file.path, name=name)
        if after:
            yield AFTER[kind].of(after.lines, path=file.path, name=name)
            yield from _of_class(file, after, before)


def _of_class(file: _File, after: Definition, before: Definition | None) -> Iterator[Fact]:
    if not after.is_class:
        return
    prefix = f"{after.name}."
    methods = [
        one.name
        for one in file.after or ()
        if not one.is_class and one.name.startswith(prefix) and "." not in one.name.removeprefix(prefix)
    ]
    if methods:
        yield METHODS.of(len(set(methods)), path=file.path, name=after.name)
    if before and before.is_class and after.lines < before.lines:
        share = percent(before.lines - after.lines, before.lines)
        if share:
            yield SMALLER.of(share, path=file.path, name=after.name)


def _sums(files: Iterable[_File]) -> Iterator[Fact]:
    old = [(file.path, one) for file in files for one in file.before or ()]
    new = [(file.path, one) for file in files for one in file.after or ()]
    for measures, is_class in ((CLASSES, True), (FUNCTIONS, False)):
        before = Counter(one.name for _, one in old if one.is_class is is_class)
        after = Counter(one.name for _, one in new if one.is_class is is_class)
        yield from _changes(measures, before, after)
    yield from _tests(Counter(_test_names(old)), Counter(_test_names(new)))


def _test_names(definitions: Iterable[tuple[str, Definition]]) -> Iterator[str]:
    return (one.name for path, one in definitions if one.is_test and kind_of(path) is Kind.TESTS)


def _changes(measures: dict[str, Measure], before: Counter[str], after: Counter[str]) -> Iterator[Fact]:
    for way, change in (("added", after - before), ("removed", before - after)):
        if change:
            yield measures[way].of(change.total())


def _tests(before: Counter[str], after: Counter[str]) -> Iterator[Fact]:
    if before:
        yield TESTS["before"].of(before.total())
    if after:
        yield TESTS["after"].of(after.total())
    yield from _changes(TESTS, before, after)
