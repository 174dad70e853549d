"""Which lines of a touched file are new in what merged, by their numbers; and what the change says in its remarks."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from roastbot.evidence import Absent, Dossier, TouchedFile
from roastbot.file_kinds import Kind, kind_of
from roastbot.python_code import Code, read

LONGEST: Final = 20_000  # lines of a file that is still compared; nobody wrote a longer one by hand
_COMMENT: Final = re.compile(r"^(?P<before>[^#'\"]*?)#+(?P<words>[^#].*)$")


@dataclass(frozen=True, slots=True)
class Remark:
    """A new line of prose in what merged: a comment, a line of a docstring or of a document, as it stands."""

    path: str
    line: int
    text: str


def added(file: TouchedFile) -> Mapping[int, str]:
    """Return the lines of `file` as merged that were not there before, by number; empty where that is not known."""
    if not isinstance(file.after, str) or isinstance(file.before, Absent):
        return {}
    return _added(file.before or "", file.after)


@lru_cache(maxsize=128)  # several detectors ask about the same files
def _added(before: str, after: str) -> Mapping[int, str]:
    old, new = before.split("\n"), after.split("\n")
    if max(len(old), len(new)) > LONGEST:
        return {}
    if not before:
        return dict(enumerate(new, 1))
    blocks = difflib.SequenceMatcher(None, old, new).get_opcodes()
    spans = [range(first, end) for tag, _, _, first, end in blocks if tag in {"insert", "replace"}]
    return {n + 1: new[n] for span in spans for n in span}


def remarks(dossier: Dossier) -> Iterator[Remark]:
    """Yield the new lines of prose: comments and docstrings of Python files that can be parsed, lines of documents."""
    for file in dossier.texts:
        lines = added(file)
        if kind_of(file.path) is Kind.WORDS:
            yield from (Remark(file.path, number, text.strip()) for number, text in lines.items() if text.strip())
        elif file.path.endswith(".py") and isinstance(file.after, str):
            code = read(file.after)
            yield from _in_python(file.path, lines, code) if code else ()


def _in_python(path: str, lines: Mapping[int, str], code: Code) -> Iterator[Remark]:
    told = {number for first, last in code.docstrings for number in range(first, last + 1)}
    data = {number for first, last in code.texts for number in range(first, last + 1)}
    for number, text in lines.items():
        comment = None if number in data else _COMMENT.match(text)
        if number in told and text.strip():
            yield Remark(path, number, text.strip())
        elif comment:
            yield Remark(path, number, f"#{comment['words']}".strip())
