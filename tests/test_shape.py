"""Lengths and form: asked for in the prompt, stopped only when they are far out."""

import pytest

from roastbot import shape
from roastbot.shape import check_shape
from writers.scripted import draft


def test_a_draft_of_ordinary_lengths_passes() -> None:
    """Nothing to say about it."""
    assert check_shape(draft()) == ()


def test_a_little_over_what_was_asked_is_no_reason_to_throw_a_post_away() -> None:
    """The caps are looser than the request."""
    longer = draft(title="x" * (shape.TITLE_ASKED + 5), verdict_line="a word " * 7)
    assert check_shape(longer) == ()


@pytest.mark.parametrize("name", shape.PLAIN_FIELDS)
def test_a_plain_field_is_one_line(name: str) -> None:
    """A title with a line break would break front matter, lists and commit messages."""
    (problem,) = check_shape(draft(**{name: "one\ntwo"}))
    assert (problem.where, problem.words, problem.advice) == (name, "one two", "write it on one line")


@pytest.mark.parametrize("name", shape.PLAIN_FIELDS)
def test_a_plain_field_says_something(name: str) -> None:
    """Blank is not a title."""
    (problem,) = check_shape(draft(**{name: " "}))
    assert problem.where == name


@pytest.mark.parametrize(
    ("name", "cap"),
    [("title", shape.TITLE_CAP), ("description", shape.DESCRIPTION_CAP), ("verdict_name", shape.NAME_CAP)],
)
def test_a_field_over_its_cap_comes_back_with_the_length_that_was_asked(name: str, cap: int) -> None:
    """At the cap it passes, one character over it does not."""
    assert check_shape(draft(**{name: "x" * cap})) == ()
    (problem,) = check_shape(draft(**{name: "x" * (cap + 1)}))
    assert f"it has {cap + 1} characters" in problem.advice
    assert len(problem.words) <= 60


def test_a_verdict_line_is_counted_in_words() -> None:
    """At the cap it passes, one word over it does not."""
    assert check_shape(draft(verdict_line="word " * shape.LINE_CAP)) == ()
    (problem,) = check_shape(draft(verdict_line="word " * (shape.LINE_CAP + 1)))
    assert problem.where == "verdict_line"


@pytest.mark.parametrize("words", [shape.BODY_CAP[0] - 1, shape.BODY_CAP[1] + 1])
def test_a_body_far_from_a_post_is_no_post(words: int) -> None:
    """Two sentences are none, and an essay is another."""
    (problem,) = check_shape(draft(body="word " * words))
    assert problem.advice.startswith(f"the body has {words} words; write 300 to 550")
