"""How titles are read."""

import pytest

from roastbot.words import (
    akin,
    clip,
    content,
    count_words,
    first_list,
    fits_a_span,
    is_quotable,
    read_title,
    shared,
    words,
)


@pytest.mark.parametrize(
    ("title", "verb", "rest"),
    [
        ("Remove the boiler", "remove", "the boiler"),
        ("fix(engine): deliver steam (closes #12)", "deliver", "steam"),
        ("Boilers are heavy", "", "Boilers are heavy"),
        ("", "", ""),
    ],
)
def test_a_title_is_taken_apart(title: str, verb: str, rest: str) -> None:
    """Prefix and issue number go; a known verb is told from the rest."""
    read = read_title(title)
    assert (read.verb, read.rest) == (verb, rest)


def test_a_word_has_a_letter_or_a_digit_in_it() -> None:
    """A lone dash, slash or bullet is none; a number is one, and so is a name with dots."""
    assert count_words("- Hot/cold: 3 valves \u2014 engine.py / été *") == 5
    assert count_words(" - / \u2014 ") == 0


def test_names_fall_into_words() -> None:
    """Camel and snake case, and numbers go."""
    assert words("FlowRunObserver.add_in_flight 12") == ("flow", "run", "observer", "add", "in", "flight")
    assert content("Fix the FlowRunObserver in it") == ("flow", "run", "observer")


@pytest.mark.parametrize("pair", [("dedup", "deduplication"), ("valve", "valves"), ("cancelling", "cancellation")])
def test_forms_of_one_word_are_akin(pair: tuple[str, str]) -> None:
    """By how they begin."""
    assert akin(*pair)


@pytest.mark.parametrize("pair", [("test", "testing"), ("run", "runner"), ("process", "procedure"), ("cat", "dog")])
def test_words_that_merely_begin_alike_are_not(pair: tuple[str, str]) -> None:
    """A short stem proves nothing."""
    assert not akin(*pair)


def test_shared_words_come_once_and_in_order() -> None:
    """In the first one's form."""
    assert shared(("valves", "coal", "valves"), ("valve",)) == ("valves",)


def test_a_clip_stands_in_its_text_and_ends_at_a_breath() -> None:
    """Before a comma, an `and`, a `to`."""
    text = "Fix circular import in bundles and add a fixture to the tests of every engine we have"
    assert clip(text) == "Fix circular import in bundles and add a fixture"
    assert clip(text, 6) == "Fix circular import"
    assert clip("short enough") == "short enough"


def test_what_may_be_quoted_and_shown() -> None:
    """Markup goes into a span; what cannot be seen goes nowhere."""
    assert is_quotable("It's an enum now!")
    assert not is_quotable("an [enum](http://x)")
    assert fits_a_span("an [enum](http://x)")
    assert not fits_a_span("an\u202eenum")
    assert not fits_a_span("two\nlines")


def test_the_first_list_is_read_without_its_branches() -> None:
    """A bullet that goes on is one entry; the next list is another."""
    text = "Words.\n\n- Add coal\n  for the boiler\n  - black\n- [x] Oil it\n\nMore.\n\n- Later\n"
    assert first_list(text) == ("Add coal for the boiler", "Oil it")
