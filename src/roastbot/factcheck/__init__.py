"""Holds a draft against the dossier: every claim gets a verdict, and what is not so is named in a writer's words.

`supported` comes with a receipt, `unsupported` with what is known instead. `undecided` is what nobody can search for
(motives, images, scope words), and whatever evidence that was not read would be needed for: a checker that cries wolf
is one nobody listens to.
"""

from roastbot.claims import Claim
from roastbot.evidence import Dossier
from roastbot.factcheck.checker import PLAIN_FIELDS, Checker, is_the_gates
from roastbot.findings import Fact
from roastbot.writers import Draft, Problem

__all__ = ["PLAIN_FIELDS", "Checker", "check", "examine", "examine_text", "is_the_gates"]


def examine(draft: Draft, dossier: Dossier, facts: tuple[Fact, ...]) -> tuple[Claim, ...]:
    """Return every claim in `draft` with its verdict; who checks more than once builds a Checker."""
    return Checker(dossier, facts).examine(draft)


def examine_text(markdown: str, dossier: Dossier, facts: tuple[Fact, ...]) -> tuple[Claim, ...]:
    """Return every claim in a whole post's Markdown, front matter taken off, with offsets into it."""
    return Checker(dossier, facts).examine_text(markdown)


def check(draft: Draft, dossier: Dossier, facts: tuple[Fact, ...]) -> tuple[Problem, ...]:
    """Return what in `draft` is not so, field by field in reading order; empty if nothing."""
    return Checker(dossier, facts).check(draft)
