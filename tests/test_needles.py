"""What the bench counts as read, and that the aims hold on the recorded pull requests."""

from pathlib import Path

import pytest

from bench import needles


def test_a_needle_is_not_found_where_only_its_words_are() -> None:
    """Order counts, and so does what stands between."""
    assert not needles.is_in("low tide", needles.readings("tide low"))
    assert not needles.is_in("low tide", needles.readings("low and high tide"))


def test_a_needle_runs_over_lines_with_signs() -> None:
    """White space and case are folded, the signs at the beginnings of lines taken off."""
    text = "|The LOW\n|  tide\n+x = 1\n+y = 2"
    assert needles.is_in("low tide", needles.readings(text))
    assert needles.is_in("x = 1 y = 2", needles.readings(text))


def test_a_full_stop_and_an_ellipsis_are_the_quoting_writers_own() -> None:
    """The parts around an ellipsis both have to be there."""
    texts = needles.readings("the tide was very low that day")
    assert needles.is_in("the tide... low that day.", texts)
    assert not needles.is_in("the tide... high that day.", texts)


@pytest.mark.real
def test_the_aims_hold_for_the_recorded_pull_requests(real: Path) -> None:
    """At 60,000, 30,000 and 15,000 tokens, over the three of them."""
    assert real == needles.REAL
    outcome = needles.measure()
    assert [aim.text for aim in outcome.aims if not aim.met] == []
