"""Where everything a reader sees stands in the source: whatever is found must be found there again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.layout import lay_out, plain

WORDS = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=6).map(" ".join)
MARKED = st.one_of(
    WORDS,
    WORDS.map(lambda words: f"**{words}**"),
    WORDS.map(lambda words: f"*{words}*"),
    WORDS.map(lambda words: f"`{words}`"),
    WORDS.map(lambda words: f"[{words}](https://x.y/{words.split()[0]})"),
    WORDS.map(lambda words: f'"{words}"'),
)
LINE = st.lists(MARKED, min_size=1, max_size=5).map(" ".join)
BLOCK = st.one_of(
    LINE,
    st.lists(LINE, min_size=1, max_size=3).map("\n".join),
    LINE.map(lambda line: f"## {line}"),
    LINE.map(lambda line: f"> {line}\n> {line}"),
    st.lists(LINE, min_size=1, max_size=3).map(lambda rows: "\n".join(f"- {row}" for row in rows)),
    st.lists(LINE, min_size=1, max_size=3).map(lambda rows: "\n".join(f"{n}. {row}" for n, row in enumerate(rows, 1))),
)


@given(st.lists(BLOCK, min_size=1, max_size=5).map("\n\n".join), st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None, max_examples=200)
def test_every_visible_character_is_the_source_s(text: str, end: str) -> None:
    """Through emphasis, code, links, lists, quotes and headings, with either kind of line end."""
    text = text.replace("\n", end)
    for strip in lay_out(text).strips:
        for sign, (start, stop) in zip(strip.text, strip.places, strict=True):
            assert text[start:stop].strip() == sign.strip()
        for link in strip.links:
            assert text[slice(*link.place)] == link.target


@given(st.text() | st.text(st.sampled_from('ab `*_[]()<>"\\\n#>-1.|&;! \t\r\x00')))
@settings(deadline=None, max_examples=200)
def test_no_text_is_too_odd(text: str) -> None:
    """Every place is inside it, and there is one for each visible character."""
    for strip in lay_out(text).strips:
        assert len(strip.places) == len(strip.text)
        assert all(0 <= start <= stop <= len(text) for start, stop in strip.places)
        assert all(0 <= start <= stop <= len(text) for start, stop in (link.place for link in strip.links))


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (r"a \*b\* c", "*b*", r"\*b\*"),
        ("x &amp; y", "&", "&amp;"),
        ("a **b** c", "b c", "b** c"),
        ("`` a`b `` c", "a`b", "a`b"),
        ("| one | two |\n|---|---|\n| two | one |", "two", "two"),
        ("![pic](p.png) after", "after", "after"),
        ("<https://x.y> after", "after", "after"),
        ("text\n   indented", "indented", "indented"),
    ],
)
def test_words_are_found_behind_markup(text: str, words: str, source: str) -> None:
    """Escapes and entities stand for what they show."""
    for strip in lay_out(text).strips:
        at = strip.text.find(words)
        if at >= 0:
            start, end = strip.source(at, at + len(words))
            assert text[start:end] == source
            return
    pytest.fail(f"{words} is not shown")


def test_code_blocks_have_their_lines() -> None:
    """The fence's own among them."""
    text = "a\n\n```py\nx = 1\n```\n\nb"
    (block,) = lay_out(text).blocks
    assert text[block.start : block.end] == "```py\nx = 1\n```\n"


def test_plain_text_reads_backticks_as_code() -> None:
    """A title has no other markup."""
    strip = plain("The `a` *b*")
    assert (strip.text, strip.codes) == ("The a *b*", ((4, 5),))
    assert strip.source(4, 5) == (5, 6)
