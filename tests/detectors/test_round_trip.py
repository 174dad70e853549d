"""Lines that came and went."""

from builders import commit, found, lines, pull, role
from roastbot.detectors import round_trip

START = commit("Mon 09:00 Start", {"a.py": lines(300, "coal")})


def test_work_that_stays_is_left_alone() -> None:
    """Most of it does."""
    assert found(round_trip, pull("x", START, commit("Mon 10:00 Trim", {"a.py": lines(290, "coal")}))) == []


def test_a_missing_patch_leaves_the_sum_open() -> None:
    """Nobody knows what went there."""
    gone = commit("Mon 10:00 Again", {"a.py": lines(100, "wind")})
    assert found(round_trip, pull("x", START, gone, "Mon 11:00 Large +900/-2")) == []


def test_lines_that_came_and_went_are_counted() -> None:
    """Against all that were written."""
    (finding,) = found(round_trip, pull("x", START, commit("Mon 10:00 Again", {"a.py": lines(100, "wind")})))
    assert (role(finding, "gone"), finding.weight) == (300, 4)
