"""Renamed tests, judged by the runner's rules."""

from dataclasses import replace

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import renamed_test
from roastbot.evidence import Absent, Dossier, Reason

BODY = "():\n    assert heat() % 2 == 0\n"
ASKS_FOR_MORE = "[tool.pytest.ini_options]\npython_functions = ['test_*']\n"


def renaming(new: str, repo: dict[str, str] | None = None, more: str = "") -> Dossier:
    """Return a pull request that renames one test."""
    old = {"tests/test_heat.py": f"def test_heat_is_even{BODY}"}
    step = commit("Mon 09:00 Rename", {"tests/test_heat.py": f"def {new}{BODY}{more}"})
    return pull("Heat", step, base=old, repo=repo or {})


@pytest.mark.parametrize("new", ["test_heat_iseven", "test_cool_is_even", "test_heat_is_even_and_warm"])
def test_a_plain_rename_is_left_alone(new: str) -> None:
    """It runs under its new name, and looks so."""
    assert found(renamed_test, renaming(new)) == []


def test_a_test_that_became_a_helper_is_left_alone() -> None:
    """Somebody calls it now."""
    assert (
        found(renamed_test, renaming("_test_heat_is_even", more="\n\ndef test_all():\n    _test_heat_is_even()\n"))
        == []
    )


def test_a_test_that_came_back_before_the_merge_has_not_stopped() -> None:
    """Only what merged can be said to run no more."""
    old = {"tests/test_heat.py": f"def test_heat_is_even{BODY}"}
    away = commit("Mon 09:00 Rename", {"tests/test_heat.py": f"def _test_heat_is_even{BODY}"})
    assert found(renamed_test, pull("Heat", away, commit("Mon 10:00 Undo", old), base=old, repo={})) == []


@pytest.mark.parametrize("text", ["[tool.pytest", "[tool.pytest.ini_options]\npython_functions = 'bench'\n"])
def test_nothing_is_said_where_the_rules_are_unknown_or_others(text: str) -> None:
    """A configuration that cannot be read, and one under which nothing was a test before."""
    assert [
        each for each in found(renamed_test, renaming("testheat_is_even", {"pyproject.toml": text})) if each.weight != 4
    ] == []


def test_nothing_is_said_without_the_source_tree() -> None:
    """The configuration may say anything."""
    dossier = replace(renaming("testheat_is_even"), tree=Absent(Reason.NOT_SERVED))
    assert found(renamed_test, dossier) == []


def test_a_lost_underscore_stops_nothing_by_default() -> None:
    """Pytest asks for test and no more."""
    (finding,) = found(renamed_test, renaming("testheat_is_even"))
    assert (role(finding, "running"), role(finding, "after"), finding.weight) == (1, "testheat_is_even", 3)
    assert "still collects it" in finding.claim


def test_the_nearest_configuration_decides() -> None:
    """A package's own settings stand before those of the root."""
    near = {"pyproject.toml": ASKS_FOR_MORE, "tests/pytest.ini": "[pytest]\n"}
    assert [each.weight for each in found(renamed_test, renaming("testheat_is_even", near))] == [3]
    assert [
        each.weight for each in found(renamed_test, renaming("testheat_is_even", {"pyproject.toml": ASKS_FOR_MORE}))
    ] == [4]


@pytest.mark.parametrize("new", ["_test_heat_is_even", "disabled_test_heat_is_even"])
def test_a_test_that_no_longer_runs_is_found(new: str) -> None:
    """By the name it merged under."""
    (finding,) = found(renamed_test, renaming(new))
    assert (role(finding, "stopped"), role(finding, "before"), role(finding, "after")) == (1, "test_heat_is_even", new)
