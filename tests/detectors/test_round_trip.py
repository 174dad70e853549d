"""Lines that came and went."""

from builders import commit, found, lines, pull
from roastbot.detectors import round_trip

START = commit("Mon 09:00 Start", {"a.py": lines(300, "coal")})


def test_work_that_stays_is_left_alone() -> None:
    """Most of it does."""
    assert found(round_trip, pull("x", START, commit("Mon 10:00 Trim", {"a.py": lines(290, "coal")}))) == []


def test_the_two_sums_are_told_and_nothing_else() -> None:
    """What every commit adds, and what the merge adds."""
    again = commit("Mon 10:00 Again", {"a.py": lines(100, "wind")})
    (finding,) = found(round_trip, pull("x", START, again))
    told = {fact.id: fact.value for fact in finding.facts}
    assert (told["branch.additions"], told["pull.additions"], finding.weight) == (400, 100, 4)
