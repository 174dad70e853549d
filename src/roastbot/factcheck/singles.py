"""Finds the sizes that hide in small words: `one line` where it is measured, `both files`, `a third of the commits`.

`one` is mostly no number (`one of them`, `one commit at a time`), so it is read as one only behind a verb that
measures, or before one; `both` only where the text has not just named the two.
"""

import re
from collections.abc import Iterator
from typing import Final

from roastbot.factcheck.lexicon import OWNED
from roastbot.factcheck.sentences import Sentence
from roastbot.findings import PULL_REQUEST
from roastbot.numerals import Numeral

_UNITS: Final = "|".join(sorted((re.escape(unit) for unit in OWNED if unit.isalpha()), key=len, reverse=True))
_OWN: Final = r"(?:added |changed |new |removed |single |deleted |touched )?"
_MEASURES: Final = re.compile(
    r"(?i)\b(?:ha[sd]|have|h[eo]lds?|held|contain(?:s|ed)?|t[ao]kes?|took|remov(?:es?|ed)|delet(?:es?|ed)|add(?:s|ed)?"
    r"|brings?|brought|gain(?:s|ed)|los[et]s?|touch(?:es|ed)|reach(?:es|ed)|goes|went|runs?|ran|ma[dk]es? do"
    r"|end(?:s|ed)|drew|left|names?|named|lasted|lasts|spans?|spanned|chang(?:es|ed)|modifie[sd]|edit(?:s|ed)|counts?|counted"
    r"|lies?|lay|drop(?:s|ped)?|insert(?:s|ed)?|cuts?|puts?|needs|needed|there (?:is|are|was|were)|open"
    r"|(?:review|approv|writt|author|merg)(?:ed|en)|begins the titles?|co-author|took place)"
    r"(?: (?:out|in|up|at|to|for|by|into|through|with|just|only|exactly|of|all)){0,3} $"
)
_LONG: Final = re.compile(r"(?i)\b(?:is|was|are|were) (?:just |only |exactly )?$")
_IS_LONG: Final = re.compile(r"(?i)^ (?:long|tall|in (?:length|all))\b")
_MOVED: Final = re.compile(
    r"(?i)^ (?:(?:came|went|goes|comes) (?:in|out)\b|other than the author|(?:has|have) a title|(?:that )?merges? )"
)
_NO_SIZE: Final = re.compile(
    r"(?i) (?:at a time|after (?:another|the other)|of (?:the|its|them|these|those|each)|or (?:two|another|the other)"
    r"|too (?:many|few))\b"
)
_ONE: Final = re.compile(rf"(?i)\bone(?= {_OWN}(?:{_UNITS})\b)")
_UNIT_BEHIND: Final = re.compile(rf"(?i) {_OWN}(?:{_UNITS})\b")
_BOTH: Final = re.compile(
    rf"(?i)\bboth(?= (?:of (?:the|its|their|these|those) )?{_OWN}(?:(?:{_UNITS})e?s|people)\b(?! and\b))"
)
_THIRD: Final = re.compile(
    rf"(?i)\b(?:a|one)[ -]third(?= of (?:all |the |its |these |those )*(?:\w+ )?(?:(?:{_UNITS})e?s|people)\b)"
)
REACH: Final = 60  # characters before `one` in which its verb stands
TWO: Final = 2


def singles(sentence: Sentence, prose: str) -> Iterator[Numeral]:
    """Yield the numbers that words other than numerals make; `prose` is the sentence's own, places are in it."""
    for match in _ONE.finditer(prose):
        if _is_measured(prose, match):
            yield Numeral(*match.span(), match[0], 1)
    for match in _BOTH.finditer(prose):
        if not _names_two(sentence, match.start()):
            yield Numeral(*match.span(), match[0], TWO)
    for match in _THIRD.finditer(prose):
        yield Numeral(*match.span(), match[0], None, "vague")


def _is_measured(prose: str, match: re.Match[str]) -> bool:
    """Whether `one line` is a size: what has it, took it, or is so long stands before it, or it came in or went out."""
    lead = prose[max(0, match.start() - REACH) : match.start()]
    behind = _UNIT_BEHIND.match(prose, match.end())
    tail = prose[behind.end() :] if behind else ""
    if _NO_SIZE.match(tail):
        return False
    return bool(_MEASURES.search(lead) or _MOVED.match(tail) or (_LONG.search(lead) and _IS_LONG.match(tail)))


def _names_two(sentence: Sentence, at: int) -> bool:
    """Whether two things have been named that `both` may mean: in this sentence or in the one before."""
    earlier = sentence.before
    refs = {ref.subject for ref in sentence.refs if ref.start < sentence.start + at}
    named = {*refs, *(ref.subject for ref in (earlier.refs if earlier else ()))} - {PULL_REQUEST}
    marked = len(earlier.codes) + len(earlier.quotes) if earlier else 0
    told = bool(
        earlier and re.search(r"(?i)\b(?:two|twice|pair|couple|first\b.*\bsecond|one\b.*\bother)\b", earlier.own)
    )
    return len(named) >= TWO or marked >= TWO or told
