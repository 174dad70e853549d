"""The command line: the same settings as the action, plus a checked-out blog and a demonstration."""

import logging
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from roastbot import __version__
from roastbot import report as reports
from roastbot.action import tell
from roastbot.assemble import assemble
from roastbot.commands.checking import check
from roastbot.commands.dossiers import brief, dossier, facts, findings, preview
from roastbot.commands.options import Command, World, option
from roastbot.config import SETTINGS, Config, collect
from roastbot.demo import show
from roastbot.errors import RoastbotError
from roastbot.pipeline import Run, keep_the_week
from roastbot.report import Outcome, Report
from roastbot.workflow_commands import log_to


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="roastbot")
@click.pass_context
def main(context: click.Context) -> None:
    """Once a week, an honest roast of your biggest merged pull request, on your own blog."""
    context.obj = World(os.environ, datetime.now(UTC), sys.stderr)


for one in (dossier, facts, findings, brief, preview, check):
    main.add_command(one)


def _with_settings(command: Command) -> Command:
    for setting in reversed(SETTINGS):
        command = option(setting)(command)
    return command


@main.command()
@_with_settings
@click.option("--blog", type=click.Path(path_type=Path), help="Folder of a checked-out blog to commit to with git.")
def run(blog: Path | None, **given: str) -> None:
    """Keep this week: roast the biggest pull request and commit post, ledger and footer to the blog."""
    settings = collect({name.replace("_", "-"): value for name, value in given.items()}, os.environ)
    now = datetime.now(UTC)
    _finish(settings, lambda: assemble(Config.from_settings(settings), now=now, run_url=None, folder=blog), now)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("roastbot-demo"))
def demo(folder: Path) -> None:
    """Show a whole week in FOLDER without network, token or key: an invented blog, pull request and roast."""
    now = datetime.now(UTC)
    report = _finish({}, lambda: show(folder, now), now)
    click.echo(f"\nLook at:\n  {folder / (report.post.path if report.post else '')}    the roast")
    for path in report.paths[1:]:
        click.echo(f"  {folder / path}    {'the ledger' if path.endswith('.json') else 'the footer'}")
    click.echo(f"  git -C {folder} show    the commit")


def _finish(settings: dict[str, str], build: Callable[[], Run], now: datetime) -> Report:
    """Run to the end and report; leaves with exit code 1 and one message when it failed."""
    secrets = tuple(settings[setting.name] for setting in SETTINGS if setting.secret and settings.get(setting.name))
    handler = log_to(sys.stderr, in_actions=False, known=secrets)
    try:
        report = keep_the_week(build())
    except RoastbotError as error:
        report = reports.failed(error, now, None)
    tell(report)
    logging.getLogger().removeHandler(handler)
    if report.outcome is Outcome.FAILED:
        raise SystemExit(1)
    if report.post:
        click.echo(report.post.content)
    return report
