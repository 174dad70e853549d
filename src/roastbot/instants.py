"""Clock, weekday and duration as they are printed: in the offset somebody lived in, cut down, never rounded up."""

from datetime import datetime, tzinfo

from roastbot.findings import PULL_REQUEST, Fact, Receipt, Subject

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
HOUR = 60
DAY = 24 * HOUR
IN_MINUTES = 2 * HOUR  # up to here a duration is told in minutes
IN_HOURS_AND_MINUTES = 12 * HOUR  # up to here in hours and minutes, then in hours
IN_HOURS = 2 * DAY  # up to here in hours, then in days


def clock(instant: datetime) -> str:
    """Return `21:07`."""
    return f"{instant.hour:02}:{instant.minute:02}"


def weekday(instant: datetime) -> str:
    """Return `Tuesday`, whatever the locale."""
    return DAYS[instant.weekday()]


def date(instant: datetime) -> str:
    """Return `24 March`."""
    return f"{instant.day} {MONTHS[instant.month - 1]}"


def lived_in(instant: datetime, elsewhere: tzinfo | None) -> datetime:
    """Return a UTC instant in the zone `elsewhere`; one that carries an offset of its own keeps it."""
    if elsewhere is None or instant.utcoffset():
        return instant
    return instant.astimezone(elsewhere)


def minutes_between(start: datetime, end: datetime) -> int:
    """Return the whole minutes that passed between two instants; never negative."""
    return max(0, int((end - start).total_seconds() // 60))


def apart(start: datetime, end: datetime) -> str:
    """Return the time between two instants in words that are true for whoever knows the seconds and who does not.

    It is the real duration, cut down: from 13:27:50 to 13:49:10 are 21 minutes. Prose shows clocks without seconds,
    and 13:27 to 13:49 look like 22; where the clocks would make another figure of it, the words begin with `about`.
    """
    minutes = minutes_between(start, end)
    if not minutes:
        return "under a minute" if end > start else spoken(0)
    told = spoken(minutes)
    looks = minutes_between(start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0))
    return told if told == spoken(looks) else f"about {told}"


def spoken(minutes: int) -> str:
    """Return a duration in words: `22 minutes`, `5 hours and 48 minutes`, `19 hours`, `5 days`."""
    parts = [f"{count:,} {unit if count != 1 else unit[:-1]}" for count, unit in _parts(minutes)]
    return " and ".join(parts)


def _parts(minutes: int) -> list[tuple[int, str]]:
    if minutes < IN_MINUTES:
        return [(minutes, "minutes")]
    if minutes < IN_HOURS_AND_MINUTES:
        hours, rest = divmod(minutes, HOUR)
        return [(hours, "hours"), (rest, "minutes")] if rest else [(hours, "hours")]
    if minutes < IN_HOURS:
        return [(minutes // HOUR, "hours")]
    return [(minutes // DAY, "days")]


def span_facts(
    name: str,
    start: datetime,
    end: datetime,
    about: str,
    receipts: tuple[Receipt, ...] = (),
    *,
    subject: Subject = PULL_REQUEST,
    how: str = "From one instant to the other, cut down to whole minutes.",
) -> tuple[Fact, ...]:
    """Return the duration from `start` to `end` as facts: its words as `name.span`, and each figure in them.

    `subject` and `how` are those of every one of these facts. A duration of under a minute has no figure.
    """
    minutes = minutes_between(start, end)
    figures = [
        Fact(f"{name}.{unit}", count, unit, f"{about}, its {unit}", receipts, subject, how)
        for count, unit in _parts(minutes)
        if minutes or end <= start
    ]
    return (Fact(f"{name}.span", apart(start, end), "", about, receipts, subject, how), *figures)
