"""Characters nobody sees: they hide orders in a prompt and break what is matched, so they go in and never come out.

In from a pull request they are taken away (`clean`); in what leaves they are refused (`unseen`, asked by the gate).
"""

import unicodedata
from typing import Final

NEWLINES: Final = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # what str.splitlines breaks at, beside the line feed
JOINER: Final = "\u2060"  # word joiner: the one hidden character that roastbot itself puts into a post
EMOJI_STYLE: Final = "\ufe0f"  # asks for the coloured form of the sign before it; the one selector people type

# Letters and marks by Unicode's books, yet blank on every screen.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Control, format, surrogate, private use, unassigned (Unicode's general categories).
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def is_hidden(character: str) -> bool:
    """Whether a reader cannot see `character`: controls, format and bidi marks, private use, variation selectors.

    Tab and line feed are not hidden. Emoji joined by a zero-width joiner fall apart into their parts: a price
    paid, since the same joiner hides text.
    """
    if character in "\t\n":
        return False
    point = ord(character)
    return (
        unicodedata.category(character) in _HIDDEN_CATEGORIES
        or character in _BLANK_LETTERS
        or 0xFE00 <= point <= 0xFE0F  # noqa: PLR2004 - variation selectors 1 to 16, which can carry hidden bytes
        or 0xE0100 <= point <= 0xE01EF  # noqa: PLR2004 - variation selectors 17 to 256
    )


class _Table(dict[int, str | None]):
    """A str.translate table that decides about each character once."""

    def __missing__(self, point: int) -> str | None:
        character = chr(point)
        if character in NEWLINES:
            self[point] = "\n"
        else:
            self[point] = None if is_hidden(character) else character
        return self[point]


_TABLE = _Table()


def clean(text: str) -> str:
    """Return `text` without hidden characters, every kind of line end turned into a line feed. Idempotent."""
    return text.replace("\r\n", "\n").translate(_TABLE)


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: a value such as a title, a path or one line of a patch."""
    return clean(text).rstrip("\n").replace("\n", " ")


def unseen(text: str) -> tuple[str, ...]:
    """Return the names of the hidden characters in `text`, each once, in order, such as `U+202E`.

    An emoji style selector behind a sign, digit, `#` or `*` is how people type emoji, and not named.
    """
    found: dict[str, None] = {}
    for previous, character in zip(" " + text, text, strict=False):
        if character in NEWLINES or is_hidden(character):
            styled = unicodedata.category(previous).startswith(("S", "N")) or previous in "#*"
            if not (character == EMOJI_STYLE and styled):
                found[f"U+{ord(character):04X}"] = None
    return tuple(found)
