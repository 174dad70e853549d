"""Finds a number beside its noun in the evidence: what somebody said of a size is theirs, and may be told as theirs."""

import re
from collections.abc import Iterable
from typing import Final

from roastbot.factcheck.desk import Desk
from roastbot.factcheck.lexicon import OWNED, stem
from roastbot.numerals import SMALL, Numeral

SPOKEN: Final = {value: word for word, value in SMALL.items()}


def stated_in(desk: Desk, numeral: Numeral, noun: str, among: Iterable[str] | None) -> str:
    """Return the id of a source that has the number, at most four words before its noun; empty if none has.

    `among` are the sources looked at, all that may be quoted where it is None.
    """
    if numeral.value is None or not (noun or numeral.kind == "percent"):
        return ""
    ids = list(desk.dossier.sources if among is None else among)
    key = (numeral.value, numeral.kind, noun, tuple(ids))
    if key not in desk.stated:
        desk.stated[key] = _search(desk, numeral, noun, ids)
    return desk.stated[key]


def _search(desk: Desk, numeral: Numeral, noun: str, ids: Iterable[str]) -> str:
    pattern = _pattern(numeral, noun)
    readings = desk.evidence.readings
    signs = _signs(numeral)
    for name in ids:
        text = readings.get(name, "")
        if text and any(sign in text for sign in signs) and pattern.search(text):
            return name
    return ""


def _pattern(numeral: Numeral, noun: str) -> re.Pattern[str]:
    nouns = [word for word, unit in OWNED.items() if unit == noun] or [stem(noun)]
    ending = "|".join(re.escape(word) for word in nouns)
    if numeral.kind == "percent":
        return re.compile(rf"(?i)(?<![\w.,])(?:{_ways(numeral)})(?:%| %(?! ?[\w(])| ?per ?cent)")
    return re.compile(rf"(?i)(?<![\w.,])(?:{_ways(numeral)})(?:[ -][^\s.;]{{1,30}}){{0,3}}[ -](?:{ending})")


def _signs(numeral: Numeral) -> tuple[str, ...]:
    """Return what a text that has the number must have as it stands; a word is looked for without its first letter."""
    value = numeral.value or 0
    word = SPOKEN.get(value, "")
    return tuple(dict.fromkeys([str(value), f"{value:,}", *([word[1:]] if word else []), numeral.words.rstrip("%")]))


def _ways(numeral: Numeral) -> str:
    value = numeral.value or 0
    ways = [str(value), f"{value:,}", re.escape(numeral.words.rstrip("%"))]
    return "|".join(dict.fromkeys([*ways, *([SPOKEN[value]] if value in SPOKEN else [])]))
