"""Absolutes in a description: that no test was touched, that no interface or behaviour changed. No judging.

Read is prose alone: no comment, no code, no box that was left unticked, no sentence that takes something back.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from roastbot.words import clip, is_quotable


class Vow(StrEnum):
    """What a description vouches for."""

    TESTS = "tests"
    API = "interface"
    BEHAVIOUR = "behaviour"


_SAID = {
    Vow.TESTS: re.compile(
        r"\btests?\b.{0,80}\b(?:without (?:any )?(?:modif|chang)|unmodified|untouched|unchanged)|"
        r"\bno (?:existing )?tests? (?:were |was |are )?(?:changes?|changed|modified|modifications?|touched)\b",
        re.IGNORECASE,
    ),
    Vow.API: re.compile(
        r"\bno (?:public )?(?:API|interface|breaking)[- ]changes?\b|\bbackwards?[- ]compatible\b|"
        r"\b(?:public )?(?:APIs?|interfaces?|signatures?)\b.{0,40}\b(?:unchanged|unaffected|untouched)\b",
        re.IGNORECASE,
    ),
    Vow.BEHAVIOUR: re.compile(
        r"\bno (?:\w+ )?(?:behaviou?r(?:al)?|functional(?:ity)?|logic|semantic)s? changes?\b|\bpure(?:ly a)? refactor|"
        r"\b(?:refactor(?:ing)?|cosmetic) only\b|\bbehaviou?r\b.{0,40}\b(?:unchanged|preserved|identical|the same)\b",
        re.IGNORECASE,
    ),
}
_HEDGED = re.compile(
    r"\b(?:not|n't|never|except|unless|besides|apart|other than|aside|but|however|although|should|aims?|ideally|mostly|"
    r"almost|nearly|if|whether|will|todo|still need|was|were not|previously|isn|aren|doesn|don)\b",
    re.IGNORECASE,
)
_NOT_PROSE = re.compile(
    r"<!--.*?(?:-->|\Z)|^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)|^[ \t]*(?:[-*+] \[ \]|>)[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
_SENTENCE = re.compile(r"[^.;:!?()`*_<>\[\]\n\u2013\u2014]+")
LONGEST = 300  # characters of a sentence; whoever writes longer ones is not quoted
FEWEST = 2  # words worth quoting


def vows(description: str) -> Iterator[tuple[Vow, str]]:
    """Yield each kind of vow once, with the words that make it: a whole sentence, or what of it can be quoted."""
    found: dict[Vow, str] = {}
    for match in _SENTENCE.finditer(_NOT_PROSE.sub("", description)):
        sentence = " ".join(match[0].lstrip("-\u2022+ ").split())
        if len(sentence) > LONGEST or _HEDGED.search(sentence):
            continue
        for vow, pattern in _SAID.items():
            said = pattern.search(sentence)
            quote = _quotable(sentence, said[0]) if said else ""
            if quote:
                found.setdefault(vow, quote)
    yield from found.items()


def _quotable(sentence: str, core: str) -> str:
    """Return the sentence where it is short enough, else the words that matter; nothing where neither will do."""
    for text in (sentence, core.strip()):
        if clip(text) == text and len(text.split()) >= FEWEST and is_quotable(text):
            return text
    return ""
