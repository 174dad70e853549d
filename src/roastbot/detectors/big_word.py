"""Spots a large word (`branch-wide`, `all`, `entire`) in the title of a very small commit.

Funny because a broom was announced and a tissue was used.
Known false alarms: one line can settle everything. The title is quoted beside its size and left at that.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

_LARGE = re.compile(
    r"\b(?:\w+-wide|all|every\w*|entire|complete(?:ly)?|massive|major|overhaul|rewrite|huge|comprehensive|full)\b",
    re.IGNORECASE,
)
SMALL = 12  # lines changed


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each commit whose title is larger than its diff, smallest diff first."""
    found = []
    for step in steps(dossier):
        changed = step.commit.additions + step.commit.deletions
        word = _LARGE.search(step.title.plain)
        if word and 0 < changed <= SMALL and step.commit.headline != dossier.pull_request.title:
            sums = of_commit(facts, step, "additions", "deletions", "changed", "files", "authored")
            told = Fact(f"big_word.{step.commit.short}.word", word[0], "", "the large word", (step.receipt,))
            claim = f"“{step.commit.headline}” changes {changed} lines."
            found.append((changed, step.place, Finding("big_word", claim, (told, *sums), (step.receipt,), 3)))
    yield from (row[-1] for row in sorted(found, key=lambda row: row[:2]))
