"""Makes claims of counts: their place, whether a figure agrees with them, and what is known instead."""

from collections.abc import Sequence
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.aspects import same_sort
from roastbot.factcheck.counting import Count
from roastbot.factcheck.desk import Desk, Figure
from roastbot.factcheck.judging import claim
from roastbot.factcheck.sentences import Sentence

FEW: Final = 10  # a reader counts as far as that; a larger count in a unit of nobody's has no source
SHOWN: Final = 4  # figures shown as what is known instead
SLACK: Final = 0.15  # how far `about` and `nearly` may be from the truth
SHY: Final = 0.2  # how far the truth may be under `under` and `nearly`
MOST_OVER: Final = 1.5  # how far the truth may be over `more than`
FAR: Final = 3  # times the hedged number, from which on a hedge is no excuse
FAR_OFF: Final = 0.3  # how far `about` may be off before it is plainly wrong
VAGUE = "nobody supplied this size; use a figure from the facts as it stands, or none"
OF_READERS = "a count of things that no fact counts"
ROUNDED = "a round number near a known one"


def judged(  # noqa: PLR0917 - a verdict and what there is to say about it
    sentence: Sentence, count: Count, verdict: Verdict, receipt: str = "", reason: str = "", known: str = ""
) -> Claim:
    """Return the claim of a count, with the words in between when it is of nobody's unit."""
    end = count.end
    if not count.unit and count.numeral.kind == "count" and count.between:
        end = sentence.start + count.numeral.end
        for word in count.between:
            found = sentence.prose.lower().find(word, end)
            end = found + len(word) if 0 <= found - end <= len(word) else end
    return claim(sentence, count.start, end, Kind.NUMBER, verdict, receipt, reason, known)


def agrees(count: Count, figure: Figure) -> bool:
    """Whether a figure has the value a count says, as exactly as it says it, and counts the same sort of lines."""
    return same_sort(count.aspect, figure.aspect) and roughly(count, figure.value)


def roughly(count: Count, known: float) -> bool:
    """Whether a known value is what a count says, as exactly as it says it: `more than nine` is 10 to 13."""
    value = count.numeral.value
    if value is None:
        return False
    if count.mode == "least":
        return value <= known <= value * MOST_OVER
    if count.mode == "most":
        return value * (1 - SHY) <= known <= value
    if count.mode == "about":
        return abs(known - value) <= value * SLACK
    return known == value


def is_far(count: Count, figure: Figure) -> bool:
    """Whether a known value is so far from a hedged count that nobody would have put it so."""
    value, known = count.numeral.value or 0, figure.value
    if count.mode == "least":
        return known < value or known > value * FAR
    if count.mode == "most":
        return known > value or known * FAR < value
    return abs(known - value) > value * FAR_OFF


def known_of(figures: Sequence[Figure]) -> str:
    """Return the true values, the nearest things first: `17 commits (commits of the pull request)`."""
    shown: list[str] = []
    for figure in figures:
        text = f"{figure.value:,.0f} {figure.fact.unit} ({figure.fact.about})".replace("  ", " ")
        if text not in shown:
            shown.append(text)
    return "; ".join(shown[:SHOWN])


def is_many(count: Count) -> bool:
    """Whether a count is beyond what a reader counts on the fingers."""
    return count.numeral.value is not None and count.numeral.value > FEW


def code_ids(desk: Desk) -> Sequence[str]:
    """Return the ids of the sources that are the repository's own text rather than somebody's words about it."""
    return [
        name for name in desk.dossier.sources if name.startswith(("patch:", "after:", "before:", "setup:", "rule:"))
    ]
