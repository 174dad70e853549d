"""Messages that own up."""

from builders import commit, found, pull
from roastbot.detectors import confession


def test_a_message_without_regret_is_left_alone() -> None:
    """Most of them."""
    assert found(confession, pull("x", commit("Mon 09:00 Fix valve", body="The valve leaked."))) == []


def test_the_words_are_quoted_and_no_others() -> None:
    """From the word that owns up, to where the sentence pauses."""
    body = "The _run → run rename accidentally dropped underscores from test names (e.g. `x`)."
    (finding,) = found(confession, pull("x", commit("Mon 09:00 Fix renames", body=body)))
    assert finding.receipts[-1].quote == "accidentally dropped underscores from test names"


def test_a_bullet_is_quoted_from_its_beginning() -> None:
    """Where all of it is plain."""
    (finding,) = found(
        confession, pull("x", commit("Mon 09:00 Move patch", body="- Also fixes the vacuous overlap test"))
    )
    assert finding.receipts[-1].quote == "Also fixes the vacuous overlap test"
