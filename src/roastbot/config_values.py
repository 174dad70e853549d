"""What each kind of setting accepts, and the one message for what it does not: input, usual cause, fix."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roastbot.errors import ConfigError

FIRST_PRINTABLE = " "  # everything below a space in Unicode's order is a control character


@dataclass(frozen=True, slots=True)
class Secret:
    """A credential: reveals itself only through `reveal()`, so no repr, log line or traceback can hold it."""

    _value: str = field(repr=False)

    def reveal(self) -> str:
        """Return the credential itself."""
        return self._value

    def __str__(self) -> str:
        return "***"


@dataclass(frozen=True, slots=True)
class PullRequestRef:
    """A pull request somebody asked for by name."""

    repository: str
    number: int

    def __str__(self) -> str:
        return f"{self.repository}#{self.number}"


def items(value: str | None) -> list[str]:
    """Return the entries of a list written with commas or new lines."""
    return [item.strip() for item in re.split(r"[,\n]", value or "") if item.strip()]


def secret(given: Mapping[str, str], name: str) -> Secret | None:
    """Return the credential a setting holds, None when it is unset."""
    return Secret(given[name]) if name in given else None


_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?(?:_[A-Za-z0-9]+)?")
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")


def login(value: str | None) -> str:
    """Return a GitHub login; ConfigError when it is missing or malformed."""
    if value is None:
        raise ConfigError(
            "author is not set",
            cause="the step or command gives no login",
            fix="set author to the GitHub login whose pull requests are to be roasted",
        )
    if not _LOGIN.fullmatch(value):
        raise ConfigError(
            f"author {value!r} is not a GitHub login",
            cause="a name, an e-mail address or an @ was given",
            fix="give the login as it stands in the profile's URL",
        )
    return value


def _is_repository(value: str) -> bool:
    owner, _, name = value.partition("/")
    return bool(_LOGIN.fullmatch(owner)) and bool(_NAME.fullmatch(name)) and name not in {".", ".."}


def repository(setting: str, value: str) -> str:
    """Return `owner/repo`; an empty value is allowed here because a checked-out blog needs none."""
    if value and not _is_repository(value):
        raise ConfigError(
            f"{setting} {value!r} is not owner/repo",
            cause="a URL or a bare name was given",
            fix="write it as owner/repo",
        )
    return value


def repository_pattern(value: str) -> str:
    """Return `owner/repo` or `owner/*` as given."""
    owner, _, name = value.partition("/")
    if not (_is_repository(value) or (name == "*" and _LOGIN.fullmatch(owner))):
        raise ConfigError(
            f"repositories has {value!r}",
            cause="each entry must be owner/repo or owner/*",
            fix="correct or remove that entry",
        )
    return value


def url(setting: str, value: str) -> str:
    """Return an http(s) URL without its trailing slash; no user, query or fragment."""
    if not re.fullmatch(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?", value):
        raise ConfigError(
            f"{setting} is not a URL roastbot can use",
            cause="it has no http(s) scheme, or holds a user, a query or a space",
            fix="give it as https://host or https://host/path",
        )
    return value.rstrip("/")


def choice(setting: str, value: str, allowed: tuple[str, ...]) -> str:
    """Return `value` when it is one of `allowed`."""
    if value not in allowed:
        raise ConfigError(
            f"{setting} is {value!r}",
            cause="it is none of the values roastbot knows",
            fix=f"use one of: {', '.join(allowed)}",
        )
    return value


def language(value: str) -> str:
    """Return a language as its tag or its English name, such as `pt-BR` or `Brazilian Portuguese`."""
    if not re.fullmatch(r"[A-Za-z]{2,20}(?:[ -][A-Za-z0-9]{1,20}){0,3}", value):
        raise ConfigError(
            f"language {value!r} is not a language",
            cause="it is neither a tag nor the English name of one",
            fix="write it as de, pt-BR or German",
        )
    return value


def truth(setting: str, given: Mapping[str, str], *, default: bool = False) -> bool:
    """Return what a `true` or `false` says; unset means `default`."""
    return choice(setting, given.get(setting, str(default)).lower(), ("true", "false")) == "true"


def workflow(setting: str, value: str | None) -> str | None:
    """Return a workflow's file name, without the folder GitHub implies; None when the setting is unset."""
    if value is None:
        return None
    name = value.removeprefix(".github/workflows/")
    if not re.fullmatch(r"[A-Za-z0-9_.-]{1,100}\.ya?ml", name):
        raise ConfigError(
            f"{setting} {value!r} is not the file name of a workflow",
            cause="the workflow's title or its whole address was given",
            fix="write the file's name, such as deploy.yml",
        )
    return name


