"""The path of one pull request, step by step: read it, derive from it, fill the brief, see the post."""

import logging
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

import click

from roastbot import candidates, dossier_file, gate, json_text
from roastbot.assemble import auditor_of, door_of, unheard, writer_of
from roastbot.blog import read_blog
from roastbot.commands import shown
from roastbot.commands.files import blog_in, read_file, write_file
from roastbot.commands.options import FORMAT, Asked, reading
from roastbot.dossier_file import MADE_BY, Saved
from roastbot.earlier import earlier_roasts
from roastbot.permission import withheld
from roastbot.redact import redact_dossier
from roastbot.roasting import Press, brief_of, read_dossier, secrets_of, write_post
from roastbot.voice_file import read_notes
from roastbot.workflow_commands import NOTICE, harmless_lines

log = logging.getLogger(__name__)

_BLOG = click.option("--blog", type=click.Path(path_type=Path), metavar="DIR", help="The folder of the blog it is for.")


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to; else it is printed.")
@_BLOG
@reading("blog-author", from_file=False)
def dossier(asked: Asked, output: Path | None, blog: Path | None) -> None:
    """Read everything about OWNER/REPO#N from GitHub and save it, without secrets, for the other commands."""
    saved = saved_for(asked, blog)
    zone, redacted = saved.timezone, saved.redacted
    text = dossier_file.save(saved.dossier, read_at=saved.read_at, timezone=zone, redacted=redacted)
    if output is None:
        click.echo(text, nl=False)
        return
    write_file(output, text)
    log.info("Saved %s to %s", saved.dossier.pull_request.reference, output)


@click.command()
@FORMAT
@reading()
def facts(asked: Asked, form: str) -> None:
    """Print every figure that code derives from a pull request, and the collisions it finds."""
    saved = saved_for(asked)
    brief = brief_of(saved.dossier, zone_for(asked, saved), asked.config)
    click.echo(json_text.write(shown.facts_values(brief)) if form == "json" else shown.facts_text(brief), nl=False)


@click.command()
@FORMAT
@reading()
def findings(asked: Asked, form: str) -> None:
    """Print the collisions that the detectors find in a pull request, heaviest first, with what proves each."""
    saved = saved_for(asked)
    brief = brief_of(saved.dossier, zone_for(asked, saved), asked.config)
    text = json_text.write(shown.findings_values(brief)) if form == "json" else shown.findings_text(brief)
    click.echo(text, nl=False)


@click.command()
@FORMAT
@_BLOG
@reading("max-input-tokens", "heat", "language", "voice-file")
def brief(asked: Asked, form: str, blog: Path | None) -> None:
    """Print exactly what a model would be sent: the system prompt, a line between, the user's message."""
    notes = read_notes(blog_in(blog), asked.config)
    saved = saved_for(asked, blog)
    made = brief_of(saved.dossier, zone_for(asked, saved), asked.config, notes)
    most = asked.config.max_input_tokens
    log.info("About %d tokens of %d; %s", made.tokens, most, made.coverage.sentence)
    in_actions = asked.world.environ.get("GITHUB_ACTIONS") == "true"
    text = json_text.write(shown.brief_values(made, most)) if form == "json" else None
    click.echo(text or shown.brief_text(made, in_actions=in_actions), nl=False)


@click.command()
@_BLOG
@reading(
    "writer", "heat", "language", "voice-file", "model", "audit", "audit-model", "anthropic-api-key",
    "anthropic-base-url", "max-input-tokens", "content-dir", "blog-author", "draft",
)  # fmt: skip
def preview(asked: Asked, blog: Path | None) -> None:
    """Write the roast, check it as a run does, and print the post; nothing is published."""
    notes = read_notes(blog_in(blog), asked.config)
    saved = saved_for(asked, blog)
    config = replace(asked.config, author=saved.dossier.pull_request.author.login)
    site = read_blog(blog_in(blog), config)
    made = brief_of(saved.dossier, config.timezone or site.timezone or saved.zone, asked.config, notes)
    composition, post = write_post(made, Press(writer_of(config), site, config, asked.world.now, auditor_of(config)))
    gate.inspect_output(post.path, post.content, secrets_of(config))
    for text in (*unheard(config), *filter(None, [made.restraint.sentence]), *made.left_out):
        log.info("%s", text)
    if composition.habits or composition.habits_mended:
        mended, left = len(composition.habits_mended), len(composition.habits)
        log.info("Habits of style: %d mended, %d left", mended, left)
    if composition.fell_back_because:
        log.warning("the offline writer wrote this roast, since %s", composition.fell_back_because)
    if composition.audit_failed:
        log.warning("nobody read this roast a second time, since %s", composition.audit_failed)
    if blog:
        log.log(NOTICE, "nothing was written; on this blog it would be %s", post.path)
    click.echo(harmless_lines(post.content), nl=False)


def saved_for(asked: Asked, blog: Path | None = None) -> Saved:
    """Return the dossier from its file or from GitHub; a likely secret in it is a warning, as in a run."""
    saved = _from_github(asked, blog) if asked.file is None else _from_file(asked, asked.file)
    for hit in saved.redacted:
        log.warning("a likely secret was left out of the dossier: %s", hit)
    return saved


def _from_github(asked: Asked, folder: Path | None) -> Saved:
    config, door = asked.config, door_of(asked.config)
    pull = candidates.find_one(door, config)
    blog = read_blog(blog_in(folder), config)
    found, hits = read_dossier(door, pull, config, earlier_roasts(blog, config))
    zone = config.timezone or blog.timezone
    return Saved(MADE_BY, asked.world.now, zone.key if zone else "UTC", tuple(map(str, hits)), found)


def _from_file(asked: Asked, path: Path) -> Saved:
    """Return a saved dossier. Anybody may have written the file, so secrets and hidden text are looked for again."""
    saved = read_file(path)
    candidates.refuse_private(saved.dossier.pull_request, asked.config)
    again, hits = redact_dossier(saved.dossier)
    people = asked.given.get("quote-people")
    held = withheld(again, people) if people else saved.dossier.withheld
    return replace(saved, dossier=replace(again, withheld=held), redacted=(*saved.redacted, *map(str, hits)))


def zone_for(asked: Asked, saved: Saved) -> tzinfo:
    """Return the time zone that was asked for, else the one the dossier was saved with."""
    return asked.config.timezone or saved.zone
