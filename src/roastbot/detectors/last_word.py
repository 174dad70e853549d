"""Spots a title that says this is the end of it (`final fix`, `last tweaks`, `once and for all`) before more commits.

Funny because the branch had the courage to write it down, and then the stamina to go on.
Known false alarms: a final state, the last page, and other things that are merely called so: the word has to stand
before a word for work, or say it outright. A later commit must touch the same files by the same clock, and one of
them must take out lines of the final one or be about the same rare noun.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, between, key, of_commit, rare, steps
from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import apart
from roastbot.lineage import trace

_WORK = (
    r"(?:bug ?)?fix(?:es)?|touch(?:es)?|clean-?ups?|tweaks?|changes?|commit|version|polish|round|pass|updates?|"
    r"adjustments?|bits?|nits?|edits?|attempt|try|corrections?"
)
_LAST = re.compile(
    rf"\b(?:final|last) (?:(?:few|small|minor|little|tiny|review|round of|set of) )?(?:{_WORK})\b|"
    rf"\b(?:one|the|for the) (?:very )?last (?:time|thing|try)\b|^finally\b|\bfinally (?:fix|work|done|pass)\w*|"
    r"\bonce and for all\b|\bfix(?:es)? (?:the |all )?remaining\b|^(?:all |now )?done\b|\b(?:all|now) done$",
    re.IGNORECASE,
)
MANY = 3  # commits behind the last one
MOST = 40  # last words that are looked at; who has more has none


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the last word that most commits followed; of equals the first."""
    branch = steps(dossier)
    deaths = {(death.born, death.died) for death in trace(dossier).deaths}
    paths = {step.place: _paths(step) for step in branch}
    found = []
    for early in [step for step in branch if _LAST.search(step.title.plain)][:MOST]:
        later = [late for late in branch if late.place > early.place and paths[late.place] & paths[early.place]]
        in_order = all(late.commit.authored_at >= early.commit.authored_at for late in later)
        if in_order and any((early.place, late.place) in deaths or rare(early, late) for late in later):
            found.append((early, later))
    if found:
        yield _finding(*max(found, key=lambda pair: (len(pair[1]), -pair[0].place)), facts)


def _paths(step: Step) -> set[str]:
    """Return the files of a commit that somebody calls finished: prose only where there is nothing else."""
    paths = {part.path for part in step.parts}
    return {path for path in paths if kind_of(path) is not Kind.WORDS} or paths


def _finding(early: Step, later: Sequence[Step], facts: Sequence[Fact]) -> Finding:
    last = later[-1]
    name, receipts = key("last_word", early), (early.receipt, last.receipt)
    about = f"later commits of the branch to the files of {early.commit.short}"
    count = Fact(f"{name}.commits", len(later), "commits", about, receipts, Subject("commit", early.commit.short))
    word = _LAST.search(early.title.plain)
    told = Fact(f"{name}.word", word[0] if word else "", "", "the word that promised an end", (early.receipt,))
    passed = apart(early.commit.authored_at, last.commit.authored_at)
    more = "1 more commit" if len(later) == 1 else f"{len(later)} more commits"
    which = "it is" if len(later) == 1 else "the last of them is"
    claim = f"“{early.commit.headline}” was followed by {more} to its files; {which} “{last.commit.headline}”, {passed}"
    claim += " later."
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, last, "authored"))
    spans = between("last_word", early, last)
    return Finding("last_word", claim, (count, told, *spans, *clocks), receipts, 4 if len(later) >= MANY else 3)
