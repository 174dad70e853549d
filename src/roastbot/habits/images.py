"""Spots comparisons, and the worlds that every roast has been set in before.

A post keeps up one image, and needs no `like` for it. Known false alarms: a pull request about patients, onions or
cathedrals has them among its own nouns, and what it calls its own is no worn image; `looks like a test` and `reads the
signal as if it were a crash` say what code does.
"""

import re
from collections.abc import Iterator
from typing import Final

from roastbot.evidence import Dossier
from roastbot.habits.prose import Prose
from roastbot.writers import Problem

SIMILE: Final = "compare with nothing: say it as a thing that happens in the post's own world, or cut it"
WORN: Final = "every roast has been there: take the world from this pull request's own nouns"

COMPARED: Final = re.compile(
    r"\b(?:it's |it is |that's |was |is )?like (?:an?|two|watching|trying|booking|asking|giving|hiring|buying"
    r"|putting|someone|somebody)\b[^.,;:!?\u2014\u2013]{1,60}",
    re.IGNORECASE,
)
_TECHNICAL: Final = re.compile(
    r"\b(?:look(?:s|ed|ing)?|behave[sd]?|act(?:s|ed)?|works?|worked|shaped|called|treated|named|formatted|written|spelled"
    r"|something|anything|things?|values?|names?|files?|types?|errors?|words?|functions?|classes|methods?|paths?|would"
    r"|tests?|much|more|just|exactly|feels?|seem(?:s|ed)?|sound(?:s|ed)?)\s*$|\($",
    re.IGNORECASE,
)
_AS_IF: Final = re.compile(r"\bas (?:if|though)\b[^.,;:!?\u2014\u2013]{1,60}", re.IGNORECASE)
_READS_AS: Final = re.compile(
    r"\b(?:treat|read|handle|count|parse|interpret|regard|take|store|match|return|log|compare|sort)(?:e?s|e?d|ing)?\b"
    r"[^.;:!?]{0,60}$",
    re.IGNORECASE,
)
_EQUIVALENT: Final = re.compile(
    r"\bthe (?:\w+ )?(?:equivalent|equal) of (?:an?|\w+ing)\b[^.,;:!?]{1,50}"
    r"|\bis (?:to \w+ )?what \w+ (?:is|are) to \w+",
    re.IGNORECASE,
)
_WORLDS: Final = re.compile(
    r"\b(?:surger(?:y|ies)|surgeons?|surgical(?:ly)?|operating (?:table|theat(?:re|er)|room)|scalpels?|incisions?"
    r"|patients|hospitals?|autops(?:y|ies)|defibrillat\w+|placebos?|archaeolog\w*|archeolog\w*|excavat(?:ed|ion|ions|ing)"
    r"|horror|haunted|exorcis\w+|heists?|onions?|hous(?:e|es) of cards|cathedrals?|sisyph\w+|whack-a-mole|jenga"
    r"|dumpster fires?|train ?wrecks?|frankenstein\w*|rube goldberg|matryoshkas?|nesting dolls?|rabbit holes?"
    r"|stages of grief|rollercoasters?|odysse(?:y|ys)|safaris?|crime scenes?)\b"
    r"|\b(?:the|this|that|its|his|her|their) patient\b"
    r"(?=\s*(?:[.,;:!?]|$|(?:is|was|has|had|did|died|lived|lay|on|in)\b))",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[a-z]{4,}")
STEM: Final = 6  # letters that a world and the pull request's own words must share, so that `onion` is akin to `onions`


def own_words(dossier: Dossier) -> frozenset[str]:
    """Return the beginnings of the words the pull request calls itself by: title, repository, description, paths."""
    pull = dossier.pull_request
    texts = [pull.title, pull.repository.name_with_owner, dossier.description, *(file.path for file in pull.files)]
    texts += [text.path for text in dossier.texts]
    return frozenset(word[:STEM] for text in texts for word in _LETTERS.findall(text.lower().replace("_", " ")))


def in_prose(prose: Prose, own: frozenset[str]) -> Iterator[Problem]:
    """Yield comparisons and worn worlds; `own` are the beginnings of the pull request's own words."""
    for match, words in prose.find(COMPARED):
        if not _TECHNICAL.search(prose.own[: match.start()]):
            yield Problem(prose.field, words, SIMILE)
    for match, words in prose.find(_AS_IF):
        if not _READS_AS.search(prose.sentence_before(match.start())):
            yield Problem(prose.field, words, SIMILE)
    for _, words in prose.find(_EQUIVALENT):
        yield Problem(prose.field, words, SIMILE)
    for match, words in prose.find(_WORLDS):
        if not any(word[:STEM] in own for word in _LETTERS.findall(match[0].lower())):
            yield Problem(prose.field, words, WORN)
