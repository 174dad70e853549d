"""Finds what a sentence that names nothing goes on about: `It has 5 lines`, `the module holds nine tests`."""

import re
from typing import Final

from roastbot.factcheck.binding import Binding, is_about
from roastbot.factcheck.counting import Count
from roastbot.factcheck.desk import Desk, Figure
from roastbot.factcheck.judging_numbers import agrees
from roastbot.factcheck.lexicon import WHOLE
from roastbot.factcheck.rivals import fitting
from roastbot.factcheck.sentences import Ref, Sentence
from roastbot.findings import PULL_REQUEST

THINGS: Final = frozenset({"commit", "file", "class", "function", "name"})
UNITS: Final = frozenset({"line", "file", "word", "character", "test", "function", "class"})
REACH: Final = 3  # sentences back in which the thing may stand
_PIECES: Final = (
    r"file|class|module|suite|script|document|plan|test|commit|function|method|page|config|template|docstring|other"
    r"|second|first|last|latter|former"
)
_PRONOUN: Final = re.compile(r"(?i)\W*(?:(?:\w+ ){0,2})?(?:it|its|they|their|this|that)\b")
_PIECE: Final = re.compile(rf"(?i)\W*(?:the|this|that) (?:\w+ )?(?:{_PIECES})\b")
_WHOLE: Final = re.compile(rf"(?i)\b(?:{'|'.join(sorted(WHOLE))})\b")
_CLAUSES: Final = re.compile(r"[,;:\u2014]|\band\b|\bbut\b|\bwhile\b")


def goes_on(sentence: Sentence, count: Count) -> tuple[Ref, ...]:
    """Return what the sentences before named, where the clause of a count names nothing and speaks of it; else none."""
    if sentence.before is None or count.unit not in UNITS or _names(sentence):
        return ()
    clause = _CLAUSES.split(sentence.prose[sentence.start : count.start])[-1]
    if not _PRONOUN.match(sentence.own) and not _PIECE.match(clause):
        return ()
    earlier: Sentence | None = sentence.before
    for _ in range(REACH):
        if earlier is None:
            break
        if named := tuple(ref for ref in earlier.refs if ref.subject.kind in THINGS):
            return named
        earlier = earlier.before
    return ()


def _names(sentence: Sentence) -> bool:
    things = any(ref.subject.kind in THINGS or ref.subject == PULL_REQUEST for ref in sentence.refs)
    return things or bool(_WHOLE.search(sentence.own))


def carried(sentence: Sentence, count: Count, desk: Desk) -> Figure | None:
    """Return the figure a count has of what the sentences before were about; None where it has none."""
    for ref in reversed(goes_on(sentence, count)):
        own = tuple(one for one in desk.by_unit.get(count.unit, ()) if is_about(one, ref.subject))
        binding = Binding(ref.subject.name, own, own, may_refute=False, is_explicit=True)
        if good := next((one for one in fitting(sentence, count, binding) if agrees(count, one)), None):
            return good
    return None
