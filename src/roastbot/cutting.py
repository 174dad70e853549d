"""Taking the sentences out of a draft that nobody could prove, where what is left is still a post.

Rules: at least KEPT of the body's words remain, the compliment remains, every field but the body stands as it was,
and nothing that is left refers to what is gone: a sentence that opens with a word pointing back (`It`, `Then`, `But`)
goes with the sentence before it, and a paragraph never begins with one.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from roastbot.sentences import Sentence, sentences
from roastbot.writers import Draft

KEPT: Final = 0.7  # of the body's words; with less, the story has lost its thread
FEWEST_WORDS: Final = 20  # below that nothing was told, see shape.BODY_CAP

# Words that lean on the sentence before: pronouns, and what ties two deeds together.
_POINTING_BACK: Final = frozenset(
    {"it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "this", "that", "these", "those", "there"}
    | {"then", "but", "and", "so", "or", "nor", "yet", "which", "who", "both", "neither", "either", "instead", "still"}
    | {
        "however",
        "therefore",
        "thus",
        "hence",
        "meanwhile",
        "afterwards",
        "afterward",
        "later",
        "next",
        "again",
        "also",
    }
    | {
        "too",
        "here",
        "such",
        "same",
        "another",
        "otherwise",
        "even",
        "nevertheless",
        "likewise",
        "similarly",
        "finally",
    }
    | {"soon", "because", "half", "one", "another", "others", "except", "only", "hours", "minutes", "seconds", "days"}
)
# Said further inside a sentence, these lean on the one before as well: `Every word of them was taken out`.
_LEANS_INSIDE = re.compile(
    r"\b(?:of|for|to|from|with|by|on|at|in|about|like)\s+(?:that|this|them|those|these|it|him|her)\b"
    r"(?=\s*[,.;:!?]|\s+(?:was|were|is|are|had|has|have|went|came|survived|stayed|remained|did|does|do|would|could)\b|\s*$)"
    r"|\b(?:them|they|him|the (?:same|latter|former))\b",
    re.IGNORECASE,
)
# A sentence that answers the one before: without it, that one would stand as if nobody had objected.
_ANSWERS = re.compile(
    r"\b(?:no such|not so|not true|untrue|disagrees?|contradicts?|denies|denied|wrong|false|otherwise|in fact|except"
    r"|nothing of the (?:kind|sort)|however|instead)\b|^(?:But|Yet|Not|Nor|No|Only|Still|Except)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_MARKER_ALONE = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)]|>)[ \t]*(?:\n|\Z)", re.MULTILINE)


def without(draft: Draft, spans: Collection[tuple[int, int]], compliment: str = "") -> Draft | None:
    """Return `draft` without the sentences of its body that overlap `spans`, None where too little would remain.

    `spans` are offsets in the body; `compliment` is the sentence of praise, which must not be touched;
    one that stands nowhere in the body protects nothing.
    """
    every = sentences(draft.body)
    doomed = {n for n, one in enumerate(every) if any(one.start < end and start < one.end for start, end in spans)}
    if not doomed:
        return None
    gone = sorted(_with_leaning(draft.body, every, doomed))
    body = _removed(draft.body, [every[n] for n in gone])
    praised = _folded(compliment) in _folded(draft.body)
    if not _is_enough(body, draft.body) or (praised and _folded(compliment) not in _folded(body)):
        return None
    return replace(draft, body=body)


def _with_leaning(body: str, every: Sequence[Sentence], doomed: Collection[int]) -> set[int]:
    """Return the doomed sentences, those that lean on one of them, and those that one of them announces or answers."""
    gone: set[int] = set()
    for n, one in enumerate(every):
        if n in doomed or (n - 1 in gone and leans(body, one)):
            gone.add(n)
    for n in sorted(gone, reverse=True):
        announced = n and body[: every[n - 1].end].endswith(":")
        if n and (announced or _ANSWERS.search(_words(body, every[n]))):
            gone.add(n - 1)
    return gone


def leans(body: str, sentence: Sentence) -> bool:
    """Whether a sentence would mean something else without the one before it: it opens with or holds a word for it."""
    return points_back(body, sentence) or bool(_LEANS_INSIDE.search(_words(body, sentence)))


def _words(body: str, sentence: Sentence) -> str:
    return body[sentence.start : sentence.end].strip("\"'*_(\u2018\u201c")


def points_back(body: str, sentence: Sentence) -> bool:
    """Whether a sentence opens with a word that needs the one before it."""
    first = _WORD.search(body, sentence.start, sentence.end)
    if first is None:
        return False
    word = re.split(r"['\u2019]", first[0].lower())[0]
    return word in _POINTING_BACK and not body[sentence.start : first.start()].strip("\"'*_(\u2018\u201c")


def _removed(body: str, gone: Sequence[Sentence]) -> str:
    pieces, last = [], 0
    for one in gone:
        pieces.append(body[last : one.start])
        last = one.end + len(body[one.end :]) - len(body[one.end :].lstrip(" \t"))
    text = "".join([*pieces, body[last:]])
    text = _MARKER_ALONE.sub("", text)  # an item or quote whose words are gone
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _is_enough(left: str, whole: str) -> bool:
    words = len(left.split())
    return words >= FEWEST_WORDS and words >= KEPT * len(whole.split())


def _folded(text: str) -> str:
    return " ".join(text.split())
