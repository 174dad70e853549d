"""Tables with numbers, and sizes that prose claims."""

import time
from decimal import Decimal

import pytest

from roastbot.facts.tables import Size, columns, plain, sizes

HEAD = "| Part | Lines |\n| --- | --- |\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "| Part | Lines |\n| a | 1 |\n| b | 2 |\n",
        f"```\n{HEAD}| a | 1 |\n| b | 2 |\n```\n",
        f"~~~text\n{HEAD}| a | 1 |\n| b | 2 |\n",
        f"<!--\n{HEAD}| a | 1 |\n| b | 2 |\n-->\n",
        f"{HEAD}| a | 1 |\n",
        f"{HEAD}| a | many |\n| b | 2 |\n",
        "| Part | Lines |\n| --- |\n| a | 1 |\n| b | 2 |\n",
        "| Part | Size |\n| --- | --- |\n| a | 1 kB |\n| b | 2 ms |\n",
    ],
)
def test_what_is_no_column_of_numbers_is_left_alone(text: str) -> None:
    """No rule, a code fence, a comment, one number, a word, a crooked rule, two units."""
    assert columns(text) == ()


def test_a_table_too_long_to_be_read_whole_is_left_alone() -> None:
    """A part must not pass for the whole."""
    assert columns(HEAD + "".join(f"| a{n} | {n} |\n" for n in range(61))) == ()


def test_the_first_column_names_the_rows() -> None:
    """Even where it holds numbers."""
    (column,) = columns("| Year | Lines |\n|--|--|\n| 2024 | 5 |\n| 2025 | 6 |\n")
    assert [(cell.name, cell.value) for cell in column.cells] == [("2024", 5), ("2025", 6)]


def test_a_table_with_a_row_of_totals_adds_up() -> None:
    """The total is set apart from what it sums up; alignment, code, links and thousands are read through."""
    text = (
        "Sizes:\n\n"
        "Module | Before | After\n"
        ":--- | ---: | :---:\n"
        "[`core.py`](src/core.py) | 1,200 | 800\n"
        "**io.py** | 300 | ~250\n"
        "`a\\|b.py` | \u2013 | 50\n"
        "**Total** | **1,500** | **1,100**\n"
        "\nDone.\n"
    )
    before, after = columns(text)
    assert [cell.name for cell in after.cells] == ["core.py", "io.py", "a|b.py"]
    assert (before.sum, before.total and before.total.value) == (1500, 1500)
    assert (after.sum, after.total and after.total.value) == (1100, 1100)
    assert (before.table, before.place, after.place, before.heading) == (1, 2, 3, "Before")
    assert after.cells[0].row in text


def test_a_table_of_shares_and_signs_is_read_too() -> None:
    """Percent by sign or by heading; minus in both its shapes; decimals."""
    text = "|Area|Change|Share %|\n|:-:|-|-|\n|api|+12 lines|12.5|\n|cli|\u22123 lines|87.5|\n"
    change, share = columns(text)
    assert (change.unit, [cell.value for cell in change.cells]) == ("lines", [12, -3])
    assert (share.unit, share.sum, share.total) == ("percent", Decimal(100), None)


def test_two_tables_are_told_apart() -> None:
    """By their number in the text."""
    text = f"{HEAD}| a | 1 |\n| b | 2 |\n\nand\n\n| Step | Files |\n|---|---|\n| x | 3 |\n| y | 4 |\n"
    assert [(column.table, column.unit, column.sum) for column in columns(text)] == [(1, "lines", 3), (2, "files", 7)]


@pytest.mark.parametrize(
    "text",
    [
        "`a.py` has 40 files, was 90",
        "40 lines",
        "version `a.py` 4.40 lines",
        "```\n`a.py` = 40 lines\n```",
        "`a.py` is on line 40",
    ],
)
def test_a_number_without_a_name_or_lines_claims_no_size(text: str) -> None:
    """Better none than a wrong one."""
    assert sizes(text) == ()


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("(`a.py` = 440 lines, was 998)", ("a.py", 440, 998)),
        ("`a.py` is now 1,440 LoC (down from 2,000)", ("a.py", 1440, 2000)),
        ("the 998-line `Runner` class", ("Runner", 998, None)),
        ("`a.py` shrinks from 998 to 440 lines", ("a.py", 440, 998)),
        ("decompose Runner (998 LoC) into 4", ("Runner", 998, None)),
    ],
)
def test_a_named_size_is_read_with_its_words(text: str, size: tuple[str, int, int | None]) -> None:
    """The words stand in the text as they are."""
    (found,) = sizes(text)
    assert (found.name, found.now, found.was) == size
    assert found.words in text


def test_a_claim_made_twice_is_one() -> None:
    """In the order of the text."""
    found = sizes("`b.py` = 2 lines, `a.py` = 1 lines, again `b.py` = 2 lines")
    assert [size.name for size in found] == ["b.py", "a.py"]
    assert isinstance(found[0], Size)


def test_cells_are_read_as_a_reader_sees_them() -> None:
    """A name with underscores keeps them."""
    assert plain("_new_ `test_a_b` ~~x~~ ![i](u) <b>q</b>") == "new test_a_b x i q"


@pytest.mark.parametrize(
    "hostile",
    [
        "|" * 60_000,
        "| - " * 15_000 + "\n" + "| - " * 15_000,
        "[" * 60_000,
        "<!--" * 15_000,
        "`a" * 30_000,
        "9," * 30_000,
    ],
)
def test_hostile_text_costs_no_time(hostile: str) -> None:
    """A description may have 65,536 characters of anything."""
    start = time.perf_counter()
    columns(hostile)
    sizes(hostile)
    assert time.perf_counter() - start < 2
