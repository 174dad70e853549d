"""Spots plans, documents and tests that were brought up to date after the code had already changed its mind.

Funny because a plan that follows the work is a diary.
Known false alarms: documentation written last on purpose. So the title has to name what the earlier title named, and
a commit about tests must touch nothing else.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, between, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding
from roastbot.instants import apart
from roastbot.words import shared, words

UPDATING = frozenset({"update", "refresh", "align", "adjust", "sync", "revise"})
PAPERS = frozenset({"plan", "plans", "spec", "specs", "design", "roadmap", "proposal", "readme", "docs", "notes"})
_CODE_NAME = re.compile(r"\w_\w|[a-z][A-Z]")
LONG = 8  # letters of a word that two titles hardly share by chance


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield, for each late update, the last earlier commit about the same thing."""
    told: dict[int, tuple[Step, Step]] = {}
    branch = steps(dossier)
    for late in filter(_is_late, branch):
        for early in branch:
            earlier = early.place < late.place and early.commit.authored_at <= late.commit.authored_at
            if earlier and _same(early, late) and not _holds_any(early, _kinds(late)):
                told[late.place] = (early, late)
    for early, late in told.values():
        yield _finding(early, late, facts)


def _is_late(late: Step) -> bool:
    said = set(words(late.title.plain))
    if late.title.verb not in UPDATING or not late.parts:
        return False
    return (bool(said & PAPERS) and _kinds(late) == {Kind.WORDS}) or (
        bool(said & {"tests", "test"}) and _kinds(late) == {Kind.TESTS}
    )


def _kinds(step: Step) -> set[Kind]:
    return {kind_of(part.path) for part in step.parts}


def _holds_any(step: Step, kinds: set[Kind]) -> bool:
    return bool(_kinds(step) & kinds) and kinds != {Kind.TESTS}


def _same(early: Step, late: Step) -> bool:
    common = shared(early.nouns, late.nouns)
    long = [word for word in common if len(word) >= LONG]
    code = {name for name in early.title.plain.split() if _CODE_NAME.search(name)}
    return bool(code & set(late.title.plain.split())) or (len(long) > 0 and len(common) > 1)


def _finding(early: Step, late: Step, facts: Sequence[Fact]) -> Finding:
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    claim = f"“{late.commit.headline}” came {passed} after “{early.commit.headline}”."
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    return Finding(
        "told_afterwards", claim, (*between("told_afterwards", early, late), *clocks), (early.receipt, late.receipt), 3
    )
