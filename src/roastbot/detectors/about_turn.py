"""Spots a reviewer, mostly a bot, whose suggestion puts back the line that an earlier suggestion of its own replaced.

Funny because both suggestions come with the same confidence.
Known false alarms: a line that fits in two places. Both suggestions must be about the same file; each has to be one
line in GitHub's own form, on the line the other proposes.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.instants import apart, span_facts
from roastbot.review_lines import Remark, is_nameless, remarks
from roastbot.words import fits_a_span

_SUGGESTION = re.compile(r"^```suggestion[^\n]*\n(?P<line>[^\n]+)\n```\s*$", re.MULTILINE)


def find(dossier: Dossier, _: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first such pair of each file."""
    done: set[str] = set()
    made: dict[tuple[str, str, str, str], tuple[Remark, str]] = {}
    for remark in remarks(dossier):
        line = _suggested(remark)
        path, who = remark.thread.path, remark.first.author.login
        if not line or not fits_a_span(path) or not fits_a_span(who) or is_nameless(remark.first):
            continue
        earlier = made.get((path, who, line.strip(), remark.line.strip()))
        if earlier and path not in done and earlier[0].first.created_at < remark.first.created_at:
            done.add(path)
            yield _finding(dossier, earlier[0], earlier[1], remark, line)
        made.setdefault((path, who, remark.line.strip(), line.strip()), (remark, line))


def _suggested(remark: Remark) -> str:
    """Return the one line a remark suggests in place of its own; nothing where there is none, or it is the same."""
    found = list(_SUGGESTION.finditer(remark.first.body.replace("\r", "")))
    line = found[0]["line"] if len(found) == 1 else ""
    return line if line.strip() and line.strip() != remark.line.strip() else ""


def _finding(dossier: Dossier, early: Remark, there: str, late: Remark, back: str) -> Finding:
    who, path = early.first.author.login, early.thread.path
    name = f"about_turn.{early.number}-{late.number}"
    receipts = (
        Receipt.quote_from(dossier, early.source, there.strip()),
        Receipt.quote_from(dossier, late.source, back.strip()),
    )
    about = Subject("thread", who, path)
    how = "The line in the suggestion, which is the line that the other suggestion was made on."
    told = (
        Fact(f"{name}.there", there.strip(), "", "the line suggested first", receipts[:1], about, how),
        Fact(f"{name}.back", back.strip(), "", "the line suggested later", receipts[1:], about, how),
    )
    begun, ended = early.first.created_at, late.first.created_at
    how = "Between GitHub's times of the two remarks."
    spans = span_facts(name, begun, ended, "time between the two suggestions", receipts, subject=about, how=how)
    claim = (
        f"{who} suggests another line for one in {path}, and {apart(begun, ended)} later suggests the line that was"
        " there before."
    )
    return Finding("about_turn", claim, (*told, *spans), receipts, 5)
