"""From settings to a run: which door, which store, which writer."""

from datetime import datetime
from pathlib import Path

from roastbot.config import Config
from roastbot.errors import ConfigError
from roastbot.github import Door, GitHub
from roastbot.pipeline import Run
from roastbot.stores import BlogStore
from roastbot.stores.git_store import GitStore
from roastbot.stores.github_store import GitHubStore
from roastbot.writers import Writer
from roastbot.writers.claude import ClaudeWriter
from roastbot.writers.offline import OfflineWriter


def assemble(config: Config, *, now: datetime, run_url: str | None, folder: Path | None = None) -> Run:
    """Return the run these settings describe; with `folder` the blog is the checked-out one there."""
    return Run(config, door_of(config), store_of(config, folder), writer_of(config), now, run_url)


def writer_of(config: Config) -> Writer:
    """Return the writer the settings name; Config has made sure that Claude has its credential."""
    if config.writer == "claude" and config.anthropic_api_key:
        return ClaudeWriter(config.anthropic_api_key, config.anthropic_base_url, config.model)
    return OfflineWriter()


def door_of(config: Config) -> Door:
    """Return the door that reads pull requests; a GitHub that is asked without a token answers too little."""
    if config.github_token is None:
        raise ConfigError(
            "github-token is not set",
            cause="the step sets it to an empty secret, or the command runs without GITHUB_TOKEN",
            fix="leave github-token unset in a workflow, or export GITHUB_TOKEN (gh auth token prints one)",
        )
    return GitHub.connect(config.github_api_url, config.github_token)


def store_of(config: Config, folder: Path | None) -> BlogStore:
    """Return the checked-out blog in `folder`, or without one the blog's repository on GitHub."""
    if folder is not None:
        return GitStore(folder, config.blog_branch)
    if not config.blog_repository or config.blog_token is None:
        raise ConfigError(
            "blog-repository is not set" if not config.blog_repository else "blog-token is not set",
            cause="outside a workflow nothing says where the blog is",
            fix="set blog-repository and a token, or give --blog DIR for a checked-out blog",
        )
    reader = GitHub.connect(config.github_api_url, config.blog_token)
    writer = GitHub.connect(config.github_api_url, config.blog_token, writes=True)
    return GitHubStore(reader, writer, config.blog_repository, config.blog_branch, config.content_dir)
