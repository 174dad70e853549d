"""Namesakes."""

from dataclasses import replace

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import same_title
from roastbot.evidence import Absent, Reason


def twice(title: str, other: str = "", *, by: str = "Ada Lovelace") -> object:
    """Return a branch with two commits of one title (or `title` and `other`) to one file."""
    return pull(
        "Tune",
        commit(f"Mon 09:00 {title}", {"piano.py": "A = 441\n"}, by=by),
        commit(f"Mon 17:00 {other or title}", {"piano.py": "A = 440\n"}, by=by),
    )


def test_different_titles_are_left_alone() -> None:
    """Nearly the same is not the same."""
    assert found(same_title, twice("Tune it", "Tune it again")) == []  # type: ignore[arg-type]  # a dossier


@pytest.mark.parametrize(
    "title", ["Update piano.py", "Apply suggestions from code review", "[pre-commit.ci] auto fixes"]
)
def test_titles_that_nobody_wrote_are_left_alone(title: str) -> None:
    """A web page or a bot did."""
    assert found(same_title, twice(title)) == []  # type: ignore[arg-type]  # a dossier


def test_a_bots_titles_are_left_alone() -> None:
    """It has few words."""
    assert found(same_title, twice("Tidy up", by="tidy[bot]")) == []  # type: ignore[arg-type]  # a dossier


def test_one_commit_that_stands_there_twice_is_left_alone() -> None:
    """A rebase gone wrong; and where the changes were not read nobody can tell."""
    one, other = {"a.py": "A = 1\n"}, {"a.py": None}
    same = pull("x", commit("Mon 09:00 Tune", one), commit("Mon 10:00 Drop it", other), commit("Mon 11:00 Tune", one))
    assert found(same_title, same) == []
    dossier = twice("Tune it")
    unread = tuple(replace(made, patch=Absent(Reason.TOO_LARGE)) for made in dossier.commits)  # type: ignore[attr-defined]  # a dossier
    assert found(same_title, replace(dossier, commits=unread)) == []  # type: ignore[type-var]  # a dossier


def test_namesakes_are_found() -> None:
    """Case and blanks aside, with the time between them."""
    (finding,) = found(same_title, twice("Tune the piano", "tune the  piano"))  # type: ignore[arg-type]  # a dossier
    assert finding.claim == "2 different commits are called “Tune the piano”, the last 8 hours after the first."
    assert role(finding, "commits") == 2
