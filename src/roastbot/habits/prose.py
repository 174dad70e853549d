"""A draft's own words: what a reader sees, with everything that somebody else wrote taken out of sight."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from roastbot import layout
from roastbot.layout import Strip
from roastbot.markdown import HOLE
from roastbot.quotations import Quoted, quoted_in

BEGIN: Final = r"(?:^|(?<=[.!?\u2026]\s)|(?<=[.!?\u2026][)\"\u201d\ufffc]\s))"  # where a sentence begins, in a pattern
_STOP: Final = re.compile(r"[.!?\u2026][)\"\u201d\ufffc]?(?=\s)")


@dataclass(frozen=True)
class Prose:
    """A paragraph or a plain field: `text` as a reader sees it, `own` with a HOLE for each character quoted or code.

    Both are equally long. `item` says that it is a line of a list.
    """

    field: str
    text: str
    own: str
    quotes: tuple[Quoted, ...] = ()
    item: bool = False

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each match in the draft's own words, and the words there as a reader sees them."""
        for match in pattern.finditer(self.own):
            if match[0]:
                yield match, self.text[match.start() : match.end()].strip()

    def sentence_before(self, at: int) -> str:
        """Return the sentence around a place as far as it stands before it."""
        ends = [stop.end() for stop in _STOP.finditer(self.own, 0, at)]
        return self.own[ends[-1] if ends else 0 : at].lstrip()


def body_of(markdown: str) -> tuple[Prose, ...]:
    """Return the paragraphs and list lines of a body in order; a block quote is nobody's habit."""
    return tuple(_prose("body", strip) for strip in layout.lay_out(markdown).strips if not strip.quoted)


def field_of(name: str, text: str) -> Prose:
    """Return a field of plain text."""
    return _prose(name, layout.plain(text))


def _prose(name: str, strip: Strip) -> Prose:
    quotes, own, _ = quoted_in(strip)
    own = own.replace("\n", " ").replace("\u2019", "'")
    for start, end in strip.codes:
        own = own[:start] + HOLE * (end - start) + own[end:]
    return Prose(name, strip.text.replace("\n", " "), own, quotes, strip.item)
