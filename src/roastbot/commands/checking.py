"""The command that holds a finished post, by whomever, against the pull request it is about."""

import logging
from pathlib import Path

import click

from roastbot import json_text
from roastbot.commands import marked
from roastbot.commands.dossiers import saved_for, zone_for
from roastbot.commands.files import read_post
from roastbot.commands.options import FORMAT, Asked, reading
from roastbot.proofreading import proofread
from roastbot.published import take_apart

log = logging.getLogger(__name__)


@click.command()
@click.argument("post", type=click.Path(path_type=Path), metavar="POST.md")
@FORMAT
@reading(by_option=True, without=("quote-people",))
def check(asked: Asked, post: Path, form: str) -> None:
    """Check every claim in POST.md, whoever wrote it, against a pull request; exit code 1 if one is not so."""
    raw = read_post(post)
    saved = saved_for(asked)
    taken = take_apart(raw)
    if taken.broken:
        log.warning("its front matter was not read, since it does not parse: %s", taken.broken)
    claims = proofread(taken, saved.dossier, zone_for(asked, saved))
    shown = json_text.write(marked.claims_values(raw, claims)) if form == "json" else marked.marked_text(raw, claims)
    click.echo(shown, nl=False)
    if marked.wrong(claims):
        raise SystemExit(1)
