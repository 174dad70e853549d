"""Lines that came and went."""

from builders import commit, found, lines, pull
from roastbot.detectors import round_trip

START = commit("Mon 09:00 Start", {"a.py": lines(300, "coal")})


def test_work_that_stays_is_left_alone() -> None:
    """Most of it does."""
    assert found(round_trip, pull("x", START, commit("Mon 10:00 Trim", {"a.py": lines(290, "coal")}))) == []


def test_a_file_that_was_split_weighs_little() -> None:
    """Its lines were added twice and written once; within one file they would have been written anew."""
    halves = {"a.py": lines(150, "coal"), "b.py": "".join(f"    coal {n}\n" for n in range(150, 300))}
    split = commit("Mon 10:00 Split", halves)
    less = commit("Mon 11:00 Less", {"a.py": "", "b.py": lines(60, "wind")})
    (finding,) = found(round_trip, pull("x", START, split, less))
    assert (finding.claim.startswith("The commits add 510 lines"), finding.weight) == (True, 2)
    swap = commit("Mon 10:00 Swap", {"a.py": lines(300, "wind")})
    back = commit("Mon 11:00 Back", {"a.py": lines(300, "coal")})
    (finding,) = found(round_trip, pull("x", START, swap, back))
    assert finding.weight == 4


def test_the_two_sums_are_told_and_nothing_else() -> None:
    """What every commit adds, and what the merge adds."""
    again = commit("Mon 10:00 Again", {"a.py": lines(100, "wind")})
    (finding,) = found(round_trip, pull("x", START, again))
    told = {fact.id: fact.value for fact in finding.facts}
    assert (told["branch.additions"], told["pull.additions"], finding.weight) == (400, 100, 4)
