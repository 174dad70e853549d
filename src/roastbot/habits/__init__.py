"""The habits of writing that readers have learned to hear, found in a draft; whether it is true is the fact-check's.

Nothing between quotation marks, in a block quote or in code is a habit: those are somebody else's words. A word from
the pull request's own title, paths or repository is no worn image. What is found goes back to the writer beside the
fact-check's problems and never keeps a post from being printed (compose.py).

Known false alarms: a comparison or a denial that states a plain fact in the shape of a joke. They cost one request.
"""

from collections.abc import Iterator
from typing import Final

from roastbot.evidence import Dossier
from roastbot.gate import BODY_LIMIT
from roastbot.habits import antithesis, forms, images, past, phrases
from roastbot.habits.prose import Prose, body_of, field_of
from roastbot.shape import PLAIN_FIELDS
from roastbot.writers import Draft, Problem

__all__ = ["MARK", "check_habits"]

MARK: Final = "style: "  # begins the advice of each problem found here, so that its reader can tell it from a falsehood


def check_habits(draft: Draft, dossier: Dossier, *, english: bool = True) -> tuple[Problem, ...]:
    """Return the habits of a draft, each with its exact words and what to do instead; the body's first.

    Of a draft that is not in English only its form and what it repeats of earlier roasts are judged. A body that the
    gate refuses for its length is not read.
    """
    if len(draft.body) > BODY_LIMIT:
        return ()
    body = body_of(draft.body)
    fields = tuple(field_of(name, getattr(draft, name)) for name in PLAIN_FIELDS)
    found = dict.fromkeys((*_in(body, fields, dossier, english=english), *past.repeated(draft, body, dossier)))
    return tuple(Problem(one.where, " ".join(one.words.split()), MARK + one.advice) for one in found)


def _in(body: tuple[Prose, ...], fields: tuple[Prose, ...], dossier: Dossier, *, english: bool) -> Iterator[Problem]:
    own = images.own_words(dossier)
    for prose in (*body, *fields) if english else ():
        yield from antithesis.in_prose(prose)
        yield from phrases.in_prose(prose)
        yield from images.in_prose(prose, own)
        yield from forms.dashes(prose)
        yield from forms.scare_quotes(prose, dossier)
    if english:
        yield from forms.size_first(body)
    yield from forms.openings(body)
    yield from forms.block(body)
