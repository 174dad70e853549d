"""What the reader sees in a Markdown text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.markdown import HOLE, Construct, Link, destination, read, retarget


def kinds(text: str) -> set[str]:
    """Return the kinds of constructs in `text`."""
    return {construct.kind for construct in read(text).constructs}


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, *stressed* and **strong**, ~~gone~~.",
        "- a list\n- of two\n\n1. and\n2. numbers",
        "> a quote\n> of two lines",
        "```python\nhold(crate)\n```",
        "| a | b |\n|---|---|\n| c | d |",
        "a `<script>` in code, 1 < 2, a & b, &amp; \\<b\\>",
        "line one\\\nline two",
        "",
    ],
)
def test_ordinary_writing_holds_no_construct(text: str) -> None:
    """Emphasis, lists, quotes, fences, tables, code about HTML, escapes."""
    assert kinds(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# A heading", "heading"),
        ("A heading\n===", "heading"),
        ("A heading\n---", "heading"),
        ("a\n\n---", "rule"),
        ("a\n\n* * *", "rule"),
        ("<div>a</div>", "html"),
        ("a <b>c</b>", "html"),
        ("a <!-- b --> c", "html"),
        ("<!-- b", "html"),
        ("a <?php b ?>", "html"),
        ("a <![CDATA[b]]>", "html"),
        ("> - <i>a</i>", "html"),
        ("| <i>a</i> |\n|---|", "html"),
        ("![a](b.png)", "image"),
        ("[![a](b.png)](evidence:title)", "image"),
        ("[a]: https://evil.example", "definition"),
        ("- a\n\n  [b]: javascript:alert(1) 'c'", "definition"),
        ("a\n\n    b = 1", "indented-code"),
        ("a\n\n```\nb", "open-block"),
        ("a\n\n~~~\nb\n```", "open-block"),
        (">" * 15 + " a", "nesting"),
        ("- " * 15 + "a", "nesting"),
    ],
)
def test_everything_that_is_more_than_text_is_named(text: str, kind: str) -> None:
    """Wherever it hides: in quotes, lists, tables and links, spelled in any of its ways."""
    assert kind in kinds(text)


def test_links_are_seen_as_they_are_written() -> None:
    """Also the ones a polite parser refuses, and what entities spell."""
    found = read("[a `b`](javascript:alert(1) 'tip') <https://c.example> [d](&#101;vidence:title) [e](<a b>)").links
    assert found == (
        Link("a b", "javascript:alert(1)", "tip", is_auto=False),
        Link("https://c.example", "https://c.example", "", is_auto=True),
        Link("d", "evidence:title", "", is_auto=False),
        Link("e", "a b", "", is_auto=False),
    )


def test_code_is_told_from_prose() -> None:
    """Spans leave a hole in the prose; fences carry their info string, spans none."""
    document = read("a `b` c\n\n``` rust\nd\n```")
    assert document.passages[0].prose == f"a {HOLE} c"
    assert document.passages[0].visible == "a b c"
    assert [(code.text, code.info) for code in document.code] == [("b", None), ("d\n", "rust")]


def test_a_quote_is_told_from_the_text_around_it() -> None:
    """Also below a list, and the text after it is nobody's quote."""
    assert [passage.quoted for passage in read("a\n\n> b\n\n- > c\n\nd").passages] == [False, True, True, False]


def test_escapes_and_entities_are_text_and_known_as_such() -> None:
    """The reader sees the sign; `typed` remembers that nobody typed it."""
    (node,) = read(r"\<b> &#64;jo").passages[0].nodes
    assert node.text == "<b> @jo"
    assert node.typed == f"{HOLE}b> {HOLE}jo"


def test_markup_between_letters_separates_nodes() -> None:
    """GitHub looks for mentions in each node by itself."""
    assert [node.text for node in read("a **@jo** b").passages[0].nodes] == ["a ", "@jo", " b"]


def test_links_are_retargeted_and_code_is_not() -> None:
    """Angle brackets, balanced parentheses, several on a line, in quotes and tables."""
    text = (
        "[a](evidence:x) `[b](evidence:x)` [c](<evidence:y z>)\n\n> [d](evidence:f(1))\n\n```\n[e](evidence:x)\n```\n"
    )
    targets = {
        "evidence:x": "https://x.example",
        "evidence:y z": "https://y.example",
        "evidence:f(1)": "https://f.example/(1)",
    }
    assert retarget(text, targets) == (
        "[a](https://x.example) `[b](evidence:x)` [c](https://y.example)\n\n"
        "> [d](https://f.example/%281%29)\n\n```\n[e](evidence:x)\n```\n"
    )


def test_a_destination_cannot_end_early() -> None:
    """Spaces, brackets, backticks, pipes, braces and everything beyond ASCII are encoded."""
    assert (
        destination("https://a.example/(b) `c`|{{d}}<é>")
        == "https://a.example/%28b%29%20%60c%60%7C%7B%7Bd%7D%7D%3C%C3%A9%3E"
    )


@settings(deadline=None)
@given(st.text(st.sampled_from("[]()<>!`*_~#-+|\\&;:\n evidnctl/@.1a"), max_size=200))
def test_any_text_is_read_and_retargeting_touches_links_only(text: str) -> None:
    """No text makes it raise; where no known link stands nothing changes, and what is linked is linked as told."""
    before = read(text)
    after = retarget(text, {"evidence:a": "https://a.example"})
    if not any(link.target == "evidence:a" for link in before.links):
        assert after == text
    assert all(isinstance(construct, Construct) for construct in before.constructs)
    assert [passage.visible for passage in read(after).passages] == [passage.visible for passage in before.passages]
