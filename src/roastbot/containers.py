r"""The form in which strangers' words are shown to a model, so that nothing in them can end the block they stand in.

Two things keep them in, each enough alone. Every line carries a sign of ours before it: `|` before words; `+`, `-`
or a space before code. Our own lines begin with something else (`#`, `@`, a tag), so no text can begin one. And
wherever a text holds one of our tags, its `<` is written `\u003c`: each tag stands in a prompt as often as we set it.
Whatever ends a line in any reading, and every other control character but the tab, is an escape as well.
"""

import json
import re
from typing import Any, Final

BLOCKS: Final = (
    "evidence", "pull_request", "coverage", "facts", "findings", "missing", "sources", "timeline", "problems",
    "sentences", "names", "author_notes",
)  # fmt: skip
LONGEST_NAME: Final = 200  # characters of a path, branch or name in a listing; GitHub allows thousands

# Possessive, or a comment of `<` and many spaces would be tried at every split of them and hold a run for minutes.
_TAG: Final = re.compile(rf"<(?=\s*+/?+\s*+(?:{'|'.join(BLOCKS)}))", re.IGNORECASE)
_BREAKS: Final = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_CONTROLS: Final = {code: f"\\u{code:04x}" for code in _BREAKS if chr(code) != "\t"}
_ONE_LINE: Final = _CONTROLS | {ord("\n"): " ", ord("\t"): " ", ord("|"): "\\u007c"}
_CONTROL: Final = re.compile("[" + "".join(map(re.escape, map(chr, _CONTROLS))) + "]")
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def line_of(value: Any) -> str:
    """Return `value` as one line of JSON without `<`, `>`, `&` or a line separator of any kind."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return _sendable(text.translate(_CONTROLS))


def words(text: str) -> str:
    """Return a text as lines that each begin with `|`."""
    return "\n".join("|" + code(line) for line in text.replace("\r\n", "\n").split("\n"))


def code(line: str) -> str:
    """Return one line of code as it stands, and nothing in it ends the line; the sign before it is the caller's."""
    if _CONTROL.search(line):
        line = line.removesuffix("\r").translate(_CONTROLS)
    return _sendable(_TAG.sub("\\\\u003c", line) if "<" in line else line)


def one_line(text: str) -> str:
    """Return a name or a sentence fit for a head: on one line and without the ` | ` that parts a head's fields."""
    return _sendable(_TAG.sub("\\\\u003c", text.translate(_ONE_LINE)))


def head(source_id: str, *fields: str) -> str:
    """Return the line over a text, `# id | field | field`; empty fields are left out."""
    return "# " + " | ".join(one_line(field) for field in (source_id, *fields) if field)


def _sendable(text: str) -> str:
    """Return `text` without lone surrogates, which cannot be sent."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