def positive(setting: str, value: str) -> int:
    """Return a whole number above zero."""
    if not re.fullmatch(r"[1-9][0-9_]{0,11}", value):
        raise ConfigError(
            f"{setting} is {value!r}",
            cause="it is not a whole number above zero",
            fix="write digits only, such as 60000",
        )
    return int(value)


def path(setting: str, value: str | None) -> str | None:
    """Return a path inside the blog, None when the setting is unset."""
    return None if value is None else required_path(setting, value)


def required_path(setting: str, value: str) -> str:
    """Return a path inside the blog, with forward slashes and no trailing one.

    Absolute paths, parent steps, git's own folder and `.github` are refused: nothing a setting says may make
    the run write there (a workflow file is code).
    """
    parts = value.replace("\\", "/").rstrip("/").split("/")
    lowered = [part.lower() for part in parts]
    if (
        not parts[0]
        or ":" in parts[0]
        or ".." in parts
        or lowered[0] in {".git", ".github"}
        or any(c < FIRST_PRINTABLE for c in value)
    ):
        raise ConfigError(
            f"{setting} {value!r} is not a path inside the blog",
            cause="it is absolute, has '..', or points into .git or .github",
            fix="give a path relative to the blog's root, such as content/posts",
        )
    return "/".join(part for part in parts if part not in {"", "."})


_PULL_URL = re.compile(r"https?://[^/\s]+/([^/\s]+/[^/\s]+)/pull/([0-9]{1,9})(?:[/?#]\S*)?")
_PULL_REF = re.compile(r"([^/\s#]+/[^/\s#]+)#([0-9]{1,9})")


def pull_request(value: str | None) -> PullRequestRef | None:
    """Return the pull request a URL or `owner/repo#N` names, None when the setting is unset."""
    if value is None:
        return None
    match = _PULL_URL.fullmatch(value) or _PULL_REF.fullmatch(value)
    if match is None or not _is_repository(match[1]) or int(match[2]) == 0:
        raise ConfigError(
            f"pull-request {value!r} is not a pull request",
            cause="it is neither a URL nor owner/repo#N",
            fix="copy the pull request's address, or write owner/repo#123",
        )
    return PullRequestRef(match[1], int(match[2]))


def timezone_named(value: str | None) -> ZoneInfo | None:
    """Return the IANA time zone, None when the setting is unset."""
    if value is None:
        return None
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(
            f"timezone {value!r} is unknown",
            cause="it is not an IANA name",
            fix="use a name such as Europe/Berlin or America/Chicago",
        ) from error


def instant(setting: str, value: str | None, timezone: ZoneInfo | None) -> datetime | None:
    """Return the instant a date (its midnight) or date and time means.

    Without an offset it is in `timezone`; without either it stays naive, for the blog's own zone to decide.
    """
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError as error:
        raise ConfigError(
            f"{setting} {value!r} is not a date",
            cause="it is not ISO 8601",
            fix="write it as 2026-03-23 or 2026-03-23T09:00:00+01:00",
        ) from error
    return found.replace(tzinfo=timezone) if found.tzinfo is None and timezone else found
