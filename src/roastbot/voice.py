"""How the author wants to be roasted: how hot, in which language, and with what in mind."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from roastbot import prompts
from roastbot.config import MEDIUM, MILD, SAVAGE, Config
from roastbot.containers import words
from roastbot.findings import Finding

_ENGLISH: Final = re.compile(r"en(?:[-_].*)?|(?:\w+ )?english", re.IGNORECASE)

# What a mild roast leaves out: at which hours somebody works, and how long they took.
PERSONAL: Final = frozenset({"odd_hours", "weekend", "long_wait"})
# What a savage one would rather stand on: the author's own word beside git's.
OWN_WORD: Final = frozenset(
    {"promise_and_sum", "words_and_lines", "taken_back", "confession", "late_description", "said_to_hold", "big_word"}
    | {"claimed_size", "claimed_tests", "vow", "last_word", "more_than_named", "quiet_repair"}
)
HEAVIEST: Final = 5  # the weight of a finding the post could stand on


@dataclass(frozen=True, slots=True)
class Voice:
    """The settings `heat` and `language`, and the words of the file that `voice-file` names, empty without one."""

    heat: str = MEDIUM
    language: str = "en"
    notes: str = ""

    @classmethod
    def of(cls, config: Config, notes: str = "", *, restrained: bool = False) -> "Voice":
        """Return the voice of a run: mild where there is restraint; `notes` are the words of the author's file."""
        return cls(MILD if restrained else config.heat, config.language, notes)

    @property
    def is_english(self) -> bool:
        """Whether the post is to be in English, which is the language the checks can read."""
        return bool(_ENGLISH.fullmatch(self.language))

    @property
    def lines(self) -> dict[str, str]:
        """The places of the system prompt that depend on it."""
        language = "" if self.is_english else "\n\n" + prompts.fill("language", language=self.language)
        notes = "\n\n" + prompts.fill("notes", notes=words(self.notes)) if self.notes else ""
        return {"heat": prompts.load(f"heat_{self.heat}"), "language": language, "notes": notes}

    def findings(self, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return the findings in the order of worth they have at this heat.

        A mild roast drops what is about a person's hours and moves praise up, a savage one the author's own word.
        """
        if self.heat == MILD:
            return _heaviest(found, lambda one: one.praise, lambda one: one.detector not in PERSONAL)
        if self.heat == SAVAGE:
            return _heaviest(found, lambda one: one.detector in OWN_WORD)
        return found


PLAIN: Final = Voice()


def _heaviest(
    found: tuple[Finding, ...], up: Callable[[Finding], bool], kept: Callable[[Finding], bool] = bool
) -> tuple[Finding, ...]:
    """Return those findings that are kept, some of them one step heavier, heaviest first."""
    raised = [replace(one, weight=min(HEAVIEST, one.weight + up(one))) for one in found if kept(one)]
    return tuple(sorted(raised, key=lambda one: -one.weight))
