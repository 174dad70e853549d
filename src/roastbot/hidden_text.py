"""Takes out of a description or a comment what GitHub's reader of it does not see.

HTML comments, text behind images, tool tips and link definitions are where orders to a bot are hidden ("Comment
and Control"; claude-code-action's sanitizer strips the same). Nothing here parses Markdown: it works inside code
blocks too, because whoever can pretend that a comment is code could hide anything. What is lost that way is
evidence, never safety; attributes leave a visible mark.
"""

import re
from typing import Final

from roastbot.invisible import clean

MARK: Final = "[…]"

# Capped repetitions throughout: each position costs bounded work, whatever the text.
_PROCESSING = re.compile(r"<\?[^>]{0,500}>|<!\[CDATA\[|\]\]>|<![A-Za-z][^>]{0,500}>")
_BRACKETED = r"(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,500}+"
_IMAGE = re.compile(rf"!\[{_BRACKETED}\](?:\([^)\n]{{0,2000}}\)|\[[^\]\n]{{0,200}}\])")
_TITLE = r"(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}'|\([^()\n]{0,1000}\))"
_LINK_TITLE = re.compile(rf"(\]\([ \t]{{0,3}}<?[^\s()<>]{{1,2000}}>?)[ \t]{{1,10}}{_TITLE}[ \t]{{0,3}}\)")
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[(?!\^)[^\]\n]{{1,300}}\]:[ \t]{{0,5}}\S{{1,2000}}+(?:[ \t]{{1,10}}{_TITLE})?[ \t]{{0,10}}$",
    re.MULTILINE,
)
_PICTURE_TAG = re.compile(r"(?i)<(?:img|source|picture|video|audio|svg|input|area|meta|link)\b[^<>]{0,4000}>")
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]{0,30})\s([^<>]{0,4000}+)>")
_NUMERIC_ENTITY = re.compile(r"&#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));")
_LAST_CODE_POINT: Final = 0x10FFFF


def without_hidden_text(text: str) -> str:
    """Return what is left of GitHub Markdown `text` when everything its reader does not see is taken out."""
    text = _PROCESSING.sub("", _without_comments(text))
    text = _IMAGE.sub("", _PICTURE_TAG.sub("", text))
    text = _LINK_TITLE.sub(r"\1)", text)
    text = _TAG.sub(_without_attributes, _DEFINITION.sub("", text))
    return clean(_NUMERIC_ENTITY.sub(_character, text)).strip("\n")


def _without_comments(text: str) -> str:
    """Cut closed comments anywhere; one that is never closed hides the rest only when it begins its line."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        kept.append(text[position:start])
        end = text.find("-->", start + 4)
        if end >= 0:
            position = end + 3
        elif text[text.rfind("\n", 0, start) + 1 : start].strip(" >*+-"):
            return "".join(kept) + text[start:]
        else:
            return "".join(kept)
    return "".join(kept) + text[position:]


def _without_attributes(match: re.Match[str]) -> str:
    return f"<{match[1]} {MARK}>" if "=" in match[2] else match[0]


def _character(match: re.Match[str]) -> str:
    point = int(match[1]) if match[1] else int(match[2], 16)
    return chr(point) if 0 < point <= _LAST_CODE_POINT else ""
