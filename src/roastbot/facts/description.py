"""What the author wrote: how long title and description are, and the numbers they claim.

The claims are the author's own: true is only that the description says so, and every such fact is about it.
"""

from collections.abc import Iterator
from datetime import tzinfo
from decimal import Decimal

from roastbot.evidence import Dossier
from roastbot.facts.measure import HEADLINE, USEFUL, Measure
from roastbot.facts.tables import Cell, Column, Size, columns, sizes
from roastbot.findings import Fact, Receipt
from roastbot.words import count_words

SPLIT = "Split at white space; a part without a letter or a digit is no word."
SUMMED = "The cells of the column added up by code; a row of totals is left out."
CLAIMED = "As the description's table says, not counted by anybody else."
SAID = "As the words say, not counted by anybody else."
WORDS = Measure("description.words", "words", "words in the description", SPLIT, USEFUL, "description")
TITLE_WORDS = Measure("title.words", "words", "words in the title", SPLIT, USEFUL)
TITLE_CHARACTERS = Measure(
    "title.characters", "characters", "characters in the title", "Every character, spaces too.", USEFUL
)


def _in_table(last: str, about: str, how: str, worth: int = USEFUL, name: str = "{heading}") -> Measure:
    about = f"{about}, according to the table in the description"
    return Measure(f"table.{{table}}.{{column}}.{last}", "{unit}", about, how, worth, "description", name)


CELL = _in_table("{row}", "{heading} of {name}", CLAIMED, USEFUL, "{name}")
SUM = _in_table("sum", "sum of the column {heading}", SUMMED, HEADLINE)
TOTAL = _in_table("total", "total of the column {heading}", CLAIMED, HEADLINE)
OFF = _in_table("off", "by how much the total of {heading} misses its sum", "Total and sum subtracted.", HEADLINE)
NOW = Measure(
    "said.{n}.now", "lines", "lines of {name}, according to the {source}", SAID, USEFUL, "description", "{name}"
)
WAS = Measure(
    "said.{n}.was",
    "lines",
    "lines that {name} had before, according to the {source}",
    SAID,
    USEFUL,
    "description",
    "{name}",
)
TOGETHER = Measure(
    "split.together",
    "lines",
    "lines of the table's parts and of what is left of {name} together, according to the description",
    "The one column of lines and the one size that says what it was, added up by code.",
    HEADLINE,
    "description",
    "{name}",
)
MORE = Measure(
    "split.more",
    "lines",
    "lines by which the parts outgrow the {was} that {name} had, according to the description",
    "Parts and rest added up, less the size before.",
    HEADLINE,
    "description",
    "{name}",
)
MEASURES = (WORDS, TITLE_WORDS, TITLE_CHARACTERS, CELL, SUM, TOTAL, OFF, NOW, WAS, TOGETHER, MORE)


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield lengths, then what the tables of the description claim, then the sizes its prose and the title claim."""
    spoken = count_words(dossier.description)
    if spoken:
        yield WORDS.of(spoken)
    title = dossier.pull_request.title
    yield TITLE_WORDS.of(count_words(title))
    yield TITLE_CHARACTERS.of(len(title))
    tables = columns(dossier.description)
    for column in tables:
        yield from _of_column(dossier, column)
    said = [("title", size) for size in sizes(title)]
    said += [("description", size) for size in sizes(dossier.description)]
    for n, (source, size) in enumerate(said, 1):
        yield from _of_size(dossier, n, source, size)
    yield from _split(dossier, tables, [size for _, size in said])


def _of_column(dossier: Dossier, column: Column) -> Iterator[Fact]:
    names = {"table": column.table, "column": column.place, "heading": column.heading, "unit": column.unit}
    for n, cell in enumerate(column.cells, 1):
        yield CELL.of(_number(cell.value), _row(dossier, cell), **names, row=n, name=cell.name or f"row {n}")
    if column.unit == "percent":
        return  # what the shares are of, nobody says
    yield SUM.of(_number(column.sum), (), **names)
    if column.total:
        receipts = _row(dossier, column.total)
        yield TOTAL.of(_number(column.total.value), receipts, **names)
        if column.total.value != column.sum:
            yield OFF.of(_number(abs(column.total.value - column.sum)), receipts, **names)


def _row(dossier: Dossier, cell: Cell) -> tuple[Receipt, ...]:
    return (Receipt.quote_from(dossier, "description", cell.row),)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _of_size(dossier: Dossier, n: int, source: str, size: Size) -> Iterator[Fact]:
    receipts = (Receipt.quote_from(dossier, source, size.words),)
    yield NOW.of(size.now, receipts, n=n, name=size.name, source=source)
    if size.was is not None:
        yield WAS.of(size.was, receipts, n=n, name=size.name, source=source)


def _split(dossier: Dossier, tables: tuple[Column, ...], said: list[Size]) -> Iterator[Fact]:
    """Yield what the parts of one table and the rest of one thing that shrank come to, beside what it was.

    Only where nothing else could be meant: one column of lines, one size with a before, and that not in the table.
    """
    parts = [column for column in tables if column.unit == "lines"]
    shrunk = [size for size in said if size.was is not None]
    if len(parts) != 1 or len(shrunk) != 1:
        return
    column, rest = parts[0], shrunk[0]
    was = rest.was or 0
    if any(rest.name in cell.name or cell.value == rest.now for cell in column.cells) or was <= rest.now:
        return
    receipts = (Receipt.quote_from(dossier, "description", rest.words),) if _stands(dossier, rest) else ()
    together = column.sum + rest.now
    yield TOGETHER.of(_number(together), receipts, name=rest.name)
    if together > was:
        yield MORE.of(_number(together - was), receipts, name=rest.name, was=was)


def _stands(dossier: Dossier, size: Size) -> bool:
    return size.words in dossier.description
