"""How a blog writes the date of a post, and ours in the same way; never later than the instant it is given."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any, Literal

import yaml

from roastbot.frontmatter import Format, NativeDate

_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:(?P<separator>[Tt ])[0-9]{2}:[0-9]{2}(?P<seconds>:[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?P<gap>[ ]?)(?P<zone>[Zz]|[+-][0-9]{2}:[0-9]{2}|[+-][0-9]{4})?)?"
)
_LITERAL = r"""^[ \t]*["']?{key}["']?[ \t]*[:=][ \t]*(?P<quote>["']?)(?P<text>[^"'#\n]*)"""


@dataclass(frozen=True, slots=True)
class DateStyle:
    """A way of writing an instant.

    `native` is without quotes; `separator` stands between date and time, empty when there is only a date;
    `gap` stands before the offset; `zone` is the offset's form (`+00:00`, `+0000`, `Z`), empty for none.
    """

    native: bool = True
    separator: Literal["T", " ", ""] = "T"
    seconds: bool = True
    gap: Literal[" ", ""] = ""
    zone: Literal["+00:00", "+0000", "Z", ""] = "+00:00"


def learn_date_style(raw: str, metadata: Mapping[str, Any], key: str) -> DateStyle | None:
    """Return how the front matter `raw` writes the date under `key`, None when it is no form we know."""
    literal = re.search(_LITERAL.format(key=re.escape(key)), raw, re.MULTILINE)
    if literal is None or key not in metadata:
        return None
    match = _DATE.fullmatch(literal["text"].strip())
    if match is None:
        return None
    zone = match["zone"] or ""
    return DateStyle(
        native=not literal["quote"],
        separator="" if match["separator"] is None else " " if match["separator"] == " " else "T",
        seconds=match["separator"] is None or match["seconds"] is not None,
        gap=" " if match["gap"] and zone else "",
        zone="" if not zone else "Z" if zone in "Zz" else "+00:00" if ":" in zone else "+0000",
    )


def write_date(when: datetime, style: DateStyle, kind: Format, site_zone: tzinfo | None) -> str | NativeDate:
    """Return `when` (aware) in the blog's style, seconds and what is below cut off.

    Without an offset the generator reads the text in the site's own zone, or in UTC where it has none, so it is
    written in that one; in any other it could lie in the future, and a post of the future is not published.
    """
    has_offset = bool(style.separator and style.zone)
    if not has_offset:
        when = when.astimezone(site_zone or UTC)
    elif style.zone == "Z":
        when = when.astimezone(UTC)
    text = when.strftime("%Y-%m-%d")
    if style.separator:
        text += style.separator + when.strftime("%H:%M:%S" if style.seconds else "%H:%M")
    if has_offset:
        text += style.gap + _offset(when, style.zone)
    return _native(text, kind) if style.native and kind != "json" else text


def _offset(when: datetime, form: str) -> str:
    if form == "Z":
        return "Z"
    text = when.strftime("%z")[:5]  # an offset with seconds has not been in use since 1972
    return text if form == "+0000" else f"{text[:3]}:{text[3:]}"


def _native(text: str, kind: Format) -> NativeDate:
    if kind == "toml":
        return NativeDate(text, tomllib.loads(f"date = {text}")["date"])
    return NativeDate(text, yaml.safe_load(text))
