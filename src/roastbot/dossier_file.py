"""A dossier in a file: saved once, read as often as somebody tries something, without a network.

What is saved is the redacted dossier, so no secret reaches a disk. `docs/dossier.md` is the format, field by field,
generated from the dataclasses. Any change to them is a new VERSION; a reader takes every older one.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NoReturn
from zoneinfo import ZoneInfo

from roastbot import __version__, json_text
from roastbot.config_values import timezone_named
from roastbot.errors import ConfigError, DossierError
from roastbot.evidence import Dossier
from roastbot.plain_shape import WrongShapeError, from_plain, to_plain

FORMAT: Final = "roastbot-dossier"
VERSION: Final = 2
MADE_BY: Final = f"roastbot {__version__}"
LARGEST: Final = 64 * 1024 * 1024  # bytes; the largest pull request GitHub serves is a tenth of it
WHOLE: Final = "it was written by hand or by another program, or was cut off"
AGAIN: Final = "save it again with `roastbot dossier owner/repo#N -o FILE`; docs/dossier.md is the format"


@dataclass(frozen=True, slots=True)
class Saved:
    """A dossier as it was saved, and what is known about the saving."""

    made_by: str
    """The program that saved it, and its version."""
    read_at: datetime | None
    """When it was read from GitHub; null where nobody said."""
    timezone: str
    """The IANA time zone in which instants are shown that GitHub records in UTC, where no commit says a better one."""
    redacted: tuple[str, ...]
    """What was taken out for looking like a secret: its kind, the source it stood in, its line."""
    dossier: Dossier
    """The dossier itself, without those secrets."""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return timezone_named(self.timezone) or ZoneInfo("UTC")


def save(
    dossier: Dossier, *, read_at: datetime | None = None, timezone: str = "UTC", redacted: tuple[str, ...] = ()
) -> str:
    """Return the file's text for a dossier that has been redacted; `redacted` says what was taken out."""
    saved = Saved(MADE_BY, read_at, timezone, redacted, dossier)
    return json_text.write({"format": FORMAT, "version": VERSION, **to_plain(Saved)(saved)})


def load(text: str, name: str = "the dossier") -> Dossier:
    """Return the dossier that `text` holds; see `read`."""
    return read(text, name).dossier


def read(text: str, name: str) -> Saved:
    """Return what `text` holds; `name` is what a person calls the file.

    Raises DossierError naming the file and the place in it that is not what it should be.
    """
    if len(text) > LARGEST:
        raise too_large(name)
    whole = _parsed(text, name)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        _refuse(name, f'is no dossier: it does not say "format": "{FORMAT}"', "another file was named")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        _refuse(name, "has no version number at $.version", WHOLE)
    if version > VERSION:
        raise DossierError(
            f"{name} is of version {version}, and this roastbot reads up to version {VERSION}",
            cause="a newer roastbot saved it",
            fix="use that roastbot, or save it again with this one",
        )
    try:
        saved: Saved = from_plain(Saved)(
            {key: value for key, value in whole.items() if key not in {"format", "version"}}
        )
        timezone_named(saved.timezone)
    except WrongShapeError as error:
        _refuse(name, f"is not what it should be at {error.path[:200]!r}: it {error}", WHOLE, error)
    except ConfigError as error:
        _refuse(name, f"is not what it should be at '$.timezone': {error.what}", WHOLE, error)
    return saved


def too_large(name: str) -> DossierError:
    """Return the refusal of a file that is larger than any dossier."""
    return DossierError(
        f"{name} is larger than {LARGEST // 1024 // 1024} MiB", cause="it is no dossier", fix="name another file"
    )


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        _refuse(name, f"is not JSON (line {error.lineno}, column {error.colno}: {error.msg})", WHOLE, error)
    except (ValueError, RecursionError) as error:  # a number of a thousand digits; a list in a list in a list
        _refuse(name, "is not JSON that can be read", WHOLE, error)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _refuse(name: str, what: str, cause: str, error: Exception | None = None) -> NoReturn:
    raise DossierError(f"{name} {what}", cause=cause, fix=AGAIN) from error
