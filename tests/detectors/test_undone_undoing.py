"""Reverts of reverts."""

from builders import commit, found, pull
from roastbot.detectors import undone_undoing

OPEN, SHUT = {"window.py": "OPEN = True\n"}, {"window.py": "OPEN = False\n"}


def test_a_revert_is_left_alone() -> None:
    """So are two of them, and a title about reverting."""
    once = commit('Mon 10:00 Revert "Open it"', SHUT)
    assert found(undone_undoing, pull("x", commit("Mon 09:00 Open it", OPEN), once)) == []
    assert found(undone_undoing, pull("x", "Mon 09:00 Add revert of reverts", "Mon 10:00 Reapply the paint")) == []


def test_a_line_that_names_a_stranger_is_left_alone() -> None:
    """A commit that is not on the branch proves nothing about what it was."""
    body = "This reverts commit 0123456789abcdef."
    assert (
        found(
            undone_undoing, pull("x", commit("Mon 09:00 Close it", SHUT), commit("Mon 10:00 Open it", OPEN, body=body))
        )
        == []
    )


def test_three_commits_are_told_by_their_titles() -> None:
    """The deed, its undoing, the undoing of that."""
    reverted = commit('Mon 10:00 Revert "Open it"', SHUT)
    dossier = pull("x", commit("Mon 09:00 Open it", OPEN), reverted, commit('Mon 12:00 Reapply "Open it"', OPEN))
    (finding,) = found(undone_undoing, dossier)
    assert finding.claim == (
        '“Reapply "Open it"” takes back “Revert "Open it"”, which had taken back “Open it”, 2 hours after it.'
    )
    assert finding.weight == 4


def test_gits_own_line_is_believed_whatever_the_title() -> None:
    """It names commits by their ids."""
    first = pull("x", commit("Mon 09:00 Open it", OPEN)).commits[0]
    second = commit("Mon 10:00 Shut it", SHUT, body=f"Too cold.\n\nThis reverts commit {first.oid}.")
    middle = pull("x", commit("Mon 09:00 Open it", OPEN), second).commits[1]
    third = commit("Mon 12:00 Open it for air", OPEN, body=f"This reverts commit {middle.short}.")
    (finding,) = found(undone_undoing, pull("x", commit("Mon 09:00 Open it", OPEN), second, third))
    assert finding.claim == "“Open it for air” takes back “Shut it”, which had taken back “Open it”, 2 hours after it."


def test_a_revert_of_a_revert_that_is_elsewhere_is_told_alone() -> None:
    """What it brings back stood on another branch."""
    (finding,) = found(undone_undoing, pull("x", commit('Mon 12:00 Revert "Revert "Open it""', OPEN)))
    assert finding.claim == '“Revert "Revert "Open it""” brings back what had been reverted before.'
