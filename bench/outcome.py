"""What a section found out: tables for people, figures for scripts, aims met or missed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


class LeftOut(Exception):  # noqa: N818 - it reads as the sentence it stands for
    """A section could not be measured here, and why; nothing failed."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a head, with what a reader must know to believe them."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()

    @property
    def text(self) -> str:
        """The table in columns: the first to the left, the others to the right."""
        every = [list(map(str, row)) for row in (self.head, *self.rows)]
        widths = [max(map(len, column)) for column in zip(*every, strict=True)]
        lines = [
            "  ".join(cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(cells)).rstrip()
            for cells in (list(zip(row, widths, strict=True)) for row in every)
        ]
        rule = "  ".join("-" * width for width in widths)
        return "\n".join([self.title, "", lines[0], rule, *lines[1:], *(f"  {note}" for note in self.notes)])


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure that was aimed at; `limit` is the most `value` may be, or with `least` the least."""

    what: str
    value: float
    limit: float
    unit: str = ""
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of its limit."""
        return self.value >= self.limit if self.least else self.value <= self.limit

    @property
    def text(self) -> str:
        """One line for people."""
        side = "at least" if self.least else "at most"
        unit = f" {self.unit}" if self.unit else ""
        verdict = "met   " if self.met else "MISSED"
        return f"aim {verdict} {self.what}: {self.value:.3g}{unit} ({side} {self.limit:.3g}{unit})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of one section; `figures` is what build/bench.json keeps of it."""

    tables: tuple[Table, ...]
    figures: dict[str, Any] = field(default_factory=dict)
    aims: tuple[Aim, ...] = ()


def exponent(small: float, large: float, factor: float) -> float:
    """Return the power of the input's size that a cost grew by: 1 is linear, 2 is quadratic."""
    return math.log(large / small) / math.log(factor)
