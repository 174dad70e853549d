"""An alarm and its earplugs."""

from builders import found, pull, role
from roastbot.detectors import own_alarm


def test_silencing_something_else_is_left_alone() -> None:
    """Another alarm, another owner."""
    assert found(own_alarm, pull("x", "Mon 09:00 Deprecate whistle", "Mon 10:00 Suppress lint noise")) == []


def test_silence_before_the_alarm_is_left_alone() -> None:
    """That is foresight."""
    assert found(own_alarm, pull("x", "Mon 09:00 Suppress whistle deprecation", "Mon 10:00 Deprecate whistle")) == []


def test_an_alarm_that_is_silenced_is_found() -> None:
    """By the clock."""
    dossier = pull("x", "Mon 13:27 Deprecate whistle methods", "Mon 13:49 Suppress whistle deprecation warnings")
    (finding,) = found(own_alarm, dossier)
    assert (role(finding, "minutes"), finding.weight) == (22, 4)
