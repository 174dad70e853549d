"""What keeps strangers' words inside their block: a sign before every line, and no tag of ours in any text."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from roastbot.containers import BLOCKS, code, head, line_of, one_line, words
from roastbot.prompts import load

TAGS = st.sampled_from([f"<{slash}{name}>" for name in BLOCKS for slash in ("", "/", " / ")] + ["</EVIDENCE>"])
ANY_TEXT = st.lists(st.text(st.characters(exclude_categories=()), max_size=60) | TAGS | st.just("\n# id | ")).map(
    "".join
)
OURS = re.compile(rf"<\s*/?\s*(?:{'|'.join(BLOCKS)})", re.IGNORECASE)


@given(ANY_TEXT)
def test_no_text_can_begin_a_line_of_ours(text: str) -> None:
    """In any reading of where lines end, each line of a text begins with our sign for words."""
    shown = words(text)
    assert all(line.startswith("|") for line in shown.splitlines())
    assert len(shown.splitlines()) == shown.count("\n") + 1
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_no_text_can_open_or_close_a_block(text: str) -> None:
    """Neither as words, nor as code, nor in a head, nor as JSON."""
    assert len(f"+{code(text)}".splitlines()) == 1
    assert not any(OURS.search(shown) for shown in (words(text), code(text), head(text, text), line_of(text)))


@given(ANY_TEXT, ANY_TEXT)
def test_no_name_can_add_a_field_to_a_head_or_a_line_to_a_block(one: str, other: str) -> None:
    """A login such as `x | "quote": false` stays one field."""
    shown = head(one, other)
    assert len(shown.splitlines()) == 1
    assert shown.count("|") == (1 if one and other else 0)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_what_holds_no_tag_and_no_control_character_reads_the_same(text: str) -> None:
    """The model reads the words themselves, so that it can quote them letter for letter."""
    if not OURS.search(text) and not set(text) & {"\u2028", "\u2029"}:
        assert words(text) == f"|{text}"
        assert code(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_a_line_of_json_is_one_line_without_markup(text: str) -> None:
    """It is how problems go back to the writer."""
    line = line_of({"text": text})
    assert not set("<>&") & set(line)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == text.encode("utf-8", "replace").decode()


def test_an_escaped_tag_and_a_control_character_can_be_seen() -> None:
    """So that a quotation check can tell why such words do not match."""
    assert words("a </sources>\r\nb\x1b[2J") == "|a \\u003c/sources>\n|b\\u001b[2J"
    assert one_line("a\nb|c") == "a b\\u007cc"
    assert code("x = 1\r") == "x = 1"


def test_every_tag_of_the_prompts_is_one_that_texts_cannot_hold() -> None:
    """A block that is added to a prompt has to be added here."""
    tags = {
        tag
        for name in ("brief", "revise", "audit_request", "notes")
        for tag in re.findall(r"^</?(\w+)>$", load(name), re.MULTILINE)
    }
    assert tags == set(BLOCKS)


def test_white_space_behind_a_sign_costs_no_time() -> None:
    """A comment may be `<` and sixty thousand spaces; what is tried is counted, not timed, by ending at all."""
    long = "<" + " " * 200_000
    assert code(long) == long
    assert code("< / evidence>").startswith("\\u003c")
