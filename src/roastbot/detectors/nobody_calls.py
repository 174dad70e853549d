"""Spots new functions, classes and methods that nothing in the repository mentions, their tests aside.

Funny because somebody built a door, tested the handle, and left it in the middle of a field.
Known false alarms: what is called by a name put together at run time, by a framework, or by strangers. So any mention
counts as a use, a string, a comment or a line of documentation too; decorated definitions, subclasses' methods,
public methods, dispatched names (`visit_...`), entry points and what the description names are left alone.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.evidence import Ask, Dossier, Question
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.python_code import Definition
from roastbot.uses import Uses, definitions, is_private, searched, uses, whole_tree, words_before
from roastbot.words import fits_a_span

HARMLESS = frozenset(
    {
        "staticmethod", "classmethod", "cached_property", "functools.cached_property", "contextmanager",
        "contextlib.contextmanager", "asynccontextmanager", "contextlib.asynccontextmanager", "cache",
        "functools.cache", "lru_cache", "functools.lru_cache", "dataclass", "dataclasses.dataclass", "final",
    }
)  # fmt: skip
PLAIN = frozenset({"object", "Exception", "ValueError", "RuntimeError", "TypeError", "Enum", "enum.Enum", "NamedTuple"})
_DISPATCHED = re.compile(
    r"^_*(?:test|visit|on|handle|do|pytest|cmd|command|action|hook|leave|generic|setup|teardown|upgrade|downgrade|main)"
    r"(?:_|$)|^__|test|^_+$",
    re.IGNORECASE,
)
SHORT = 5  # letters; a shorter name is a word, and words stand everywhere
MOST = 4  # findings; a list of more is an inventory


def asks(dossier: Dossier) -> Iterator[Question]:
    """Yield the question where each new name stands."""
    yield from (Question(Ask.NAME, definition.name) for _, definition in _candidates(dossier))


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the definitions nobody mentions: those that only tests know first, then by their order in the files."""
    tree = whole_tree(dossier)
    if tree is None:
        return
    found = [(path, one, uses(tree, path, one)) for path, one in _candidates(dossier)]
    idle = [(path, one, used) for path, one, used in found if used is not None and not used.elsewhere]
    inside = {one.name for _, one, _ in idle if one.is_class}
    idle = [row for row in idle if row[1].owner not in inside]  # the class says it already
    for path, one, used in sorted(idle, key=lambda row: not row[2].tests)[:MOST]:
        yield _finding(dossier, path, one, used, searched(tree))


def _candidates(dossier: Dossier) -> Iterator[tuple[str, Definition]]:
    known = words_before(dossier)
    announced = f"{dossier.pull_request.title}\n{dossier.description}"
    for path, one in definitions(dossier):
        if one.name not in known and _is_plain(path, one) and one.name not in announced and fits_a_span(path):
            yield path, one


def _is_plain(path: str, one: Definition) -> bool:
    """Whether a use of it would have to say its name."""
    if len(one.name) < SHORT or _DISPATCHED.search(one.name) or _DISPATCHED.search(one.owner):
        return False
    if one.owner and not is_private(path, one):
        return False
    return HARMLESS.issuperset(one.decorators) and PLAIN.issuperset(one.bases)


def _finding(dossier: Dossier, path: str, one: Definition, used: Uses, files: int) -> Finding:
    after = next(file.after for file in dossier.texts if file.path == path)
    line = str(after).split("\n")[one.line - 1].strip()
    stands = Receipt.quote_from(dossier, f"after:{path}", line)
    whose = Subject("class" if one.is_class else "function", one.name, path)
    what = "class" if one.is_class else "method" if one.owner else "function"
    how = "Every line of the text files at the merge was searched for the name as a word."
    name = f"nobody_calls.{path}:{one.name}"
    about = f"a new {what} that is mentioned nowhere but in its definition"
    told = [
        Fact(f"{name}.name", one.name, "", about, (stands,), whose, how),
        Fact(f"{name}.searched", files, "files", "text files that were searched", (), whose, how),
    ]
    receipts = [stands]
    claim = f"{one.name} is a new {what} in {path}, and nothing else in the {files:,} files searched uses the name"
    if used.tests:
        count = len(used.tests)
        seen = [Receipt.quote_from(dossier, f"tree:{test.path}", test.text) for test in used.tests[:2]]
        receipts += seen
        lines = f"lines of tests that use the name {one.name}"
        told.append(Fact(f"{name}.tests", count, "lines", lines, tuple(seen), whose, how))
        claim += f" except {count} {'line' if count == 1 else 'lines'} of tests"
    size = one.last - one.line + 1
    about = f"lines of {one.name} in {path} as merged"
    told.append(Fact(f"{name}.lines", size, "lines", about, (stands,), whose, "From its `def` or `class` to its end."))
    return Finding("nobody_calls", f"{claim}.", tuple(told), tuple(receipts), 4)
