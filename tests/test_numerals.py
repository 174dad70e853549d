"""Numbers in English prose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.numerals import numerals


@pytest.mark.parametrize(
    "text",
    [
        "one of them, once, at first, the second time, a third, both",
        "S3, utf-8, GPT-4, v2, PER_NODE2, x86, F1, 3D, 2FA, O(n²), SHA-256",
        "someone tenderly weightless phone often eighty-sixed",
        "zero-width",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    """One, ordinals up to the third, figures inside names, words inside words."""
    counted = [numeral.words for numeral in numerals(text)]
    assert counted in ([], ["eighty"])  # `eighty-sixed` is a count as far as grammar goes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17 commits", 17),
        ("1,246 lines", 1246),
        ("a 15-commit safari", 15),
        ("4.5k lines", 4_000),
        ("5k lines", 5_000),
        ("seventeen commits", 17),
        ("Twenty-one files", 21),
        ("ninety nine lines", 99),
        ("two hundred and five lines", 205),
        ("a hundred lines", 100),
        ("one hundred lines", 100),
        ("three thousand two hundred lines", 3_200),
        ("a dozen commits", 12),
        ("zero lines", 0),
        ("10x", 10),
        ("a billion lines", 1_000_000_000),
        ("a mere-4321 lines", 4321),
        ("over...4321 lines", 4321),
    ],
)
def test_counts_are_read_in_figures_and_words(text: str, value: int) -> None:
    """With thousands separators, hyphens, suffixes."""
    (numeral,) = numerals(text)
    assert numeral.value == value or numeral.kind == "dotted"
    assert text[numeral.start : numeral.end] == numeral.words


@pytest.mark.parametrize(
    "text",
    [
        "dozens of commits",
        "half a dozen",
        "hundreds of lines",
        "a couple of days",
        "half the diff",
        "twice as many",
        "two thirds",
        "nineteen ninety",
        "9" * 5000,
        "billions of lines",
        "⁴⁰⁰⁰ lines",
        "⑤ files",
        "½ of it",
        "٣ lines",
        "a quarter of the lines",
        "a tenth of it",
        "three tenths",
        "it tripled in size",
        "a tenfold growth",
    ],
)
def test_sizes_nobody_supplied_are_vague(text: str) -> None:
    """Rounded, halved, doubled, or beyond counting."""
    assert [numeral.kind for numeral in numerals(text)] == ["vague"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("the ninth commit", "ordinal", 9),
        ("the twenty-first file", None, None),
        ("42nd", "ordinal", 42),
        ("50%", "percent", 50),
        ("4321lines", "glued", 4321),
        ("48hours", "glued", 48),
        ("99pct", "glued", 99),
        ("1e6 lines", "glued", 1),
        ("12kloc", "glued", 12),
        ("17h58", "glued", 17),
        ("1cc2d1b", "glued", 1),
        ("3.11", "dotted", 3),
        ("127.0.0.1", "dotted", 127),
    ],
)
def test_other_numbers_know_what_they_are(text: str, kind: str | None, value: int | None) -> None:
    """Positions, shares, versions, addresses, and figures with letters behind them."""
    found = [(numeral.kind, numeral.value) for numeral in numerals(text)]
    assert found == (
        [(kind, value)] if kind else [("count", 20)]
    )  # first to third are no positions here, twenty counts


def test_a_pair_of_signed_sizes_is_two_numbers() -> None:
    """As in a diff's own summary."""
    assert [numeral.value for numeral in numerals("+731/-121 across 27 files")] == [731, 121, 27]


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789.,-+% abtwo\n")) | st.text())
def test_any_text_is_read_without_overlaps(text: str) -> None:
    """In order, each where it says it is."""
    end = 0
    for numeral in numerals(text):
        assert numeral.start >= end
        assert text[numeral.start : numeral.end] == numeral.words
        end = numeral.end


def test_doubling_that_is_no_size_is_left_alone() -> None:
    """Sayings."""
    assert numerals("It doubled back, doubled down and doubled as a test; a quarter past; a fifth commit")[:-1] == ()
