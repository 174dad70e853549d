"""What a text presents as somebody's words."""

import re

import pytest

from roastbot.layout import lay_out
from roastbot.markdown import HOLE
from roastbot.quotations import is_figure, quoted_in


def reading(text: str) -> tuple[tuple[str, ...], str]:
    """Return the quotes and the prose of the first paragraph of `text`, each hole of the prose as one."""
    quotes, prose, _ = quoted_in(lay_out(text).strips[0])
    return tuple(quote.words for quote in quotes), re.sub(f"{HOLE}+", HOLE, prose)


def strays(text: str) -> list[tuple[int, int]]:
    """Return where in any paragraph a mark stands that pairs with none."""
    return [place for strip in lay_out(text).strips for place in quoted_in(strip)[2]]


@pytest.mark.parametrize(
    "text", ["It's the developers' own rule and jo's.", "a 5' plank", "no quotes", '`print("a")` runs', "rock 'n' roll"]
)
def test_apostrophes_and_code_are_no_quotes(text: str) -> None:
    """Neither are single marks around one letter."""
    assert reading(text)[0] == ()
    assert strays(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He wrote "final fix" and "final fix 2".', ("final fix", "final fix 2")),
        ("He wrote \u201cfinal fix\u201d.", ("final fix",)),
        ("He wrote 'final fix', and left.", ("final fix",)),
        ("He wrote 'don't do that', and left.", ("don't do that",)),
        ('*"Why it was removed"*', ("Why it was removed",)),
        ("\"uses `a('x')` and `b`\" they said", ("uses a('x') and b",)),
        ("> Why not a forklift?", ("Why not a forklift?",)),
        ('> "Why not?"', ("Why not?",)),
        ("He called it 'garbage'.", ("garbage",)),
        ("He called it \u2018half-baked\u2019.", ("half-baked",)),
    ],
)
def test_quotes_are_found(text: str, quotes: tuple[str, ...]) -> None:
    """In all kinds of marks, with code inside, in emphasis, and as block quotes."""
    assert reading(text)[0] == quotes


def test_prose_has_a_hole_for_each_quote_and_code_span() -> None:
    """Figures in code stay: they are numbers like any other."""
    assert reading('The "9 lives" of `cat9`, `17` in all') == (("9 lives",), f"The {HOLE} of {HOLE}, 17 in all")
    assert reading("> 9 lives")[1] == HOLE
    assert is_figure("+1,246")
    assert not is_figure("v2")


@pytest.mark.parametrize(
    "text",
    [
        "He wrote \u00abnever\u00bb.",
        "He wrote \u201enever\u201c.",
        'He wrote "never\u201d.',
        "He wrote \u2033never\u2033.",
        "He wrote \u300cnever\u300d.",
        "He wrote \u201cnever.\n\nEver\u201d.",
        "- He wrote \u2018never.\n- Ever\u2019.",
        'He wrote "no" and "never.',
    ],
)
def test_marks_that_pair_with_none_are_strays(text: str) -> None:
    """Foreign marks, mixed ones, and those whose other half is in another paragraph hide a quote from the check."""
    assert strays(text)


def test_marks_in_pairs_and_in_code_are_no_strays() -> None:
    """A quote's own marks are gone with it."""
    text = 'He wrote "a b", \u201ca b\u201d and \u2018a b\u2019: `x = "` and `\u00ab` don\'t count.'
    assert strays(text) == []


def test_a_quote_knows_where_it_stands() -> None:
    """Marks included, in what a reader sees."""
    strip = lay_out('He **wrote** "final `fix`" twice.').strips[0]
    (quote,), prose, _ = quoted_in(strip)
    assert strip.text[quote.start : quote.end] == '"final fix"'
    assert len(prose) == len(strip.text)
