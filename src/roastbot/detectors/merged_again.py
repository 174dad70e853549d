"""Spots a branch into which another one, usually main, was merged again and again.

Funny because the branch set out once and has come home to do its laundry ever since.
Known false alarms: merges of several branches into one. Only those whose titles name the same branch are counted, and
only the merges that git knows as such.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Commit, Dossier
from roastbot.facts import headline_receipt
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import DAY, apart, minutes_between, span_facts

_MERGE = re.compile(
    r"Merge (?:(?:remote-tracking )?branch|branches) '(?:(?:origin|upstream)/)?(?P<branch>[\w./-]{1,80})'"
    r"(?: (?:of|into) .+)?$"
)
OFTEN = 3
VERY_OFTEN = 8


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield one finding for the branch that was merged in most often, only where every commit was read."""
    if "commits" in dossier.missing:
        return
    merges: dict[str, list[Commit]] = defaultdict(list)
    for commit in dossier.commits:
        found = _MERGE.match(commit.headline) if commit.is_merge else None
        if found and headline_receipt(dossier, commit):
            merges[found["branch"]].append(commit)
    branch, most = max(merges.items(), key=lambda one: len(one[1]), default=("", []))
    if len(most) >= OFTEN:
        yield _finding(dossier, branch, sorted(most, key=lambda commit: commit.authored_at), facts)


def _finding(dossier: Dossier, branch: str, merges: Sequence[Commit], facts: Sequence[Fact]) -> Finding:
    receipts = tuple(receipt for commit in merges for receipt in headline_receipt(dossier, commit))
    first, last = merges[0].authored_at, merges[-1].authored_at
    about = f"commits that merge {branch} into the branch"
    whose = Subject("pull request")
    count = Fact("merged_again.count", len(merges), "commits", about, receipts, whose, "By the titles git gave them.")
    days = Fact(
        "merged_again.days",
        len({commit.authored_at.date() for commit in merges}),
        "days",
        f"calendar days on which {branch} was merged in",
        receipts,
        whose,
        "git's author dates, each in the offset it was recorded in.",
    )
    passed = f"time from the first merge of {branch} to the last"
    span = span_facts("merged_again", first, last, passed, receipts)
    claim = (
        f"{branch} was merged into the branch {len(merges)} times, the last time {apart(first, last)} after the first."
    )
    told = known(facts, "commits.count", "commits.merges", "commits.own")
    weight = 4 if len(merges) >= VERY_OFTEN or 2 * len(merges) >= len(dossier.commits) else 3
    is_long = minutes_between(first, last) >= DAY
    return Finding("merged_again", claim, (count, *(days,) * is_long, *span, *told), receipts, weight)
