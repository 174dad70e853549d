"""Clocks and durations in words."""

from datetime import UTC, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from builders import at
from roastbot.instants import apart, clock, date, lived_in, minutes_between, span_facts, spoken, weekday


def test_an_instant_reads_as_on_the_wall() -> None:
    """Whatever the locale."""
    assert (weekday(at("Tue 09:05")), clock(at("Tue 09:05")), date(at("Tue 09:05"))) == ("Tuesday", "09:05", "3 March")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"),
        (119, "119 minutes"),
        (120, "2 hours"),
        (349, "5 hours and 49 minutes"),
        (61 * 12, "12 hours"),
        (47 * 60 + 59, "47 hours"),
        (48 * 60, "2 days"),
    ],
)
def test_a_duration_is_spoken_in_its_own_measure(minutes: int, words: str) -> None:
    """Cut down, never rounded up."""
    assert spoken(minutes) == words


def test_a_duration_is_the_real_one_cut_down() -> None:
    """The clocks, read without their seconds, would make 22 minutes of it; and nothing is negative."""
    early, late = at("Mon 13:27") + timedelta(seconds=50), at("Mon 13:49") + timedelta(seconds=10)
    assert minutes_between(early, late) == 21
    assert minutes_between(late, early) == 0


def test_where_two_clocks_look_further_apart_the_words_say_about() -> None:
    """So that they are true for whoever knows the seconds, and for whoever reads the clocks."""
    early, late = at("Mon 13:27") + timedelta(seconds=50), at("Mon 13:49") + timedelta(seconds=10)
    assert apart(early, late) == "about 21 minutes"
    assert apart(early, late + timedelta(seconds=45)) == "22 minutes"
    assert apart(early, late + timedelta(days=3)) == "3 days"


def test_seconds_are_no_minutes() -> None:
    """They have words and no figure; no time at all has both."""
    early = at("Mon 13:27")
    seconds = {fact.id: fact.value for fact in span_facts("x", early, early + timedelta(seconds=40), "time")}
    assert seconds == {"x.span": "under a minute"}
    assert {fact.id: fact.value for fact in span_facts("x", early, early, "time")} == {
        "x.span": "0 minutes",
        "x.minutes": 0,
    }


def test_utc_is_shown_where_somebody_lives() -> None:
    """An offset of its own is kept."""
    utc = at("Mon 09:00").astimezone(UTC)
    assert clock(lived_in(utc, ZoneInfo("America/Chicago"))) == "02:00"
    assert clock(lived_in(at("Mon 09:00"), timezone(timedelta(hours=9)))) == "09:00"


def test_each_figure_of_a_duration_is_a_fact() -> None:
    """So that a checker finds all of them."""
    facts = {fact.id: fact.value for fact in span_facts("x", at("Mon 09:00"), at("Mon 14:49"), "time")}
    assert facts == {"x.span": "5 hours and 49 minutes", "x.hours": 5, "x.minutes": 49}
