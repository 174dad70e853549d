"""Biographies of a line."""

from builders import found, pull, role
from roastbot.detectors import words_and_lines


def test_a_template_is_left_alone() -> None:
    """Nobody wrote those words for this change."""
    said = "<!-- " + " ".join(["word"] * 90) + " -->\n" + "- [ ] tested it very well indeed\n" * 20
    assert found(words_and_lines, pull("x", "Mon 09:00 x +1/-1", description=said)) == []


def test_a_large_change_is_left_alone() -> None:
    """It may need explaining."""
    assert found(words_and_lines, pull("x", "Mon 09:00 x +90/-1", description="word " * 900)) == []


def test_a_dash_is_no_word() -> None:
    """However many there are."""
    assert found(words_and_lines, pull("x", "Mon 09:00 x +1/-1", description="word \u2014 " * 50)) == []


def test_many_words_for_few_lines_are_found() -> None:
    """Counted."""
    (finding,) = found(words_and_lines, pull("x", "Mon 09:00 x +1/-1", description="word " * 80))
    assert role(finding, "words") == 80
