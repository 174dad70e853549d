"""What earlier roasts of this blog have said, so that it is not said again: titles, verdicts, worlds, thesis sentences.

Words are compared in lower case, figures as one figure, and whatever stands between them left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from roastbot.evidence import EarlierRoast
from roastbot.writers.offline.grammar import variants

_WORD = re.compile(r"[^\W_]+")
_SLOT = re.compile(r"\{\w+\}")
_GAP = r"(?: \w+){1,12}? "  # what may have stood in a slot
_LEAST = 4  # words of a phrase that is recognised by what stands around its slots


def _folded(text: str) -> str:
    words = (re.sub(r"\d+", "0", word) for word in _WORD.findall(text.casefold()))
    return f" {' '.join(words)} "


@dataclass(frozen=True)
class Memory:
    """The earlier roasts, as far as their words are remembered."""

    earlier: tuple[EarlierRoast, ...]

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(_folded(f"{roast.title} . {roast.text}") for roast in self.earlier)

    def recalls(self, words: str) -> bool:
        """Whether an earlier roast has these words, one after another."""
        wanted = _folded(words)
        return bool(wanted.strip()) and any(wanted in text for text in self._texts)

    def recalls_phrase(self, phrase: str) -> bool:
        """Whether an earlier roast has a sentence made of this phrase, whatever stood in its slots."""
        return bool(self._texts) and any(self._was_made(variant) for variant in variants(phrase))

    def _was_made(self, variant: str) -> bool:
        fixed = [_folded(part).strip() for part in _SLOT.split(variant)]
        if sum(len(part.split()) for part in fixed) < _LEAST:
            return False
        pattern = re.compile(" " + _GAP.join(re.escape(part) for part in fixed if part) + " ")
        return any(pattern.search(text) for text in self._texts)

    def has_any(self, names: Iterable[str]) -> bool:
        """Whether an earlier roast has one of these names."""
        return any(self.recalls(name) for name in names)
