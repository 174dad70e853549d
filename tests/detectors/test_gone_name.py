"""Names that live on in prose."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import gone_name
from roastbot.evidence import Dossier

GAUGE = "class SteamGauge:\n    limit = 9\n"
BARE = "limit = 9\n"


def branch(said: str, path: str = "docs/heat.md", repo: dict[str, str] | None = None) -> Dossier:
    """Return a branch on which a class comes and goes while a file speaks of it."""
    come = commit("Mon 09:00 Add a gauge", {"boiler.py": GAUGE, path: said})
    return pull("Heat", come, commit("Tue 09:00 Simplify", {"boiler.py": BARE}), repo=repo or {})


def change(said: str, path: str = "docs/heat.md", gauge: str = GAUGE) -> Dossier:
    """Return a change that takes a class out while an untouched file speaks of it."""
    return pull("Drop", commit("Mon 09:00 Drop", {"boiler.py": BARE}), base={"boiler.py": gauge}, repo={path: said})


@pytest.mark.parametrize(
    "said",
    ["Removed `SteamGauge`.\n", "There was a `SteamGauge` here.\n", "It needs no longer a SteamGauge.\n", "Read it.\n"],
)
def test_a_line_that_says_it_is_gone_is_left_alone(said: str) -> None:
    """It is right."""
    assert found(gone_name, branch(said)) == found(gone_name, change(said)) == []


def test_a_name_that_code_still_mentions_is_left_alone() -> None:
    """It may live elsewhere."""
    assert found(gone_name, branch("Read the `SteamGauge`.\n", repo={"valve.py": "read(SteamGauge)\n"})) == []
    assert found(gone_name, change("read(SteamGauge)\n", "valve.py")) == []


def test_a_name_that_is_an_ordinary_word_is_left_alone() -> None:
    """Documents are full of them."""
    assert found(gone_name, change("Read the pressure.\n", gauge="def pressure():\n    return 1\n")) == []


def test_a_class_that_moved_is_left_alone() -> None:
    """It is defined in another touched file."""
    step = commit("Mon 09:00 Move", {"boiler.py": BARE, "gauge.py": GAUGE})
    assert (
        found(gone_name, pull("Move", step, base={"boiler.py": GAUGE}, repo={"docs/heat.md": "Read the SteamGauge.\n"}))
        == []
    )


@pytest.mark.parametrize("path", ["CHANGELOG.md", "docs/release-notes.md", "plans/heat.md"])
def test_old_documents_about_other_times_are_left_alone(path: str) -> None:
    """They tell what was there, or would be."""
    assert found(gone_name, change("Read the `SteamGauge`.\n", path)) == []


@pytest.mark.parametrize(
    ("said", "path"), [("Read the `SteamGauge`.\n", "docs/heat.md"), ("# Read the SteamGauge.\n", "valve.py")]
)
def test_prose_that_outlived_a_name_of_the_repository_is_found(said: str, path: str) -> None:
    """In a document or a comment that the change did not touch."""
    (finding,) = found(gone_name, change(said, path))
    assert (role(finding, "name"), role(finding, "lines"), finding.weight) == ("SteamGauge", 1, 3)


def test_new_prose_about_a_name_of_the_branch_is_found() -> None:
    """With the commits that added it and took it out."""
    (finding,) = found(gone_name, branch("Pressure is read through a `SteamGauge`.\n", "plans/heat.md"))
    assert (role(finding, "name"), role(finding, "at"), finding.weight) == ("SteamGauge", 1, 5)
    assert "“Add a gauge” added it, “Simplify” took it out" in finding.claim
