"""Spots a verb the commit titles keep returning to, alone or taking turns with its opposite.

Funny because a branch that hardens, simplifies and hardens again argues with itself in public.
Known false alarms: `Fix` is everybody's refrain, and so is `Add`; they need more verses than others, and the same
noun in most of them.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import span_facts
from roastbot.words import shared

COMMON = frozenset({"fix", "add", "update", "merge", "bump", "address", "use"})
TURNS = 4  # alternations before two verbs are an argument
VERSES = 3
VERSES_OF_COMMON = 4


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the longest argument between two verbs, else the verb most returned to."""
    sung = [step for step in steps(dossier) if step.title.verb]
    if any(late.commit.authored_at < early.commit.authored_at for early, late in pairwise(sung)):
        return  # the branch and the clock disagree about the order of the verses
    verbs = sorted({step.title.verb for step in sung} - COMMON)
    arguments = [argument for pair in combinations(verbs, 2) if (argument := _argument(sung, pair))]
    if arguments:
        yield _finding(max(arguments, key=len), facts, 5)
        return
    verses = [found for verb in sorted({step.title.verb for step in sung}) if (found := _verses(sung, verb))]
    if verses:
        yield _finding(max(verses, key=len), facts, 3)


def _argument(sung: Sequence[Step], pair: tuple[str, str]) -> tuple[Step, ...]:
    """Return the steps in which two verbs take turns about one noun, when they do so often enough."""
    turns = tuple(step for step in sung if step.title.verb in pair)
    changes = [verb for verb, _ in groupby(turns, key=lambda step: step.title.verb)]
    about = set(turns[0].nouns) if turns else set()
    for step in turns[1:]:
        about = set(shared(sorted(about), step.nouns))
    return turns if len(changes) >= TURNS and about else ()


def _verses(sung: Sequence[Step], verb: str) -> tuple[Step, ...]:
    found = tuple(step for step in sung if step.title.verb == verb)
    if len(found) < (VERSES_OF_COMMON if verb in COMMON else VERSES):
        return ()
    related = sum(1 for step in found if any(shared(step.nouns, other.nouns) for other in found if other is not step))
    return found if related * 2 > len(found) else ()


def _of(verb: str) -> Subject:
    return Subject("word", verb)


def _finding(verses: Sequence[Step], facts: Sequence[Fact], weight: int) -> Finding:
    verbs = list(dict.fromkeys(step.title.verb for step in verses))
    counts = [sum(1 for step in verses if step.title.verb == verb) for verb in verbs]
    receipts = tuple(step.receipt for step in verses)
    told = tuple(
        Fact(f"refrain.{verb}.count", count, "commits", f"commit titles that begin with {verb}", receipts, _of(verb))
        for verb, count in zip(verbs, counts, strict=True)
    )
    first, last = verses[0], verses[-1]
    span = span_facts(
        "refrain", first.commit.authored_at, last.commit.authored_at, "time from the first verse to the last", receipts
    )
    clocks = (*of_commit(facts, first, "authored"), *of_commit(facts, last, "authored"))
    sung = ", ".join(f"{verb} {count} times" for verb, count in zip(verbs, counts, strict=True))
    return Finding("refrain", f"Commit titles begin with {sung}.", (*told, *span, *clocks), receipts, weight)
