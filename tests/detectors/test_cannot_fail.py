"""Tests without anything that could fail."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import cannot_fail
from roastbot.evidence import Dossier

IDLE = "def test_heat():\n    boiler = Boiler()\n    boiler.heat(90)\n    boiler.cool(20)\n"


def adding(text: str, path: str = "tests/test_heat.py") -> Dossier:
    """Return a pull request that adds one file."""
    return pull("Heat", commit("Mon 09:00 Test the boiler", {path: text}), repo={})


@pytest.mark.parametrize(
    "more",
    [
        "    assert boiler.hot\n",
        "    if not boiler.hot:\n        raise AssertionError\n",
        "    boiler.heat.assert_called_once()\n",
        "    check_pressure(boiler)\n",
        "    with pytest.raises(ValueError):\n        boiler.heat(999)\n",
        "    self.assertEqual(boiler.heat, 90)\n",
        "    look(boiler)\n\n\ndef look(boiler):\n    assert boiler.hot\n",
        "    boiler.add(pytest.fail)\n",
        "    boilers()[0]()\n",
    ],
)
def test_anything_that_may_find_fault_is_enough(more: str) -> None:
    """An assertion, a mock's, a helper's here or elsewhere, an expected exception, a call nobody can name."""
    assert found(cannot_fail, adding(IDLE + more)) == []


@pytest.mark.parametrize(
    "text",
    [
        IDLE.replace("():", "(boiler_factory):", 1),
        "@respx.mock\n" + IDLE,
        "@given(st.integers())\n" + IDLE,
        "class TestHeat(Case):\n" + "".join(f"    {line}\n" for line in IDLE.splitlines()),
        IDLE.replace("test_heat", "test_heat_is_a_noop"),
        IDLE.replace("():\n", '():\n    """Heating must not raise."""\n', 1),
        "@pytest.fixture(autouse=True)\ndef tight(): ...\n\n\n" + IDLE,
        "def test_heat():\n    pass\n",
        "def test_heat(:\n",
        "def heat_it():\n    boiler = Boiler()\n    boiler.heat(90)\n    boiler.cool(20)\n",
    ],
)
def test_what_may_check_around_a_test_and_what_asks_for_no_more_is_left_alone(text: str) -> None:
    """Fixtures, decorators, base classes; a name or docstring that says that running is the point; a placeholder."""
    assert found(cannot_fail, adding(text)) == []


def test_an_old_test_is_left_alone() -> None:
    """The change did not write it."""
    step = commit("Mon 09:00 Tidy", {"tests/test_heat.py": IDLE + "\nx = 1\n"})
    assert found(cannot_fail, pull("Tidy", step, base={"tests/test_heat.py": IDLE}, repo={})) == []


def test_code_that_is_no_test_is_left_alone() -> None:
    """Only the name looks like one."""
    assert found(cannot_fail, adding(IDLE, "heat.py")) == []


@pytest.mark.parametrize("text", [IDLE, "@pytest.mark.asyncio\nasync " + IDLE, IDLE.replace("()", "(tmp_path)", 1)])
def test_a_test_that_asserts_nothing_is_found(text: str) -> None:
    """Pytest's own marks and folders check nothing."""
    (finding,) = found(cannot_fail, adding(text))
    assert (role(finding, "name"), role(finding, "lines")) == ("test_heat", 4)
