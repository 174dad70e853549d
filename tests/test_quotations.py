"""What a text presents as somebody's words."""

import pytest

from roastbot.markdown import HOLE, read
from roastbot.quotations import is_figure, read_passage


def reading(text: str) -> tuple[tuple[str, ...], str]:
    """Return the quotes and the prose of the first passage of `text`."""
    found = read_passage(read(text).passages[0])
    return found.quotes, found.prose


@pytest.mark.parametrize(
    "text", ["It's the developers' own 'rule' and jo's.", "a 5' plank", "no quotes", '`print("a")` runs']
)
def test_apostrophes_and_code_are_no_quotes(text: str) -> None:
    """Single marks around one word are apostrophes more often than quotes."""
    assert reading(text)[0] == ()


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
    ],
)
def test_quotes_are_found(text: str, quotes: tuple[str, ...]) -> None:
    """In all kinds of marks, with code inside, in emphasis, and as block quotes."""
    assert reading(text)[0] == quotes


def test_prose_has_a_hole_for_each_quote_and_code_span() -> None:
    """Figures in code stay: they are numbers like any other."""
    assert reading('The "9 lives" of `cat9`, `17` in all') == (("9 lives",), f"The {HOLE} of {HOLE}, 17 in all")
    assert reading("> 9 lives")[1] == ""
    assert is_figure("+1,246")
    assert not is_figure("v2")
