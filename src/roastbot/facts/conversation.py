"""What was said: reviews, threads and comments, and the time from a question to an approval."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from roastbot.evidence import Actor, Dossier
from roastbot.facts.measure import HEADLINE, USEFUL, Measure, stretch
from roastbot.facts.whole import is_whole
from roastbot.findings import Fact, Receipt

THREADS = Measure("threads.count", "threads", "review threads", "The review threads GitHub lists.", HEADLINE)
REMARKS = Measure(
    "threads.comments", "comments", "comments in review threads", "Every comment of every review thread.", USEFUL
)
UNRESOLVED = Measure(
    "threads.unresolved",
    "threads",
    "review threads nobody has marked as resolved",
    "Threads GitHub does not call resolved, as they stood when they were read.",
    HEADLINE,
)
COMMENTS = Measure(
    "comments.count", "comments", "comments in the conversation", "Comments outside review threads.", USEFUL
)
REVIEWS = Measure("reviews.count", "reviews", "submitted reviews", "The reviews GitHub lists.", HEADLINE)
APPROVED = Measure("reviews.approved", "approvals", "reviews that approve", "Reviews in the state APPROVED.", HEADLINE)
REFUSED = Measure(
    "reviews.objections", "reviews", "reviews that ask for changes", "Reviews in the state CHANGES_REQUESTED.", HEADLINE
)
SILENT = Measure("reviews.silent", "reviews", "reviews without a word", "Submitted reviews with an empty text.", USEFUL)
AFTER_REVIEW = Measure(
    "review.later",
    "commits",
    "commits written after the first review",
    "Commits whose author date is later than the first review by somebody else, bots left out, merges included.",
    HEADLINE,
)
AFTER_REMARK = Measure(
    "remark.later",
    "commits",
    "commits written after the first remark in a review thread",
    "Commits whose author date is later than the first thread comment by somebody else, bots left out.",
    USEFUL,
)
WAIT = stretch(
    "review", "time from opening to the first review", "From opening to the first review by somebody else, no bot."
)
ANSWERED = stretch(
    "answered",
    "time from the last question to the approval",
    "From the last remark by somebody else with a question mark before the last approval, to that approval.",
    HEADLINE,
)
MEASURES = (
    THREADS, REMARKS, UNRESOLVED, COMMENTS, REVIEWS, APPROVED, REFUSED, SILENT, AFTER_REVIEW, AFTER_REMARK, WAIT,
    ANSWERED,
)  # fmt: skip
_NOT_ASKED = re.compile(r"```.*?```|`[^`\n]*`|https?://\S+|^[ \t]*>[^\n]*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Said:
    source: str
    who: Actor
    text: str
    at: datetime


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield how much was said; only what there is, since silence may be a page nobody served."""
    if is_whole(dossier, "threads") and dossier.threads:
        yield THREADS.of(len(dossier.threads))
        yield REMARKS.of(sum(len(thread.comments) for thread in dossier.threads))
        unresolved = sum(1 for thread in dossier.threads if not thread.is_resolved)
        if unresolved:
            yield UNRESOLVED.of(unresolved)
    if is_whole(dossier, "comments") and dossier.comments:
        yield COMMENTS.of(len(dossier.comments))
    if is_whole(dossier, "reviews"):
        yield from _reviews(dossier)
    if is_whole(dossier, "commits", "reviews"):
        yield from _after_review(dossier)
    if is_whole(dossier, "commits", "threads"):
        remarks = (comment for thread in dossier.threads for comment in thread.comments)
        times = [remark.created_at for remark in remarks if _is_other(dossier, remark.author)]
        if times:
            yield AFTER_REMARK.of(_written_after(dossier, min(times)))
    if is_whole(dossier, "reviews", "threads", "comments"):
        yield from _answered(dossier)


def _reviews(dossier: Dossier) -> Iterator[Fact]:
    states = Counter(review.state for review in dossier.reviews)
    if dossier.reviews:
        yield REVIEWS.of(len(dossier.reviews))
    if states["APPROVED"]:
        yield APPROVED.of(states["APPROVED"])
    if states["CHANGES_REQUESTED"]:
        yield REFUSED.of(states["CHANGES_REQUESTED"])
    silent = sum(1 for review in dossier.reviews if not review.body.strip())
    if silent:
        yield SILENT.of(silent)


def _after_review(dossier: Dossier) -> Iterator[Fact]:
    times = [review.submitted_at for review in dossier.reviews if _is_other(dossier, review.author)]
    known = [instant for instant in times if instant is not None]
    if known and len(known) == len(times):
        yield AFTER_REVIEW.of(_written_after(dossier, min(known)))
        yield from WAIT.between(dossier.pull_request.created_at, min(known))


def _written_after(dossier: Dossier, instant: datetime) -> int:
    return sum(1 for commit in dossier.commits if commit.authored_at > instant)


def _is_other(dossier: Dossier, actor: Actor) -> bool:
    return not actor.is_bot and actor.login != dossier.pull_request.author.login


def _answered(dossier: Dossier) -> Iterator[Fact]:
    approvals = [
        review.submitted_at
        for review in dossier.reviews
        if review.state == "APPROVED" and review.submitted_at and _is_other(dossier, review.author)
    ]
    asked = [said for said in _remarks(dossier) if approvals and said.at < max(approvals) and _question(said.text)]
    if asked:
        last = max(asked, key=lambda said: said.at)
        receipt = Receipt.quote_from(dossier, last.source, _question(last.text))
        yield from ANSWERED.between(last.at, max(approvals), (receipt,))


def _question(text: str) -> str:
    """Return the last line of a remark that asks something, code, links and quoted lines aside; else nothing."""
    asking = {line.strip() for line in _NOT_ASKED.sub("", text).splitlines() if "?" in line}
    lines = [line for line in text.splitlines() if _NOT_ASKED.sub("", line).strip() in asking]
    return lines[-1].strip() if lines else ""


def _remarks(dossier: Dossier) -> Iterator[_Said]:
    for source in dossier.sources.values():
        kind = source.id.partition(":")[0]
        if kind in {"review", "thread", "comment"} and source.at is not None:
            who = _actor(dossier, source.id)
            if _is_other(dossier, who):
                yield _Said(source.id, who, source.text, source.at)


def _actor(dossier: Dossier, source_id: str) -> Actor:
    kind, _, place = source_id.partition(":")
    if kind == "review":
        return dossier.reviews[int(place) - 1].author
    if kind == "comment":
        return dossier.comments[int(place) - 1].author
    thread, _, remark = place.partition(".")
    return dossier.threads[int(thread) - 1].comments[int(remark) - 1].author
