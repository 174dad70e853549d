"""Which functions pytest takes for tests."""

from dataclasses import replace

import pytest

from builders import commit, pull
from roastbot.collected import DEFAULT, is_collected, prefixes
from roastbot.evidence import Absent, Document, Dossier, Reason, SourceTree

OLD = {"pkg/tests/test_heat.py": "def test_heat_is_even():\n    pass\n"}
NEW = {"pkg/tests/test_heat.py": "def testheat_is_even():\n    pass\n"}


def configured(**files: str) -> tuple[str, ...] | None:
    """Return the prefixes in `pkg/tests` of a repository with these files (`__` for a slash, `_` for a dot)."""
    repo = {path.replace("__", "/").replace("_", "."): text for path, text in files.items()}
    return prefixes(pull("Rename", commit("Mon 09:00 Rename", NEW), base=OLD, repo=repo), "pkg/tests/test_heat.py")


def test_nobody_can_tell_without_the_tree() -> None:
    """Or where nothing was asked of it."""
    dossier: Dossier = pull("x", commit("Mon 09:00 x", {"a.py": "x = 1\n"}), repo={})
    assert isinstance(dossier.tree, SourceTree)
    assert prefixes(dossier, "tests/test_a.py") is None
    assert prefixes(replace(dossier, tree=Absent(Reason.NOT_SERVED)), "tests/test_a.py") is None


@pytest.mark.parametrize("text", ["[tool.pytest", "tool = 1\n[tool.pytest]\n"])
def test_nobody_can_tell_where_the_configuration_cannot_be_parsed(text: str) -> None:
    """It might have said anything."""
    assert configured(pyproject_toml=text) is None
    assert configured(setup_cfg="no section\n") is None


def test_the_default_asks_for_test_without_an_underscore() -> None:
    """So a name that lost its own is collected all the same."""
    assert configured() == configured(pyproject_toml="[project]\nname = 'x'\n") == DEFAULT
    assert is_collected("testexecute_x", DEFAULT)
    assert not is_collected("_test_execute", DEFAULT)


def test_a_pattern_and_a_prefix_are_both_understood() -> None:
    """As pytest does."""
    asked = configured(pyproject_toml="[tool.pytest.ini_options]\npython_functions = ['test_*', 'bench']\n")
    assert asked == ("test_*", "bench")
    assert [is_collected(name, asked) for name in ("test_x", "bench_x", "testx")] == [True, True, False]


def test_the_nearest_file_that_speaks_of_pytest_decides() -> None:
    """A nearer one that does not is passed by; one in a folder beside is nobody's business."""
    root = "[tool.pytest.ini_options]\npython_functions = 'check'\n"
    assert configured(pyproject_toml=root, pkg__setup_cfg="[tool:pytest]\n") == DEFAULT
    assert configured(pyproject_toml=root, pkg__setup_cfg="[metadata]\n") == ("check",)
    assert configured(pyproject_toml=root, pkg__tox_ini="[pytest]\npython_functions = spec\n") == ("spec",)
    assert configured(other__pytest_ini="[pytest]\npython_functions = spec\n") == DEFAULT


def test_the_runners_configuration_of_the_dossier_counts_too() -> None:
    """Whoever read it."""
    dossier = pull("Rename", commit("Mon 09:00 Rename", NEW), base=OLD, repo={})
    said = replace(dossier, test_setup=(Document("pytest.ini", "[pytest]\npython_functions = spec\n", "https://x"),))
    assert prefixes(said, "pkg/tests/test_heat.py") == ("spec",)
