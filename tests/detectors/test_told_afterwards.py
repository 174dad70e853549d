"""Plans and tests that heard about it later."""

from builders import commit, found, pull, role
from roastbot.detectors import told_afterwards

CODE = commit("Mon 15:35 Replace coal with PelletBurner", {"engine.py": "pellets\n"})


def test_a_document_about_something_else_is_left_alone() -> None:
    """Somebody is tidying."""
    late = commit("Mon 16:15 Update plan for whistles", {"plan.md": "whistles\n"})
    assert found(told_afterwards, pull("x", CODE, late)) == []


def test_a_document_that_comes_with_code_is_left_alone() -> None:
    """Then it was told in time."""
    late = commit("Mon 16:15 Update plan for PelletBurner design", {"plan.md": "x\n", "engine.py": "y\n"})
    assert found(told_afterwards, pull("x", CODE, late)) == []


def test_a_plan_that_follows_the_deed_is_found() -> None:
    """Forty minutes behind."""
    late = commit("Mon 16:15 Update plan to reflect PelletBurner design", {"plan.md": "pellets\n"})
    code = commit("Mon 15:35 Replace coal design with PelletBurner", {"engine.py": "pellets\n"})
    (finding,) = found(told_afterwards, pull("x", code, late))
    assert role(finding, "minutes") == 40


def test_tests_that_follow_the_code_are_found() -> None:
    """When they touch nothing else and name the same name."""
    code = commit("Mon 20:34 Let errors leave light_boiler", {"engine.py": "raise\n"})
    late = commit("Mon 21:07 Update tests for light_boiler", {"tests/test_engine.py": "raises\n"})
    (finding,) = found(told_afterwards, pull("x", code, late))
    assert role(finding, "minutes") == 33
