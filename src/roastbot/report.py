"""What a run tells: one outcome of a closed set, the job summary, the step's outputs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from roastbot.choose import Ranked, Skipped
from roastbot.claims import Claim
from roastbot.compose import Composition
from roastbot.errors import RoastbotError
from roastbot.evidence import PullRequest
from roastbot.habits import MARK
from roastbot.harmless import harmless
from roastbot.redact import redact
from roastbot.render import RenderedPost
from roastbot.stores import Commit
from roastbot.week import Week

SUMMARY_LIMIT = 900_000  # bytes; a step summary over 1 MiB is thrown away whole by the runner
RANKING_ROWS = 10


class Outcome(StrEnum):
    """How a run ended; there is no fifth way."""

    ROASTED = "roasted"
    QUIET = "quiet"
    ALREADY = "already"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run has to tell, as values; `summary` and `outputs` turn it into text.

    `when` is the run's clock, `dry_run` says that nothing was committed on purpose, `reason` is the one sentence
    behind the outcome, `notices` and `warnings` are plain sentences for annotations, `language` what a model wrote in
    where that is not English.
    """

    outcome: Outcome
    when: datetime
    reason: str
    week: Week | None = None
    ranking: tuple[Ranked, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    chosen: PullRequest | None = None
    composition: Composition | None = None
    post: RenderedPost | None = None
    commit: Commit | None = None
    paths: tuple[str, ...] = ()
    dry_run: bool = False
    run_url: str | None = None
    notices: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    language: str = ""


def failed(error: RoastbotError, when: datetime, run_url: str | None) -> Report:
    """Return the report of a run that an error ended; the error's own three sentences are its reason."""
    reason = f"{error.what}. Usual cause: {error.cause}. Fix: {error.fix}"
    return Report(Outcome.FAILED, when, reason, run_url=run_url)


OUTPUTS: Mapping[str, str] = {
    "outcome": "`roasted`, `quiet`, `already` or `failed`.",
    "week": "ISO week the run was about, such as `2026-W14`.",
    "pull-request": "`owner/repo#N` of the pull request that was roasted, else empty.",
    "title": "Title of the post, else empty.",
    "post": "Path of the post in the blog's repository, else empty.",
    "commit": "Id of the commit on the blog, empty when nothing was committed.",
    "proposal": "Address of the pull request that proposes the post, empty without `publish: pull-request`.",
    "writer": "`claude` or `offline`, whichever wrote the post, else empty.",
    "claims-checked": "How many claims of the post were held against the evidence, else empty.",
    "claims-cut": "How many claims were cut, with their sentences, because nothing proved them; else empty.",
    "revisions": "How often the writer was given its draft back to mend, else empty.",
}


def outputs(report: Report) -> dict[str, str]:
    """Return the step's outputs by name, every name of OUTPUTS, empty where there is nothing to say."""
    made = report.composition
    draft = made.draft if made else None
    return {
        "outcome": report.outcome.value,
        "week": report.week.name if report.week else "",
        "pull-request": report.chosen.reference if report.chosen else "",
        "title": report.post.title if report.post else "",
        "post": report.post.path if report.post else "",
        "commit": report.commit.oid if report.commit else "",
        "proposal": (report.commit.pull_request or "") if report.commit else "",
        "writer": draft.provenance.writer if draft else "",
        "claims-checked": str(len(made.claims)) if made else "",
        "claims-cut": str(len(made.cut)) if made else "",
        "revisions": str(made.revisions) if made else "",
    }


def summary(report: Report) -> str:
    """Return the job summary in Markdown: the outcome first, then ranking, roast, provenance, what to do next.

    Every text from a pull request in it has been made harmless; the roast is the post that passed the gate.
    """
    parts = [_headline(report), harmless(report.reason, 2_000) + "."]
    parts += [f"> **Warning:** {harmless(text, 1_000)}" for text in report.warnings]
    parts += [f"> {harmless(text, 1_000)}" for text in report.notices]
    parts += [_ranking(report), _roast(report), _provenance(report), _claims(report), _habits(report), _next(report)]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return text if len(text.encode()) <= SUMMARY_LIMIT else text.encode()[:SUMMARY_LIMIT].decode(errors="ignore")


_HEADLINES = {
    Outcome.ROASTED: "Roasted",
    Outcome.QUIET: "A quiet week",
    Outcome.ALREADY: "Already kept",
    Outcome.FAILED: "Failed",
}


def _headline(report: Report) -> str:
    week = f": {report.week.name}" if report.week else ""
    dry = " (dry run, nothing was committed)" if report.dry_run else ""
    return f"## roastbot: {_HEADLINES[report.outcome]}{week}{dry}"


def _ranking(report: Report) -> str:
    left = [f"- {_name(item)} left out: {harmless(item.reason, 200)}" for item in report.skipped]
    if not report.ranking:
        return "\n".join(["### The week's pull requests", "", *left]) if left else ""
    rows = ["| | Pull request | Reviewable lines | Not counted | Files |", "|---|---|---:|---:|---:|"]
    for place, ranked in enumerate(report.ranking[:RANKING_ROWS], 1):
        pull = ranked.pull_request
        chosen = " **(this one)**" if report.chosen and pull.id == report.chosen.id else ""
        link = f"[{harmless(pull.reference, 80)}]({pull.url}) {harmless(redact(pull.title)[0], 80)}{chosen}"
        size = f"{ranked.reviewable_lines:,}{'' if ranked.complete else ' or more'}"
        rows.append(f"| {place} | {link} | {size} | {ranked.excluded_lines:,} | {pull.changed_files:,} |")
    more = len(report.ranking) - RANKING_ROWS
    tail = [f"and {more} smaller."] if more > 0 else []
    why = "Reviewable lines: additions and deletions outside lock files, generated, vendored and excluded files."
    return "\n".join(["### The week's pull requests", "", *rows, "", why, *tail, "", *left]).rstrip()


def _name(item: Skipped) -> str:
    """Return what a skipped pull request may be called: a summary is public where the blog's repository is."""
    pull = item.pull_request
    return "One" if pull.repository.is_private else harmless(pull.reference, 80)


def _roast(report: Report) -> str:
    if not report.post:
        return ""
    where = f"`{report.post.path}`"
    if report.commit and report.commit.url:
        where += f" in [this commit]({report.commit.url})"
    return f"### {harmless(report.post.title, 200)}\n\n{where}\n\n{report.post.text}"


def _provenance(report: Report) -> str:
    rows = [f"- Run at {report.when.isoformat(timespec='seconds')}"]
    if report.run_url:
        rows.append(f"- [This run]({report.run_url})")
    if report.week:
        window = report.week.window
        since, until = (instant.isoformat(timespec="minutes") for instant in (window.since, window.until))
        rows.append(f"- Window from {since} until before {until}")
    if report.composition:
        made = report.composition.draft.provenance
        model = f" ({harmless(made.model, 80)})" if made.model else ""
        rows.append(f"- Written by {made.writer}{model}, {made.input_tokens:,} tokens in, {made.output_tokens:,} out")
        if report.composition.mended:
            count = len(report.composition.mended)
            noun = "mistake" if count == 1 else "mistakes"
            rows.append(f"- The checks sent back {count} {noun}; nothing they object to was printed")
        if report.composition.habits or report.composition.habits_mended:
            mended, kept = (len(each) for each in (report.composition.habits_mended, report.composition.habits))
            rows.append(f"- Habits of style: {mended} mended, {kept} left")
        if second := report.composition.audited:
            tokens = f"{second.input_tokens:,} tokens in, {second.output_tokens:,} out"
            rows.append(f"- Read a second time by {harmless(second.model or second.writer, 80)}, {tokens}")
        if left := report.composition.abandoned:
            rows.append(f"- Abandoned: {left.writer}, {left.input_tokens:,} tokens in, {left.output_tokens:,} out")
        if report.language and made.model:
            rows.append(f"- Written in {report.language}: code checked figures, quotations, code and links only")
        if report.composition.fell_back_because:
            rows.append(f"- Fell back to the offline writer: {harmless(report.composition.fell_back_because, 300)}")
    rows += [f"- {text}" for text in report.left_out]
    rows += [f"- {'Would write' if report.dry_run else 'Wrote'} `{path}`" for path in report.paths]
    return "### Provenance\n\n" + "\n".join(rows)


def _claims(report: Report) -> str:
    """Return every claim of the post with what proves it, and those that were cut with what was wrong."""
    made = report.composition
    if not made or not (made.claims or made.cut):
        return ""
    rows = ["| | Claim | Kind | Receipt |", "|---|---|---|---|"]
    rows += [_claim(claim, claim.verdict.value, claim.receipt or claim.reason) for claim in made.claims]
    rows += [_claim(claim, "cut", claim.known or claim.reason) for claim in made.cut]
    return "### Every claim\n\n" + "\n".join(rows)


def _claim(claim: Claim, verdict: str, because: str) -> str:
    return f"| {verdict} | {harmless(claim.span, 160)} | {claim.kind.value} | {harmless(because, 200)} |"


def _habits(report: Report) -> str:
    """Return the habits of style that the post still has; no post is held back for them."""
    made = report.composition
    if not made or not made.habits:
        return ""
    rows = ["| Where | Words | What to do instead |", "|---|---|---|"]
    rows += [
        f"| {habit.where} | {harmless(habit.words, 160)} | {harmless(habit.advice.removeprefix(MARK), 200)} |"
        for habit in made.habits
    ]
    return "### Habits left\n\n" + "\n".join(rows)


def _next(report: Report) -> str:
    """Return what a person may do now, by outcome."""
    proposal = report.commit.pull_request if report.commit else None
    steps = {
        Outcome.ROASTED: "Read it where your readers will, and share it if it is funny and true.",
        Outcome.QUIET: "Nothing; the ledger and the footer say that this week was looked at.",
        Outcome.ALREADY: "Nothing; to have another one roasted, name it in `pull-request`.",
        Outcome.FAILED: "Mend what the message names and run again; the blog is as it was before this run.",
    }
    step = steps[report.outcome]
    if report.dry_run:
        step = "Run again with `publish: commit` to have this written; a model will not write the same twice."
    elif proposal:
        step = f"Look at [the pull request]({proposal}) and merge it before the next run; then the week counts."
    elif report.outcome in {Outcome.ROASTED, Outcome.QUIET} and not report.commit:
        step = "Commit what was written to the workspace, all of it in one commit."
    return f"### What to do next\n\n{step}"
