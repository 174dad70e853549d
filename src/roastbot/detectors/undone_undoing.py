"""Spots a commit that takes back a commit that took something back.

Funny because it is a door slammed, opened and slammed, and git writes down every slam.
Known false alarms: a title that merely talks about reverting. It has to be git's own form, or name in git's own line
(`This reverts commit ...`) a commit of the branch that does the same, and the clock has to agree.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from roastbot.clues import Step, between, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.instants import apart

_REVERTS = re.compile(r"^This reverts commit (?P<oid>[0-9a-f]{7,40})\b", re.MULTILINE)
_QUOTED = re.compile(r'(?P<how>Revert|Reapply) "(?P<title>.+)"')
_AGAIN = re.compile(r'^(?:Revert "Revert ".+""|Reapply ".+")$')
MOST = 40  # reverts that are looked at
_ONCE = re.compile(r'^(?:Revert|Reapply) "')


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first such commit with the one it takes back, and alone where that one is not on the branch."""
    branch = steps(dossier)
    telling = [step for step in branch if _REVERTS.search(step.commit.body) or _QUOTED.fullmatch(step.commit.headline)]
    for late in telling[:MOST]:
        early = _taken_back(late, branch)
        first = _taken_back(early, branch) if early else None
        if early and (first or _ONCE.match(early.commit.headline)):
            yield _both(early, late, first, facts)
            return
    for late in telling[:MOST]:
        if _AGAIN.match(late.commit.headline):
            yield _alone(late, facts)
            return


def _taken_back(late: Step | None, branch: Sequence[Step]) -> Step | None:
    """Return the earlier commit of the branch that git's own line in a message names, or that the title quotes."""
    named = _REVERTS.search(late.commit.body) if late else None
    quoted = _QUOTED.fullmatch(late.commit.headline) if late else None
    if late is None or not (named or quoted):
        return None
    before = [step for step in branch if step.place < late.place]
    before = [step for step in before if step.commit.authored_at <= late.commit.authored_at]
    if named:
        return next((step for step in reversed(before) if step.commit.oid.startswith(named["oid"])), None)
    if not quoted:
        return None
    by_title: Mapping[str, Step] = {step.commit.headline: step for step in before}
    title = quoted["title"] if quoted["how"] == "Revert" else f'Revert "{quoted["title"]}"'
    return by_title.get(title)


def _both(early: Step, late: Step, first: Step | None, facts: Sequence[Fact]) -> Finding:
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    what = f", which had taken back “{first.commit.headline}”" if first else ""
    claim = f"“{late.commit.headline}” takes back “{early.commit.headline}”{what}, {passed} after it."
    shown = [step for step in (first, early, late) if step]
    clocks = tuple(fact for step in shown for fact in of_commit(facts, step, "authored"))
    spans = between("undone_undoing", early, late)
    receipts = tuple(step.receipt for step in shown)
    return Finding("undone_undoing", claim, (*spans, *clocks), receipts, 4)


def _alone(late: Step, facts: Sequence[Fact]) -> Finding:
    claim = f"“{late.commit.headline}” brings back what had been reverted before."
    told = Fact("undone_undoing.title", late.commit.headline, "", "a title that undoes an undoing", (late.receipt,))
    return Finding("undone_undoing", claim, (told, *of_commit(facts, late, "authored")), (late.receipt,), 3)
