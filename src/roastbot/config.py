"""Settings: one table for action.yml, the command line and the README, read once into a frozen Config."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roastbot.errors import ConfigError

DEFAULT_MODEL = "claude-sonnet-5-5"
DEFAULT_MAX_INPUT_TOKENS = 60_000  # about 0.12 USD of input on the default model, see README "What it costs"
WRITERS = ("claude", "offline")
PUBLISH_MODES = ("commit", "dry-run")


@dataclass(frozen=True, slots=True)
class Setting:
    """One input of the action and option of the command line.

    `default` is what action.yml declares (an expression where GitHub fills it in); `env` lists environment
    variables the command line understands when the option is not given; `secret` values never show.
    """

    name: str
    help: str
    default: str = ""
    env: tuple[str, ...] = ()
    secret: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("author", "Login of the developer whose pull requests are roasted.", "${{ github.repository_owner }}"),
    Setting(
        "repositories",
        "Where to look: `owner/repo` or `owner/*`, separated by commas or new lines; empty: all the token sees.",
    ),
    Setting(
        "github-token",
        "Token that reads pull requests.",
        "${{ github.token }}",
        ("GITHUB_TOKEN", "GH_TOKEN"),
        secret=True,
    ),
    Setting("github-api-url", "Base URL of GitHub's REST API.", "${{ github.api_url }}", ("GITHUB_API_URL",)),
    Setting(
        "blog-repository",
        "Repository that holds the blog, `owner/repo`.",
        "${{ github.repository }}",
        ("GITHUB_REPOSITORY",),
    ),
    Setting("blog-branch", "Branch the blog is built from; empty: the repository's default branch."),
    Setting("blog-token", "Token that writes to the blog; empty: `github-token`.", secret=True),
    Setting("anthropic-api-key", "API key for Claude.", env=("ANTHROPIC_API_KEY",), secret=True),
    Setting("anthropic-base-url", "Base URL of the Anthropic API, for a gateway.", env=("ANTHROPIC_BASE_URL",)),
    Setting("model", "Claude model that writes the roast.", DEFAULT_MODEL),
    Setting("writer", "`claude` or `offline`; empty: claude, which needs a credential."),
    Setting("publish", "`commit` to the blog's branch, or `dry-run` to show what would be committed.", "commit"),
    Setting("pull-request", "Roast this pull request instead of the week's biggest: its URL or `owner/repo#N`."),
    Setting("since", "Start of the window instead of the ledger's, ISO 8601 date or date and time."),
    Setting("until", "End of the window instead of now, ISO 8601 date or date and time; not included."),
    Setting("timezone", "IANA time zone that names weeks and dates posts; empty: the blog's own, else UTC."),
    Setting("content-dir", "Folder for posts; empty: where the blog's earlier roasts or posts are."),
    Setting(
        "footer-file",
        "Files whose text between `<!-- roastbot:start -->` and `<!-- roastbot:end -->` is rewritten, separated by commas or new lines.",
    ),
    Setting("ledger-file", "The ledger; empty: `roast_bot.json` where the generator keeps its data files."),
    Setting("blog-author", "Name the post is signed with; empty: as earlier roasts were, else `roast-bot`."),
    Setting("exclude-paths", "gitignore patterns of files that do not count towards size, separated by new lines."),
    Setting(
        "exclude-labels",
        "Pull requests with one of these labels are left alone, separated by commas or new lines.",
        "no-roast",
    ),
    Setting(
        "include-private",
        "`true` to let pull requests of private repositories be roasted in public.",
        "false",
    ),
    Setting("max-input-tokens", "Hard cap on what is sent to the model, in tokens.", str(DEFAULT_MAX_INPUT_TOKENS)),
)


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


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of one run, validated; tokens are `Secret` and absent ones None."""

    author: str
    repositories: tuple[str, ...]
    github_token: Secret | None
    github_api_url: str
    blog_repository: str
    blog_branch: str | None
    blog_token: Secret | None
    anthropic_api_key: Secret | None
    anthropic_base_url: str | None
    model: str
    writer: str
    publish: str
    pull_request: PullRequestRef | None
    since: datetime | None
    until: datetime | None
    timezone: ZoneInfo | None
    content_dir: str | None
    footer_files: tuple[str, ...]
    ledger_file: str | None
    blog_author: str | None
    exclude_paths: tuple[str, ...]
    exclude_labels: tuple[str, ...]
    include_private: bool
    max_input_tokens: int

    @property
    def is_particular(self) -> bool:
        """Whether somebody asked for a particular pull request or window rather than for the week that is due."""
        return self.pull_request is not None or self.since is not None or self.until is not None

    @classmethod
    def from_settings(cls, raw: Mapping[str, str]) -> "Config":
        """Return the Config for settings by name; an empty or blank string counts as unset.

        Raises ConfigError naming the setting, the usual cause and the fix.
        """
        given = {name: value.strip() for name, value in raw.items() if value.strip()}
        timezone = _timezone(given.get("timezone"))
        token = _secret(given, "github-token")
        since, until = (_instant(name, given.get(name), timezone) for name in ("since", "until"))
        if since and until and since >= until:
            raise ConfigError(
                "since is not before until",
                cause="the two dates are swapped or equal",
                fix="give an earlier since or a later until",
            )
        return cls(
            author=_login(given.get("author")),
            repositories=tuple(_repository_pattern(item) for item in _items(given.get("repositories"))),
            github_token=token,
            github_api_url=_url("github-api-url", given.get("github-api-url", "https://api.github.com")),
            blog_repository=_repository("blog-repository", given.get("blog-repository", "")),
            blog_branch=given.get("blog-branch"),
            blog_token=_secret(given, "blog-token") or token,
            anthropic_api_key=_secret(given, "anthropic-api-key"),
            anthropic_base_url=_url("anthropic-base-url", given["anthropic-base-url"])
            if "anthropic-base-url" in given
            else None,
            model=given.get("model", DEFAULT_MODEL),
            writer=_writer(given),
            publish=_choice("publish", given.get("publish", "commit"), PUBLISH_MODES),
            pull_request=_pull_request(given.get("pull-request")),
            since=since,
            until=until,
            timezone=timezone,
            content_dir=_path("content-dir", given.get("content-dir")),
            footer_files=tuple(_required_path("footer-file", item) for item in _items(given.get("footer-file"))),
            ledger_file=_path("ledger-file", given.get("ledger-file")),
            blog_author=given.get("blog-author"),
            exclude_paths=tuple(line.strip() for line in given.get("exclude-paths", "").splitlines() if line.strip()),
            exclude_labels=tuple(label.casefold() for label in _items(given.get("exclude-labels", "no-roast"))),
            include_private=_choice("include-private", given.get("include-private", "false").lower(), ("true", "false"))
            == "true",
            max_input_tokens=_positive(
                "max-input-tokens", given.get("max-input-tokens", str(DEFAULT_MAX_INPUT_TOKENS))
            ),
        )


