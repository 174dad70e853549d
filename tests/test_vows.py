"""Absolutes in a description."""

import time

import pytest

from roastbot.vows import Vow, vows


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The tests are green.",
        "This is not backwards compatible.",
        "It isn't a pure refactor.",
        "No breaking changes, except the removal of heat.",
        "No breaking changes should be needed.",
        "- [ ] No breaking changes",
        "<!-- No breaking changes",
        "```\nNo breaking changes\n",
        "> No breaking changes",
        "No" + " very" * 90 + " breaking changes",
    ],
)
def test_what_hedges_or_is_no_prose_is_no_vow(text: str) -> None:
    """Denied, qualified, hoped for, unticked, hidden, quoted, endless."""
    assert list(vows(text)) == []


@pytest.mark.parametrize(
    ("text", "vow", "words"),
    [
        ("All 40 tests pass without modification.", Vow.TESTS, "All 40 tests pass without modification"),
        ("Existing tests are unchanged", Vow.TESTS, "Existing tests are unchanged"),
        ("- [x] No breaking changes", Vow.API, "No breaking changes"),
        ("Fully backwards-compatible.", Vow.API, "Fully backwards-compatible"),
        ("Public API unchanged \u2014 all is well", Vow.API, "Public API unchanged"),
        ("A pure refactor: the rest stays", Vow.BEHAVIOUR, "A pure refactor"),
        ("No functional changes", Vow.BEHAVIOUR, "No functional changes"),
        (f"It has no behavior changes{' and so on' * 5}", Vow.BEHAVIOUR, "no behavior changes"),
    ],
)
def test_an_absolute_is_read_in_its_own_words(text: str, vow: Vow, words: str) -> None:
    """A whole sentence where it is short enough to be quoted, else what matters in it."""
    assert list(vows(text)) == [(vow, words)]
    assert words in text


def test_each_kind_is_told_once() -> None:
    """In the words that come first."""
    text = "No breaking changes. Backwards compatible. No logic changes."
    assert list(vows(text)) == [(Vow.API, "No breaking changes"), (Vow.BEHAVIOUR, "No logic changes")]


@pytest.mark.parametrize(
    "text", ["<!--" * 15_000, "```\n" * 15_000, " \n" * 30_000, "tests " * 10_000, "no a" * 15_000, "- [ " * 15_000]
)
def test_hostile_text_costs_no_time(text: str) -> None:
    """A description may have 65,536 characters of anything."""
    start = time.perf_counter()
    list(vows(text))
    assert time.perf_counter() - start < 2
