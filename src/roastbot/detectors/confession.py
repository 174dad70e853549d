"""Spots a commit message in which the author says plainly that something had gone wrong.

Funny the way candour is, and the rarest kind of praise: it stands in the log for good.
Known false alarms: the words may tell of somebody else's accident. They are quoted, not interpreted.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, key, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.facts import message_body
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import clip, is_quotable

_WORDS = re.compile(
    r"\b(?:accidentally|by accident|mistakenly|by mistake|my mistake|oops|forgot|vacuous|wrongly|never worked|"
    r"was wrong|were wrong|should have)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.;:()`*_<>\[\]]+")
FEWEST = 3


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each commit whose message owns up, with the words in which it does."""
    for step in steps(dossier):
        quote = _quote(message_body(step.commit))
        if quote:
            yield _finding(dossier, step, quote, facts)


def _quote(body: str) -> str:
    """Return the part of a sentence that owns up, three to twelve words, fit for quotation marks; else nothing."""
    for sentence in _SENTENCE.finditer(body):
        text = " ".join(sentence[0].lstrip("-• ").split())
        found = _WORDS.search(text)
        if not found:
            continue
        quote = clip(text)
        if not is_quotable(quote) or not _WORDS.search(quote):
            quote = clip(text[found.start() :])
        if len(quote.split()) >= FEWEST and is_quotable(quote):
            return quote
    return ""


def _finding(dossier: Dossier, step: Step, quote: str, facts: Sequence[Fact]) -> Finding:
    receipt = Receipt.quote_from(dossier, step.receipt.source, quote)
    told = Fact(f"{key('confession', step)}.words", quote, "", "what the commit's message owns up to", (receipt,))
    claim = f"The message of “{step.commit.headline}” says “{quote}”."
    return Finding("confession", claim, (told, *of_commit(facts, step, "authored")), (step.receipt, receipt), 3)
