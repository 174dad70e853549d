"""Finds what a text presents as somebody's words: between quotation marks, or in a block quote."""

import re
from dataclasses import dataclass
from typing import Final

from roastbot.layout import Strip
from roastbot.markdown import HOLE

# Inside a code span a quotation mark is code. Private use characters stand for them while pairs are looked for;
# no draft holds any, the gate refuses them.
_SHIELD: Final = str.maketrans(
    {'"': "\ue000", "\u201c": "\ue001", "\u201d": "\ue002", "'": "\ue003", "\u2019": "\ue004"}
)
_UNSHIELD: Final = str.maketrans(
    {"\ue000": '"', "\ue001": "\u201c", "\ue002": "\u201d", "\ue003": "'", "\ue004": "\u2019"}
)
STRAY_SHOWN: Final = 40  # characters, for a writer to find the mark by
_DOUBLE = re.compile(r"\u201c([^\u201c\u201d]*)\u201d|\"([^\"]*)\"")
# One word in single quotes has the marks right at its ends; a single letter is a name more often ('c', rock 'n' roll).
_WORD = re.compile(r"(?<!\w)['\u2018](\w(?:\w|-(?=\w)){1,40}+)['\u2019](?!\w)")
_SINGLE = re.compile(
    r"(?<!\w)['\u2018](?=\w)((?:[^'\u2018\u2019\s]|(?<=\w)['\u2019](?=\w)){1,80}+\s"
    r"(?:[^'\u2018\u2019\n]|(?<=\w)['\u2019](?=\w)){1,300}+)['\u2019](?!\w)"
)
# What is left of these once the pairs are taken out opens or closes a quotation that nobody checked. Some are no
# English marks at all, so that even a pair of them is refused: a writer has straight and curly ones.
_STRAY = re.compile(
    r"[\"\u201c\u201d\u2018\u201a\u201b\u201e\u201f\u00ab\u00bb\u2039\u203a\u2033\u2034\u2036\u02ba\u02ee"
    r"\u3008-\u300f\u301d-\u301f\uff02\uff62\uff63\u275d\u275e\u276e\u276f]"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words presented as somebody's, and where in the strip they stand, marks included; `block`: in a block quote."""

    words: str
    start: int
    end: int
    block: bool = False


def quoted_in(strip: Strip) -> tuple[tuple[Quoted, ...], str, tuple[tuple[int, int], ...]]:
    """Return the quotations of `strip`, its prose, and where quotation marks stand that belong to none.

    The prose is as long as the strip's text, with a HOLE for every character of a quotation or a code span. A code
    span that is nothing but a figure stays in the prose, since it is a number like any other.
    """
    text = strip.text
    if strip.quoted:
        return (Quoted(_bare(text), 0, len(text), block=True),), HOLE * len(text), ()
    shielded, owned = list(text), list(text)
    for start, end in strip.codes:
        shielded[start:end] = text[start:end].translate(_SHIELD)
        if not is_figure(text[start:end]):
            owned[start:end] = HOLE * (end - start)
    quotes: list[Quoted] = []
    for pattern in (_DOUBLE, _SINGLE, _WORD):
        for match in pattern.finditer("".join(shielded)):
            if owned[match.start()] == HOLE:
                continue
            words = next(group for group in match.groups() if group is not None).translate(_UNSHIELD)
            quotes.append(Quoted(words, *match.span()))
            owned[match.start() : match.end()] = HOLE * len(match[0])
    prose = "".join(owned)
    strays = tuple((match.start(), min(match.start() + STRAY_SHOWN, len(prose))) for match in _STRAY.finditer(prose))
    return tuple(sorted(quotes, key=lambda quote: quote.start)), prose, strays


def is_figure(code: str) -> bool:
    """Whether the code span `code` is nothing but a figure, such as `15` or `+1,246`."""
    return bool(re.fullmatch(r"[+-]?[0-9][0-9,]*", code))


def _bare(text: str) -> str:
    """Return a block quote's words without the quotation marks around them."""
    return text.strip(' \n"\u201c\u201d')
