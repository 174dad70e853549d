"""Reads tables with numbers out of a Markdown text, and sizes its prose claims for something it names. No judging.

Tables as GitHub draws them: a row of cells, a row of dashes, rows until a line without a pipe. What is inside a code
fence or an HTML comment is no table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Final

MOST_TABLES: Final = 8
MOST_COLUMNS: Final = 12
MOST_ROWS: Final = 60
MOST_CLAIMS: Final = 24
TOTALS: Final = frozenset({"total", "totals", "sum", "overall", "all", "all files", "grand total", "in total"})
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_RULE = re.compile(r"[ \t]*:?-+:?[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"`+|\*\*|__|~~|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|</?\w+/?>")
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}"
_NUMBER = re.compile(
    rf"(?P<sign>[+\u2212-]?)(?P<number>(?:{_DIGITS})(?:\.[0-9]{{1,6}})?)[ \t]*(?P<unit>%|[A-Za-z][A-Za-z ]{{0,20}})?"
)
_LINES_NAMED = re.compile(r"(?i)\b(?:lines?|s?loc|lines of code)\b")
_NAME = r"`(?P<name>[^`\n]{1,120})`"
_SIZE = rf"(?:[~\u2248]|(?:about|around|roughly|some|only|just)[ \t])?(?P<now>{_DIGITS})[ \t]*(?:lines?|LoC|LOC|loc)\b"
_WAS = rf"(?:,|[ \t]\()[ \t]*(?:was|were|previously|formerly|down from|up from)[ \t]+(?P<was>{_DIGITS})"
_NAMED_SIZE = re.compile(rf"{_NAME}[ \t]*(?:=|:|is|has|at|\()[ \t]*(?:now[ \t]+)?{_SIZE}(?:{_WAS})?")
_SIZED_NAME = re.compile(rf"(?<![\w.,])(?P<now>{_DIGITS})[- ](?:lines?|LoC|LOC|loc)[ \t]+(?:of[ \t]+)?{_NAME}")
_FROM_TO = re.compile(rf"{_NAME}[^`\n.]{{0,60}}?\bfrom[ \t]+(?P<was>{_DIGITS})(?:[ \t]+lines)?[ \t]+to[ \t]+{_SIZE}")
_BARE_SIZE = re.compile(rf"\b(?P<name>\w+)[ \t]+\((?P<now>{_DIGITS})[ \t]*(?:lines?|LoC|LOC|loc)\)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table: its row's name as a reader sees it, its value, and the row as it is written."""

    name: str
    value: Decimal
    row: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: which table and column it is (from 1), its heading, unit (plural noun or empty) and cells.

    `total` is the row that says it is the sum of the others, where there is one; it is not among the cells.
    """

    table: int
    place: int
    heading: str
    unit: str
    cells: tuple[Cell, ...]
    total: Cell | None

    @property
    def sum(self) -> Decimal:
        """The sum of the cells."""
        return sum((cell.value for cell in self.cells), Decimal(0))


@dataclass(frozen=True, slots=True)
class Size:
    """What prose claims about the lines of something: its name, lines now, lines before where told, its words."""

    name: str
    now: int
    was: int | None
    words: str


def columns(text: str) -> tuple[Column, ...]:
    """Return the columns of numbers of the tables in a Markdown text; one needs at least two numbers and no words."""
    found: list[Column] = []
    for number, table in enumerate(islice(_tables(text), MOST_TABLES), 1):
        heads, *rows = (_cells(line) for line in table)
        for place in range(1, len(heads)):
            column = _column(number, place, heads[place], table[1:], rows)
            if column:
                found.append(column)
    return tuple(found[:MOST_COLUMNS])


def sizes(text: str) -> tuple[Size, ...]:
    """Return the sizes in lines that prose claims of what it names, in order, each once.

    Read are `` `a.py` = 440 lines, was 998 ``, `` 998-line `Runner` class ``, `` `a.py` from 998 to 440 lines`` and
    `Runner (998 LoC)`; anything else is left to a reader who understands English.
    """
    prose = "\n".join(_outside(text))
    found: dict[tuple[str, int, int | None], tuple[int, Size]] = {}
    for pattern in (_NAMED_SIZE, _SIZED_NAME, _FROM_TO, _BARE_SIZE):
        for match in pattern.finditer(prose):
            was = match.groupdict().get("was")
            size = Size(match["name"], _whole(match["now"]), _whole(was) if was else None, match[0])
            found.setdefault((size.name, size.now, size.was), (match.start(), size))
    return tuple(size for _, size in sorted(found.values(), key=lambda row: row[0])[:MOST_CLAIMS])


def _whole(digits: str) -> int:
    return int(digits.replace(",", ""))


def _outside(text: str) -> Iterator[str]:
    """Yield the lines that stand in no code fence and no HTML comment; the others as empty ones."""
    fence = ""
    for line in _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text).splitlines():
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence:
            yield line
            continue
        yield ""


def _tables(text: str) -> Iterator[list[str]]:
    """Yield each table as its heading line and its rows."""
    lines = [*_outside(text), ""]
    at = 0
    while at + 1 < len(lines):
        width = len(_cells(lines[at]))
        if "|" in lines[at] and "|" in lines[at + 1] and _is_rule(lines[at + 1], width):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            if at + 2 < end <= at + 2 + MOST_ROWS:  # of a longer one no part may pass for the whole
                yield [lines[at], *lines[at + 2 : end]]
            at = end
        else:
            at += 1


def _is_rule(line: str, width: int) -> bool:
    cells = _cells(line)
    return len(cells) == width and all(_RULE.fullmatch(cell) for cell in cells)


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.strip() for cell in _PIPE.split(bare)]


def plain(cell: str) -> str:
    """Return a cell as a reader sees it: links as their text, no code, bold or italic marks."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", cell.replace("\\|", "|"))).split())


def _column(table: int, place: int, head: str, lines: Sequence[str], rows: Sequence[list[str]]) -> Column | None:
    heading = plain(head)
    cells: list[Cell] = []
    units: set[str] = set()
    for line, row in zip(lines, rows, strict=True):
        shown = plain(row[place]) if place < len(row) else ""
        if shown in {"", "-", "\u2013", "\u2014", "n/a", "N/A"}:
            continue
        number = _NUMBER.fullmatch(shown.lstrip("~\u2248 "))
        if not number:
            return None
        units.add((number["unit"] or "").strip().lower())
        value = Decimal(number["number"].replace(",", ""))
        cells.append(Cell(plain(row[0]), -value if number["sign"] in {"-", "\u2212"} else value, line.strip()))
    unit = _unit(heading, units)
    parts = [cell for cell in cells if cell.name.lower().rstrip(":") not in TOTALS]
    totals = [cell for cell in cells if cell not in parts]
    if len(parts) < 2 or unit is None or len(totals) > 1:  # noqa: PLR2004 - one number is no column
        return None
    return Column(table, place + 1, heading, unit, tuple(parts), totals[0] if totals else None)


def _unit(heading: str, units: set[str]) -> str | None:
    """Return the plural noun a column counts, empty when it does not say; None when its cells count several things."""
    if len(units) > 1:
        return None
    said = next(iter(units))
    if said == "%" or (not said and ("%" in heading or "percent" in heading.lower())):
        return "percent"
    if _LINES_NAMED.search(said or heading):
        return "lines"
    return said or (heading.lower() if re.fullmatch(r"[A-Za-z]+s", heading) else "")
