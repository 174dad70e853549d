"""Spots a commit whose message, below its title, tells of another change it made in passing.

Funny because "also" is the smallest word for the larger half of the work.
Known false alarms: a consequence of the change itself, told with the same word. So the sentence must begin with it,
have a verb of its own, share no noun with the title, and be short enough to be quoted.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, key, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.facts import message_body
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import NOUNS_TOO, VERBS, clip, content, is_quotable, shared, words

_SENTENCE = re.compile(
    r"(?:^|(?<=[.;] )|(?<=\n))[ \t]*(?:[-*] )?"
    r"(?P<words>(?P<mark>Also|While here|While at it|In passing|Drive-by|Unrelated(?:ly)?|Additionally)\b"
    r"[^.;:()`*_<>\[\]\u2013\u2014]{5,300})"
)
DEEDS = VERBS - NOUNS_TOO - {"warm"}  # not what may be another sort of word
LONGEST = 20_000  # characters of a message that are read
FEWEST = 4  # words worth quoting
MOST = 2  # findings


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first few commits that tell of something else, in branch order."""
    found = [(step, quote) for step in steps(dossier) if (quote := _quote(step))]
    for step, quote in found[:MOST]:
        receipt = Receipt.quote_from(dossier, step.receipt.source, quote)
        told = Fact(f"{key('by_the_way', step)}.words", quote, "", "what the commit did in passing", (receipt,))
        claim = f"The message of “{step.commit.headline}” goes on: “{quote}”."
        clocks = of_commit(facts, step, "authored", "files", "changed")
        yield Finding("by_the_way", claim, (told, *clocks), (step.receipt, receipt), 2)


def _quote(step: Step) -> str:
    """Return the first words of a message that tell of another change, fit for quotation marks; else nothing."""
    for match in _SENTENCE.finditer(message_body(step.commit)[:LONGEST]):
        text = " ".join(match["words"].split())
        rest = text.removeprefix(match["mark"]).lstrip(" ,")
        verb = next(iter(words(rest)), "")
        is_deed = any(verb in {known, f"{known}s", f"{known}es", f"{known}d", f"{known}ed"} for known in DEEDS)
        quote = clip(text)
        if is_deed and not shared(content(rest), content(step.title.plain)) and _is_worth_it(quote):
            return quote
    return ""


def _is_worth_it(quote: str) -> bool:
    return len(quote.split()) >= FEWEST and is_quotable(quote)
