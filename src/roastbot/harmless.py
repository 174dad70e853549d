"""Makes a pull request's words fit for one line of somebody else's text: a table, a link, a commit message."""

import re
from typing import Final

from roastbot.invisible import clean

ELLIPSIS: Final = "…"

# What GitHub or a renderer acts on inside a word: mentions, addresses, references to issues. They go into code.
# Brackets stay outside, escaped: `[a `b]:c`` would begin a link definition before anybody looks for code.
_WORD = re.compile(r"[^\s|`\[\]]+")
_ACTIVE = re.compile(r"(?i)@|://|www\.|#[0-9]|GH-[0-9]|mailto:|xmpp:")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&^=])")
_FIRST = re.compile(r"^(?:-|[0-9]+(?=[.)]))")


def plain(text: str, limit: int = 200) -> str:
    """Return `text` on one line without hidden characters, at most `limit` characters long."""
    line = " ".join(clean(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def harmless(text: str, limit: int = 200) -> str:
    """Return Markdown for one line that shows `text` and does nothing: in a paragraph, a table cell or a link.

    `limit` counts the characters of the text, before the signs that are added. Words with a mention, an address
    or an issue number stand in code, because GitHub acts on them even when they are escaped.
    """
    line = plain(text, limit)
    parts, end = [], 0
    for match in _WORD.finditer(line):
        if not _ACTIVE.search(match[0]):
            continue
        parts += [_escaped(line[end : match.start()], first=not end), f"`{match[0]}`"]
        end = match.end()
    return "".join(parts) + _escaped(line[end:], first=not end)


def _escaped(text: str, *, first: bool) -> str:
    escaped = _MARKUP.sub(r"\\\1", text)
    return (
        _FIRST.sub(lambda match: f"\\{match[0]}" if match[0] == "-" else f"{match[0]}\\", escaped) if first else escaped
    )


def commit_text(text: str, limit: int = 100) -> str:
    """Return `text` for a commit message's first line, where GitHub, CI systems and git act on what they find.

    No mention (the at sign goes), no reference to an issue or pull request and so nothing to close (the hash
    goes), no address, no `[skip ci]` (brackets become round), no `***NO_CI***`, and, on one line, no trailer.
    """
    line, before = plain(text, limit), ""
    while line != before:  # taking one of these away may join another
        before = line
        line = re.sub(r"(?i)[a-z][a-z0-9+.-]{0,30}://|@|\*\*\*", "", line)
    line = re.sub(r"#(?=[0-9])", "no. ", line)
    line = re.sub(r"(?i)\bGH-(?=[0-9])", "GH ", line)
    return line.replace("[", "(").replace("]", ")")
