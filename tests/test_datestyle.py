"""Dates are written as the blog writes them, and never later than the instant given."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.datestyle import DateStyle, learn_date_style, write_date
from roastbot.frontmatter import NativeDate, parse

WHEN = datetime(2026, 4, 27, 23, 5, 54, 123456, tzinfo=timezone(timedelta(hours=-5)))  # the 28th in UTC

WRITTEN = [
    ("toml", '"2026-03-30T13:05:00+00:00"', "2026-04-27T23:05:54-05:00"),
    ("toml", "2026-03-30T13:05:00Z", "2026-04-28T04:05:54Z"),
    ("toml", "2026-03-30 13:05:00-06:00", "2026-04-27 23:05:54-05:00"),
    ("toml", "2026-03-30", "2026-04-28"),
    ("toml", "2026-03-30T13:05:00", "2026-04-28T04:05:54"),
    ("yaml", "2026-03-30", "2026-04-28"),
    ("yaml", "2026-03-30 13:05:00 -0500", "2026-04-27 23:05:54 -0500"),
    ("yaml", "'2026-03-30 13:05'", "2026-04-28 04:05"),
    ("yaml", "2026-03-30T13:05:00.123Z", "2026-04-28T04:05:54Z"),
    ("yaml", "2026-03-30T13:05:00-05:00 # Monday", "2026-04-27T23:05:54-05:00"),
]


@pytest.mark.parametrize(("kind", "literal", "expected"), WRITTEN)
def test_a_date_takes_the_form_of_the_blogs_own(kind: str, literal: str, expected: str) -> None:
    """Quotes, separator, seconds and offset; without an offset it is the site's zone, here UTC."""
    text = f"+++\ndate = {literal}\n+++\n" if kind == "toml" else f"---\ndate: {literal}\n---\n"
    parsed = parse(text)
    style = learn_date_style(parsed.raw, parsed.metadata, "date")
    assert style is not None
    found = write_date(WHEN, style, parsed.format, None)
    assert (found.text if isinstance(found, NativeDate) else found) == expected
    assert isinstance(found, NativeDate) == (literal[0] not in "\"'")


@pytest.mark.parametrize("literal", ["March 30, 2026", "30.3.2026", "soon", ""])
def test_a_form_we_do_not_know_teaches_nothing(literal: str) -> None:
    """The default, RFC 3339 with an offset, is read by every generator."""
    assert learn_date_style(f"date: {literal}\n", {"date": literal}, "date") is None


def test_without_an_offset_the_sites_own_zone_is_what_its_generator_reads() -> None:
    """In Auckland it is tomorrow; a date of tomorrow would hide the post from a site that counts in UTC."""
    style = DateStyle(separator="", zone="")
    auckland = datetime(2026, 4, 28, 9, 0, tzinfo=ZoneInfo("Pacific/Auckland"))
    assert write_date(auckland, style, "toml", None) == NativeDate("2026-04-27", date(2026, 4, 27))
    assert write_date(auckland, style, "toml", ZoneInfo("Pacific/Auckland")) == NativeDate(
        "2026-04-28", date(2026, 4, 28)
    )


@settings(deadline=None)
@given(
    when=st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.timezones()),  # noqa: DTZ001 - bounds
    style=st.builds(
        DateStyle,
        native=st.booleans(),
        separator=st.sampled_from(["T", " ", ""]),
        seconds=st.booleans(),
        zone=st.sampled_from(["+00:00", "+0000", "Z", ""]),
    ),
)
def test_a_date_is_never_in_the_future(when: datetime, style: DateStyle) -> None:
    """Whatever the form cuts off, it cuts off towards the past; a missing offset means UTC here."""
    found = write_date(when, style, "yaml", None)
    text = found.text if isinstance(found, NativeDate) else found
    read = datetime.fromisoformat(text)
    assert (read if read.tzinfo else read.replace(tzinfo=UTC)) <= when
