"""The story of one run, from the blog as it stands to one commit on top of it; nothing flows back up."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo

from roastbot import briefing, choose, detectors, factcheck, gate, gather, record
from roastbot.blog import WELL_KNOWN, Blog, read_blog
from roastbot.blog_files import BlogFiles, FileChange
from roastbot.compose import Composition, compose
from roastbot.config import Config, Secret
from roastbot.errors import FooterError, LedgerError, StaleHeadError
from roastbot.evidence import Dossier, PullRequest
from roastbot.facts import derive
from roastbot.findings import Fact
from roastbot.github import Door
from roastbot.ledger import Ledger, parse, seen_key
from roastbot.redact import redact_dossier
from roastbot.render import render_post
from roastbot.report import Outcome, Report
from roastbot.stores import BlogStore, Commit
from roastbot.week import Week, plan
from roastbot.writers import Draft, Problem, Writer
from roastbot.writers.offline import OfflineWriter

ATTEMPTS = 3  # a branch that moves under three decisions in a row is not ours to fight over
NEVER_IN_THE_FUTURE = timedelta(minutes=1)  # generators hide posts from the future, and clocks disagree


@dataclass(frozen=True, slots=True)
class Run:
    """What a run works with: its settings, its doors to the world, its one reading of the clock."""

    config: Config
    door: Door
    store: BlogStore
    writer: Writer
    now: datetime
    run_url: str | None = None
    step: Callable[[str], None] = field(default=lambda _: None)


@dataclass(frozen=True, slots=True)
class Desk:
    """The blog as it stands when the run begins: one commit, and everything on it that matters here."""

    files: BlogFiles
    blog: Blog
    ledger: Ledger
    ledger_path: str
    footers: dict[str, str]
    timezone: tzinfo


def keep_the_week(run: Run) -> Report:
    """Do the whole job once and return what there is to tell.

    When the blog's branch moves while a roast is being written, everything is read and decided again, since the
    other commit may have kept the week. Raises RoastbotError for whatever a user has to mend.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return _keep(run)
        except StaleHeadError:
            run.step("The blog's branch moved; reading and deciding again")
    return _keep(run)


def _keep(run: Run) -> Report:
    desk = read_desk(run)
    asked = gather.find_one(run.door, run.config) if run.config.pull_request else None
    week = plan(desk.ledger, run.config, run.now, desk.timezone, asked.merged_at if asked else None)
    blank = Report(Outcome.ALREADY, run.now, "", week, run_url=run.run_url, warnings=desk.blog.warnings)
    if week.already:
        return replace(blank, reason=week.already, notices=desk.blog.notices)
    report, found = _choose(run, desk, week, asked, blank)
    if report.outcome is Outcome.ALREADY:
        return report
    if not report.ranking:
        return _publish(run, desk, week, found, None, report)
    dossier = _read(run, report.ranking[0].pull_request)
    facts = derive(dossier, desk.timezone)
    composition, left_out = _write(run, dossier, facts)
    roast = _render(run, desk, dossier, report.ranking[0], composition)
    report = replace(report, composition=composition, left_out=left_out, post=roast.post)
    return _publish(run, desk, week, found, roast, report)
