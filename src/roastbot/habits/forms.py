"""Spots habits of form: dashes, scare quotes, sizes as an opening, paragraphs of one length or one beginning."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from roastbot.evidence import Dossier
from roastbot.habits.prose import Prose
from roastbot.markdown import HOLE
from roastbot.verbatim import folded
from roastbot.writers import Problem

DASH: Final = "end the sentence where the dash is; the only dash of a post is the one code prints in the verdict"
SCARE: Final = "quotation marks hold words somebody wrote: quote real ones, or leave the marks out"
SIZES: Final = "begin with what the thing does; a size belongs in a sentence, where it hurts"
ALIKE: Final = "begin one of the paragraphs that open with these words in another way"
BLOCK: Final = "make one paragraph shorter than {words} words, where the story turns"

SHORT: Final = 25  # words of a paragraph that breaks the block
FEWEST: Final = 4  # paragraphs of a post that can be a block at all
TELLING: Final = 4  # letters of a first word that a reader remembers
FEW_WORDS: Final = 2  # of a scare quote; longer ones are quotations, and the fact-check's
OPENING: Final = 3  # words that two paragraphs may not both begin with
SAME_FIRST: Final = (
    3  # paragraphs that may not begin with one and the same word, unless it is as short as an article or a preposition
)
AROUND: Final = 24  # characters shown on both sides of a dash

_DASH: Final = re.compile(r"\s*\u2014\s*|(?<!\d)\s*\u2013\s*(?!\d)|\s--?\s|(?<=\w)--(?=\w)")
_SIZES: Final = re.compile(r"\+\d[\d,]*\s*/\s*[-\u2212\u2013]\s?\d[\d,]*")
_SENTENCE: Final = re.compile(r"[.!?](?=\s|$)")
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def dashes(prose: Prose) -> Iterator[Problem]:
    """Yield each dash with the words around it."""
    for match in _DASH.finditer(prose.own):
        if match.start() == 0 or match.end() == len(prose.own):
            continue
        start, end = max(0, match.start() - AROUND), min(len(prose.text), match.end() + AROUND)
        start = start if not start else prose.text.find(" ", start, match.start() + 1) + 1 or start
        stop = prose.text.rfind(" ", match.end(), end) if end < len(prose.text) else end
        yield Problem(prose.field, prose.text[start : stop if stop > match.end() else end], DASH)


def scare_quotes(prose: Prose, dossier: Dossier) -> Iterator[Problem]:
    """Yield each quotation of one or two words that stands in no source."""
    for quote in prose.quotes:
        words = quote.words.strip(" .,;:!?")
        if quote.block or not words or len(words.split()) > FEW_WORDS:
            continue
        if not any(words in source.text or words in folded(source.text[:2_000]) for source in dossier.sources.values()):
            yield Problem(prose.field, prose.text[quote.start : quote.end], SCARE)


def size_first(body: Sequence[Prose]) -> Iterator[Problem]:
    """Yield a `+N/-M` in the first two sentences."""
    if not body:
        return
    ends = [stop.end() for stop in _SENTENCE.finditer(body[0].own)][:2]
    for match, words in body[0].find(_SIZES):
        if match.start() < (ends[-1] if ends else len(body[0].own)):
            yield Problem("body", words, SIZES)


def openings(body: Sequence[Prose]) -> Iterator[Problem]:
    """Yield the beginning that a paragraph shares with an earlier one, lines of lists aside."""
    seen: set[tuple[str, ...]] = set()
    firsts: dict[str, int] = {}
    for prose in (one for one in body if not one.item):
        words = [match[0] for match in _WORD.finditer(prose.text[:120])][:OPENING]
        if len(words) < OPENING or prose.own.startswith(HOLE):
            continue
        key = tuple(word.casefold() for word in words)
        firsts[key[0]] = firsts.get(key[0], 0) + 1
        if key in seen:
            yield Problem("body", " ".join(words), ALIKE)
        elif len(key[0]) >= TELLING and firsts[key[0]] == SAME_FIRST:
            yield Problem("body", words[0], ALIKE)
        seen.add(key)


def block(body: Sequence[Prose]) -> Iterator[Problem]:
    """Yield one problem where all of many paragraphs are long, at the shortest of them."""
    paragraphs = [prose for prose in body if not prose.item]
    if len(paragraphs) < FEWEST:
        return
    shortest = min(paragraphs, key=lambda prose: len(prose.text.split()))
    if len(shortest.text.split()) >= SHORT:
        yield Problem("body", " ".join(shortest.text.split()[:8]), BLOCK.format(words=SHORT))
