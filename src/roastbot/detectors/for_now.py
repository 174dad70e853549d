"""Spots a comment that was merged although it says it will not stay: `for now`, `TODO`, `temporary`, `hack`.

Funny because of the date on which it became permanent.
Known false alarms: the words inside a string or a test's data. Only comments count, and only lines that the branch
added and that are still there after its last commit.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, key, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt
from roastbot.lineage import Birth, trace
from roastbot.words import clip, is_quotable

_COMMENT = re.compile(r"^\s*(?:#|//|--|\*)\s*(?P<text>\S.*)$")
_PASSING = re.compile(r"\b(?:for now|temporar(?:y|ily)|TODO|FIXME|HACK|XXX|workaround|until we)\b")
FEWEST, LONGEST = 3, 12  # words


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first few comments of this kind that were merged."""
    lineage = trace(dossier)
    by_place = {step.place: step for step in steps(dossier)}
    found = [birth for birth in lineage.survivors if kind_of(birth.path) is Kind.REST and _quote(birth.text)]
    if not lineage.whole:
        return
    for birth in found[:2]:
        step = by_place.get(birth.born)
        if step is not None and any(part.path == birth.path and birth.text in part.text for part in step.parts):
            yield _finding(dossier, birth, step, len(found), facts)


def _quote(line: str) -> str:
    comment = _COMMENT.match(line)
    if not comment or not _PASSING.search(comment["text"]):
        return ""
    text = comment["text"].strip().rstrip("*/ ")
    quote = text if len(text.split()) <= LONGEST else clip(text)
    return quote if len(quote.split()) >= FEWEST and _PASSING.search(quote) and is_quotable(quote) else ""


def _finding(dossier: Dossier, birth: Birth, step: Step, count: int, facts: Sequence[Fact]) -> Finding:
    quote = _quote(birth.text)
    receipt = Receipt.quote_from(dossier, f"patch:{step.commit.short}:{birth.path}", quote)
    name = key("for_now", step)
    told = Fact(f"{name}.words", quote, "", f"a comment in {birth.path}", (receipt,))
    path = Fact(f"{name}.file", birth.path, "", "where it stands", (receipt,))
    many = Fact("for_now.count", count, "comments", "merged comments that say they will not stay", (receipt,))
    claim = f"A comment in {birth.path} that was merged says “{quote}”."
    return Finding(
        "for_now", claim, (told, path, many, *of_commit(facts, step, "authored")), (step.receipt, receipt), 3
    )
