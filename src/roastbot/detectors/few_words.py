"""Spots the largest commit of a branch when its whole message is a handful of words.

Funny because the ratio is a kind of confidence.
Known false alarms: a commit that generates or moves files; the sizes are git's, and nothing is said about why.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import known, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.facts import message_body
from roastbot.findings import Fact, Finding
from roastbot.words import count_words

BIG = 300  # lines changed
HUGE = 1000
HANDFUL = 7  # words


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the commit with the most changed lines, when its message is one short line."""
    found = steps(dossier)
    if not found:
        return
    step = max(found, key=lambda step: step.commit.additions + step.commit.deletions)
    commit = step.commit
    if commit.headline == dossier.pull_request.title:
        return  # the message of the whole pull request, not of one step
    changed, count = commit.additions + commit.deletions, count_words(commit.headline)
    if changed < BIG or count > HANDFUL or message_body(commit) or commit.headline.endswith("…"):
        return
    sums = of_commit(facts, step, "additions", "deletions", "files", "words", "authored")
    claim = f"The message of a commit that changes {changed:,} lines is “{commit.headline}”, {count} words."
    silent = known(facts, "commits.silent", "commits.count")
    if not (sums or silent):
        return  # where not all commits were read, there are no facts about them
    yield Finding("few_words", claim, (*sums, *silent), (step.receipt,), 4 if changed >= HUGE else 3)
