"""Weekdays, dates and clock times against instants that are known."""

from datetime import datetime

import pytest

from roastbot.moments import moments, strangers

KNOWN = [datetime.fromisoformat(text) for text in ("2026-03-24T09:45:59-05:00", "2026-03-27T17:58:00-05:00")]


def false(text: str) -> list[str]:
    """Return the moments in `text` that fit no known instant."""
    return list(strangers(text, moments(text), KNOWN))


@pytest.mark.parametrize(
    "text",
    [
        "Friday, 17:58: a tweak. On Tuesday at 09:45, and 9:45 am, and 9:45:59.",
        "24 March 2026, March 24, 2026, March 24, the 24th of March, 2026-03-24, March 2026",
        "2026-03-24T09:45:59 and Tuesday's deploy, Tuesdays",
        "They may march on; a 3:1 ratio; 10 amps; in a second; at midnight; last week",
        "5:58 pm on Friday 27 March",
        "on a friday and on TUESDAYS; see monday.com",
    ],
)
def test_true_moments_and_no_moments_pass(text: str) -> None:
    """In any of their spellings, in the offset they were recorded in."""
    assert false(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on Monday", ["Monday"]),
        ("on a saturday", ["saturday"]),
        ("on SUNDAYS", ["SUNDAY"]),
        ("at 09:46", ["09:46"]),
        ("at 14:45", ["14:45"]),
        ("5 pm sharp", ["5 pm"]),
        ("March 25", ["March 25"]),
        ("24 March 2025", ["24 March 2025"]),
        ("Tuesday, 17:58", ["Tuesday, 17:58"]),
        ("Tuesday the 27th of March", ["Tuesday the 27th of March"]),
        ("9:45:01", ["9:45:01"]),
    ],
)
def test_false_moments_are_named(text: str, words: list[str]) -> None:
    """Wrong alone, in another zone, or wrong together though each is right."""
    assert false(text) == words


def test_moments_in_two_sentences_need_not_be_one() -> None:
    """Only what stands together must be true together."""
    assert false("It began on Tuesday. By 17:58 it was over.") == []
