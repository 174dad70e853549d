"""Dividing a small room among a lot of evidence, so that as much of it as possible stays whole.

Sizes are UTF-8 bytes as they are sent, inside a JSON string, where a quotation mark, a backslash or the end of a line
takes two: so they add up exactly to what goes over the wire. A token is taken for three bytes, about what English and
code have; text outside ASCII, where tokens are shorter, has more bytes to a character. Nothing here asks the API.
"""

import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

BYTES: Final = 3  # of one token
BREAK: Final = 2  # bytes of a line's end in a JSON string


def size(text: str) -> int:
    """Return the bytes of `text` as part of a JSON string in UTF-8."""
    return len(json.dumps(text, ensure_ascii=False).encode("utf-8", "replace")) - 2


def tokens(text: str) -> int:
    """Return the tokens `text` is taken for, rounded up."""
    return -(-size(text) // BYTES)


def room_for(count: int) -> int:
    """Return how many bytes are taken for `count` tokens."""
    return count * BYTES


class Entry(Protocol):
    """One piece of evidence, a line or several: whole, or shortened to a size, or not at all."""

    @property
    def whole(self) -> str:
        """All of it."""
        ...

    def within(self, room: int) -> str | None:
        """Return a shorter one of at most `room` bytes that says it is cut, or None where none is worth it."""
        ...


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was taken of some entries: the lines in their order, how many were cut and how many are not there."""

    lines: tuple[str, ...]
    shortened: int
    dropped: int


def cost(line: str) -> int:
    """Return the bytes a line takes up together with its end."""
    return size(line) + BREAK


def need(entries: Sequence[Entry]) -> int:
    """Return the room all entries take up whole."""
    return sum(cost(entry.whole) for entry in entries)


def allot(needs: Sequence[int], shares: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Return how much of `room` each claimant gets; a share is (least, most) in per cent, the first in line first.

    Everybody gets what they need up to the least of their share; what is then left goes to whoever needs it, in order,
    up to the most; and what is left after that to whoever needs it still.
    """
    given = [0] * len(needs)
    left = room
    limits = [[room * least // 100 for least, _ in shares], [room * most // 100 for _, most in shares], list(needs)]
    for limit in limits:
        for place, wanted in enumerate(needs):
            more = max(0, min(left, min(wanted, limit[place]) - given[place]))
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
        elif (line := entries[place].within(level - BREAK)) is not None:
            lines[place] = line
            shortened += 1
        if place in lines:
            room -= cost(lines[place])
        waiting.popleft()
    kept = tuple(lines[place] for place in sorted(lines))
    return Fitted(kept, shortened, len(entries) - len(kept))
