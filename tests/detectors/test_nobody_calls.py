"""New names that only their definition knows."""

from dataclasses import replace

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import nobody_calls
from roastbot.evidence import Absent, Dossier, Reason, SourceTree

PRESSURE = "def steam_pressure():\n    return 2\n"


def adding(text: str, others: dict[str, str] | None = None, path: str = "boiler.py", description: str = "") -> Dossier:
    """Return a pull request that adds one file to a repository that holds `others`."""
    step = commit("Mon 09:00 Add the boiler", {path: text})
    return pull("Heat the engine", step, description=description, repo=others or {})


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"engine.py": "from boiler import steam_pressure\n"},
        {"engine.py": "# see steam_pressure\n"},
        {"docs/gauges.md": "Read `steam_pressure` every hour.\n"},
        {"pyproject.toml": "[project.scripts]\npressure = 'boiler:steam_pressure'\n"},
        {"engine.py": "GAUGES = {'steam_pressure': 1}\n"},
    ],
)
def test_any_mention_is_a_use(elsewhere: dict[str, str]) -> None:
    """Code, a comment, a document, an entry point, a string: any of them may be how it is reached."""
    assert found(nobody_calls, adding(PRESSURE, elsewhere)) == []


@pytest.mark.parametrize(
    "text",
    [
        "@app.command\n" + PRESSURE,
        "class Boiler(Machine):\n    def steam_pressure(self):\n        return 2\n\n\nBoiler()\n",
        "class Boiler:\n    def steam_pressure(self):\n        return 2\n\n\nBoiler()\n",
        "class Boiler:\n    def __steam_pressure__(self):\n        return 2\n\n\nBoiler()\n",
        "def visit_boiler(node):\n    return node\n",
        "def reset_for_testing():\n    return 2\n",
        "__all__ = ['steam_pressure']\n" + PRESSURE,
        PRESSURE + "\n\nread = getattr(engine, f'steam_{kind}')\n",
        "def outer():\n    def steam_pressure():\n        return 2\n\n    return 1\n\n\nouter()\n",
        "def steam_pressure(:\n",
    ],
)
def test_what_somebody_else_may_call_is_left_alone(text: str) -> None:
    """Frameworks, base classes, strangers, dispatchers and names made at run time call without saying the name."""
    assert found(nobody_calls, adding(text)) == []


@pytest.mark.parametrize("path", ["tests/test_boiler.py", "migrations/boiler.py", "scripts/boiler.py", "conftest.py"])
def test_what_is_called_from_outside_is_left_alone(path: str) -> None:
    """Tests, migrations and scripts are the ends of the chain."""
    assert found(nobody_calls, adding(PRESSURE, path=path)) == []


def test_what_the_description_offers_is_left_alone() -> None:
    """A library's new function is called by its readers."""
    assert found(nobody_calls, adding(PRESSURE, description="Adds `steam_pressure()` for users.")) == []


def test_a_name_that_stood_in_the_file_before_is_not_new() -> None:
    """It moved, or was there all along."""
    step = commit("Mon 09:00 Tidy", {"boiler.py": PRESSURE + "\nx = 1\n"})
    assert found(nobody_calls, pull("Tidy", step, base={"boiler.py": PRESSURE}, repo={})) == []


def test_nothing_is_said_without_the_whole_tree() -> None:
    """A use may stand where nobody looked."""
    dossier = adding(PRESSURE)
    assert isinstance(dossier.tree, SourceTree)
    partial = replace(dossier, tree=replace(dossier.tree, searched=("src",)))
    absent = replace(dossier, tree=Absent(Reason.NOT_SERVED))
    assert found(nobody_calls, partial) == found(nobody_calls, absent) == []


def test_a_function_nobody_mentions_is_found() -> None:
    """With how far somebody looked."""
    (finding,) = found(nobody_calls, adding(PRESSURE, {"engine.py": "x = 1\n"}))
    assert role(finding, "name") == "steam_pressure"
    assert finding.claim.endswith("nothing else in the 2 files searched uses the name.")


def test_a_function_only_its_tests_know_is_found() -> None:
    """The tests are counted."""
    tests = {"tests/test_boiler.py": "from boiler import steam_pressure\n\nassert steam_pressure() == 2\n"}
    (finding,) = found(nobody_calls, adding(PRESSURE, tests))
    assert finding.claim.endswith("uses the name except 2 lines of tests.")


def test_a_private_method_is_found_and_a_class_stands_for_its_methods() -> None:
    """One finding for each thing."""
    text = "class _Boiler:\n    def _steam_pressure(self):\n        return 2\n"
    (finding,) = found(nobody_calls, adding(text))
    assert role(finding, "name") == "_Boiler"
    (finding,) = found(nobody_calls, adding(text + "\n\n_Boiler()\n"))
    assert role(finding, "name") == "_steam_pressure"
