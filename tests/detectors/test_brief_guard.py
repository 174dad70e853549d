"""Guards that were relieved."""

from pathlib import Path

import pytest

from builders import commit, found, pull, role
from real_dossiers import load
from roastbot.detectors import brief_guard

BARE = "def heat(coal):\n    burn(coal)\n"
GUARDED = "def heat(coal):\n    if coal in burning:\n        return\n    burn(coal)\n"
UP = commit("Mon 09:00 Burn coal once", {"boiler.py": GUARDED})
DOWN = commit("Mon 09:40 Let coal be burnt again", {"boiler.py": BARE})
BASE = {"boiler.py": BARE}


def test_a_guard_that_moved_is_left_alone() -> None:
    """It stands elsewhere now."""
    moved = commit("Mon 09:40 Move", {"boiler.py": BARE, "engine.py": GUARDED})
    assert found(brief_guard, pull("x", UP, moved, base=BASE)) == []


def test_a_condition_that_still_stands_somewhere_is_left_alone() -> None:
    """The one that went was one of two."""
    twice = GUARDED + GUARDED.replace("heat", "warm")
    up = commit("Mon 09:00 Burn coal once", {"boiler.py": twice})
    down = commit("Mon 09:40 Again", {"boiler.py": BARE + GUARDED.replace("heat", "warm")})
    assert found(brief_guard, pull("x", up, down, base=BASE)) == []


def test_a_condition_that_guards_nothing_is_left_alone() -> None:
    """It did something rather than leave."""
    up = commit("Mon 09:00 Burn", {"boiler.py": GUARDED.replace("return", "stoke()")})
    assert found(brief_guard, pull("x", up, DOWN, base=BASE)) == []


@pytest.mark.parametrize("path", ["tests/test_boiler.py", "boiler.js"])
def test_tests_and_other_languages_are_left_alone(path: str) -> None:
    """A guard in a test guards nobody, and the others are not read."""
    up, down = (commit(step.line, {path: step.tree["boiler.py"]}) for step in (UP, DOWN) if step.tree)
    assert found(brief_guard, pull("x", up, down, base={path: BARE})) == []


def test_a_missing_patch_leaves_it_unsaid() -> None:
    """It may have come back where nobody could look."""
    assert found(brief_guard, pull("x", UP, DOWN, "Mon 11:00 Something large +900/-1", base=BASE)) == []


def test_a_guard_that_was_there_before_is_left_alone() -> None:
    """How long it stood nobody knows."""
    assert found(brief_guard, pull("x", DOWN, base={"boiler.py": GUARDED})) == []


def test_a_guard_that_came_and_went_is_found() -> None:
    """With its time on duty; the shorter, the weightier."""
    (finding,) = found(brief_guard, pull("x", UP, DOWN, base=BASE))
    assert finding.claim == (
        "“Burn coal once” added the guard “if coal in burning:” to boiler.py; 40 minutes later “Let coal be burnt"
        " again” took it out."
    )
    late = commit("Tue 08:00 Let coal be burnt again", {"boiler.py": BARE})
    (other,) = found(brief_guard, pull("x", UP, late, base=BASE))
    assert (finding.weight, other.weight) == (4, 3)


@pytest.mark.real
def test_a_real_guard_stood_for_a_night(real: Path) -> None:
    """The one against cancelling twice."""
    (finding,) = found(brief_guard, load(real / "prefect-21252"))
    assert role(finding, "guard") == "if flow_run_id in self._cancelling_flow_run_ids:"
    assert role(finding, "span") == "19 hours"
