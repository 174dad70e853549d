"""What the fact-check can say of a draft that is not in English. Pure.

Quotations, code, paths, commits and links are the same in every language, and so are numbers in figures as far as
somebody has counted to them. Number words, names, deeds and their order are read by English rules, which would accuse
at random: those sentences stay undecided, for the second reading to judge where there is one.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.evidence import Dossier
from roastbot.findings import Fact

OPEN: Final = "in this language code checks figures, quotations, code and links only"
UNKNOWN: Final = "no fact, commit or text has this figure; leave it out"

_SAID: Final = ("title", "description", "commit:", "review:", "thread:", "comment:", "issue:")

_SAME: Final = frozenset({Kind.QUOTATION, Kind.CODE, Kind.PATH, Kind.COMMIT, Kind.LINK})
_FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?![\d])")


def fairly(claims: Iterable[Claim], facts: Iterable[Fact], dossier: Dossier) -> tuple[Claim, ...]:
    """Return the claims of a draft in another language with the verdicts that do not depend on English.

    A figure is unsupported where neither a fact, nor a commit's size or time, nor what people wrote has it; what it is
    said of stays open.
    """
    values = [str(fact.value) for fact in facts]
    for commit in dossier.commits:
        values += [commit.authored_at.isoformat(), f"{commit.additions} {commit.deletions} {commit.changed_files}"]
    values += [source.text for source in dossier.sources.values() if source.id.startswith(_SAID)]
    known = frozenset(figure for value in values for figure in _figures(value))
    return tuple(_judged(claim, known) for claim in claims)


def _judged(claim: Claim, known: frozenset[str]) -> Claim:
    if claim.kind in _SAME or claim.verdict is Verdict.SUPPORTED:
        return claim
    figures = _figures(claim.span) if claim.kind is Kind.NUMBER else ()
    if any(figure not in known and figure.lstrip("0") not in known for figure in figures):
        return replace(claim, verdict=Verdict.UNSUPPORTED, reason=UNKNOWN, known="")
    return replace(claim, kind=Kind.STATEMENT, verdict=Verdict.UNDECIDED, reason=OPEN, known="")


def _figures(text: str) -> tuple[str, ...]:
    """Return the figures of a text without the marks that part thousands, which differ by language."""
    return tuple(re.sub(r"\D", "", found) for found in _FIGURE.findall(text))
