"""The end that was not."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import last_word
from roastbot.evidence import Dossier


def branch(*titles: str, day: str = "Mon") -> Dossier:
    """Return a branch of commits an hour apart, each to the same line."""
    steps = [commit(f"{day} {9 + n:02}:00 {title}", {"hinge.py": f"OIL = {n}\n"}) for n, title in enumerate(titles)]
    return pull("Oil the hinge", *steps)


@pytest.mark.parametrize(
    "title",
    [
        "Show the final state",
        "Rename last_fix to last_run",
        "Go to the last page",
        "Make the class final",
        "Mark the task as done when it ends",
        "Use try/finally",
        "Keep the last changed file",
    ],
)
def test_what_is_merely_called_final_is_left_alone(title: str) -> None:
    """The code has ends of its own."""
    assert found(last_word, branch(title, "Oil the hinge more")) == []


def test_a_last_word_that_is_the_last_one_is_left_alone() -> None:
    """It was true."""
    assert found(last_word, branch("Oil the hinge", "Final fix for the squeak")) == []


def test_other_work_afterwards_is_left_alone() -> None:
    """In another file, or in the same one about something else and without touching the fix."""
    first = commit("Mon 09:00 Final fix for the squeak", {"hinge.py": "OIL = 1\n"})
    other = commit("Mon 10:00 Paint the squeak", {"paint.py": "RED = 1\n"})
    assert found(last_word, pull("Oil", first, other)) == []
    below = commit("Mon 10:00 Paint the door", {"hinge.py": "OIL = 1\nRED = 1\n"})
    assert found(last_word, pull("Oil", first, below)) == []


def test_a_branch_that_disagrees_with_the_clock_is_left_alone() -> None:
    """Rebased: nobody knows which was the last."""
    first = commit("Tue 09:00 Final fix for the squeak", {"hinge.py": "OIL = 1\n"})
    assert found(last_word, pull("Oil", first, commit("Mon 10:00 Oil it", {"hinge.py": "OIL = 2\n"}))) == []


@pytest.mark.parametrize(
    "title",
    ["Final fix", "final cleanup", "One last time", "Last few nits", "fix: final touches", "Fix remaining races"],
)
def test_an_end_that_was_not_is_found(title: str) -> None:
    """With how many came after, and the last of them."""
    (finding,) = found(last_word, branch(title, "Oil it", "Oil it twice", "Oil it again"))
    assert f"“{title}” was followed by 3 more commits to its files; the last of them is “Oil it again”" in finding.claim
    assert role(finding, "commits") == 3
    assert finding.weight == 4


def test_one_more_is_told_as_one() -> None:
    """Grammar."""
    (finding,) = found(last_word, branch("Final fix", "Oil it"))
    assert finding.claim == "“Final fix” was followed by 1 more commit to its files; it is “Oil it”, 60 minutes later."
