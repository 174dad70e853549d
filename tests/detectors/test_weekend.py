"""Saturday, Sunday, Friday night."""

from dataclasses import replace
from datetime import UTC

from builders import found, pull, role
from roastbot.detectors import weekend


def test_working_days_are_left_alone() -> None:
    """Friday afternoon too, and a single Saturday."""
    assert found(weekend, pull("x", "Mon 09:00 a", "Fri 17:59 b", "Sat 10:00 c")) == []


def test_a_clock_without_a_place_is_left_alone() -> None:
    """Saturday in Greenwich is Friday or Sunday elsewhere."""
    dossier = pull("x", "Sat 10:00 a", "Sun 10:00 b", "Fri 22:00 c")
    commits = tuple(replace(made, authored_at=made.authored_at.astimezone(UTC)) for made in dossier.commits)
    assert found(weekend, replace(dossier, commits=commits)) == []


def test_a_weekend_is_found() -> None:
    """With its first commit by the clock."""
    (finding,) = found(weekend, pull("x", "Fri 22:00 z", "Sat 10:00 a", "Sun 09:00 b", "Sun 11:00 c"))
    assert finding.claim == "3 commits were written on a Saturday or a Sunday, “a” first."
    assert role(finding, "commits") == 3


def test_one_day_is_called_by_its_name() -> None:
    """Saturday alone."""
    (finding,) = found(weekend, pull("x", "Sat 10:00 a", "Sat 12:00 b"))
    assert finding.claim == "2 commits were written on a Saturday, “a” first."


def test_the_latest_friday_evening_is_found() -> None:
    """By the clock on the wall."""
    (finding,) = found(weekend, pull("x", "Fri 18:00 a", "Fri 21:07 b"))
    assert finding.claim == "“b” was written on a Friday at 21:07."
    assert (role(finding, "commits"), role(finding, "day")) == (2, "Friday")
