"""Verbs that come back."""

from builders import found, pull, role
from roastbot.detectors import refrain


def test_two_verbs_about_different_things_are_left_alone() -> None:
    """That is no argument."""
    dossier = pull(
        "x", "Mon 09:00 Harden a", "Mon 10:00 Simplify bees", "Mon 11:00 Harden cats", "Mon 12:00 Simplify dogs"
    )
    assert found(refrain, dossier) == []


def test_a_few_fixes_are_left_alone() -> None:
    """Everybody has those."""
    assert found(refrain, pull("x", "Mon 09:00 Fix valve", "Mon 10:00 Fix valve", "Mon 11:00 Fix valve")) == []


def test_an_order_the_clock_denies_is_left_alone() -> None:
    """The verses may have been sung the other way round."""
    dossier = pull(
        "x", "Tue 09:00 Harden valve", "Mon 10:00 Simplify valve", "Tue 11:00 Harden valve", "Tue 12:00 Simplify valve"
    )
    assert found(refrain, dossier) == []


def test_verbs_that_take_turns_are_found() -> None:
    """With the verses of each counted."""
    dossier = pull(
        "x",
        "Mon 09:00 Harden valve",
        "Mon 10:00 Simplify valve",
        "Tue 11:00 Harden valve",
        "Tue 12:00 Simplify valves",
        "Wed 09:00 Harden valve",
    )
    (finding,) = found(refrain, dossier)
    assert finding.claim == "Commit titles begin with harden 3 times, simplify 2 times."
    assert finding.weight == 5


def test_a_verb_that_keeps_coming_back_is_found() -> None:
    """When its verses are related."""
    dossier = pull("x", "Mon 09:00 Replace valve", "Mon 10:00 Replace valve seat", "Tue 11:00 Replace valve again")
    (finding,) = found(refrain, dossier)
    assert role(finding, "count") == 3
