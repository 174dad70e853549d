"""As long as before."""

from builders import found, pull
from roastbot.detectors import even_trade


def test_a_difference_of_one_is_left_alone() -> None:
    """Even means even."""
    assert found(even_trade, pull("x", "Mon 09:00 a +12/-11")) == []


def test_an_even_trade_is_found() -> None:
    """Whatever it traded."""
    assert len(found(even_trade, pull("x", "Mon 09:00 a +12/-12"))) == 1
