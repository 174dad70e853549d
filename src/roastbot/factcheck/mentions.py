"""Finds the commits a sentence names, in whatever way: by id, title, link, place, or by some rare words of a title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from roastbot.factcheck.desk import Desk, words_of
from roastbot.factcheck.sentences import Sentence

_NOUN: Final = re.compile(r"(?i)\bthe (?=(?P<words>[a-z][\w'-]*(?: [a-z][\w'-]*){1,4}))")
_OID: Final = re.compile(r"[0-9a-f]{7,40}")
_SIZED: Final = re.compile(r"(?i)(?:biggest|largest|longest|heaviest|smallest|tiniest|lightest)\b")
_NO_PART: Final = frozenset(
    """commit commits one was were is are came comes arrived landed before after and or then immediately followed by
    directly first last second third in on at to of with for from that which who had has have it its went
    before""".split()  # noqa: SIM905
)
_ONE_NOUN: Final = re.compile(
    r"(?i)\bthe (?P<word>[a-z][a-z-]+)(?= (?:was|were|is|came|comes|arrived|arrives|landed)\b)"
)
_FAMILIES: Final = frozenset(
    """tests merge commit commits branch change changes author review reviewer description title message docs documents
    documentation feature refactor refactoring project version function function's pull-request follow-up last-minute
    one-liner clean-up""".split()  # noqa: SIM905
)
SHORTEST_WORD: Final = 7  # letters of a single word that may name a commit
FEWEST: Final = 2  # rare words that name a commit
MOST: Final = 6  # commits that may be meant; more are a family and no commit


@dataclass(frozen=True, slots=True)
class Mention:
    """A commit that is named: where in the strip, and the places on the branch that may be meant.

    `words` says how: `code`, `quote`, `link`, `prose` (an id), `place` or `paraphrase`.
    """

    start: int
    end: int
    places: frozenset[int]
    words: str


def mentions(sentence: Sentence, desk: Desk) -> tuple[Mention, ...]:
    """Return the commits a sentence names, in order, without overlaps."""
    found: dict[int, Mention] = {}
    for ref in sentence.refs:
        place = desk.places.get(ref.subject.name, 0) if ref.subject.kind == "commit" else 0
        if not place:
            continue
        words = ref.words
        if words == "prose" and not _OID.fullmatch(sentence.strip.text[ref.start : ref.end]):
            words = "size" if _SIZED.match(sentence.strip.text[ref.start : ref.end]) else "place"
        old = found.get(ref.start)
        found[ref.start] = Mention(ref.start, ref.end, (old.places if old else frozenset()) | {place}, words)
    taken = [(one.start, one.end) for one in found.values()]
    for one in (*_paraphrased(sentence, desk), *_single(sentence, desk)):
        if not any(low < one.end and one.start < high for low, high in taken):
            found[one.start] = one
    return tuple(found[start] for start in sorted(found))


def _paraphrased(sentence: Sentence, desk: Desk) -> Iterator[Mention]:
    """Yield what `the circular import fix` may mean: the commits with all of these words in their titles."""
    for match in _NOUN.finditer(sentence.prose, sentence.start, sentence.end):
        start, words = match.start(), []
        end = match.start("words")
        for word in re.finditer(r"[\w'-]+", match["words"]):
            if word[0].lower() in _NO_PART or _is_adverb(word[0]):
                break
            words.append(word[0])
            end = match.start("words") + word.end()
        stems = words_of(" ".join(words)) | ({"fix"} if "fix" in {word.lower() for word in words} else frozenset())
        if len(words) < FEWEST or len(stems) < FEWEST:
            continue
        places = frozenset(place for place, own in desk.title_words if stems <= own)
        if 0 < len(places) <= MOST:
            yield Mention(start, end, places, "paraphrase")


def _single(sentence: Sentence, desk: Desk) -> Iterator[Mention]:
    """Yield what `the no-op` or `the deprecations` may mean, where something is said of its place."""
    for match in _ONE_NOUN.finditer(sentence.prose, sentence.start, sentence.end):
        word = match["word"].lower()
        if word in _FAMILIES or (len(word) < SHORTEST_WORD and "-" not in word):
            continue
        own = word[:-1] if word.endswith("s") and "-" not in word else word
        cut = own[: max(SHORTEST_WORD, len(own) - 3)]
        places = frozenset(n for n, one in enumerate(desk.dossier.commits, 1) if cut in one.headline.lower())
        if 0 < len(places) <= MOST:
            yield Mention(match.start(), match.end("word"), places, "paraphrase")


def _is_adverb(word: str) -> bool:
    return word.lower().endswith("ly")
