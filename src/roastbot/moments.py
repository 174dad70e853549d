"""Reads weekdays, dates and clock times out of English prose, and holds them against instants that are known.

A moment is true when some known instant, in the offset it was recorded in, reads like that. Moments that stand
together (`Friday, 17:58`) must be true of one and the same instant. Left alone, because no clock shows them:
`midnight`, `yesterday`, `last week`, and a month without a day.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOON: Final = 12

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = (
    re.compile(rf"\b{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b"),
    re.compile(rf"\b{_MONTH} {_DAY}\b(?:,? {_YEAR}\b)?"),
    re.compile(rf"\b{_DAY}(?: of)? {_MONTH}(?!\w)(?:,? {_YEAR}\b)?"),
    re.compile(rf"\b{_MONTH} {_YEAR}\b"),
)
_WEEKDAY = re.compile(rf"(?i)\b(?:{'|'.join(WEEKDAYS)})(?=s?\b)(?!\.[a-z])")
_CLOCK = re.compile(
    r"(?i)(?<![\w:.])(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?(?!\w|:\d)"
    r"|(?<![\w:.])(?P<whole>1?\d)\s?(?P<part>[ap])\.?m\b\.?"
)
_TOGETHER = re.compile(r"(?:[\s,(]|\bat\b|\bon\b|\bthe\b|\bT\b)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in a text, half open: its words, and whether an instant reads like that."""

    start: int
    end: int
    words: str
    fits: Callable[[datetime], bool]


def moments(text: str) -> tuple[Moment, ...]:
    """Return the moments in `text`, in order, without overlaps."""
    found = sorted([*_dates(text), *_weekdays(text), *_clocks(text)], key=lambda moment: (moment.start, -moment.end))
    kept: list[Moment] = []
    for moment in found:
        if not kept or moment.start >= kept[-1].end:
            kept.append(moment)
    return tuple(kept)


def strangers(text: str, found: Sequence[Moment], known: Sequence[datetime]) -> Iterator[str]:
    """Yield the words of each moment, or pair of moments that stand together, that fits no known instant."""
    for place, moment in enumerate(found):
        if not any(moment.fits(instant) for instant in known):
            yield moment.words
        elif place and _TOGETHER.fullmatch(text, found[place - 1].end, moment.start):
            before = found[place - 1]
            paired = any(before.fits(instant) and moment.fits(instant) for instant in known)
            if not paired and any(before.fits(instant) for instant in known):
                yield text[before.start : moment.end]


def _dates(text: str) -> Iterator[Moment]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year, day = (int(parts[name]) if parts.get(name) else None for name in ("year", "day"))
            number = parts.get("number")
            month = int(number) if number else _MONTHS.index(match["month"][:3]) + 1
            yield Moment(*match.span(), match[0], _on(year, month, day))


def _on(year: int | None, month: int, day: int | None) -> Callable[[datetime], bool]:
    def fits(instant: datetime) -> bool:
        return instant.month == month and year in {None, instant.year} and day in {None, instant.day}

    return fits


def _weekdays(text: str) -> Iterator[Moment]:
    for match in _WEEKDAY.finditer(text):
        number = WEEKDAYS.index(match[0].capitalize())
        yield Moment(*match.span(), match[0], _falling_on(number))


def _falling_on(number: int) -> Callable[[datetime], bool]:
    return lambda instant: instant.weekday() == number


def _clocks(text: str) -> Iterator[Moment]:
    for match in _CLOCK.finditer(text):
        half = match["half"] or match["part"]
        hour = int(match["hour"] or match["whole"])
        minute = int(match["minute"] or 0)
        second = int(match["second"]) if match["second"] else None
        yield Moment(*match.span(), match[0], _showing(hour, minute, second, half))


def _showing(hour: int, minute: int, second: int | None, half: str | None) -> Callable[[datetime], bool]:
    if half:
        hour = hour % NOON + (NOON if half.lower() == "p" else 0)

    def fits(instant: datetime) -> bool:
        return (instant.hour, instant.minute) == (hour, minute) and second in {None, instant.second}

    return fits
