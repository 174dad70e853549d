"""Files that prose names and nobody has."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import gone_path
from roastbot.evidence import Dossier

REPO = {"engine/boiler.py": "x = 1\n"}
GAUGE = {"engine/steam_gauge.py": "x = 1\n"}


def saying(text: str, path: str = "heat.py") -> Dossier:
    """Return a pull request that adds one file."""
    return pull("Heat", commit("Mon 09:00 Add heat", {path: text}), repo=REPO)


def dropping(**others: str) -> Dossier:
    """Return a pull request that deletes the gauge from a repository with these files (`__` for a slash)."""
    files = {
        path.replace("__", "/") + (".md" if path.startswith("docs") else ".py"): text for path, text in others.items()
    }
    return pull("Drop", commit("Mon 09:00 Drop", {"engine/steam_gauge.py": None}), base=GAUGE, repo=REPO | files)


@pytest.mark.parametrize(
    "text",
    [
        "# Turned in engine/boiler.py.\n",
        "# Turned in oven/gauge.py.\n",
        "# Turned in gauge.py.\n",
        "# Turned in engine/gauge.md.\n",
        "# Turned in /etc/engine/gauge.py.\n",
        "# Turned in engine/{name}.py.\n",
        "# Turned in https://example.org/engine/gauge.py\n",
        "# Writes engine/gauge.py.\n",
        "# For example engine/gauge.py.\n",
        "x = 'engine/gauge.py'\n",
    ],
)
def test_what_may_be_somewhere_else_is_left_alone(text: str) -> None:
    """A file that exists, a folder that does not, another kind, an address, something made at run time, an example."""
    assert found(gone_path, saying(text)) == []


@pytest.mark.parametrize("path", ["CHANGELOG.md", "plans/heat.md", "docs/migration.md"])
def test_documents_about_other_times_are_left_alone(path: str) -> None:
    """They name what was, or what is to come."""
    assert found(gone_path, saying("Turned in `engine/gauge.py`.\n", path)) == []


@pytest.mark.parametrize(
    "others",
    [
        {"engine__valve": "# The steam_gauge is kept.\n"},
        {"engine__valve": "x = 'steam_gauge.py'\n"},
        {"engine__valve": "# Read steam_gauge.py.\n", "oven__steam_gauge": "x = 1\n"},
        {"docs__changelog": "Read steam_gauge.py.\n"},
    ],
)
def test_a_deleted_file_that_may_be_meant_otherwise_is_left_alone(others: dict[str, str]) -> None:
    """A word, a string, another file of the same name, a history."""
    assert found(gone_path, dropping(**others)) == []


@pytest.mark.parametrize(
    "others", [{"engine__valve": "# Read steam_gauge.py.\n"}, {"docs__valve": "Read `engine/steam_gauge.py`.\n"}]
)
def test_a_deleted_file_that_is_still_named_is_found(others: dict[str, str]) -> None:
    """In a file the change did not touch."""
    (finding,) = found(gone_path, dropping(**others))
    assert (role(finding, "path"), role(finding, "at")) == ("engine/steam_gauge.py", 1)


def test_a_new_comment_that_names_no_file_is_found() -> None:
    """The folder is there, and holds such files."""
    (finding,) = found(
        gone_path,
        pull(
            "Heat",
            commit("Mon 09:00 Add", {"heat.py": "# See src/engine/gauge.py.\n"}),
            repo={"src/engine/boiler.py": "x\n"},
        ),
    )
    assert role(finding, "path") == "src/engine/gauge.py"
