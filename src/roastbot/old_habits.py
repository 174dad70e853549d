"""Habits that a roast may have told of before: the phrases that give one away in an old post, and who finds it here.

The table is short and strict: a phrase has to mean the habit and nothing else, and here it is another detector that has
to find it, by its own rules.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from roastbot.clues import known
from roastbot.detectors import (
    company,
    for_now,
    late_description,
    machine_hands,
    merged_again,
    odd_hours,
    said_twice,
    undone_undoing,
    weekend,
)
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding

Find = Callable[[Dossier, Sequence[Fact]], Iterator[Finding]]

MANY_PUSHES: Final = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """A habit: its name for ids, the phrase of an old post, and the detectors that find it in a pull request."""

    name: str
    said: re.Pattern[str]
    found_by: tuple[Find, ...]

    def now(self, dossier: Dossier, facts: Sequence[Fact]) -> Finding | None:
        """Return the first finding of this kind about a pull request."""
        return next((finding for find in self.found_by for finding in find(dossier, facts)), None)


def _phrase(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def force_pushes(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield how often the branch was rewritten in public, where that was more than once."""
    count = sum(event.kind == "HeadRefForcePushedEvent" for event in dossier.events)
    if count >= MANY_PUSHES:
        fact = Fact("again.pushes", count, "force pushes", "force pushes to the branch of the pull request")
        told = (fact, *known(facts, "commits.count", "pull.files"))
        yield Finding("again", f"The branch was force-pushed {count} times.", told, (), 2)


_MACHINES: Final = "claude|copilot|codex|cursor|gemini|devin|chatgpt"

_REVERT = r"\brevert(?:s|ed|ing)? (?:the|a|his|her|their|its|that) revert|\brevert of (?:a|the) revert"
_SIGNED = rf"\bco-?author\w*\b.{{0,80}}\b(?:{_MACHINES})\b|\b(?:{_MACHINES})\b.{{0,80}}\bco-?author"
_COPIED = r"\b(?:copied|copy|copies|pasted|duplicated)\b.{0,40}\b(?:twice|times|lines|verbatim)\b"
_NIGHT = r"\bat (?:[1-4] ?(?:am|a\.m\.|in the morning)|0?[0-4]:\d\d)\b"
_WEEKEND = r"\bon (?:a |the )?(?:weekend|saturday|sunday)\b|\bfriday (?:evening|night)\b"

TOPICS: Final = (
    Topic("merges", _phrase(r"\bmerg(?:e|es|ed|ing)\b(?: \w+){0,4} (?:main|master)\b"), (merged_again.find,)),
    Topic("pushes", _phrase(r"\bforce[- ]push(?:es|ed|ing)?\b"), (force_pushes,)),
    Topic("notes", _phrase(r"\bTODOs?\b|\bFIXMEs?\b|\bfor now\b"), (for_now.find,)),
    Topic("reverts", _phrase(_REVERT), (undone_undoing.find,)),
    Topic("machine", _phrase(_SIGNED), (machine_hands.find, company.find)),
    Topic("description", _phrase(r"\bthe description (?:still|never|promises|promised)\b"), (late_description.find,)),
    Topic("copies", _phrase(_COPIED), (said_twice.find,)),
    Topic("night", _phrase(_NIGHT), (odd_hours.find,)),
    Topic("weekend", _phrase(_WEEKEND), (weekend.find,)),
)
