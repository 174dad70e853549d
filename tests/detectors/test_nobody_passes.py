"""Parameters that no call chooses."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import nobody_passes
from roastbot.evidence import Dossier

BEFORE = "def _heat(degrees):\n    return degrees\n"
AFTER = "def _heat(degrees, gently=False):\n    return degrees\n"
CALL = "\n\n_heat(90)\n"


def offering(after: str, others: dict[str, str] | None = None) -> Dossier:
    """Return a pull request that gives `_heat` a parameter."""
    step = commit("Mon 09:00 Offer a choice", {"heat.py": after})
    return pull("Heat gently", step, base={"heat.py": BEFORE + CALL}, repo=others or {})


@pytest.mark.parametrize(
    "more",
    [
        "_heat(90, gently=True)\n",
        "_heat(90, True)\n",
        "_heat(*degrees)\n",
        "_heat(90, **choices)\n",
        "warm = _heat\n",
        "warm = partial(_heat, gently=True)\n",
        "HEATERS = {'_heat': 1}\n",
        "class Other:\n    def _heat(self, gently=True):\n        pass\n",
    ],
)
def test_a_call_that_passes_it_or_may_pass_it_is_enough(more: str) -> None:
    """By name, by place, in a star, or through a reference nobody can follow."""
    assert found(nobody_passes, offering(AFTER + CALL + more)) == []


def test_a_mention_in_a_file_nobody_read_says_nothing() -> None:
    """The call may go on in the next line."""
    assert found(nobody_passes, offering(AFTER + CALL, {"engine.py": "_heat(\n    90, gently=True)\n"})) == []


def test_a_public_function_is_left_to_its_users() -> None:
    """They are not in the repository."""
    text = (AFTER + CALL).replace("_heat", "heat")
    assert found(nobody_passes, pull("Heat", commit("Mon 09:00 Add", {"heat.py": text}), repo={})) == []


def test_an_override_is_left_alone() -> None:
    """Its parameters are its base class's business."""
    text = "class Boiler(Base):\n    def _heat(self, gently=False):\n        pass\n\n\nBoiler()._heat()\n"
    assert found(nobody_passes, offering(text)) == []


def test_a_function_without_any_call_is_somebody_elses_finding() -> None:
    """It has no callers to leave the parameter out."""
    assert found(nobody_passes, offering(AFTER)) == []


def test_a_parameter_nobody_passes_is_found() -> None:
    """With the number of calls that were read."""
    (finding,) = found(nobody_passes, offering(AFTER + CALL + "_heat(80)\n"))
    assert (role(finding, "name"), role(finding, "calls")) == ("gently", 2)
    assert finding.claim.endswith("none of the 2 calls outside the tests passes it.")


def test_a_parameter_only_tests_pass_is_found() -> None:
    """Methods count from after self."""
    text = "class _Boiler:\n    def _heat(self, degrees, gently=False):\n        pass\n\n\n_Boiler()._heat(90)\n"
    step = commit("Mon 09:00 Add", {"heat.py": text, "tests/test_heat.py": "boiler._heat(90, gently=True)\n"})
    (finding,) = found(nobody_passes, pull("Heat", step, repo={}))
    assert finding.claim.endswith("the one call outside the tests does not pass it; 1 in the tests does.")
