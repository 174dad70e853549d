"""Removals that remove."""

from builders import found, pull
from roastbot.detectors import as_promised


def test_a_removal_that_adds_is_left_alone() -> None:
    """Another detector's business."""
    assert found(as_promised, pull("Remove coal", "Mon 09:00 a +120/-11")) == []


def test_a_deletion_nobody_announced_is_left_alone() -> None:
    """It kept no promise, having made none."""
    assert found(as_promised, pull("Rework coal", "Mon 09:00 a +1/-900")) == []


def test_a_kept_promise_is_found() -> None:
    """To be told as praise."""
    assert len(found(as_promised, pull("Remove coal", "Mon 09:00 a +10/-800"))) == 1
