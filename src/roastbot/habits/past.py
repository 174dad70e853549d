"""Spots what the blog's earlier roasts have used up: their titles, their epithets, their images, whole turns of phrase.

Known false alarms: words both posts quote from the same repository, which are no turn of phrase: quotations and code
are left out on both sides.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from roastbot.evidence import Dossier, EarlierRoast
from roastbot.habits.images import COMPARED
from roastbot.habits.prose import Prose, body_of
from roastbot.writers import Draft, Problem

TITLE: Final = "an earlier roast of this blog has that title: find another"
NAME: Final = "an earlier roast of this blog gave that name: find another"
IMAGE: Final = "an earlier roast of this blog told that joke: find another"

MOST: Final = 20_000  # characters of an earlier roast that are read
RUN: Final = 6  # words in a row that are a turn of phrase
TELLING: Final = 4  # of them with four letters or more
LETTERS: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_VERDICT: Final = re.compile(r"\*\*([^*\n]{2,60})\*\*\s*(?:[\u2014\u2013:-]|--)\s*\S")
_SMALL: Final = frozenset({"the", "a", "an", "of", "in", "like", "to", "and", "some", "two"})


def repeated(draft: Draft, body: Sequence[Prose], dossier: Dossier) -> Iterator[Problem]:
    """Yield what `draft` repeats; `body` is its own prose."""
    used: set[tuple[str, ...]] = set()
    compared: set[tuple[str, ...]] = set()
    for roast in dossier.earlier:
        text = roast.text[:MOST]
        if _same(draft.title, roast.title):
            yield Problem("title", draft.title, TITLE)
        if any(_same_name(draft.verdict_name, name) for name in _names(roast, text)):
            yield Problem("verdict_name", draft.verdict_name, NAME)
        for prose in body_of(text):
            used.update(run for run, _ in _runs(prose))
            compared.update(image for image, _ in _images(prose))
    for prose in body if used or compared else ():
        yield from _told_before(prose, used, compared)


def _told_before(prose: Prose, used: set[tuple[str, ...]], compared: set[tuple[str, ...]]) -> Iterator[Problem]:
    for image, words in _images(prose):
        if image in compared:
            yield Problem(prose.field, words, IMAGE)
    last = -1
    for run, (start, end) in _runs(prose):
        if run in used and start >= last:
            yield Problem(prose.field, prose.text[start:end], IMAGE)
            last = end


def _runs(prose: Prose) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Yield every turn of phrase: RUN words in a row without a quotation or code between them, and where they stand."""
    found = list(_WORD.finditer(prose.own))
    for n in range(len(found) - RUN + 1):
        row = found[n : n + RUN]
        start, end = row[0].start(), row[-1].end()
        telling = sum(len(word[0]) >= LETTERS for word in row)
        if telling >= TELLING and "\ufffc" not in prose.own[start:end]:
            yield tuple(word[0].casefold() for word in row), (start, end)


def _images(prose: Prose) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what something is compared with, its first two words of weight, and the words of the comparison."""
    for match, words in prose.find(COMPARED):
        weighty = [word.casefold() for word in _WORD.findall(match[0].lower().partition("like ")[2])]
        key = tuple(word for word in weighty if word not in _SMALL)[:2]
        if key:
            yield key, words


def _names(roast: EarlierRoast, text: str) -> list[str]:
    """Return the epithets of a roast: what stands in bold before a dash or a colon at its end, and its title."""
    return [*[match[1] for match in _VERDICT.finditer(text)][-1:], roast.title]


def _same(one: str, other: str) -> bool:
    return bool(_plain(one)) and _plain(one) == _plain(other)


def _same_name(one: str, other: str) -> bool:
    """Whether two epithets are the same, or the same figure in another coat: both end with one rare word."""
    first, second = _plain(one), _plain(other)
    return bool(first and second) and (first == second or (first[-1] == second[-1] and first[-1] not in _JOBS))


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text) if word.casefold() not in _SMALL)


_JOBS: Final = frozenset({"keeper", "clerk", "engineer", "driver", "master", "man", "woman", "guard", "watch", "house"})
