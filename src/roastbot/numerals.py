"""Reads the numbers out of English prose: figures, number words, and what they count. Nothing here judges.

Left alone, because they count nothing: `one`, `once`, `first` to `third`, `a third`, figures inside names (`S3`,
`utf-8`, `v2`, `3D`), exponents (`n²`) and `both`. Figures with letters behind them (`48hours`, `17h58`) are `glued`:
whether that is a name, the evidence knows.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BIG: Final = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
SMALL: Final = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_ORDINALS: Final = {
    "fifth": 5, "ninth": 9, "twelfth": 12, **{f"{word}th": n for word, n in SMALL.items() if n in {4, 6, 7, 10, 11}},
    "eighth": 8, **{f"{word}th": n for word, n in SMALL.items() if 13 <= n <= 19},  # noqa: PLR2004 - the teens
    **{f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)},
}  # fmt: skip
LONGEST_FIGURE: Final = 15  # digits; nothing here counts to more, and Python refuses to read over 4,300 of them
_MULTIPLIERS: Final = {"k": 1_000, "K": 1_000, "M": 1_000_000}
_SUFFIXES: Final = frozenset({"", "x", "s", "ms", "h", "min", "d"})
_ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})

_EXPONENTS: Final = frozenset("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
LONGEST_SERIES: Final = 12  # characters of a series' name and its hyphen

_FIGURE = re.compile(
    r"(?<!\w)(?<![0-9]\.)(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?P<rest>(?:\.[0-9]+)*)"
    r"(?P<suffix>%|[A-Za-z_][A-Za-z0-9_]*)?(?!\w)"
)
# Standards and formats, which everybody writes with a hyphen; any other small word before one may be an adjective.
_SERIES = re.compile(r"\b(?:[A-Z][A-Z0-9]*|arm|ascii|base|cp|ipv|iso|latin|md|py|sha|utf|win|windows|x)-$")
_SHORT_NAME = re.compile(r"[0-9]{1,2}[A-JLN-Z]{1,2}")  # 3D, 2FA, 5G; but K and M multiply
_WORD_NUMBER = "|".join(sorted([*SMALL, *_BIG], key=len, reverse=True))
_WORDED = re.compile(
    rf"(?i)\b(?:an? (?=hundred|thousand|million|billion|trillion))?(?:{_WORD_NUMBER})"
    rf"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)),? and )(?:{_WORD_NUMBER}))*\b"
)
_ORDINAL = re.compile(rf"(?i)\b(?:(?:{'|'.join(_TENS)})[ -])?(?:{'|'.join(_ORDINALS)})\b")
# Sizes nobody derived: a writer may only use numbers as they were supplied.
_PARTS = "quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|thousandth"
_VAGUE = re.compile(
    r"(?i)\b(?:(?:half )?(?:an? )?dozens?|(?:hundreds|thousands|millions|billions|trillions)(?= of\b)"
    r"|a couple(?= of\b)|scores(?= of\b)"
    r"|half(?= (?:of|a|an|as|the)\b)|(?:twice|thrice|double|triple|half)(?= (?:as|the)\b)"
    r"|(?:two|three)[ -](?:thirds|quarters|fifths)"
    rf"|(?:an?|one)[ -](?:{_PARTS})(?= of\b)"
    rf"|(?:{'|'.join(_UNITS[2:])})[ -](?:{_PARTS})s"
    r"|(?:doubl|tripl|quadrupl|quintupl)(?:ed|es|ing)(?! (?:as|back|down|over|up)\b)"
    rf"|(?:{'|'.join([*_UNITS[2:], *_TENS, *_BIG])})-?fold)\b"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, half open: its value (None for sizes nobody supplied), the words, and how it is used.

    `kind` is `count`, `ordinal`, `percent`, `dotted` (a version, an address), `glued` (with letters) or `vague`.
    """

    start: int
    end: int
    words: str
    value: int | None
    kind: str = "count"


def numerals(text: str) -> tuple[Numeral, ...]:
    """Return the numbers in `text`, in order; where two readings overlap, the one that begins first and is longer."""
    found = [*_vague(text), *_signs(text), *_figures(text), *_worded(text), *_ordinals(text)]
    found.sort(key=lambda numeral: (numeral.start, -numeral.end))
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return tuple(kept)


def _vague(text: str) -> Iterator[Numeral]:
    for match in _VAGUE.finditer(text):
        dozen = re.fullmatch(r"(?i)(?:an? )?dozen", match[0])
        yield Numeral(*match.span(), match[0], 12 if dozen else None, "count" if dozen else "vague")


def _signs(text: str) -> Iterator[Numeral]:
    """Yield what looks like digits but is none of the ten: small, circled, Roman, fractions, other scripts'."""
    if text.isascii():
        return
    end = 0
    for start, sign in enumerate(text):
        if (
            start < end
            or not _is_sign(sign)
            or (start and sign in _EXPONENTS and re.match(r"[A-Za-z)]", text[start - 1]))
        ):
            continue
        end = start + 1
        while end < len(text) and _is_sign(text[end]):
            end += 1
        yield Numeral(start, end, text[start:end], None, "vague")


def _is_sign(sign: str) -> bool:
    return not sign.isascii() and unicodedata.category(sign) in {"Nd", "Nl", "No"}


def _figures(text: str) -> Iterator[Numeral]:
    for match in _FIGURE.finditer(text):
        digits, suffix = match["number"].replace(",", ""), match["suffix"] or ""
        if len(digits) > LONGEST_FIGURE:
            yield Numeral(*match.span(), match[0], None, "vague")
        elif not (_SHORT_NAME.fullmatch(match[0]) or _is_of_a_series(text, match.start())):
            value = int(digits) * (1 if match["rest"] else _MULTIPLIERS.get(suffix, 1))
            yield Numeral(*match.span(), match[0], value, _kind(match["rest"], suffix))


def _is_of_a_series(text: str, start: int) -> bool:
    """Whether a hyphen and the name of a series stand before a figure, such as `utf-`."""
    return bool(start and text[start - 1] == "-" and _SERIES.search(text, max(0, start - LONGEST_SERIES), start))


def _kind(rest: str, suffix: str) -> str:
    if rest:
        return "dotted"
    if suffix == "%":
        return "percent"
    if suffix in _ORDINAL_ENDS:
        return "ordinal"
    return "count" if suffix in _SUFFIXES or suffix in _MULTIPLIERS else "glued"


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
            if SMALL[word] >= last or last < 20:  # noqa: PLR2004 - `nine ten` is two numbers, nothing we can check
                yield Numeral(*match.span(), match[0], None, "vague")
                return
            part, last = part + SMALL[word], SMALL[word]
    yield Numeral(*match.span(), match[0], total + part)


def _ordinals(text: str) -> Iterator[Numeral]:
    for match in _ORDINAL.finditer(text):
        *tens, last = re.findall(r"[a-z]+", match[0].lower())
        yield Numeral(*match.span(), match[0], sum(SMALL[word] for word in tens) + _ORDINALS[last], "ordinal")
