"""Spots a description that still promises what a later commit of the branch removed.

Funny because the description is what people read, and the commit is what happened.
Known false alarms: the removal concerned something else of the same name, or only half of it. So a promise counts
only when a commit `Remove`s it in its own nouns, at least two of them, and took out lines the branch had added.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roastbot.clues import Step, key, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.lineage import trace
from roastbot.words import akin, clip, content, first_list, fits_a_span, is_quotable, read_title, words

PROMISING = frozenset({"add", "fix", "introduce", "implement", "support", "enable", "ensure", "include", "use", "make"})
REMOVING = frozenset({"remove", "drop", "revert", "delete", "undo"})
TAKEN = frozenset({"remove", "removed", "revert", "reverted", "drop", "dropped", "longer", "instead", "later", "was"})
NOUNS = 2
_PLACE = re.compile(r"\s(?:to|so|for|because|and|in order|which|that)\s")


@dataclass(frozen=True, slots=True)
class _Promise:
    number: int
    of: int
    text: str


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each promise of a bullet list that a later commit removes."""
    undone = {death.died for death in trace(dossier).deaths}
    promises = _promises(dossier.description)
    for step in steps(dossier):
        if step.title.verb not in REMOVING or step.place not in undone:
            continue
        nouns = content(_PLACE.split(step.title.rest)[0])
        broken = [promise for promise in promises if len(nouns) >= NOUNS and _is_about(promise, nouns)]
        if len(broken) == 1:
            yield from _finding(dossier, broken[0], step, facts)


def _promises(description: str) -> list[_Promise]:
    """Return the bullets of the description's first list that promise something and take nothing back."""
    bullets = first_list(description)
    return [
        _Promise(number, len(bullets), text)
        for number, text in enumerate(bullets, 1)
        if read_title(text).verb in PROMISING and not TAKEN & set(words(text))
    ]


def _is_about(promise: _Promise, nouns: Sequence[str]) -> bool:
    said = words(promise.text)
    return all(any(akin(noun, word) for word in said) for noun in nouns)


def _finding(dossier: Dossier, promise: _Promise, step: Step, facts: Sequence[Fact]) -> Iterator[Finding]:
    quote = _quotable(promise.text)
    if not quote:
        return
    receipt = Receipt.quote_from(dossier, "description", quote)
    name = key("late_description", step)
    whose = Subject("description")
    place = "place of the promise in the description's list"
    number = Fact(f"{name}.bullet", promise.number, "", place, (receipt,), whose)
    count = Fact(f"{name}.bullets", promise.of, "bullets", "entries of the description's list", (receipt,), whose)
    claim = f"The description still says “{quote}”; “{step.commit.headline}” came after."
    authored = of_commit(facts, step, "authored")
    yield Finding("late_description", claim, (number, count, *authored), (receipt, step.receipt), 5)


def _quotable(text: str) -> str:
    """Return the words before the first piece of code or bracket, without a preposition left hanging."""
    plain = re.split(r"[`(*_\[<]| [\u2014\u2013-] ", text)[0].strip()
    plain = re.sub(r"(?:\s+(?:in|of|for|to|the|a|an|with|on|by|from|via|and))+$", "", clip(plain))
    enough = len(plain.split()) >= 3 and is_quotable(plain) and fits_a_span(plain)  # noqa: PLR2004 - fewer words say nothing
    return plain if enough else ""
