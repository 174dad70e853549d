"""Spots names that lost their underscores in one commit and got them back in a later one.

Funny because a careful rename and a careless one differ by one key.
Known false alarms: none known; the same name has to stand in the lines before, be gone, and come back. What the
tests did in the meantime is not said: whether a runner still collects them depends on its configuration.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from roastbot.clues import Step, between, key, linked, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt
from roastbot.instants import apart
from roastbot.lineage import changed_lines, trace

_NAME = re.compile(r"\w{8,80}")
ENOUGH = 2  # names; a single one may be a new name of its own


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each pair of commits between which names went without."""
    touched = {(death.born, death.died) for death in trace(dossier).deaths}
    names = {step.place: {sign: _names(step, sign) for sign in "+-"} for step in steps(dossier)}
    for early, late in linked(steps(dossier), touched):
        lost = _lost(names[early.place], names[late.place])
        if lost:
            yield from _finding(dossier, early, late, lost, facts)


def _lost(early: Mapping[str, set[str]], late: Mapping[str, set[str]]) -> dict[str, str]:
    """Return the mutilated names and what they were called before and after."""
    before, during, ended, after = early["-"], early["+"], late["-"], late["+"]
    whole = {name.replace("_", ""): name for name in before & after}
    hurt = sorted(name for name in (during & ended) - before - after if name.replace("_", "") in whole)
    lost = {name: whole[name.replace("_", "")] for name in hurt}
    lost = {name: old for name, old in lost.items() if len(old.strip("_")) == len(name.strip("_")) + 1}
    return lost if len(lost) >= ENOUGH else {}


def _names(step: Step, sign: str) -> set[str]:
    return {name for line in changed_lines(step.commit).get(sign, ()) for name in _NAME.findall(line)}


def _finding(
    dossier: Dossier, early: Step, late: Step, lost: dict[str, str], facts: Sequence[Fact]
) -> Iterator[Finding]:
    hurt = min(lost, key=lambda name: (len(name), name))
    source = next(
        (f"patch:{early.commit.short}:{part.path}" for part in early.parts if hurt in part.text),
        None,
    )
    if source is None:
        return
    receipt = Receipt.quote_from(dossier, source, hurt)
    name = key("lost_letters", early, late)
    count = Fact(f"{name}.names", len(lost), "names", "names without their underscore in between", (receipt,))
    told = Fact(f"{name}.name", hurt, "", "one of the names while it lasted", (receipt,))
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    claim = f"{len(lost)} names, such as {hurt}, went without their underscore for {passed}."
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    yield Finding(
        "lost_letters",
        claim,
        (count, told, *between("lost_letters", early, late), *clocks),
        (early.receipt, late.receipt, receipt),
        4,
    )
