"""Spots lines that one commit moved (out of a function, into a block) and a later one moved back.

Funny because the second commit is the first one's mirror image, and its title explains why.
Known false alarms: re-indentation for its own sake. The lines must differ in indentation alone, go there in one
commit and back in the other, in the same file.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import Step, between, key, of_commit, pairs, steps
from roastbot.detectors.taken_back import ASSURANCES
from roastbot.evidence import Dossier, FilePatch
from roastbot.findings import Fact, Finding
from roastbot.instants import minutes_between, spoken
from roastbot.words import words

LONG = 12  # characters of a line that is not there by chance
ENOUGH = 2  # lines


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each pair of commits with at least two such lines."""
    for early, late in pairs(steps(dossier)):
        count = sum(_returned(part, other) for part in early.parts for other in late.parts if part.path == other.path)
        if count >= ENOUGH:
            yield _finding(early, late, count, facts)


def _returned(there: FilePatch, back: FilePatch) -> int:
    """Return how many lines left their indentation in `there` and regained it in `back`."""
    moved = {text.strip(): text for text in _texts(there, "-")}
    away = {text.strip(): text for text in _texts(there, "+") if text.strip() in moved}
    gone = {text.strip(): text for text in _texts(back, "-")}
    home = {text.strip(): text for text in _texts(back, "+")}
    return sum(
        1
        for words_of_it, text in away.items()
        if len(words_of_it) >= LONG
        and text != moved[words_of_it]
        and gone.get(words_of_it) == text
        and home.get(words_of_it) == moved[words_of_it]
    )


def _texts(part: FilePatch, sign: str) -> list[str]:
    return [text[1:] for text in part.text.split("\n") if text.startswith(sign)]


def _finding(early: Step, late: Step, count: int, facts: Sequence[Fact]) -> Finding:
    name = key("there_and_back", early, late)
    about = f"lines that {early.commit.short} moved and {late.commit.short} moved back"
    lines = Fact(f"{name}.lines", count, "lines", about, (early.receipt, late.receipt))
    vouched = [word for word in words(early.title.plain) if word in ASSURANCES]
    told = (
        [Fact(f"{name}.word", vouched[0], "", "the assurance in the earlier title", (early.receipt,))]
        if vouched
        else []
    )
    minutes = minutes_between(early.commit.authored_at, late.commit.authored_at)
    claim = (
        f"“{late.commit.headline}” moved back {count} lines that “{early.commit.headline}”"
        f" had moved {spoken(minutes)} before."
    )
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    return Finding(
        "there_and_back",
        claim,
        (lines, *told, *between("there_and_back", early, late), *clocks),
        (early.receipt, late.receipt),
        4 if vouched else 3,
    )
