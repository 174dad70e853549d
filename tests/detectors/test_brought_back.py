"""What was taken out and put back."""

from pathlib import Path

import pytest

from builders import commit, found, pull, role
from real_dossiers import load
from roastbot.detectors import brought_back

HEAT = "def heat_up():\n    light()\n    wait()\n    return True\n"
METHOD = "class Boiler:\n" + "".join(f"    {line}\n" for line in HEAT.splitlines())
BASE = {"boiler.py": f"x = 1\n{HEAT}"}
OUT = commit("Mon 09:00 Harden the boiler", {"boiler.py": "x = 1\n"})
IN = commit("Mon 11:43 Simplify the boiler", {"boiler.py": f"x = 2\n{HEAT}"})


def test_another_function_of_that_name_in_another_file_is_left_alone() -> None:
    """It was not there that it had been."""
    elsewhere = commit("Mon 11:43 Simplify the boiler", {"heat.py": HEAT})
    assert found(brought_back, pull("x", OUT, elsewhere, base=BASE)) == []


def test_an_underscore_that_went_and_came_is_left_alone() -> None:
    """The letters were there all the time."""
    bare = commit("Mon 09:00 Rename", {"boiler.py": f"x = 1\n{HEAT.replace('heat_up', 'heatup')}"})
    back = commit("Mon 11:43 Fix bad renames", {"boiler.py": f"x = 1\n{HEAT}"})
    assert found(brought_back, pull("x", bare, back, base=BASE)) == []


def test_a_method_of_that_name_with_other_lines_is_left_alone() -> None:
    """A name inside a class stands anywhere; it takes the lines below it."""
    out = commit("Mon 09:00 Harden", {"boiler.py": "class Boiler:\n    pass\n"})
    other = commit("Mon 11:43 Simplify", {"boiler.py": "class Boiler:\n    def heat_up():\n        pass\n"})
    assert found(brought_back, pull("x", out, other, base={"boiler.py": METHOD})) == []


def test_a_name_that_left_in_several_places_is_left_alone() -> None:
    """Nobody could tell which of them came back."""
    out = commit("Mon 09:00 Harden", {"boiler.py": "x = 1\n"})
    assert found(brought_back, pull("x", out, IN, base={"boiler.py": f"x = 1\n{HEAT}y = 1\n{HEAT}"})) == []


def test_clocks_that_disagree_leave_it_unsaid() -> None:
    """The return may have been written first."""
    late = commit("Tue 09:00 Harden the boiler", {"boiler.py": "x = 1\n"})
    assert found(brought_back, pull("x", late, IN, base=BASE)) == []


def test_a_function_that_came_back_is_found() -> None:
    """In the words of its own first line."""
    (finding,) = found(brought_back, pull("x", OUT, IN, base=BASE))
    assert (role(finding, "name"), role(finding, "lines"), role(finding, "span")) == (
        "heat_up",
        4,
        "2 hours and 43 minutes",
    )
    assert finding.claim == (
        "“Harden the boiler” took “def heat_up():” out of boiler.py; 2 hours and 43 minutes later “Simplify the"
        " boiler” put it back."
    )


def test_a_method_that_came_back_with_its_lines_is_found() -> None:
    """However far it is indented."""
    out = commit("Mon 09:00 Harden", {"boiler.py": "class Boiler:\n"})
    (finding,) = found(
        brought_back, pull("x", out, commit("Mon 11:43 b", {"boiler.py": METHOD}), base={"boiler.py": METHOD})
    )
    assert role(finding, "name") == "heat_up"


@pytest.mark.real
def test_a_real_function_came_back(real: Path) -> None:
    """Hardened out, simplified in."""
    (finding,) = found(brought_back, load(real / "prefect-21477"))
    assert (role(finding, "name"), role(finding, "span")) == ("_set_intent", "2 hours and 43 minutes")
