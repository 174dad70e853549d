"""Reads the numbers out of English prose: figures, number words, and what they count. Nothing here judges.

Left alone, because they count nothing: `one`, `once`, `first` to `third`, `a third`, figures inside names (`S3`,
`utf-8`, `v2`) and `both`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BIG: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_SMALL: Final = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_ORDINALS: Final = {
    "fifth": 5, "ninth": 9, "twelfth": 12, **{f"{word}th": n for word, n in _SMALL.items() if n in {4, 6, 7, 10, 11}},
    "eighth": 8, **{f"{word}th": n for word, n in _SMALL.items() if 13 <= n <= 19},  # noqa: PLR2004 - the teens
    **{f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)},
}  # fmt: skip
LONGEST_FIGURE: Final = 15  # digits; nothing here counts to more, and Python refuses to read over 4,300 of them
_MULTIPLIERS: Final = {"k": 1_000, "K": 1_000, "M": 1_000_000}

_FIGURE = re.compile(
    r"(?<![\w.])(?<![A-Za-z]-)(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<rest>(?:\.\d+)*)(?P<suffix>%|[A-Za-z]+)?(?!\w)"
)
_WORD_NUMBER = "|".join(sorted([*_SMALL, *_BIG], key=len, reverse=True))
_WORDED = re.compile(
    rf"(?i)\b(?:an? (?=hundred|thousand|million))?(?:{_WORD_NUMBER})"
    rf"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)),? and )(?:{_WORD_NUMBER}))*\b"
)
_ORDINAL = re.compile(rf"(?i)\b(?:(?:{'|'.join(_TENS)})[ -])?(?:{'|'.join(_ORDINALS)})\b")
# Sizes nobody derived: a writer may only use numbers as they were supplied.
_VAGUE = re.compile(
    r"(?i)\b(?:(?:half )?(?:an? )?dozens?|(?:hundreds|thousands|millions)(?= of\b)|a couple(?= of\b)|scores(?= of\b)"
    r"|half(?= (?:of|a|an|as|the)\b)|(?:twice|thrice|double|triple|half)(?= (?:as|the)\b)"
    r"|(?:two|three)[ -](?:thirds|quarters|fifths))\b"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, half open: its value (None for sizes nobody supplied), the words, and how it is used.

    `kind` is `count`, `ordinal`, `percent`, `dotted` (a version, an address) or `vague`.
    """

    start: int
    end: int
    words: str
    value: int | None
    kind: str = "count"


def numerals(text: str) -> tuple[Numeral, ...]:
    """Return the numbers in `text`, in order; where two readings overlap, the one that begins first and is longer."""
    found = sorted([*_vague(text), *_figures(text), *_worded(text), *_ordinals(text)], key=lambda n: (n.start, -n.end))
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return tuple(kept)


def _vague(text: str) -> Iterator[Numeral]:
    for match in _VAGUE.finditer(text):
        dozen = re.fullmatch(r"(?i)(?:an? )?dozen", match[0])
        yield Numeral(*match.span(), match[0], 12 if dozen else None, "count" if dozen else "vague")


def _figures(text: str) -> Iterator[Numeral]:
    for match in _FIGURE.finditer(text):
        digits, suffix = match["number"].replace(",", ""), match["suffix"] or ""
        if len(digits) > LONGEST_FIGURE:
            yield Numeral(*match.span(), match[0], None, "vague")
            continue
        value, kind = int(digits), "count"
        if match["rest"]:
            kind = "dotted"
        elif suffix == "%":
            kind = "percent"
        elif suffix in {"st", "nd", "rd", "th"}:
            kind = "ordinal"
        elif suffix in _MULTIPLIERS:
            value *= _MULTIPLIERS[suffix]
        elif suffix not in {"", "x", "s", "ms", "h", "min", "d"}:
            continue  # a name, such as 3D
        yield Numeral(*match.span(), match[0], value, kind)


def _worded(text: str) -> Iterator[Numeral]:
    for match in _WORDED.finditer(text):
        words = [word for word in re.findall(r"[a-z]+", match[0].lower()) if word not in {"a", "an", "and"}]
        if words == ["one"] or (words == ["zero"] and text[match.end() : match.end() + 1] == "-"):
            continue
        yield from _value(match, words)


def _value(match: re.Match[str], words: list[str]) -> Iterator[Numeral]:
    """Yield the number that words make (`two hundred and five`), or a vague one for words that make none."""
    total, part, last = 0, 0, 10**9
    for word in words:
        if word in _BIG:
            part = max(part, 1) * _BIG[word]
            if _BIG[word] >= 1_000:  # noqa: PLR2004 - a hundred can still be multiplied
                total, part = total + part, 0
            last = _BIG[word]
        else:
            if _SMALL[word] >= last or last < 20:  # noqa: PLR2004 - `nine ten` is two numbers, nothing we can check
                yield Numeral(*match.span(), match[0], None, "vague")
                return
            part, last = part + _SMALL[word], _SMALL[word]
    yield Numeral(*match.span(), match[0], total + part)


def _ordinals(text: str) -> Iterator[Numeral]:
    for match in _ORDINAL.finditer(text):
        *tens, last = re.findall(r"[a-z]+", match[0].lower())
        yield Numeral(*match.span(), match[0], sum(_SMALL[word] for word in tens) + _ORDINALS[last], "ordinal")
