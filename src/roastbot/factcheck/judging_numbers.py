"""Makes claims of counts: their place, whether a figure agrees with them, and what is known instead."""

from collections.abc import Sequence
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.counting import Count
from roastbot.factcheck.desk import Desk, Figure
from roastbot.factcheck.judging import claim
from roastbot.factcheck.sentences import Sentence

FEW: Final = 10  # a reader counts as far as that; a larger count in a unit of nobody's has no source
SHOWN: Final = 4  # figures shown as what is known instead
SLACK: Final = 0.1  # how far `about` and `nearly` may be from the truth
SHY: Final = 0.2  # how far the truth may be under `under` and `nearly`
MOST_OVER: Final = 1.5  # how far the truth may be over `more than`
VAGUE = "nobody supplied this size; use a figure from the facts as it stands, or none"
OF_READERS = "a count of things that no fact counts"


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
    value = count.numeral.value
    if value is None or not _same_sort(count.aspect, figure.aspect):
        return False
    if count.mode == "least":
        return value <= figure.value <= value * MOST_OVER
    if count.mode == "most":
        return value * (1 - SHY) <= figure.value <= value
    if count.mode == "about":
        return abs(figure.value - value) <= value * SLACK
    return figure.value == value


def _same_sort(said: str, known: str) -> bool:
    """Whether lines said to come, go or remain may be those of a figure; growth is lines that came, too."""
    return not said or not known or said == known or (said, known) == ("added", "net")


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
