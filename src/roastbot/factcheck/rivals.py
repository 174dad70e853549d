"""Says which of a thing's facts a number may be, where its sentence has the words of one and its value is another's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from roastbot.factcheck.aspects import ADDED, AFTER, BEFORE, NET, STATES, WHOLES
from roastbot.factcheck.binding import Binding, is_about
from roastbot.factcheck.counting import Count
from roastbot.factcheck.desk import Figure
from roastbot.factcheck.sentences import Sentence
from roastbot.findings import PULL_REQUEST

OF_ANOTHER = "this number is another thing's; use the one of what the sentence speaks of"
_BY_COMMITS = re.compile(r"(?i)\b(?:branch|commits)\b")
_OPPOSITE = {BEFORE: AFTER, AFTER: BEFORE}


def fitting(sentence: Sentence, count: Count, binding: Binding) -> tuple[Figure, ...]:
    """Return the figures of a binding that a count may equal.

    Where its thing has one of the very side that is said (`gained`, `had before`), that one, and what the sentence has
    words for; no other size of the same thing.
    """
    said = count.aspect
    binding = _of_the_branch(sentence, count, binding)
    exact = sided(count, binding)
    if not exact:
        return tuple(one for one in binding.figures if one.aspect != _OPPOSITE.get(said, said + "?"))
    return tuple(one for one in binding.figures if one in exact or _is_meant(one, said, sentence))


def _of_the_branch(sentence: Sentence, count: Count, binding: Binding) -> Binding:
    """Return a binding whose tests are those of the commits, where the sentence says so; not the merged diff's."""
    ids = {one.fact.id for one in binding.figures}
    if count.unit != "test" or "branch.tests" not in ids or not _BY_COMMITS.search(sentence.own):
        return binding
    return replace(binding, figures=tuple(one for one in binding.figures if not one.fact.id.startswith("tests.")))


def sided(count: Count, binding: Binding) -> Sequence[Figure]:
    """Return the figures of the very thing and the very side that a count says."""
    own = [one for one in binding.known if count.aspect and one.aspect == count.aspect]
    return own if binding.is_explicit else [one for one in own if _is_of_the_whole(one)]


def _is_of_the_whole(figure: Figure) -> bool:
    head, *rest = figure.fact.id.split(".")
    return figure.subject == PULL_REQUEST and head in WHOLES and len(rest) == 1


def _is_meant(figure: Figure, said: str, sentence: Sentence) -> bool:
    """Whether a figure that is not the thing's own is told all the same: of a thing that is named, in its words."""
    if figure.subject != PULL_REQUEST and not any(is_about(figure, ref.subject) for ref in sentence.refs):
        return False
    if said in STATES and figure.aspect in STATES and said != figure.aspect:
        return False
    return figure.aspect == said or (said, figure.aspect) == (ADDED, NET) or bool(figure.scope & sentence.words)


def is_meant_here(figure: Figure, sentence: Sentence) -> bool:
    """Whether a figure is the change's own, or that of something the sentence, or the one before it, names."""
    near = (*sentence.refs, *(sentence.before.refs if sentence.before else ()))
    return figure.subject == PULL_REQUEST or any(is_about(figure, ref.subject) for ref in near)


def best_told(
    sentence: Sentence, figure: Figure, others: Iterable[Figure], *, closely: bool = False
) -> tuple[Figure, ...]:
    """Return the figures of another value whose own words the sentence has more of than of `figure`'s.

    `two people reviewed it` is told of the reviewers, although two people wrote it. Where it has as many of both, and
    `closely` is asked, the one that has fewer words that are not said is told better.
    """
    told = _likeness(figure, sentence, closely)
    better = (one for one in others if one.value != figure.value and one.scope & sentence.words)
    return tuple(one for one in better if _likeness(one, sentence, closely) > told)


def _likeness(figure: Figure, sentence: Sentence, closely: bool) -> tuple[int, int]:
    """Return how many of a figure's words a sentence has, and, the fewer the better, how many it has not."""
    said = figure.scope & sentence.words
    return len(said), -len(figure.scope - said) if closely else 0
