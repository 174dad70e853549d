"""A week's work in one minute."""

from builders import commit, found, pull, role
from roastbot.detectors import second_clock


def test_commits_never_rewritten_are_left_alone() -> None:
    """Their clocks agree."""
    assert found(second_clock, pull("x", *(f"{day} 09:00 Work" for day in ("Mon", "Tue", "Wed", "Thu")))) == []


def test_a_rebase_within_a_day_is_left_alone() -> None:
    """Hours do not surprise anybody."""
    dossier = pull("x", *(commit(f"Mon 0{n}:00 Work", committed="Mon 11:03") for n in range(5)))
    assert found(second_clock, dossier) == []


def test_days_that_share_a_minute_are_found() -> None:
    """Counted in commits and in days."""
    dossier = pull("x", *(commit(f"{day} 09:00 Work", committed="Fri 11:03") for day in ("Mon", "Tue", "Wed", "Thu")))
    (finding,) = found(second_clock, dossier)
    assert (role(finding, "together"), role(finding, "days")) == (4, 4)
