"""The first commit and the rest."""

from builders import found, pull
from roastbot.detectors import first_draft

LATER = [f"Tue 0{n}:00 Fix bolt {n} +9/-8" for n in range(1, 7)]
ONE_FILE = [("engine.py", 731, 121)]


def test_a_short_branch_is_left_alone() -> None:
    """There is no rest to speak of."""
    assert found(first_draft, pull("x", "Mon 09:00 Start +685/-105", *LATER[:3], files=ONE_FILE)) == []


def test_steady_work_is_left_alone() -> None:
    """Half of it first, half of it later."""
    assert found(first_draft, pull("x", "Mon 09:00 Start +365/-105", *LATER, files=ONE_FILE)) == []


def test_a_first_commit_that_was_nearly_all_is_found() -> None:
    """With both totals."""
    (finding,) = found(first_draft, pull("x", "Mon 09:00 Start +685/-105", *LATER, files=ONE_FILE))
    assert "after the 6 later ones the diff adds 731 and takes out 121" in finding.claim
    assert finding.weight == 4


def test_a_snowball_is_found() -> None:
    """It began small."""
    assert len(found(first_draft, pull("x", "Mon 09:00 Start +85/-5", *LATER, files=ONE_FILE))) == 1
