"""Characters nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roastbot.invisible import clean, clean_line, unseen

VISIBLE = "Größe: 3 → 4, naïve “quotes” — 日本語, 👍🏽, a\tb\nc\u00a0d"


def test_visible_text_is_left_alone() -> None:
    """Letters of every script, emoji, tabs, line feeds and hard spaces."""
    assert clean(VISIBLE) == VISIBLE
    assert unseen(VISIBLE) == ()


def test_a_coloured_emoji_is_not_hidden_text() -> None:
    """The style selector behind a sign is how people type them."""
    assert unseen("careful ⚠️ and 1️⃣"[:10]) == ()


@pytest.mark.parametrize(
    "character",
    ["\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\x1b", "\0", "\ue000", "\u3164", "\U000e0041", "\U000e0101"],
)
def test_hidden_characters_go_in_and_never_come_out(character: str) -> None:
    """Zero width, bidi, soft hyphen, escape, private use, blank letters, tags, variation selectors."""
    assert clean(f"a{character}b") == "ab"
    assert unseen(f"a{character}b") == (f"U+{ord(character):04X}",)


def test_every_line_end_becomes_a_line_feed() -> None:
    """Also the ones only Python and Unicode know; on one line they become spaces."""
    assert clean("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
    assert clean_line("a\r\nb\n") == "a b"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """And leaves nothing to name."""
    once = clean(text)
    assert clean(once) == once
    assert unseen(once) == ()