def _items(value: str | None) -> list[str]:
    return [item.strip() for item in re.split(r"[,\n]", value or "") if item.strip()]


def _secret(given: Mapping[str, str], name: str) -> Secret | None:
    return Secret(given[name]) if name in given else None


_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?(?:_[A-Za-z0-9]+)?")
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")


def _login(value: str | None) -> str:
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


def _repository(setting: str, value: str) -> str:
    """Return `owner/repo`; an empty value is allowed here because a checked-out blog needs none."""
    if value and not _is_repository(value):
        raise ConfigError(
            f"{setting} {value!r} is not owner/repo",
            cause="a URL or a bare name was given",
            fix="write it as owner/repo",
        )
    return value


def _repository_pattern(value: str) -> str:
    owner, _, name = value.partition("/")
    if not (_is_repository(value) or (name == "*" and _LOGIN.fullmatch(owner))):
        raise ConfigError(
            f"repositories has {value!r}",
            cause="each entry must be owner/repo or owner/*",
            fix="correct or remove that entry",
        )
    return value


def _url(setting: str, value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?", value):
        raise ConfigError(
            f"{setting} is not a URL roastbot can use",
            cause="it has no http(s) scheme, or holds a user, a query or a space",
            fix="give it as https://host or https://host/path",
        )
    return value.rstrip("/")


def _choice(setting: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ConfigError(
            f"{setting} is {value!r}",
            cause="it is none of the values roastbot knows",
            fix=f"use one of: {', '.join(allowed)}",
        )
    return value


def _writer(given: Mapping[str, str]) -> str:
    if "writer" in given:
        writer = _choice("writer", given["writer"], WRITERS)
        if writer == "claude" and "anthropic-api-key" not in given:
            raise ConfigError(
                "writer is 'claude' but there is no credential for it",
                cause="anthropic-api-key is empty (a secret that is not set arrives empty)",
                fix="set anthropic-api-key, or set writer to 'offline'",
            )
        return writer
    if "anthropic-api-key" in given:
        return "claude"
    raise ConfigError(
        "no writer is set and there is no credential for Claude",
        cause="anthropic-api-key is empty (a secret that is not set arrives empty) and writer is not given",
        fix="set anthropic-api-key, or set writer to 'offline' for the built-in writer that needs no key",
    )


def _positive(setting: str, value: str) -> int:
    if not re.fullmatch(r"[1-9][0-9_]{0,11}", value):
        raise ConfigError(
            f"{setting} is {value!r}",
            cause="it is not a whole number above zero",
            fix="write digits only, such as 60000",
        )
    return int(value)


def _path(setting: str, value: str | None) -> str | None:
    return None if value is None else _required_path(setting, value)


def _required_path(setting: str, value: str) -> str:
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
        or any(ord(c) < 32 for c in value)
    ):  # noqa: PLR2004 - control characters
        raise ConfigError(
            f"{setting} {value!r} is not a path inside the blog",
            cause="it is absolute, has '..', or points into .git or .github",
            fix="give a path relative to the blog's root, such as content/posts",
        )
    return "/".join(part for part in parts if part not in {"", "."})


_PULL_URL = re.compile(r"https?://[^/\s]+/([^/\s]+/[^/\s]+)/pull/([0-9]{1,9})(?:[/?#]\S*)?")
_PULL_REF = re.compile(r"([^/\s#]+/[^/\s#]+)#([0-9]{1,9})")


def _pull_request(value: str | None) -> PullRequestRef | None:
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


def _timezone(value: str | None) -> ZoneInfo | None:
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


def _instant(setting: str, value: str | None, timezone: ZoneInfo | None) -> datetime | None:
    """Return the aware instant; a date means its midnight and a missing offset means `timezone`, else UTC."""
    if value is None:
        return None
    try:
        instant = datetime.fromisoformat(value)
    except ValueError as error:
        raise ConfigError(
            f"{setting} {value!r} is not a date",
            cause="it is not ISO 8601",
            fix="write it as 2026-03-23 or 2026-03-23T09:00:00+01:00",
        ) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=timezone or UTC)
