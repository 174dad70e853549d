"""A pull request's words in somebody else's line."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from roastbot.harmless import commit_text, harmless, plain
from roastbot.invisible import clean
from roastbot.markdown import read

RENDERER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
SIGNS = st.sampled_from("`*_[]()<>!#-+=|\\&;:@/.~$^{}\n\t 1aGHw\u202e")
WHOLE = [
    "https://a.b",
    "www.a.b",
    "@jo",
    "#12",
    "GH-1",
    "<b>",
    "![a](b)",
    "[skip ci]",
    "closes #1",
    "a@b.cd",
    "***NO_CI***",
    "**a://*NO_CI**a://*",
    "a:/@/",
]
TRICKS = st.lists(SIGNS | st.sampled_from(WHOLE), max_size=40).map("".join)


def test_plain_words_stay_plain() -> None:
    """Nothing is escaped that needs no escaping."""
    assert (
        harmless("Fix the crane's 3.11 hook, again: 100% done - finally")
        == "Fix the crane's 3.11 hook, again: 100% done - finally"
    )
    assert commit_text("Two Bytes Between Friends") == "Two Bytes Between Friends"


def test_lines_are_cut_at_their_limit_and_show_it() -> None:
    """The limit counts what is shown."""
    assert plain("a" * 300, 10) == "a" * 9 + "…"
    assert plain("  a\n\n b\u200b ") == "a b"
    assert harmless("*" * 300, 3) == r"\*\*…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("thanks @jo!", "thanks `@jo!`"),
        ("see https://evil.example/x", "see `https://evil.example/x`"),
        ("closes #12", "closes `#12`"),
        ("<img src=x> | **b** `c`", r"\<img src\=x\> \| \*\*b\*\* \`c\`"),
        ("- a list", r"\- a list"),
        ("1. a list", r"1\. a list"),
        ("# a", r"\# a"),
    ],
)
def test_what_would_act_is_shown_instead(text: str, shown: str) -> None:
    """Escaped, or in code where GitHub acts on escaped text as well."""
    assert harmless(text) == shown


def _text_of(markdown: str) -> str:
    return "".join(passage.visible for passage in read(markdown).passages)


@settings(deadline=None, max_examples=300)
@given(TRICKS | st.text())
@example("[skip ci]:https://a.b")  # inside a link a definition would begin before anybody looks for code
def test_no_text_becomes_markup(text: str) -> None:
    """In a paragraph, in a link and in a table cell it is one run of its own words, and nothing else."""
    line, expected = harmless(text, 500), plain(text, 500)
    for page in (line, f"[x {line}](evidence:a)"):
        document = read(page)
        assert document.constructs == ()
        assert len(document.links) == int(page != line)
        assert _text_of(page).removeprefix("x ").strip() == expected.strip() or not expected.strip()
    cells = read(f"| a | b |\n|---|---|\n| {line} | end |").passages
    assert [cell.visible for cell in cells[3:]] == ["end"]
    assert not re.sub(r"</?(?:p|code)>", "", RENDERER.render(line)).count("<")


@settings(deadline=None, max_examples=300)
@given(TRICKS | st.text())
@example("**a://*NO_CI**a://*")  # taking the addresses away joins the asterisks
@example("a:***//b")
@example("a:/@/b")
def test_no_text_acts_in_a_commit_message(text: str) -> None:
    """No mention, reference, keyword, address, directive or second line."""
    line = commit_text(text, 500)
    assert clean(line) == line
    assert not re.search(r"@|#[0-9]|\bGH-[0-9]|[A-Za-z]://|\[|\]|\*\*\*|\n", line, re.IGNORECASE)
