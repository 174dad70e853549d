"""Spots how much of the merged diff stood after the first commit, and how many commits the rest took.

Funny because the last tenth takes nine tenths of the log, or because the first tenth was called the feature.
Known false alarms: a first commit that was squashed before anybody looked. The figures are git's either way.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

LATER = 5  # commits that have to follow
NEARLY = 0.8  # of the merged additions, from which on the first commit was the pull request
NEARER = 0.9
SNOWBALL = 3  # times the first commit's additions


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding; the branch must begin with a commit of its own."""
    found = steps(dossier)
    if len(found) <= LATER or found[0].place != 0 or "commits" in dossier.missing:
        return
    pull, first = dossier.pull_request, found[0].commit
    share = first.additions / pull.additions if pull.additions else 0
    if not (share >= NEARLY or share * SNOWBALL <= 1) or not first.additions:
        return
    sums = (
        *of_commit(facts, found[0], "additions", "deletions", "authored"),
        *known(facts, "pull.additions", "pull.deletions", "commits.later", "commits.last"),
    )
    claim = (
        f"The first commit adds {first.additions:,} lines and takes out {first.deletions:,}; after the"
        f" {len(dossier.commits) - 1:,} later ones the diff adds {pull.additions:,} and takes out {pull.deletions:,}."
    )
    weight = 4 if NEARER <= share <= 1 + (1 - NEARER) else 3
    yield Finding("first_draft", claim, sums, (found[0].receipt,), weight)
