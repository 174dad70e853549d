"""Spots an alarm the branch installs (`Deprecate`, `Warn`, `Enforce`) and later tells somebody not to hear.

Funny because the alarm and the earplugs have one author.
Known false alarms: silencing another alarm of the same name. Both titles are quoted, and the second has to say
what is silenced in the first one's words.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import Step, between, of_commit, pairs, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.instants import HOUR, apart, minutes_between
from roastbot.words import shared, words

ALARMS = frozenset({"deprecate", "warn", "enforce", "forbid", "require", "detect", "validate"})
EARPLUGS = frozenset({"suppress", "silence", "ignore", "mute", "disable", "skip", "relax", "hide"})
PROMPT = 2 * HOUR


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first alarm with the first commit that silences it."""
    loud = [step for step in steps(dossier) if step.title.verb in ALARMS | EARPLUGS]
    for early, late in pairs(loud):
        if early.title.verb in ALARMS and late.title.verb in EARPLUGS and _same(early, late):
            yield _finding(early, late, facts)
            return


def _same(early: Step, late: Step) -> bool:
    """Whether the later title names the alarm's verb and one of its nouns, or two of its nouns."""
    heard = words(late.title.rest)
    return len(shared((early.title.verb.rstrip("e"), *early.nouns), heard)) > 1


def _finding(early: Step, late: Step, facts: Sequence[Fact]) -> Finding:
    minutes = minutes_between(early.commit.authored_at, late.commit.authored_at)
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    claim = f"“{early.commit.headline}” is followed {passed} later by “{late.commit.headline}”."
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    return Finding(
        "own_alarm",
        claim,
        (*between("own_alarm", early, late), *clocks),
        (early.receipt, late.receipt),
        4 if minutes <= PROMPT else 3,
    )
