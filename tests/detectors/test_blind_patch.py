"""Patches of names that nobody looks up there."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import blind_patch
from roastbot.evidence import Dossier

FIRE = "def fire():\n    return 1\n"
HEAT = "from engine.boiler import fire\n\n\ndef heat():\n    return fire()\n"
TEST = (
    "from unittest import mock\n\nfrom engine.heat import heat\n\n\n"
    "def test_heat():\n    with mock.patch('engine.boiler.fire'):\n        assert heat()\n"
)


def adding(heat: str = HEAT, test: str = TEST, others: dict[str, str] | None = None) -> Dossier:
    """Return a pull request that adds a module and its test to a repository with a boiler."""
    step = commit("Mon 09:00 Add heat", {"engine/heat.py": heat, "tests/test_heat.py": test})
    return pull("Heat", step, repo={"engine/boiler.py": FIRE, **(others or {})})


@pytest.mark.parametrize(
    "heat",
    [
        "def heat():\n    from engine.boiler import fire\n\n    return fire()\n",
        "from engine import boiler\n\n\ndef heat():\n    return boiler.fire()\n",
        HEAT + "\n\ndef later():\n    from engine.boiler import fire\n\n    return fire()\n",
        HEAT + "\n\nHEATERS = [fire]\n",
        HEAT + "\n\nrun('fire')\n",
    ],
)
def test_a_name_that_may_be_looked_up_where_it_is_patched_is_left_alone(heat: str) -> None:
    """An import inside a function, an attribute of the module, a reference, a string."""
    assert found(blind_patch, adding(heat)) == []


def test_a_mention_in_a_file_nobody_read_says_nothing() -> None:
    """It may look the name up in the patched module."""
    assert found(blind_patch, adding(others={"engine/oven.py": "from engine import boiler\n\nboiler.fire()\n"})) == []


def test_the_test_may_use_the_patched_name_itself() -> None:
    """Then the patch is for the test."""
    assert found(blind_patch, adding(test=TEST + "    boiler.fire()\n")) == []


def test_a_test_that_imports_the_code_only_later_may_import_the_patch() -> None:
    """The name would be taken in while it is replaced."""
    late = TEST.replace("from engine.heat import heat\n", "").replace(
        "assert", "from engine.heat import heat\n        assert"
    )
    assert found(blind_patch, adding(test=late)) == []


def test_a_patch_in_the_right_place_is_left_alone() -> None:
    """There the code looks."""
    assert found(blind_patch, adding(test=TEST.replace("engine.boiler", "engine.heat"))) == []


def test_a_patch_nobody_sees_is_found() -> None:
    """With the file that has the name of its own."""
    (finding,) = found(blind_patch, adding())
    assert (role(finding, "target"), role(finding, "reader")) == ("engine.boiler.fire", "engine/heat.py")
