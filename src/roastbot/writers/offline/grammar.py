"""Sentences with choices in them: `[Later|After that], {early} [went|was gone].` and the dice that make them.

A phrase holds slots in braces and choices in square brackets, not nested. A slot with a capital letter is the same
slot at the beginning of a sentence. An option whose slots are not filled is never chosen.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


class UnfilledSlotError(LookupError):
    """A phrase needs something this pull request has not got; another phrase has to be taken."""


@dataclass(slots=True)
class Dice:
    """Choices that depend on nothing but the pull request's name and how often they were asked for."""

    seed: str
    thrown: dict[str, int] = field(default_factory=dict)

    def throw(self, about: str, sides: int) -> int:
        """Return a number below `sides`; asking again about the same thing may give another one."""
        count = self.thrown[about] = self.thrown.get(about, 0) + 1
        digest = sha256(f"{self.seed}\n{about}\n{count}".encode()).digest()
        return int.from_bytes(digest[:8]) % sides

    def order(self, about: str, many: int) -> list[int]:
        """Return the places 0 to `many` - 1 in an order of the dice's own."""
        places = list(range(many))
        return sorted(places, key=lambda place: sha256(f"{self.seed}\n{about}\n{place}".encode()).digest())


def expand(phrase: str, slots: Mapping[str, str], dice: Dice) -> str:
    """Return `phrase` with its choices made and its slots filled; raises UnfilledSlotError when that cannot be."""

    def choose(match: re.Match[str]) -> str:
        options = [option for option in match[1].split("|") if _fits(option, slots)]
        if not options:
            raise UnfilledSlotError(match[0])
        return options[dice.throw(match[0], len(options))]

    chosen = _CHOICE.sub(choose, phrase)
    tidy = re.sub(r"\s+", " ", chosen).replace(" .", ".").replace(" ,", ",").strip()
    return _SLOT.sub(lambda match: _fill(match[1], slots), tidy)


def first_that_fits(
    phrases: Sequence[str],
    slots: Mapping[str, str],
    dice: Dice,
    about: str,
    holds: Callable[[str], bool] = bool,
) -> str:
    """Return the first phrase, in the dice's order, that can be filled and then `holds`; empty when there is none."""
    for place in dice.order(about, len(phrases)):
        try:
            told = expand(phrases[place], slots, dice)
        except UnfilledSlotError:
            continue
        if holds(told):
            return told
    return ""


def variants(phrase: str) -> Sequence[str]:
    """Return every way a phrase's choices can fall, slots unfilled; what the tests read."""
    match = _CHOICE.search(phrase)
    if match is None:
        return [phrase]
    start, end = match.span()
    return [whole for option in match[1].split("|") for whole in variants(phrase[:start] + option + phrase[end:])]


def _fits(option: str, slots: Mapping[str, str]) -> bool:
    return all(_known(name, slots) for name in _SLOT.findall(option))


def _known(name: str, slots: Mapping[str, str]) -> bool:
    return bool(slots.get(name) or slots.get(_low(name)))


def _low(name: str) -> str:
    return name[0].lower() + name[1:]


def _fill(name: str, slots: Mapping[str, str]) -> str:
    """Return a slot's text; a name with a capital letter is filled from its lower-case twin, capitalised."""
    if slots.get(name):
        return slots[name]
    text = slots.get(_low(name), "")
    if not text:
        raise UnfilledSlotError(name)
    at = 1 if text[0] == "[" else 0  # a link's words begin behind its bracket
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
