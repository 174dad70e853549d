"""Spots fixes in a row, each in a file that the one before it had just fixed.

Funny because every one of them was the fix.
Known false alarms: a branch whose business is to mend many things, one commit each. So neighbours must share a file
that is neither prose nor a lock file, and the clock has to agree with the branch; merges between them do not count.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding
from roastbot.instants import span_facts
from roastbot.reviewable import why_not

_FIX = re.compile(r"(?:hot|bug)?fix(?:e[sd]|ing)?\b(?!-)", re.IGNORECASE)
ENOUGH = 3  # in a row
LONG = 5


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the longest row; of equals the first."""
    rows: list[list[Step]] = [[]]
    for step in steps(dossier):
        if not _FIX.match(step.commit.headline.strip()):
            rows.append([])
        elif rows[-1] and not _goes_on(rows[-1][-1], step, dossier):
            rows.append([step])
        else:
            rows[-1].append(step)
    row = max(rows, key=len)
    if len(row) >= ENOUGH:
        yield _finding(row, facts)


def _goes_on(early: Step, late: Step, dossier: Dossier) -> bool:
    in_order = early.commit.authored_at <= late.commit.authored_at
    return in_order and bool(_files(early, dossier) & _files(late, dossier))


def _files(step: Step, dossier: Dossier) -> set[str]:
    attributes = dossier.pull_request.repository.gitattributes
    paths = {part.path for part in step.parts}
    return {path for path in paths if kind_of(path) is not Kind.WORDS and not why_not(path, attributes, ())}


def _finding(row: Sequence[Step], facts: Sequence[Fact]) -> Finding:
    receipts = tuple(step.receipt for step in row)
    about = "fixes in a row, each to a file of the one before"
    count = Fact("fix_on_fix.commits", len(row), "commits", about, receipts)
    start, end = row[0].commit.authored_at, row[-1].commit.authored_at
    span = span_facts("fix_on_fix", start, end, "time from the first of them to the last", receipts)
    clocks = tuple(fact for step in row for fact in of_commit(facts, step, "authored"))
    titles = ", ".join(f"“{step.commit.headline}”" for step in row)
    claim = f"{len(row)} fixes in a row each touch a file that the one before it had touched: {titles}."
    return Finding("fix_on_fix", claim, (count, *span, *clocks), receipts, 4 if len(row) >= LONG else 3)
