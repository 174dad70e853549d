"""Settings are read once, complain by name, and never show a secret."""

from datetime import UTC, datetime

import pytest

from roastbot.config import Config, PullRequestRef, collect
from roastbot.errors import ConfigError

ENOUGH = {"author": "ada", "writer": "offline"}


def config(**settings: str) -> Config:
    """Return a Config of the fewest settings that do, with these on top (underscores for hyphens)."""
    return Config.from_settings({**ENOUGH, **{name.replace("_", "-"): value for name, value in settings.items()}})


def test_empty_and_blank_strings_count_as_unset() -> None:
    """On `schedule` every dispatch input arrives as an empty string."""
    blank = Config.from_settings({"author": "ada", "writer": "offline", "since": "", "pull-request": "  ", "model": ""})
    assert blank == config()
    assert not blank.is_particular


def test_a_credential_is_enough_to_choose_claude() -> None:
    """Without `writer`, a key decides."""
    assert Config.from_settings({"author": "ada", "anthropic-api-key": "k"}).writer == "claude"


def test_no_writer_and_no_credential_names_both_ways_out() -> None:
    """A run that could only pretend to write does not start."""
    with pytest.raises(ConfigError, match=r"anthropic-api-key.*offline"):
        Config.from_settings({"author": "ada"})


def test_claude_without_a_credential_is_refused() -> None:
    """Asking for Claude by name does not fall back in silence."""
    with pytest.raises(ConfigError, match="no credential"):
        Config.from_settings({"author": "ada", "writer": "claude"})


def test_no_secret_shows_in_a_repr_or_a_text() -> None:
    """A traceback prints locals; none of them may hold a token."""
    held = config(github_token="ghp_secret", anthropic_api_key="sk-secret", blog_token="other-secret")
    assert "secret" not in repr(held)
    assert "secret" not in f"{held.github_token}"
    assert held.github_token is not None
    assert held.github_token.reveal() == "ghp_secret"


def test_the_blog_token_defaults_to_the_reading_token() -> None:
    """One token is the common case."""
    held = config(github_token="t")
    assert held.blog_token == held.github_token


@pytest.mark.parametrize(
    "text",
    ["ada/engine#7", "https://github.com/ada/engine/pull/7", "https://ghe.example/ada/engine/pull/7/files?w=1"],
)
def test_a_pull_request_is_named_by_url_or_reference(text: str) -> None:
    """Both forms a person copies."""
    assert config(pull_request=text).pull_request == PullRequestRef("ada/engine", 7)


def test_a_date_without_an_offset_is_in_the_given_time_zone() -> None:
    """Midnight is where the author lives."""
    held = config(since="2026-03-23", timezone="America/Chicago", until="2026-03-30T09:00:00Z")
    assert held.since is not None
    assert held.since.isoformat() == "2026-03-23T00:00:00-05:00"
    assert held.until == datetime(2026, 3, 30, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("author", "Ada Lovelace"),
        ("author", "@ada"),
        ("repositories", "ada/engine, *"),
        ("repositories", "https://github.com/ada/engine"),
        ("blog_repository", "blog"),
        ("github_api_url", "github.com"),
        ("github_api_url", "https://user:pass@host"),
        ("publish", "push"),
        ("writer", "gpt"),
        ("pull_request", "#7"),
        ("pull_request", "ada/engine#0"),
        ("since", "last monday"),
        ("until", "2026-13-01"),
        ("timezone", "Mars/Olympus"),
        ("timezone", "../etc/passwd"),
        ("content_dir", "/etc"),
        ("content_dir", "../elsewhere"),
        ("ledger_file", ".github/workflows/x.yml"),
        ("ledger_file", ".GIT/config"),
        ("footer_file", "a\tb\x01"),
        ("include_private", "yes"),
        ("quote_people", "everybody"),
        ("max_input_tokens", "many"),
        ("max_input_tokens", "0"),
    ],
)
def test_a_bad_value_is_named_with_cause_and_fix(setting: str, value: str) -> None:
    """One message: the input, the usual cause, the fix."""
    with pytest.raises(ConfigError) as caught:
        config(**{setting: value})
    assert setting.replace("_", "-") in caught.value.what
    assert caught.value.cause
    assert caught.value.fix


def test_participants_may_be_quoted_unless_it_is_said_otherwise() -> None:
    """Both words are taken as they are written."""
    assert config().quote_people == "participants"
    assert config(quote_people="author").quote_people == "author"


def test_since_must_lie_before_until() -> None:
    """Swapped dates are caught before anything is asked of GitHub."""
    with pytest.raises(ConfigError, match="since is not before until"):
        config(since="2026-03-30", until="2026-03-23")


def test_an_environment_variable_steps_in_for_an_empty_setting() -> None:
    """The command line understands what a shell usually has; an empty variable is no value either."""
    settings = collect({"github-token": ""}, {"GITHUB_TOKEN": "", "GH_TOKEN": "t", "ANTHROPIC_BASE_URL": ""})
    assert settings["github-token"] == "t"
    assert settings["anthropic-base-url"] == ""
