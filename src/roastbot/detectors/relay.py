"""Spots a replacement that was itself replaced: `Replace X with Y`, and later `Replace Y with Z`.

Funny because Y was the answer for exactly as long as the clock says.
Known false alarms: the later title may replace something else that is merely called after Y (`Replace patched Y`).
So Y has to be all that it says goes.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, between, key, of_commit, pairs, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.instants import apart

_HANDOVER = re.compile(
    r"^(?:Replace|Swap|Switch|Migrate|Convert|Change)\s+(?P<old>.+?)\s+(?:with|to|for|into)\s+(?P<new>.+)$",
    re.IGNORECASE,
)
_CODE_NAME = re.compile(r"\b(?=\w*[a-z][A-Z]|\w*_|\w{10})\w{6,60}\b")  # humps, an underscore, or simply long


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each handover whose winner is the loser of a later one."""
    handovers = [step for step in steps(dossier) if _HANDOVER.match(step.title.plain)]
    for early, late in pairs(handovers):
        first, second = _HANDOVER.match(early.title.plain), _HANDOVER.match(late.title.plain)
        if not first or not second:
            continue
        won = [name for name in _CODE_NAME.findall(first["new"]) if name == second["old"].strip("` ")]
        if won:
            yield _finding(early, late, won[0], facts)


def _finding(early: Step, late: Step, name: str, facts: Sequence[Fact]) -> Finding:
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    told = Fact(
        f"{key('relay', early, late)}.name", name, "", "what came in and went out", (early.receipt, late.receipt)
    )
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    claim = (
        f"{name} is what “{early.commit.headline}” brings; {passed} later it is what “{late.commit.headline}” replaces."
    )
    return Finding("relay", claim, (told, *between("relay", early, late), *clocks), (early.receipt, late.receipt), 4)
