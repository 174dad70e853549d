"""Spots commits that have the very same title and do different things.

Funny because one of them must have believed that it was the one.
Known false alarms: titles that a web page or a bot fills in (`Update README.md`, `Apply suggestions from code review`),
and one commit that stands on the branch twice after a rebase: their changes have to differ.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Absent, Dossier
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import apart, span_facts

_FILLED_IN = re.compile(
    r"(?:update|create|delete|rename|add files?)\s\S+$|apply suggestions?\b|suggestions? from\b|merge\b|revert\b|"
    r"\[?pre-commit|\[?autofix|auto-?(?:fix|format)|bump\b|release\b|initial (?:plan|commit)$|regenerate\b|"
    r"add files via upload$",
    re.IGNORECASE,
)
MANY = 3


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the title that most commits have; of equals the first."""
    by_title: dict[str, list[Step]] = defaultdict(list)
    for step in steps(dossier):
        title = " ".join(step.commit.headline.casefold().split())
        if title and not _FILLED_IN.match(title) and not step.commit.author.endswith("[bot]"):
            by_title[title].append(step)
    found = [same for same in by_title.values() if len(same) > 1 and _differ(same)]
    if found:
        yield _finding(max(found, key=lambda same: (len(same), -same[0].place)), facts)


def _differ(same: Sequence[Step]) -> bool:
    """Whether all of them were read and no two of them make the same change, and the clock agrees with the branch."""
    if any(isinstance(step.commit.patch, Absent) or not step.parts for step in same):
        return False
    changes = {tuple((part.path, part.text) for part in step.parts) for step in same}
    in_order = all(one.commit.authored_at <= other.commit.authored_at for one, other in pairwise(same))
    return in_order and len(changes) == len(same)


def _finding(same: Sequence[Step], facts: Sequence[Fact]) -> Finding:
    receipts = tuple(step.receipt for step in same)
    first, last = same[0].commit, same[-1].commit
    subject = Subject("commit", last.short, first.short)
    count = Fact("same_title.commits", len(same), "commits", "commits with one and the same title", receipts, subject)
    about = "time from the first of them to the last"
    span = span_facts("same_title", first.authored_at, last.authored_at, about, receipts, subject=subject)
    clocks = tuple(fact for step in (same[0], same[-1]) for fact in of_commit(facts, step, "authored", "changed"))
    passed = apart(first.authored_at, last.authored_at)
    claim = f"{len(same)} different commits are called “{first.headline}”, the last {passed} after the first."
    return Finding("same_title", claim, (count, *span, *clocks), receipts, 3 if len(same) >= MANY else 2)
