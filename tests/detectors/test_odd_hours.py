"""The small hours."""

from dataclasses import replace
from datetime import UTC

from builders import found, pull
from roastbot.detectors import odd_hours


def test_office_hours_are_left_alone() -> None:
    """And evenings too."""
    assert found(odd_hours, pull("x", "Mon 09:00 a", "Mon 23:59 b", "Tue 05:10 c")) == []


def test_a_clock_without_a_place_is_left_alone() -> None:
    """UTC says nothing about the window of whoever wrote it."""
    dossier = pull("x", "Mon 03:10 a")
    commits = tuple(replace(made, authored_at=made.authored_at.astimezone(UTC)) for made in dossier.commits)
    assert found(odd_hours, replace(dossier, commits=commits)) == []


def test_the_hour_closest_to_half_past_two_is_found() -> None:
    """By the author's own clock."""
    (finding,) = found(odd_hours, pull("x", "Mon 00:10 a", "Tue 02:10 b"))
    assert finding.claim == "“b” was written at 02:10."
