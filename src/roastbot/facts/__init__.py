"""Every figure code can derive from a dossier: what it is about, how it was counted, and where it came from.

Ids are stable and dotted: `pull.additions`, `commits.count`, `commit.<7 digits>.authored`, `file.<path>.additions`.
A figure is left out when the evidence for it is not all there; an absent fact is never a zero. One file is one family
of facts; it declares its measures and derives them.
"""

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from functools import cache, lru_cache
from typing import Final

from roastbot.evidence import Dossier
from roastbot.facts import (
    classes,
    clock,
    commits,
    conversation,
    description,
    events,
    files,
    lines,
    log,
    names,
    people,
    pull,
    sizes,
    texts,
)
from roastbot.facts.measure import USEFUL, Measure
from roastbot.facts.whole import headline_receipt, message_body
from roastbot.findings import Fact, Finding

__all__ = [
    "FAMILIES",
    "Measure",
    "catalogue",
    "derive",
    "headline_receipt",
    "measure_of",
    "message_body",
    "with_findings",
    "worth_of",
]

# In the order a reader asks: what it is, what it is made of, when, who, what was said, and then thing by thing.
FAMILIES: Final = (
    pull, description, commits, clock, log, people, conversation, events, files, lines, names, texts, sizes, classes,
)  # fmt: skip


def derive(dossier: Dossier, timezone: tzinfo) -> tuple[Fact, ...]:
    """Return the facts of `dossier`, each id once.

    Instants keep the offset they were recorded in. Those GitHub records in UTC are shown where the author's last
    commit was made, or in `timezone` when no commit says where that is.
    """
    home = _home(dossier, timezone)
    return tuple({fact.id: fact for family in FAMILIES for fact in family.facts_of(dossier, home)}.values())


def with_findings(facts: Sequence[Fact], findings: Iterable[Finding]) -> tuple[Fact, ...]:
    """Return `facts` and those that detectors derived on top of them, each id once: all a draft may lean on."""
    every = [*facts, *(fact for finding in findings for fact in finding.facts)]
    return tuple({fact.id: fact for fact in every}.values())


@cache
def catalogue() -> tuple[Measure, ...]:
    """Return every kind of fact that `derive` can give, in order."""
    return tuple(measure for family in FAMILIES for measure in family.MEASURES)


@lru_cache(maxsize=65_536)
def measure_of(fact_id: str) -> Measure | None:
    """Return the kind of fact an id belongs to, the most particular one; None for what a detector derived."""
    return next((measure for measure in _by_head().get(fact_id.partition(".")[0], ()) if measure.takes(fact_id)), None)


def worth_of(fact_id: str) -> int:
    """Return what a fact is worth to a post, from 1 (it could stand on it) to 3 (one of many); a detector's is 2."""
    measure = measure_of(fact_id)
    return measure.worth if measure else USEFUL


@cache
def _by_head() -> dict[str, tuple[Measure, ...]]:
    """Return the measures by the first word of their ids, those with most fixed letters first."""
    heads: dict[str, list[Measure]] = {}
    for measure in catalogue():
        heads.setdefault(measure.id.partition(".")[0], []).append(measure)
    return {head: tuple(sorted(found, key=lambda one: -one.fixed)) for head, found in heads.items()}


def _home(dossier: Dossier, timezone: tzinfo) -> tzinfo:
    offsets = [commit.authored_at.tzinfo for commit in dossier.commits if commit.authored_at.utcoffset()]
    return offsets[-1] or timezone if offsets else timezone
