"""The story of one run, from the blog as it stands to one commit on top of it; nothing flows back up."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from roastbot import candidates, choose, gate, gather, record
from roastbot.auditing import Auditor
from roastbot.blog_files import FileChange
from roastbot.choose import Ranked
from roastbot.config import Config
from roastbot.desk import Desk, read_desk
from roastbot.earlier import earlier_roasts
from roastbot.errors import ConfigError, StaleHeadError
from roastbot.evidence import PullRequest
from roastbot.github import Door
from roastbot.ledger import seen_key
from roastbot.proof import Occasion
from roastbot.record import Roast
from roastbot.report import Outcome, Report
from roastbot.roasting import Press, brief_of, read_dossier, secrets_of, write_post
from roastbot.stores import BlogStore, CommitMessage
from roastbot.week import Week, Window, plan
from roastbot.workflow_commands import STEP
from roastbot.writers import Writer

ATTEMPTS = 3  # a branch that moves under three decisions in a row is not ours to fight over
ACTIONS_BOT = "github-actions[bot]"  # whose name is on commits made with a workflow's own token

Deploy = Callable[[str], str | None]

ENGLISH_ONLY = "the offline writer writes English, whatever language says"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run works with: its settings, its doors to the world, its one reading of the clock.

    `auditor` reads drafts a second time, None for nobody. `deploy` starts the site's build on a branch and returns why
    it could not, None when it did. `notices` and `warnings` are what is known before the run begins.
    """

    config: Config
    door: Door
    store: BlogStore
    writer: Writer
    now: datetime
    run_url: str | None = None
    deploy: Deploy | None = None
    auditor: Auditor | None = None
    notices: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What the search showed as far as it may be named, what may be roasted, biggest first, and what was left out."""

    found: tuple[PullRequest, ...]
    ranking: tuple[choose.Ranked, ...]
    skipped: tuple[choose.Skipped, ...]


def keep_the_week(run: Run) -> Report:
    """Do the whole job once and return what there is to tell.

    When the blog's branch moves while a roast is being written, everything is read and decided again, since the
    other commit may have kept the week. Raises RoastbotError for whatever a user has to mend.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return _keep(run)
        except StaleHeadError as error:
            log.info("%s; reading the blog and deciding again", error.what)
    return _keep(run)


def _keep(run: Run) -> Report:
    log.info("Read the blog", extra=STEP)
    desk = read_desk(run.store, run.config)
    log.info("Choose the pull request", extra=STEP)
    asked = candidates.find_one(run.door, run.config) if run.config.pull_request else None
    week = plan(desk.ledger, run.config, run.now, desk.timezone, asked.merged_at if asked else None)
    if asked and asked.author.login.casefold() != run.config.author.casefold():
        week = replace(week, is_due=False, missed=())  # somebody else's pull request keeps nobody's promise
    report = Report(Outcome.ALREADY, run.now, week.already or "", week, run_url=run.run_url)
    report = replace(report, notices=(*run.notices, *desk.blog.notices), warnings=(*run.warnings, *desk.blog.warnings))
    if week.already:
        return report
    choice = choose_pull_request(run, desk, week, asked)
    report = replace(report, ranking=choice.ranking, skipped=choice.skipped)
    if asked and not choice.ranking:
        return _left_alone(asked, choice.skipped[0].reason, report)
    roast = None
    if choice.ranking:
        roast, report = write_roast(run, desk, choice.ranking[0], report)
    return publish(run, desk, choice, roast, report)


def choose_pull_request(run: Run, desk: Desk, week: Week, asked: PullRequest | None) -> Choice:
    """Find the week's pull requests and rank those that may be roasted; one asked for by name stands alone."""
    config, ledger = run.config, desk.ledger
    found = (asked,) if asked and not week.is_due else candidates.find(run.door, config, week.window).found
    last = ledger.last_kept
    seen = None
    # What an earlier run saw says something about the hours before this window only where that run's window ended.
    if last is not None and last.seen is not None and last.until == week.window.since:
        seen = frozenset(pull.reference.casefold() for pull in found if seen_key(pull) in last.seen)
    # Somebody who names a pull request may want it roasted again after an earlier bot; after this one, never twice.
    covered = ledger.covered if asked else ledger.covered | desk.blog.covered
    window = week.window if not asked else Window(asked.merged_at, run.now)
    wanted = (asked,) if asked else found
    admitted, skipped = choose.admit(wanted, window=window, config=config, covered=covered, seen_before=seen)
    ranking = choose.rank(admitted, config, lambda pull: gather.all_files(run.door, pull))
    log.info("Found %d merged pull requests for %s, %d may be roasted", len(found), week.name, len(ranking))
    shown = tuple(pull for pull in found if may_be_named(pull, config) and week.window.holds(pull.merged_at))
    return Choice(shown, ranking, skipped)


def _left_alone(asked: PullRequest, reason: str, report: Report) -> Report:
    """Return the report on a pull request asked for that has its roast; any other reason contradicts the settings."""
    if reason == choose.COVERED:
        return replace(report, reason=f"{asked.reference}: {reason}")
    raise ConfigError(
        f"pull-request {asked.reference} may not be roasted: {reason}",
        cause="it contradicts exclude-labels or include-private",
        fix="remove the label or change that setting, or name another pull request",
    )


def may_be_named(pull: PullRequest, config: Config) -> bool:
    """Whether ledger, summary and log may name a pull request; they are as public as the blog."""
    return config.include_private or not pull.repository.is_private


