"""Makes a claim of a place in a sentence."""

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.sentences import Sentence
from roastbot.invisible import clean_line


def claim(  # noqa: PLR0917 - a place, a kind, a verdict and what there is to say about it
    sentence: Sentence,
    start: int,
    end: int,
    kind: Kind,
    verdict: Verdict,
    receipt: str = "",
    reason: str = "",
    known: str = "",
) -> Claim:
    """Return the claim that stands at `start` to `end` of the sentence's strip."""
    text = sentence.strip.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    low, high = sentence.strip.source(start, end)
    span = clean_line(text[start:end])
    return Claim(sentence.field, span, low, high, kind, verdict, receipt, reason, known, sentence.text)
