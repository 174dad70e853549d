"""Days per line."""

from builders import found, pull
from roastbot.detectors import long_wait


def test_a_quick_merge_is_left_alone() -> None:
    """As it should be."""
    assert found(long_wait, pull("x", "Mon 09:00 x +1/-1", merged="Tue 09:00")) == []


def test_a_large_change_may_take_its_time() -> None:
    """Somebody has to read it."""
    assert found(long_wait, pull("x", "Mon 09:00 x +900/-1", merged="Fri+1 09:00")) == []


def test_a_line_that_waited_is_found() -> None:
    """In days."""
    (finding,) = found(long_wait, pull("x", "Mon 09:00 x +1/-1", merged="Wed+1 09:00"))
    assert finding.claim == "The pull request was open for 9 days and changes 2 lines."
