"""Dividing a small room among a lot of evidence, so that as much of it as possible stays whole.

Sizes are UTF-8 bytes, because they add up exactly and tokens do not. A token is taken for two and a half bytes:
three characters of English or code made a token of the tokenizer of the 4.5 models, the one since makes about 30 %
more of the same text (platform.claude.com, the page of claude-haiku-5-5), and text outside ASCII, where tokens are
shorter still, has more bytes to a character. An estimate, on the safe side; nothing here asks the API to count.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


def size(text: str) -> int:
    """Return the bytes of `text`."""
    return len(text.encode("utf-8", "replace"))


def tokens(text: str) -> int:
    """Return the tokens `text` is taken for, rounded up."""
    return -(-2 * size(text) // 5)


def room_for(count: int) -> int:
    """Return how many bytes are taken for at most `count` tokens."""
    return count * 5 // 2


class Entry(Protocol):
    """One line of evidence: whole, or shortened to a size, or not at all."""

    @property
    def whole(self) -> str:
        """The complete line."""
        ...

    def within(self, room: int) -> str | None:
        """Return a shortened line of at most `room` bytes that says it is cut, or None where none is worth it."""
        ...


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was taken of some entries: the lines in their order, how many were cut and how many are not there."""

    lines: tuple[str, ...]
    shortened: int
    dropped: int


def cost(line: str) -> int:
    """Return the bytes a line takes up together with its end."""
    return size(line) + 1


def need(entries: Sequence[Entry]) -> int:
    """Return the room all entries take up whole."""
    return sum(cost(entry.whole) for entry in entries)


def allot(needs: Sequence[int], shares: Sequence[int], room: int) -> list[int]:
    """Return how much of `room` each claimant gets; shares are per cent, claimants stand in order of priority.

    Everybody gets what they need up to their share; what is then left goes to whoever still needs it, in order.
    """
    given = [min(wanted, room * share // 100) for wanted, share in zip(needs, shares, strict=True)]
    left = room - sum(given)
    for place, wanted in enumerate(needs):
        more = min(left, wanted - given[place])
        given[place] += more
        left -= more
    return given


def first_come(entries: Sequence[Entry], room: int, order: Sequence[int]) -> Fitted:
    """Return whole entries that fit, taken in `order` (places in `entries`) and returned in their own."""
    taken = set()
    for place in order:
        price = cost(entries[place].whole)
        if price <= room:
            taken.add(place)
            room -= price
    lines = tuple(entry.whole for place, entry in enumerate(entries) if place in taken)
    return Fitted(lines, shortened=0, dropped=len(entries) - len(lines))


def evenly(entries: Sequence[Entry], room: int, smallest: int) -> Fitted:
    """Return as many entries as fit, the small ones whole, the large ones cut to the same size.

    Like filling vessels with water: everybody below the line keeps all they have. Where the line would sink under
    `smallest` bytes, the largest are left out until it does not.
    """
    prices = [cost(entry.whole) for entry in entries]
    waiting = deque(sorted(range(len(entries)), key=lambda place: (prices[place], place)))
    lines: dict[int, str] = {}
    shortened = 0
    while waiting:
        level = room // len(waiting)
        place = waiting[0]
        if prices[place] <= level:
            lines[place] = entries[place].whole
        elif level < smallest:
            waiting.pop()
            continue
        elif (line := entries[place].within(level - 1)) is not None:
            lines[place] = line
            shortened += 1
        if place in lines:
            room -= cost(lines[place])
        waiting.popleft()
    kept = tuple(lines[place] for place in sorted(lines))
    return Fitted(kept, shortened, len(entries) - len(kept))
