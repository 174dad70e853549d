"""Brooms and tissues."""

from builders import found, pull, role
from roastbot.detectors import big_word


def test_a_large_word_over_a_large_diff_is_left_alone() -> None:
    """It fits."""
    assert found(big_word, pull("x", "Mon 09:00 Fix branch-wide leaks +700/-3")) == []


def test_part_of_a_word_is_left_alone() -> None:
    """`valley` and `fuller` are not large."""
    assert found(big_word, pull("x", "Mon 09:00 Fix valley of fuller boilers +7/-3")) == []


def test_a_large_word_over_a_small_diff_is_found() -> None:
    """Ten lines."""
    (finding,) = found(big_word, pull("x", "Mon 09:00 Fix branch-wide leaks +7/-3"))
    assert (role(finding, "word"), role(finding, "changed")) == ("branch-wide", 10)
