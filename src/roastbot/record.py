"""What a run writes down: the ledger's row, the footers' stamp, and the commit message. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from roastbot import footer
from roastbot.blog_files import FileChange
from roastbot.choose import Ranked
from roastbot.config import Config
from roastbot.evidence import PullRequest
from roastbot.harmless import commit_text
from roastbot.ledger import INDEX_LAG, Ledger, RoastedPullRequest, Row, RowOutcome, Verdict, seen_key
from roastbot.render import RenderedPost
from roastbot.stores import CommitMessage
from roastbot.week import Week, missed_rows
from roastbot.writers import Draft


@dataclass(frozen=True, slots=True)
class Roast:
    """A finished roast: what was chosen, what was written, and where it goes."""

    chosen: Ranked
    draft: Draft
    post: RenderedPost


def row_of(
    week: Week,
    found: tuple[PullRequest, ...],
    roast: Roast | None,
    *,
    config: Config,
    ran_at: datetime,
    run_url: str | None,
) -> Row:
    """Return the ledger row of this run: `roasted` with a roast, `quiet` without one.

    `found` is every candidate the search showed; those merged in the window's last two days are remembered in
    `seen`, so that one GitHub's index shows late can be told from one that was considered and lost.
    """
    recent = [pull for pull in found if pull.merged_at >= week.window.until - INDEX_LAG]
    asked_for = None
    if config.is_particular:
        asked_for = "pull-request" if config.pull_request else "window"
    row = Row(
        week=week.name,
        outcome=RowOutcome.ROASTED if roast else RowOutcome.QUIET,
        since=week.window.since,
        until=week.window.until,
        ran_at=ran_at,
        candidates=len(found),
        seen=tuple(sorted(seen_key(pull) for pull in recent)),
        run=run_url,
        asked_for=asked_for,
    )
    return row.model_copy(update=_roasted(roast)) if roast else row


def _roasted(roast: Roast) -> dict[str, object]:
    pull, made = roast.chosen.pull_request, roast.draft.provenance
    return {
        "pull_request": RoastedPullRequest(
            repository=pull.repository.name_with_owner,
            number=pull.number,
            url=pull.url,
            merged_at=pull.merged_at,
            additions=pull.additions,
            deletions=pull.deletions,
            changed_files=pull.changed_files,
            reviewable_lines=roast.chosen.reviewable_lines,
        ),
        "post": roast.post.path,
        "title": roast.post.title,
        "verdict": Verdict(name=roast.draft.verdict_name, line=roast.draft.verdict_line),
        "writer": made.writer,
        "model": made.model,
    }


def next_ledger(ledger: Ledger, week: Week, row: Row, ran_at: datetime) -> Ledger:
    """Return the ledger with this run's row, and with the missed weeks before it admitted."""
    if week.is_due:
        return ledger.with_rows(weeks=(*missed_rows(week, ran_at), row), ran_at=ran_at)
    return ledger.with_rows(asked=(row,), ran_at=ran_at)


def changes(
    ledger_path: str, ledger: Ledger, footers: Mapping[str, str], post: RenderedPost | None
) -> list[FileChange]:
    """Return every file the commit writes, post first; a footer that already says so is left out.

    Raises FooterError when a footer file's markers are missing, doubled or turned round.
    """
    written = [FileChange(post.path, post.content)] if post else []
    written.append(FileChange(ledger_path, ledger.render()))
    stamp = footer.stamp(ledger)
    for path, text in footers.items():
        rewritten = footer.rewrite(text, stamp, path)
        if rewritten != text:
            written.append(FileChange(path, rewritten))
    return written


def commit_message(week: Week, roast: Roast | None, run_url: str | None) -> CommitMessage:
    """Return the commit's message; a model's words in it have been made harmless.

    It names no pull request: GitHub would turn that into a reference on the pull request's own page.
    """
    body = f"Run: {run_url}" if run_url else ""
    if roast is None:
        return CommitMessage(f"roastbot: nothing to roast in {week.name}, and the ledger says so", body, week.name)
    pull = roast.chosen.pull_request
    topic = (
        week.name if week.is_due else f"{week.name}-{pull.repository.name_with_owner.replace('/', '-')}-{pull.number}"
    )
    return CommitMessage(f"roastbot: {commit_text(roast.post.title)} ({week.name})", body, topic)
