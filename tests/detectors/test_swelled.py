"""Files that were longer on the way."""

from pathlib import Path

import pytest

from builders import commit, found, lines, pull
from real_dossiers import load
from roastbot.detectors import swelled

MADE = commit("Mon 09:00 Add a boiler", {"boiler.py": lines(40)})
GROWN = commit("Tue 09:00 Harden the boiler", {"boiler.py": lines(160)})


def cut(count: int, when: str = "Wed 09:00") -> object:
    """Return the commit that cuts the boiler down to so many lines."""
    return commit(f"{when} Simplify the boiler", {"boiler.py": lines(count)})


def test_a_file_that_lost_little_is_left_alone() -> None:
    """Forty lines, or less than a fifth, went."""
    assert found(swelled, pull("x", MADE, GROWN, cut(115), repo={})) == []
    large = commit("Tue 09:00 Harden the boiler", {"boiler.py": lines(600)})
    assert found(swelled, pull("x", MADE, large, cut(520), repo={})) == []


def test_nothing_is_said_without_every_patch() -> None:
    """The longest may have been another."""
    assert found(swelled, pull("x", MADE, GROWN, "Tue 10:00 Something large +900/-1", cut(42), repo={})) == []


def test_a_file_that_is_gone_is_left_alone() -> None:
    """Its short life is another detector's."""
    gone = commit("Thu 09:00 Drop it", {"boiler.py": None, "a.py": "x\n"})
    assert found(swelled, pull("x", MADE, GROWN, gone, repo={})) == []


def test_clocks_that_disagree_leave_the_beginning_unsaid() -> None:
    """Nobody could say that it was made before it was longest."""
    late = commit("Fri 09:00 Add a boiler", {"boiler.py": lines(40)})
    (finding,) = found(swelled, pull("x", late, GROWN, cut(42), repo={}))
    assert finding.claim == "boiler.py was 160 lines long after “Harden the boiler” and 42 when it was merged."


def test_a_file_that_comes_full_circle_is_told_with_all_three_lengths() -> None:
    """It weighs more than one that ends somewhere else."""
    (finding,) = found(swelled, pull("x", MADE, GROWN, cut(42), repo={}))
    assert finding.claim == (
        "boiler.py was 40 lines long when it was made, 160 after “Harden the boiler”, and 42 when it was merged."
    )
    assert {fact.value for fact in finding.facts} >= {40, 160, 42, 118}
    (other,) = found(swelled, pull("x", MADE, GROWN, cut(100), repo={}))
    assert (finding.weight, other.weight) == (4, 3)


@pytest.mark.real
def test_a_real_file_came_full_circle(real: Path) -> None:
    """213, 400, 223."""
    first = found(swelled, load(real / "prefect-21477"))[0]
    assert "control_listener.py was 213 lines long when it was made, 400 after" in first.claim
