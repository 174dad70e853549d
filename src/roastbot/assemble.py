"""From settings to a run: which door, which store, which writer."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from roastbot.auditing import Auditor
from roastbot.config import Config
from roastbot.errors import ConfigError
from roastbot.github import Door, GitHub
from roastbot.pipeline import Deploy, Run
from roastbot.stores import BlogStore
from roastbot.stores.folder_store import FolderStore
from roastbot.stores.git_store import GitStore
from roastbot.stores.github_store import GitHubStore
from roastbot.stores.pull_request_store import PullRequestStore
from roastbot.voice import Voice
from roastbot.writers import Writer
from roastbot.writers.claude import ClaudeWriter, retirement
from roastbot.writers.claude_auditor import ClaudeAuditor
from roastbot.writers.offline import OfflineWriter


def assemble(
    config: Config, *, now: datetime, run_url: str | None, folder: Path | None = None, workspace: Path | None = None
) -> Run:
    """Return the run these settings describe.

    With `folder` the blog is the checked-out one there; `workspace` is where `publish: files` writes without one.
    """
    store = store_of(config, folder, workspace)
    retired = retirement(config.model) if config.writer == "claude" else None
    return Run(
        config,
        door_of(config),
        store,
        writer_of(config),
        now,
        auditor=auditor_of(config),
        run_url=run_url,
        deploy=deployer_of(config, folder),
        notices=tuple(_unheeded(config, folder)),
        warnings=(retired,) if retired else (),
    )


def _unheeded(config: Config, folder: Path | None) -> Iterator[str]:
    """Yield a sentence for each setting that was given and does nothing here."""
    if config.deploy_workflow and (config.publish != "commit" or folder is not None):
        yield "deploy-workflow does nothing here: it is for a commit on the blog's branch on GitHub"
    if config.blog_branch and config.publish == "files":
        yield "blog-branch does nothing here: publish: files writes to whatever is checked out"
    yield from unheard(config)


def unheard(config: Config) -> Iterator[str]:
    """Yield a sentence for each setting of the voice that the writer does not hear."""
    if config.writer == "offline":
        if not Voice.of(config).is_english:
            yield f"language {config.language} does nothing here: the offline writer writes English"
        if config.voice_file:
            yield "voice-file does nothing here: the offline writer reads no notes"


def writer_of(config: Config) -> Writer:
    """Return the writer the settings name; Config has made sure that Claude has its credential."""
    if config.writer == "claude" and config.anthropic_api_key:
        return ClaudeWriter(config.anthropic_api_key, config.anthropic_base_url, config.model)
    return OfflineWriter()


def auditor_of(config: Config) -> Auditor | None:
    """Return who reads a draft again, None where that was switched off or no model writes."""
    if config.audit and config.writer == "claude" and config.anthropic_api_key:
        return ClaudeAuditor(config.anthropic_api_key, config.anthropic_base_url, config.audit_model)
    return None


def door_of(config: Config) -> Door:
    """Return the door that reads pull requests; a GitHub that is asked without a token answers too little."""
    if config.github_token is None:
        raise ConfigError(
            "github-token is not set",
            cause="the step sets it to an empty secret, or the command runs without GITHUB_TOKEN",
            fix="leave github-token unset in a workflow, or export GITHUB_TOKEN (gh auth token prints one)",
        )
    return GitHub.connect(config.github_api_url, config.github_token)


def store_of(config: Config, folder: Path | None, workspace: Path | None) -> BlogStore:
    """Return the checked-out blog in `folder`, or the place that `publish` says: GitHub, or the job's workspace."""
    if config.publish == "files":
        return FolderStore(_workspace(folder or workspace))
    if folder is not None:
        if config.publish == "pull-request":
            raise ConfigError(
                "publish is 'pull-request' but the blog is a folder",
                cause="--blog commits with git, and git knows no pull requests",
                fix="leave --blog away and set blog-repository, or publish by commit",
            )
        return GitStore(folder, config.blog_branch)
    if not config.blog_repository:
        raise ConfigError(
            "blog-repository is not set",
            cause="outside a workflow nothing says where the blog is",
            fix="set blog-repository, or give --blog DIR for a checked-out blog",
        )
    door_of(config)  # without a token for reading, that is what to say first
    reader = GitHub.connect(config.github_api_url, config.blog_token, setting=_blog_setting(config))
    writer = GitHub.connect(config.github_api_url, config.blog_token, writes=True, setting=_blog_setting(config))
    store = GitHubStore(reader, writer, config.blog_repository, config.blog_branch, config.content_dir)
    return PullRequestStore(store, reader, writer) if config.publish == "pull-request" else store


def _blog_setting(config: Config) -> str:
    """Return the input whose token writes the blog, for messages: nobody is told off for one they never set."""
    return "github-token" if config.blog_token is config.github_token else "blog-token"


def _workspace(folder: Path | None) -> Path:
    if folder is None:
        raise ConfigError(
            "publish is 'files' but there is no folder to write to",
            cause="outside a workflow there is no workspace",
            fix="give --blog DIR",
        )
    return folder


def deployer_of(config: Config, folder: Path | None) -> Deploy | None:
    """Return what starts the site's build after a commit, None where nobody asked or nothing is committed there."""
    token, workflow = config.blog_token, config.deploy_workflow
    if workflow is None or token is None or folder is not None or config.publish != "commit":
        return None
    door = GitHub.connect(config.github_api_url, token, writes=True, setting=_blog_setting(config))
    return lambda branch: door.dispatch(config.blog_repository, workflow, branch)
