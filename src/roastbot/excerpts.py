"""The code that goes into a brief: the pieces worth most for the room there is, shown in their order."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from roastbot.containers import code, head
from roastbot.evidence import Dossier, Line
from roastbot.file_kinds import Kind
from roastbot.findings import Finding
from roastbot.interest import MARK, Patch, Piece, Story, hunk_starts, patches, pieces, price, worth_of_names
from roastbot.material import not_to_be_quoted
from roastbot.rations import BREAK, size

CONTEXT: Final = 3  # unchanged lines before and after a piece where there is room for them
REPEAT: Final = 40  # characters; repeating less than that costs less than saying that it is left out
LONGEST_NOTE: Final = "999,999 of 999,999 changed lines"
IN_ORDER: Final = {Kind.REST: 0, Kind.TESTS: 1, Kind.WORDS: 2}


@dataclass
class Excerpts:
    """The patches of a pull request and which of their lines are shown."""

    dossier: Dossier
    patches: tuple[Patch, ...]
    pieces: list[Piece]
    names: dict[str, int]
    shown: dict[int, set[int]] = field(default_factory=dict)
    repeats: int = 0
    _heads: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, dossier: Dossier, by_hand: dict[str, bool], findings: Sequence[Finding] = ()) -> "Excerpts":
        """Return the patches of files that `by_hand` names True, with nothing of them shown yet."""
        story = Story.of(dossier, findings)
        known = patches(dossier, story, by_hand)
        made = pieces(known, story)
        return cls(dossier, known, made, worth_of_names(made, story))

    @property
    def need(self) -> int:
        """The most bytes that all of it takes, unchanged lines and all."""
        heads = sum(self._price_of_head(place) for place in range(len(self.patches)))
        every = sum(price(line) for patch in self.patches for line in patch.lines)
        return heads + every + MARK * len(self.pieces)

    def fill(self, room: int) -> None:
        """Choose what is shown in `room` bytes: pieces by worth for their price, then what stands around them."""
        chosen, left, again = self._by_worth(room)
        for piece in chosen:
            left = self._around(piece, left)
        for piece in again:
            cost = self._price_of_head(piece.patch)
            if piece.patch not in self.shown and cost <= left:
                self.shown[piece.patch] = set()
                left -= cost

    def _by_worth(self, room: int) -> tuple[list[Piece], int, list[Piece]]:
        """Return the pieces that fit, best first, the room left over, and the pieces that only repeat others.

        A piece's worth falls as its names and lines are shown elsewhere: it is looked at anew when its turn comes. A
        line taken out that is shown being added is worth nothing more, but stands where there is room.
        """
        seen: set[str] = set()
        waiting = [(-self._value(piece, seen), place) for place, piece in enumerate(self.pieces)]
        heapq.heapify(waiting)
        chosen, again = [], []
        while waiting:
            _, place = heapq.heappop(waiting)
            piece = self.pieces[place]
            if _is_repeat(piece, seen):
                again.append(piece)
                continue
            cost = self._cost(piece)
            if cost > room:
                continue
            value = -self._value(piece, seen)
            if waiting and value > waiting[0][0]:
                heapq.heappush(waiting, (value, place))
                continue
            room -= cost
            chosen.append(piece)
            seen.update(piece.names, piece.keys, (key[1:] for key in piece.keys))
            self.shown.setdefault(piece.patch, set()).update(range(piece.start, piece.stop))
        self.repeats = sum(len(piece.keys) for piece in again)
        return chosen, room, again

    def _value(self, piece: Piece, seen: set[str]) -> int:
        fresh = sum(len(key) for key in piece.keys if key[1:] not in seen)
        every = sum(map(len, piece.keys)) or 1
        own = piece.worth * fresh // every if piece.keys else piece.worth
        names = sum(self.names[name] for name in piece.names if name not in seen)
        return (own + names) * piece.factor * 100 // self._cost(piece)

    def _cost(self, piece: Piece) -> int:
        return piece.cost + (0 if piece.patch in self.shown else self._price_of_head(piece.patch))

    def _price_of_head(self, place: int) -> int:
        if place not in self._heads:
            self._heads[place] = size(self._head(place, LONGEST_NOTE)) + BREAK
        return self._heads[place]

    def _head(self, place: int, note: str) -> str:
        patch = self.patches[place]
        was = patch.part.previous_path
        renamed = f"was {was}" if was and was != patch.part.path else ""
        marks = not_to_be_quoted(self.dossier, patch.id)
        return head(patch.id, patch.part.change.value.lower(), renamed, *marks, note)

    def _around(self, piece: Piece, room: int) -> int:
        """Show the unchanged lines around a piece where they fit, and return the room left."""
        lines, shown = self.patches[piece.patch].lines, self.shown[piece.patch]
        for step, place in ((-1, piece.start - 1), (1, piece.stop)):
            for where in range(place, place + step * CONTEXT, step):
                if not 0 <= where < len(lines) or lines[where].sign != " ":
                    break
                if where in shown:
                    continue
                cost = price(lines[where])
                if cost > room or _jumps(lines, where, where - step):
                    break
                shown.add(where)
                room -= cost
        return room

    def lines(self) -> Iterator[str]:
        """Yield what is shown: what reviews and late commits touched first, then code, then tests, then prose."""

        def rank(place: int) -> tuple[bool, int, int]:
            patch = self.patches[place]
            hot = patch.hot and patch.kind is not Kind.WORDS
            return not hot, IN_ORDER[patch.kind], place

        for place in sorted(self.shown, key=rank):
            yield from self._patch(place)

    def _patch(self, place: int) -> Iterator[str]:
        lines, shown = self.patches[place].lines, self.shown[place]
        every = sum(line.sign != " " for line in lines)
        read = sum(lines[where].sign != " " for where in shown)
        yield self._head(place, "" if read == every else f"{read:,} of {every:,} changed lines")
        before = -2
        starts = set(hunk_starts(lines))
        for where in sorted(shown):
            line = lines[where]
            if where != before + 1 or where in starts:
                yield f"@{line.new_number or line.old_number or 0}"
            yield line.sign + code(line.text)
            before = where


def _is_repeat(piece: Piece, seen: set[str]) -> bool:
    return sum(map(len, piece.keys)) >= REPEAT and seen.issuperset(piece.keys)


def _jumps(lines: Sequence[Line], one: int, other: int) -> bool:
    """Whether a hunk begins between two neighbouring lines."""
    first, second = sorted((one, other))
    return len(hunk_starts(lines[first : second + 1])) > 1
