"""Spots a new patch in a test of a name that nobody looks up there: the code took it in under another module.

Funny because the test replaced something, and the code went on using the original.
Known false alarms: a use nobody could see. So every line of the repository that mentions the name has to be read: its
definition, its imports at the top of touched files and plain calls in those. Anything else, and nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from roastbot.added import added
from roastbot.evidence import Ask, Dossier, Mention, Question, SourceTree
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.python_code import Call, Code, read
from roastbot.uses import whole_tree
from roastbot.words import fits_a_span

MOST = 3  # findings
MOST_PATCHES = 300  # that are looked into


@dataclass(frozen=True, slots=True)
class _Patch:
    """A call that replaces `name` in `module`, at a new line of a test."""

    path: str
    line: int
    module: str
    name: str
    code: Code


def asks(dossier: Dossier) -> Iterator[Question]:
    """Yield the questions where each patched name stands, and what the patched modules hold."""
    for patch in _patches(dossier):
        yield Question(Ask.NAME, patch.name)
        yield from (Question(Ask.FILE, path) for path in _paths(patch.module))


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the patches that reach nobody, each name once for a file of tests."""
    tree = whole_tree(dossier)
    if tree is None:
        return
    found = ((patch, _reader(dossier, tree, patch)) for patch in _patches(dossier))
    for patch, reader in islice(((patch, reader) for patch, reader in found if reader), MOST):
        yield _finding(dossier, patch, reader)


def _patches(dossier: Dossier) -> list[_Patch]:
    """Return the new patches, each target once for a file of tests."""
    found = {(patch.path, patch.module, patch.name): patch for patch in _every_patch(dossier)}
    return list(found.values())[:MOST_PATCHES]


def _every_patch(dossier: Dossier) -> Iterator[_Patch]:
    for file in dossier.texts:
        is_test = file.path.endswith(".py") and kind_of(file.path) is Kind.TESTS and fits_a_span(file.path)
        code = read(file.after) if is_test and isinstance(file.after, str) else None
        lines = added(file) if code else {}
        for call in code.calls if code else ():
            module, _, name = _target(call).rpartition(".")
            if code and module and name.isidentifier() and call.line in lines:
                yield _Patch(file.path, call.line, module, name, code)


def _target(call: Call) -> str:
    """Return the dotted name that a call replaces; empty where it replaces none, or none by name."""
    if not (call.dotted.endswith("patch") or call.dotted.endswith("monkeypatch.setattr")):
        return ""
    target = call.words.get(0, "")
    return target if all(part.isidentifier() for part in target.split(".")) else ""


def _paths(module: str) -> tuple[str, str]:
    path = module.replace(".", "/")
    return f"{path}.py", f"{path}/__init__.py"


def _reader(dossier: Dossier, tree: SourceTree, patch: _Patch) -> str:
    """Return a file that uses the name without looking at the patched module; empty where anybody may look there."""
    homes = [text for text in tree.texts for path in _paths(patch.module) if f"/{text.path}".endswith(f"/{path}")]
    mentions = tree.mentions_of(patch.name)
    if len(homes) != 1 or mentions is None or not _only_gives(homes[0].text, patch.name):
        return ""
    texts = {file.path: file.after for file in dossier.texts if isinstance(file.after, str)}
    readers = []
    for path in dict.fromkeys(mention.path for mention in mentions):
        here = [mention for mention in mentions if mention.path == path]
        if path in {homes[0].path, patch.path} or (kind_of(path) is not Kind.REST and not path.endswith("conftest.py")):
            continue
        code = read(texts[path]) if path in texts and path.endswith(".py") else None
        if code is None or not _holds_its_own(code, patch, here):
            return ""
        readers.append(path)
    own = [mention for mention in mentions if mention.path == patch.path]
    seen = all(_is_aim(mention, patch) for mention in own)
    return next((path for path in readers if seen and _is_imported(patch.code, path)), "")


def _only_gives(text: str, name: str) -> bool:
    """Whether a module defines or imports the name at its top and never looks it up itself."""
    code = read(text)
    if code is None or code.is_dynamic or name in code.loose or any(call.name == name for call in code.calls):
        return False
    defined = any(one.name == name and not one.owner for one in code.definitions)
    return defined or any(one.called == name and one.at_top for one in code.imports)


def _holds_its_own(code: Code, patch: _Patch, mentions: Sequence[Mention]) -> bool:
    """Whether a file imports the name at its top, everywhere, and only ever calls it by that name."""
    brought = [one for one in code.imports if one.name == patch.name]
    at_top = all(one.at_top and one.called == patch.name for one in brought)
    calls = [call for call in code.calls if call.name == patch.name]
    plain = calls and all(call.dotted == patch.name for call in calls) and patch.name not in code.loose
    lines = {*(call.line for call in calls), *(one.line for one in brought)}
    return (
        bool(brought)
        and at_top
        and bool(plain)
        and all(mention.line in lines or mention.text.rstrip(",") == patch.name for mention in mentions)
    )


def _is_aim(mention: Mention, patch: _Patch) -> bool:
    return f"{patch.module}.{patch.name}" in mention.text


def _is_imported(code: Code, path: str) -> bool:
    """Whether the tests import the file at their top, so that it had the name before anything was replaced."""
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return any(one.at_top and f".{module}".endswith(f".{one.module}") and "." in one.module for one in code.imports)


def _finding(dossier: Dossier, patch: _Patch, reader: str) -> Finding:
    texts = {file.path: str(file.after).split("\n") for file in dossier.texts}
    aim = Receipt.quote_from(dossier, f"after:{patch.path}", f"{patch.module}.{patch.name}")
    line = next(text.strip() for text in texts[reader] if patch.name in text)
    taken = Receipt.quote_from(dossier, f"after:{reader}", line)
    whose = Subject("function", patch.name, patch.path)
    how = "Every line at the merge that mentions the name was read."
    name = f"blind_patch.{patch.path}:{patch.line}"
    told = (
        Fact(f"{name}.target", f"{patch.module}.{patch.name}", "", "what the test replaces", (aim,), whose, how),
        Fact(f"{name}.reader", reader, "", f"the file that has {patch.name} of its own", (taken,), whose, how),
    )
    claim = (
        f"{patch.path} replaces {patch.module}.{patch.name}, where nothing looks it up: {reader} imports the name at"
        f" its top and goes on using the original."
    )
    return Finding("blind_patch", claim, told, (aim, taken), 5)
