"""Spots a title that promises less (`Remove`, `Simplify`) over a diff that adds more, and the other way round.

Funny because the verb and the sum stand side by side and neither gives in.
Known false alarms: a removal whose tests are longer than what it removes. The figures are true all the same, so
the finding states them and draws no conclusion.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import read_title

LESS = frozenset(
    {
        "remove", "delete", "drop", "simplify", "reduce", "trim", "prune", "strip", "shrink", "slim", "cut", "clean",
        "cleanup", "tidy", "collapse", "consolidate", "deduplicate", "unify", "streamline", "purge", "retire",
        "minimize", "minimise", "shorten",
    }
)  # fmt: skip
MORE = frozenset({"add", "introduce", "extend", "expand", "implement", "support", "enable"})
NOTICEABLE = 50  # lines; below that nobody sees a contradiction
TIMES = 2  # so much larger one side must be than the other
FLAGRANT = 4


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the pull request first, then each commit whose title is not the pull request's own."""
    pull = dossier.pull_request
    verb = read_title(pull.title).verb
    weight = _weight(verb, pull.additions, pull.deletions)
    sums = known(facts, "pull.additions", "pull.deletions", "pull.files", "pull.growth")
    if weight and sums and pull.title.strip():
        receipt = Receipt.quote_from(dossier, "title", pull.title)
        claim = f"The title says {verb}; the diff adds {pull.additions:,} lines and takes out {pull.deletions:,}."
        yield Finding("promise_and_sum", claim, sums, (receipt,), min(5, weight + 1))
    for step in steps(dossier):
        commit = step.commit
        weight = _weight(step.title.verb, commit.additions, commit.deletions)
        sums = of_commit(facts, step, "additions", "deletions", "files", "authored")
        if weight and sums and commit.headline != pull.title:
            claim = (
                f"The commit “{commit.headline}” adds {commit.additions:,} lines and takes out {commit.deletions:,}."
            )
            yield Finding("promise_and_sum", claim, sums, (step.receipt,), weight)


def _weight(verb: str, additions: int, deletions: int) -> int:
    if verb in LESS:
        much, little = additions, deletions
    elif verb in MORE:
        much, little = deletions, additions
    else:
        return 0
    if much < NOTICEABLE or much < TIMES * little:
        return 0
    return 4 if much >= FLAGRANT * little else 3
