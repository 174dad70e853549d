"""Spots the turn that denies one thing in order to say another: this is not A, it is B.

Known false alarms: a condition (`if it is not set, it is read from the file`), two deeds side by side (`the test was
not run; it was removed`), and a plain `not X but Y`, which a fact often needs: none of these is reported.
"""

import re
from collections.abc import Iterator
from typing import Final

from roastbot.habits.prose import BEGIN, Prose
from roastbot.writers import Problem

ADVICE: Final = (
    "deny nothing to say something: state the second half as a fact, or set the denied words beside a figure"
)

_GAP: Final = r"[^.!?;:\u2014\u2013\n]"  # within one clause
_SELF: Final = r"(?:it|that|this|they|these|those|he|she|we|you)"
_THING: Final = r"(?:a|an|the|one|just|simply|more|what|how|where|why|\w{2,20}ing)\b"
_IS: Final = rf"{_SELF}(?:(?:'s|'re)\b|(?: is| was| are| were) (?={_THING}))"
_JOIN: Final = r"(?:[.!?;:,]|\s*[\u2014\u2013]|\s+--?)\s+"
_BREAK: Final = r"(?:,\s|\s*[\u2014\u2013]\s*|\s--?\s)"
_HAVE: Final = r"(?:have|has|had)"
_DENIED: Final = r"\b(?:(?:is|was|are|were)(?:n't| not)|(?:'s|'re) not)"

_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DENIED} {_GAP}{{1,120}}?(?:{_JOIN}|[\u2014\u2013])(?:no, )?{_IS}",
        rf"\bnot (?:an?|the|one|just|merely|simply|so much|\w{{2,20}}ing)\b{_GAP}{{0,100}}?{_BREAK}{_IS}",
        r"\bnot (?:just|merely|simply|so much|because)\b[^.!?;\n]{1,100}?\b(?:but|as)\b",
        rf"{BEGIN}Not (?:an?|the|one|just)\b[^.!?\n]{{1,60}}[.!?]\s+(?:An?|The|Just|One|More)\b",
        rf"\b{_HAVE}(?:n't| not) (\w{{3,20}})\b[^.!?;\n]{{1,80}}?[.;,\u2014\u2013]\s*\w{{2,5}}(?:'ve|'s| {_HAVE}) \1\b",
        r"\bless (?:like |of )[^.!?;\n]{1,100}?\b(?:than|more)\b",
        r"\bless \S[^.!?;:,\n]{0,60}?(?:,| and|,? \u2014|\u2014)\s*more\b",
        r"\bmore (?:like |of )?an? [^.!?;,\n]{1,60}? than an?\b",
    )
)
_CONDITION: Final = re.compile(
    r"(?:^|[,;(]\s*|\b(?:and|but|that|then)\s+)(?:even\s+)?(?:if|when|whenever|where|while|since|because|although|though"
    r"|unless|until|as|once|after|before)\b[^,]*$",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r"[.!?;:,\u2014\u2013]|$")
SHOWN: Final = 60  # characters behind the turn in which the end of its clause is looked for
_DEED: Final = re.compile(
    r"\b(?:is|was|are|were|'s|'re)(?: not|n't)(?: \w+ly| yet| ever| even)? "
    r"(?:\w{3,20}(?:ed|en|wn)|run|set|put|cut|made|told|kept|lost|found)\b",
    re.IGNORECASE,
)


def in_prose(prose: Prose) -> Iterator[Problem]:
    """Yield each antithesis, at most one for the same place."""
    found = sorted((match for each in _PATTERNS for match, _ in prose.find(each)), key=re.Match.start)
    taken = 0
    for match in found:
        if match.start() < taken or _is_plain(prose, match):
            continue
        taken = match.end()
        yield Problem(prose.field, _shown(prose, match.start(), match.end()), ADVICE)


def _shown(prose: Prose, start: int, end: int) -> str:
    """Return the words from the one that is denied to the end of the clause that is said instead."""
    start = prose.text.rfind(" ", 0, start + 1) + 1
    stop = _CLAUSE_END.search(prose.own, end, min(len(prose.own), end + SHOWN))
    return prose.text[start : stop.start() if stop else end]


def _is_plain(prose: Prose, match: re.Match[str]) -> bool:
    """Whether the words state a condition, or two deeds one after the other."""
    if _DEED.search(match[0]):
        return True
    return "," in match[0] and bool(_CONDITION.search(prose.sentence_before(match.start())))
