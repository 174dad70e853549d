"""Constants and parameters of which nothing is left."""

from pathlib import Path

import pytest

from builders import Step, commit, found, pull, role
from real_dossiers import load
from roastbot.detectors import net_zero

BASE = {"boiler.py": "x = 1\n"}
IN = commit("Mon 09:00 Harden the boiler", {"boiler.py": "WARM_UP_TIMEOUT = 30.0\nx = 1\n"})
OUT = commit("Wed 09:00 Simplify the boiler", {"boiler.py": "x = 1\n"})


@pytest.mark.parametrize(
    "late",
    [
        commit("Wed 09:00 Move", {"boiler.py": "x = 1\n", "heat.py": "WARM_UP_TIMEOUT = 30.0\n"}),
        commit("Wed 09:00 Raise", {"boiler.py": "WARM_UP_TIMEOUT = 60.0\nx = 1\n"}),
        commit("Wed 09:00 Rename", {"boiler.py": "WARM_UP_SECONDS = 30.0\nx = 1\n"}),
        commit("Wed 09:00 Import", {"boiler.py": "x = WARM_UP_TIMEOUT\n"}),
    ],
)
def test_what_lives_on_is_left_alone(late: Step) -> None:
    """Elsewhere, with another value, under another name, or by its name alone."""
    assert found(net_zero, pull("x", IN, late, base=BASE)) == []


def test_what_was_there_before_is_left_alone() -> None:
    """The branch merely changed it before it took it out; or brought it back."""
    assert found(net_zero, pull("x", IN, OUT, base={"boiler.py": "WARM_UP_TIMEOUT = 9.0\nx = 1\n"})) == []
    back = commit("Tue 09:00 Bring back", {"boiler.py": "WARM_UP_TIMEOUT = 30.0\nx = 1\n"})
    away = commit("Mon 08:00 Take out", {"boiler.py": "x = 1\n"})
    assert found(net_zero, pull("x", away, back, OUT, base={"boiler.py": "WARM_UP_TIMEOUT = 30.0\nx = 1\n"})) == []


def test_a_missing_patch_leaves_it_unsaid() -> None:
    """It may have come back where nobody could look."""
    assert found(net_zero, pull("x", IN, OUT, "Thu 09:00 Something large +900/-1", base=BASE)) == []


@pytest.mark.parametrize("path", ["tests/test_boiler.py", "boiler.go", "boiler.md"])
def test_tests_and_other_languages_are_left_alone(path: str) -> None:
    """A constant of a test is nobody's feature."""
    there = commit("Mon 09:00 Harden", {path: "WARM_UP_TIMEOUT = 30.0\nx = 1\n"})
    gone = commit("Wed 09:00 Simplify", {path: "x = 1\n"})
    assert found(net_zero, pull("x", there, gone, base={path: "x = 1\n"})) == []


def test_a_constant_that_came_and_went_is_found() -> None:
    """With the line in which it stood."""
    (finding,) = found(net_zero, pull("x", IN, OUT, base=BASE))
    assert finding.claim == (
        "“Harden the boiler” added the constant WARM_UP_TIMEOUT to boiler.py; 2 days later “Simplify the boiler” took"
        " it out, and no line the branch leaves behind names it."
    )
    assert (finding.receipts[-1].quote, finding.weight) == ("WARM_UP_TIMEOUT = 30.0", 3)


def test_a_parameter_that_came_and_went_is_found() -> None:
    """Within the day, it weighs less."""
    old = "def heat(\n    coal,\n):\n    pass\n"
    there = commit("Mon 09:00 Harden", {"boiler.py": old.replace("coal,\n", "coal,\n    patience: float = 3.0,\n")})
    (finding,) = found(
        net_zero, pull("x", there, commit("Mon 11:00 Simplify", {"boiler.py": old}), base={"boiler.py": old})
    )
    assert (role(finding, "name"), finding.weight) == ("patience", 2)
    assert "added the parameter patience to boiler.py; 2 hours later" in finding.claim


@pytest.mark.real
def test_real_timeouts_came_and_went(real: Path) -> None:
    """Two of them, hardened in and simplified or pruned out."""
    names = [role(finding, "name") for finding in found(net_zero, load(real / "prefect-21477"))]
    assert names == ["_DEFAULT_CONNECT_TIMEOUT", "_DEFAULT_STARTUP_ACK_TIMEOUT"]
