"""Spots the remark of a reviewer, person or bot, and the commit that took out the very line it was about.

Funny because one sentence weighs as much as a commit; where it was taken up within the hour it is told as praise.
Known false alarms: a line that went for another reason. So it must be the exact line, gone for good in that commit, and
written after the remark by the clocks; that the one caused the other is not claimed.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import HOUR, apart, minutes_between, span_facts
from roastbot.review_lines import Remark, answer, lines_of, quoted, remarks
from roastbot.words import fits_a_span

MOST = 3  # findings, the quickest ones


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the remarks that were taken up soonest; each with words that can be quoted."""
    every = tuple(remarks(dossier))
    lines = lines_of(steps(dossier), every)
    found = []
    for remark in every:
        step = lines.taken_out(remark)
        words = quoted(dossier, remark.source, remark.first.body)
        if step and words and fits_a_span(remark.thread.path) and fits_a_span(remark.first.author.login):
            minutes = minutes_between(remark.first.created_at, step.commit.authored_at)
            found.append((minutes, remark.number, remark, step))
    for minutes, _, remark, step in sorted(found, key=lambda row: row[:2])[:MOST]:
        yield _finding(dossier, remark, step, minutes, facts)


def _finding(dossier: Dossier, remark: Remark, step: Step, minutes: int, facts: Sequence[Fact]) -> Finding:
    who, path, commit = remark.first.author.login, remark.thread.path, step.commit
    name = f"taken_up.{remark.number}.{commit.short}"
    (said,) = quoted(dossier, remark.source, remark.first.body)
    answered = answer(dossier, remark)
    words = quoted(dossier, answered[0], answered[1].body) if answered else ()
    receipts = (said, *words, step.receipt)
    about = Subject("thread", who, path)
    how = "From GitHub's time of the remark to the author date of the commit."
    passed = span_facts(
        name,
        remark.first.created_at,
        commit.authored_at,
        f"time from the remark to {commit.short}",
        receipts,
        subject=about,
        how=how,
    )
    line = Fact(f"{name}.line", remark.line.strip(), "", "the line the remark is about", (said,), about, "Verbatim.")
    claim = f"{remark.who} says of a line in {path}: “{said.quote}”."
    claim += f" The author answers: “{words[0].quote}”." if words else ""
    claim += (
        f" “{commit.headline}”, written {apart(remark.first.created_at, commit.authored_at)} after the remark, takes"
        " that line out."
    )
    quick = minutes <= HOUR
    told = (*passed, line, *of_commit(facts, step, "authored"))
    return Finding("taken_up", claim, told, receipts, 3 if quick or words else 2, praise=quick)
