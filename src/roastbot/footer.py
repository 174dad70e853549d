"""The stamp readers see: one line between a pair of markers, everything else in the file byte for byte as it was."""

import re
from datetime import UTC
from string import ascii_letters, digits

from roastbot.errors import FooterError
from roastbot.ledger import Ledger, Row, RowOutcome
from roastbot.naming import one_line

_MARKER = re.compile(r"<!--[ \t]*roastbot:(start|end)[ \t]*-->")
START, END = "<!-- roastbot:start -->", "<!-- roastbot:end -->"
_PAIR = ["start", "end"]
# strftime would follow the machine's language.
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")


def stamp(ledger: Ledger) -> str:
    """Return the line for readers: when roastbot last ran, what came of it, and how many weeks it missed.

    Harmless in HTML, Markdown and template files alike. The time is in UTC.
    """
    if ledger.last_run is None:
        return "roastbot has not run yet."
    when = ledger.last_run.astimezone(UTC)
    parts = [f"Last run: {when.day} {_MONTHS[when.month - 1]} {when.year}, {when:%H:%M} UTC."]
    ran = [row for row in (*ledger.weeks, *ledger.asked) if row.ran_at is not None]
    if ran:
        parts.append(_outcome(max(ran, key=lambda row: row.ran_at or when)))
    missed = sum(1 for row in ledger.weeks if row.outcome is RowOutcome.MISSED)
    return " ".join([*parts, f"Weeks missed so far: {missed}."] if missed else parts)


def _outcome(row: Row) -> str:
    """Return what came of the run that wrote `row`, in one sentence."""
    if row.outcome is RowOutcome.ROASTED:
        return f"Roasted: {neutral(row.title)}." if row.title else "There is a new roast."
    return "There was nothing to roast."


def neutral(text: str) -> str:
    """Return `text` on one line with every ASCII mark as a character reference.

    HTML and Markdown both show the mark and neither obeys it; no template engine sees its braces.
    """
    plain = f"{ascii_letters}{digits} "
    return "".join(c if c in plain or not c.isascii() else f"&#{ord(c)};" for c in one_line(text))


def rewrite(text: str, stamp: str, path: str) -> str:
    """Return the file `path`, whose text is `text`, with `stamp` between its markers.

    White space next to the markers stays, and so do the file's line endings; a pair of markers with nothing but a
    line break between them gets the stamp on a line of its own. Raises FooterError for missing, doubled, nested or
    turned-round markers.
    """
    markers = list(_MARKER.finditer(text))
    found = [marker[1] for marker in markers]
    if found != _PAIR:
        raise FooterError(
            f"{path} {_fault(found)}",
            cause="the markers were edited by hand, or never put in",
            fix=f"write {START} and {END} once each, in this order, around the place for the stamp",
        )
    start, end = markers[0].end(), markers[1].start()
    return text[:start] + _between(text[start:end], stamp) + text[end:]


def _fault(found: list[str]) -> str:
    if not found:
        return "has no roastbot markers"
    missing = [kind for kind in _PAIR if kind not in found]
    if missing:
        return f"has no roastbot:{missing[0]} marker"
    if sorted(found) == sorted(_PAIR):
        return "has its roastbot markers the wrong way round"
    return f"has {found.count('start')} roastbot:start and {found.count('end')} roastbot:end markers"


def _between(old: str, stamp: str) -> str:
    """Return `stamp` inside the white space that surrounded the old text."""
    if old.strip():
        return old[: len(old) - len(old.lstrip())] + stamp + old[len(old.rstrip()) :]
    first, newline, rest = old.partition("\n")
    if not newline:
        return stamp
    ending = "\r\n" if first.endswith("\r") else "\n"
    return first + newline + stamp + (rest if "\n" in rest else ending + rest)
