"""What GitHub remembers and git forgets."""

from builders import found, pull
from roastbot.detectors import second_thoughts

PUSH = ("HeadRefForcePushedEvent", "Tue 09:00")


def test_a_push_or_two_are_left_alone() -> None:
    """A rebase is no event."""
    assert found(second_thoughts, pull("x", "Mon 09:00 a", events=[PUSH, PUSH])) == []


def test_auto_merge_left_on_is_left_alone() -> None:
    """That is what it is for."""
    assert found(second_thoughts, pull("x", "Mon 09:00 a", events=[("AutoMergeEnabledEvent", "Tue 09:00")])) == []


def test_many_pushes_are_found() -> None:
    """Counted."""
    (finding,) = found(second_thoughts, pull("x", "Mon 09:00 a", events=[PUSH] * 12))
    assert (finding.claim, finding.weight) == ("The branch was force-pushed 12 times.", 4)


def test_a_switch_that_was_thrown_back_is_found() -> None:
    """On and off."""
    events = [("AutoMergeEnabledEvent", "Tue 09:00"), ("AutoMergeDisabledEvent", "Tue 10:00")]
    assert len(found(second_thoughts, pull("x", "Mon 09:00 a", events=events))) == 1
