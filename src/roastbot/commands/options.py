"""What the commands share at the command line: settings as options, where to read from, how a command fails."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import update_wrapper
from pathlib import Path
from typing import Any, Final, TextIO

import click

from roastbot.config import SETTINGS, Config, Setting, collect
from roastbot.errors import RoastbotError
from roastbot.workflow_commands import log_to

Command = Callable[..., Any]

NOBODY: Final = "ghost"  # GitHub's own stand-in: who wrote the pull request is known once it is read
READING: Final = (
    "github-token", "github-api-url", "timezone", "exclude-paths", "quote-people", "include-private",
)  # fmt: skip

FORMAT: Final = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it."
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class World:
    """What a command knows of the world around it: environment, one reading of the clock, where messages go."""

    environ: Mapping[str, str]
    now: datetime
    messages: TextIO


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for: a file or a pull request by name, the settings, and what of them was typed."""

    world: World
    file: Path | None
    config: Config
    given: Mapping[str, str]


def option(setting: Setting, default: str | None = None) -> Callable[[Command], Command]:
    """Return the option for a setting, its default and environment variables in the help.

    With a `default` of its own, what the setting's help says behind a semicolon about an empty value does not hold.
    """
    shown = default if default is not None else "" if "${{" in setting.default else setting.default
    about = setting.help if default is None else f"{setting.help.partition(';')[0]}."
    notes = [f"[default: {shown}]"] if shown else []
    notes += [f"[env: {', '.join(setting.env)}]"] if setting.env else []
    text = " ".join([about.replace("`", ""), *notes])
    return click.option(f"--{setting.name}", default="", metavar="TEXT", help=text)


def reading(
    *names: str, without: Sequence[str] = (), from_file: bool = True, by_option: bool = False, writer: str = "offline"
) -> Callable[[Command], Command]:
    """Return what makes a function a command about one pull request.

    The function gets what was asked for, and its own options besides; `names` are the settings it takes on top of
    those that reading takes, `without` those of them that mean nothing to it, `from_file` whether a saved dossier will
    do, `by_option` whether the pull request is named by --pull-request, `writer` the writer unless one is named. A
    RoastbotError becomes one message and exit code 1.
    """
    settings = [setting for setting in SETTINGS if setting.name in {*READING, *names} - {*without}]
    called = "--pull-request OWNER/REPO#N" if by_option else "OWNER/REPO#N"

    def decorate(command: Command) -> Command:
        @click.pass_obj
        def run(world: World, /, pull_request: str | None, dossier: Path | None = None, **given: Any) -> None:
            if (pull_request is None) == (dossier is None):
                raise click.UsageError(f"Give either {called}, to read it from GitHub, or --dossier FILE.")
            typed = {setting.name: given.pop(setting.name.replace("-", "_")) for setting in settings}
            fixed = {"author": NOBODY, "writer": typed.get("writer") or writer, "pull-request": pull_request or ""}
            raw = collect({**typed, **fixed}, world.environ)

            def done() -> None:
                command(Asked(world, dossier, Config.from_settings(raw), typed), **given)

            _to_the_end(done, raw, world.messages)

        made: Command = update_wrapper(run, command)
        if not by_option:
            shown = "[OWNER/REPO#N]" if from_file else "OWNER/REPO#N"
            made = click.argument("pull_request", metavar=shown, required=not from_file, default=None)(made)
        for setting in reversed(settings):
            made = option(setting, writer if setting.name == "writer" else None)(made)
        if from_file:
            path = click.Path(path_type=Path)
            made = click.option("--dossier", type=path, metavar="FILE", help="A saved dossier; no network.")(made)
        if by_option:
            made = click.option("--pull-request", metavar="OWNER/REPO#N", help="Read it from GitHub.")(made)
        return made

    return decorate


def _to_the_end(command: Callable[[], None], raw: Mapping[str, str], messages: TextIO) -> None:
    """Do it; leaves with exit code 1 and one message when it fails."""
    secrets = tuple(raw[setting.name].strip() for setting in SETTINGS if setting.secret and raw[setting.name].strip())
    handler = log_to(messages, in_actions=False, known=secrets)
    try:
        command()
    except RoastbotError as error:
        log.error("%s", error)  # noqa: TRY400 - one message; only a bug deserves its traceback
        raise SystemExit(1) from None
    finally:
        logging.getLogger().removeHandler(handler)
