"""Where the paragraphs and sentences of a Markdown text begin and end, so that one can be taken out whole.

Code spans and links are never looked into: a full stop in `setup.py` or in an address ends nothing. Nor does one inside
quotation marks, emphasis or brackets that go on behind it: half of a pair is no text anybody wrote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_FILLER: Final = "x"
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")
_PAIRS: Final = tuple(
    re.compile(rf"(?<!\w){opened}(?=\S)(?:(?!\n[ \t]*\n).){{1,600}}?(?<=\S){closed}(?!\w)", re.DOTALL)
    for opened, closed in (
        (r"\u201c", r"\u201d"), ('"', '"'), (r"\(", r"\)"), (r"\*\*", r"\*\*"), (r"(?<!\*)\*", r"\*(?!\*)"), ("_", "_")
    )
)  # fmt: skip
_ENDS_WITHIN = re.compile(r"[.!?\u2026](?=[\"')\]*_~\u2019\u201d]*\s)")
_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\s*\Z)", re.DOTALL)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+|^[ \t]*>[ \t]?", re.MULTILINE)
# What ends a sentence: marks, whatever closes behind them, white space, and then something a sentence begins with.
_END = re.compile(r"(?:[.!?]|\u2026)+(?:[\"')\]*_~\u2019\u201d])*(?=\s+[\"'(\[*_`\u2018\u201c]*[A-Z0-9`x\u2026]|\s*\Z)")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|etc|approx|no|Mr|Mrs|Ms|Dr|St)|(?:^|[\s(])[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its offsets in the text, and the paragraph it stands in, counted from 0."""

    start: int
    end: int
    paragraph: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of Markdown `text` in order; a list item, a heading or a block quote's line ends one too.

    What stands between two of them is white space, or the marker of a list item or block quote.
    """
    masked = _masked(text)
    found = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(masked)):
        for start, end in _blocks(masked, paragraph.start(), paragraph.end()):
            found += [Sentence(*span, number) for span in _within(masked, start, end)]
    return tuple(found)


def _masked(text: str) -> str:
    """Return `text` with code spans and links replaced by as many letters, line ends inside them too.

    So are the full stops inside pairs, but for the one right before the mark that closes them.
    """
    for pattern in (_CODE, _LINK):
        text = pattern.sub(lambda match: _FILLER * len(match[0]), text)
    for pattern in _PAIRS:
        text = pattern.sub(lambda match: _ENDS_WITHIN.sub(_FILLER, match[0]), text)
    return text


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a paragraph that a list marker or a block quote's mark begins."""
    marks = [match.span() for match in _ITEM.finditer(text, start, end)]
    begins = [start if not marks or marks[0][0] > start else marks[0][1], *(mark[1] for mark in marks)]
    stops = [*(mark[0] for mark in marks), end]
    if marks and marks[0][0] == start:
        begins, stops = begins[1:], stops[1:]
    yield from zip(begins, stops, strict=True)


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[:end]
    while start < end and text[start].isspace():
        start += 1
    at = start
    while at < end:
        match = _END.search(part, at)
        if match is None or match.end() >= end:
            break
        at = match.end()
        if _SHORT.search(part[max(start, match.start() - 8) : match.start() + 1]):
            continue
        yield start, at
        start = at + len(part[at:]) - len(part[at:].lstrip())
        at = start
    stop = start + len(text[start:end].rstrip())
    if stop > start:
        yield start, stop