def write_roast(run: Run, desk: Desk, chosen: Ranked, report: Report) -> tuple[Roast, Report]:
    """Read everything about the chosen pull request, have it written and checked, and render the post."""
    pull = chosen.pull_request
    more = "" if chosen.complete else " or more"
    log.info("Chose %s, %d reviewable lines%s", pull.reference, chosen.reviewable_lines, more)
    log.info("Read the pull request", extra=STEP)
    dossier, hits = read_dossier(run.door, pull, run.config, earlier_roasts(desk.blog, run.config))
    chosen = choose.measure(dossier.pull_request, run.config)  # all its files are known only now
    brief = brief_of(dossier, desk.timezone, run.config, desk.notes)
    log.info("Read %d commits and %d review threads", len(dossier.commits), len(dossier.threads))
    restrained = (brief.restraint.sentence,) if brief.restraint else ()
    for sentence in restrained:
        log.info("%s", sentence)
    log.info("Write and check the roast", extra=STEP)
    log.info("Asking the %s writer: about %d tokens", run.writer.name, brief.tokens)
    occasion = Occasion(report.week.window if report.week else None, run.run_url)
    press = Press(run.writer, desk.blog, run.config, run.now, run.auditor, occasion)
    composition, post = write_post(brief, press)
    warnings = [f"a likely secret was left out of what the writer read: {hit}" for hit in hits]
    if composition.fell_back_because:
        warnings.append(f"the offline writer wrote this roast, since {composition.fell_back_because}")
        warnings += [ENGLISH_ONLY] * (not brief.voice.is_english)
    if composition.audit_failed:
        warnings.append(f"nobody read this roast a second time, since {composition.audit_failed}")
    report = replace(
        report,
        ranking=(chosen, *report.ranking[1:]),
        chosen=dossier.pull_request,
        composition=composition,
        post=post,
        left_out=brief.left_out,
        language="" if brief.voice.is_english else brief.voice.language,
        notices=(*report.notices, *restrained),
        warnings=(*report.warnings, *warnings),
    )
    return Roast(chosen, composition.draft, post), report


def publish(run: Run, desk: Desk, choice: Choice, roast: Roast | None, report: Report) -> Report:
    """Write post, ledger and footers down as one commit, or show them in a dry run, and return the final report."""
    log.info("Put it on the blog", extra=STEP)
    if report.week is None:
        raise AssertionError("a run without a week has nothing to publish")
    row = record.row_of(report.week, choice.found, roast, config=run.config, ran_at=run.now, run_url=run.run_url)
    ledger = record.next_ledger(desk.ledger, report.week, row, run.now)
    changes = record.changes(desk.ledger_path, ledger, desk.footers, roast.post if roast else None)
    message = record.commit_message(report.week, roast, run.run_url)
    inspect(run.config, desk, changes, message)
    report = replace(
        report,
        outcome=Outcome.ROASTED if roast else Outcome.QUIET,
        reason=_reason(choice, run.config),
        paths=tuple(change.path for change in changes),
    )
    if run.config.publish == "dry-run":
        return replace(report, dry_run=True)
    commit = run.store.commit(tuple(changes), message, desk.files.head)
    if commit is None:
        return replace(report, notices=(*report.notices, "files are written to the workspace; commit them yourself"))
    log.info("Committed %s to %s", commit.oid[:7], desk.files.name)
    return deployed(run, desk, replace(report, commit=commit))


def deployed(run: Run, desk: Desk, report: Report) -> Report:
    """Start the site's build where that was asked for; whatever comes of it, the commit stands."""
    if report.commit is None or report.commit.pull_request:
        return report
    trouble = None
    if run.deploy is not None:
        refused = run.deploy(desk.files.branch)
        if refused:
            trouble = (
                f"deploy-workflow {run.config.deploy_workflow} did not start ({refused}). The post is committed. Give "
                "the job `actions: write`, and the workflow an `on: workflow_dispatch` on the default branch"
            )
        else:
            log.info("Started %s on %s", run.config.deploy_workflow, desk.files.branch)
    elif report.commit.author == ACTIONS_BOT:
        trouble = (
            "the commit was made with GITHUB_TOKEN, which starts no workflow: set deploy-workflow to the one that "
            "builds the site and give the job `actions: write`, or the post may not show"
        )
    return replace(report, warnings=(*report.warnings, trouble)) if trouble else report


def inspect(config: Config, desk: Desk, changes: Sequence[FileChange], message: CommitMessage) -> None:
    """Refuse to publish anything that holds a secret, whichever way it came in; raises GateError.

    What already stood in a file that is rewritten may stay, but for this run's own credentials.
    """
    known = secrets_of(config)
    before = {desk.ledger_path: desk.ledger.render() if desk.ledger.raw else "", **desk.footers}
    for change in changes:
        gate.inspect_output(change.path, change.content, known, before.get(change.path, ""))
    gate.inspect_output("the commit message", message.text, known)


def _reason(choice: Choice, config: Config) -> str:
    if not choice.ranking:
        left = f", {len(choice.skipped)} left alone" if choice.skipped else ""
        return f"nothing to roast: {len(choice.found)} merged pull requests in the window{left}"
    first = choice.ranking[0]
    if config.pull_request:
        return f"{first.pull_request.reference} was asked for by name"
    return f"{first.pull_request.reference} is the biggest of {len(choice.ranking)}"
