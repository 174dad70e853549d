"""Settings: one table for action.yml, the command line and the README, read once into a frozen Config."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from roastbot import config_values as values
from roastbot.config_values import PullRequestRef, Secret
from roastbot.errors import ConfigError

__all__ = ["SETTINGS", "Config", "PullRequestRef", "Secret", "Setting", "collect"]

DEFAULT_MODEL = "claude-sonnet-5-5"
DEFAULT_AUDIT_MODEL = "claude-haiku-5-5"  # the smallest of the current family; see README "What it costs"
DEFAULT_MAX_INPUT_TOKENS = 60_000  # about 0.12 USD of input on the default model, see README "What it costs"
WRITERS = ("claude", "offline")
PARTICIPANTS, AUTHOR = QUOTE_PEOPLE = ("participants", "author")  # whose words may be quoted, see permission.py
MILD, MEDIUM, SAVAGE = HEATS = ("mild", "medium", "savage")  # see voice.py
ENGLISH = "en"
PUBLISH_MODES = ("commit", "pull-request", "files", "dry-run")


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
    Setting(
        "author",
        "Login of the developer whose pull requests are roasted.",
        "${{ github.repository_owner }}",
        ("GITHUB_REPOSITORY_OWNER",),
    ),
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
    Setting(
        "audit",
        "`true` has a second, fresh reading by a smaller model judge what code cannot decide; with the claude writer.",
        "true",
    ),
    Setting("audit-model", "Claude model of that second reading.", DEFAULT_AUDIT_MODEL),
    Setting("writer", "`claude` or `offline`; empty: claude, which needs a credential."),
    Setting(
        "heat",
        "How hot the roast is, and true at any heat: `mild` (a person's hours are left out), `medium` or `savage`.",
        MEDIUM,
    ),
    Setting(
        "language",
        "Language of the post, a tag such as `de` or an English name; the `claude` writer only, and checked less "
        "closely outside English.",
        ENGLISH,
    ),
    Setting(
        "voice-file",
        "File of the blog with your notes for the `claude` writer: running gags, taboos, how you like to be teased.",
    ),
    Setting(
        "publish",
        "`commit` to the blog's branch; `pull-request` to open one for a human look; `files` to write into the "
        "checked-out workspace and commit nothing; `dry-run` to show what would be written.",
        "commit",
    ),
    Setting("draft", "`true` marks the post as a draft the way the generator does.", "false"),
    Setting(
        "deploy-workflow",
        "File name of the workflow that builds the site, such as `deploy.yml`; dispatched after the commit, since "
        "one made with GITHUB_TOKEN starts no workflow.",
    ),
    Setting("pull-request", "Roast this pull request instead of the week's biggest: its URL or `owner/repo#N`."),
    Setting("since", "Start of the window instead of the ledger's, ISO 8601 date or date and time."),
    Setting("until", "End of the window instead of now, ISO 8601 date or date and time; not included."),
    Setting("timezone", "IANA time zone that names weeks and dates posts; empty: the blog's own, else UTC."),
    Setting("content-dir", "Folder for posts; empty: where the blog's earlier roasts or posts are."),
    Setting(
        "footer-file",
        "Files whose text between `<!-- roastbot:start -->` and `<!-- roastbot:end -->` is rewritten, "
        "separated by commas or new lines.",
    ),
    Setting("ledger-file", "The ledger; empty: `roast_bot.json` where the generator keeps its data files."),
    Setting(
        "blog-author",
        "Name the post is signed with; empty: as earlier roasts were, else `roast-bot`. "
        "Used where the blog's posts name an author.",
    ),
    Setting("exclude-paths", "gitignore patterns of files that do not count towards size, separated by new lines."),
    Setting(
        "exclude-labels",
        "Pull requests with one of these labels are left alone, separated by commas or new lines.",
        "no-roast",
    ),
    Setting(
        "quote-people",
        "Whose words may be quoted: `participants`, everybody who took part in the pull request, or `author` alone; "
        "bots always.",
        PARTICIPANTS,
    ),
    Setting(
        "include-private",
        "`true` to let pull requests of private repositories be roasted in public.",
        "false",
    ),
    Setting("max-input-tokens", "Hard cap on what is sent to the model, in tokens.", str(DEFAULT_MAX_INPUT_TOKENS)),
)


def collect(given: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """Return every setting by name: as given, else from its environment variables in order; empty counts as unset."""
    return {
        setting.name: next(
            (
                value
                for value in (given.get(setting.name, ""), *(environ.get(name, "") for name in setting.env))
                if value
            ),
            "",
        )
        for setting in SETTINGS
    }


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
    audit: bool
    audit_model: str
    writer: str
    heat: str
    language: str
    voice_file: str | None
    publish: str
    draft: bool
    deploy_workflow: str | None
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
    quote_people: str
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
        timezone = values.timezone_named(given.get("timezone"))
        token = values.secret(given, "github-token")
        since, until = (values.instant(name, given.get(name), timezone) for name in ("since", "until"))
        if since and until and (since.tzinfo is None) == (until.tzinfo is None) and since >= until:
            raise ConfigError(
                "since is not before until",
                cause="the two dates are swapped or equal",
                fix="give an earlier since or a later until",
            )
        return cls(
            author=values.login(given.get("author")),
            repositories=tuple(values.repository_pattern(item) for item in values.items(given.get("repositories"))),
            github_token=token,
            github_api_url=values.url("github-api-url", given.get("github-api-url", "https://api.github.com")),
            blog_repository=values.repository("blog-repository", given.get("blog-repository", "")),
            blog_branch=given.get("blog-branch"),
            blog_token=values.secret(given, "blog-token") or token,
            anthropic_api_key=values.secret(given, "anthropic-api-key"),
            anthropic_base_url=values.url("anthropic-base-url", given["anthropic-base-url"])
            if "anthropic-base-url" in given
            else None,
            model=given.get("model", DEFAULT_MODEL),
            audit=values.truth("audit", given, default=True),
            audit_model=given.get("audit-model", DEFAULT_AUDIT_MODEL),
            writer=_writer(given),
            heat=values.choice("heat", given.get("heat", MEDIUM).lower(), HEATS),
            language=values.language(given.get("language", ENGLISH)),
            voice_file=values.path("voice-file", given.get("voice-file")),
            publish=values.choice("publish", given.get("publish", "commit"), PUBLISH_MODES),
            draft=values.truth("draft", given),
            deploy_workflow=values.workflow("deploy-workflow", given.get("deploy-workflow")),
            pull_request=values.pull_request(given.get("pull-request")),
            since=since,
            until=until,
            timezone=timezone,
            content_dir=values.path("content-dir", given.get("content-dir")),
            footer_files=tuple(
                values.required_path("footer-file", item) for item in values.items(given.get("footer-file"))
            ),
            ledger_file=values.path("ledger-file", given.get("ledger-file")),
            blog_author=given.get("blog-author"),
            exclude_paths=tuple(line.strip() for line in given.get("exclude-paths", "").splitlines() if line.strip()),
            exclude_labels=tuple(label.casefold() for label in values.items(given.get("exclude-labels", "no-roast"))),
            quote_people=values.choice("quote-people", given.get("quote-people", PARTICIPANTS), QUOTE_PEOPLE),
            include_private=values.truth("include-private", given),
            max_input_tokens=values.positive(
                "max-input-tokens", given.get("max-input-tokens", str(DEFAULT_MAX_INPUT_TOKENS))
            ),
        )


def _writer(given: Mapping[str, str]) -> str:
    if "writer" in given:
        writer = values.choice("writer", given["writer"], WRITERS)
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
