"""Spots lines that one commit moved (out of a function, into a block) and a later one moved back.

Funny because the second commit is the first one's mirror image, and its title explains why.
Known false alarms: re-indentation for its own sake. The lines must differ in indentation alone, go there in one
commit and back in the other, in the same file.
"""

from collections.abc import Iterable, Iterator, Sequence

from roastbot.clues import Step, between, key, of_commit, pairs, steps
from roastbot.detectors.taken_back import ASSURANCES
from roastbot.evidence import Absent, Dossier, FilePatch
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import apart
from roastbot.words import words

LONG = 12  # characters of a line that is not there by chance
ENOUGH = 2  # lines


_Moves = dict[tuple[str, str], tuple[str, str]]  # (path, words) -> the line as it left and as it arrived


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each pair of commits with at least two such lines."""
    moves = {step.place: _moves(step.parts) for step in steps(dossier)}
    for early, late in pairs([step for step in steps(dossier) if moves[step.place]]):
        there, back = moves[early.place], moves[late.place]
        count = sum(1 for place, (left, arrived) in there.items() if back.get(place) == (arrived, left))
        if count >= ENOUGH:
            yield _finding(early, late, count, facts)


def _moves(parts: Iterable[FilePatch]) -> _Moves:
    """Return the lines of a commit that changed nothing but their indentation and their place."""
    moved: _Moves = {}
    for part in parts:
        lines = () if isinstance(part.lines, Absent) else part.lines
        left = {line.text.strip(): line.text for line in lines if line.sign == "-"}
        for line in lines:
            words_of_it = line.text.strip()
            if line.sign == "+" and len(words_of_it) >= LONG and left.get(words_of_it, line.text) != line.text:
                moved[part.path, words_of_it] = (left[words_of_it], line.text)
    return moved


def _finding(early: Step, late: Step, count: int, facts: Sequence[Fact]) -> Finding:
    name = key("there_and_back", early, late)
    about = f"lines that {early.commit.short} moved and {late.commit.short} moved back"
    whose = Subject("commit", late.commit.short, early.commit.short)
    lines = Fact(f"{name}.lines", count, "lines", about, (early.receipt, late.receipt), whose)
    vouched = [word for word in words(early.title.plain) if word in ASSURANCES]
    told = (
        [Fact(f"{name}.word", vouched[0], "", "the assurance in the earlier title", (early.receipt,))]
        if vouched
        else []
    )
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    claim = (
        f"“{late.commit.headline}” moved back {count} lines that “{early.commit.headline}” had moved {passed} before."
    )
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    return Finding(
        "there_and_back",
        claim,
        (lines, *told, *between("there_and_back", early, late), *clocks),
        (early.receipt, late.receipt),
        4 if vouched else 3,
    )
