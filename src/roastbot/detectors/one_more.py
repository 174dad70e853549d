"""Spots a reviewer, mostly a bot, that remarks on a line, then on a line of the commit that took that one out.

Funny because each mending feeds the next remark, and neither side tires.
Known false alarms: two remarks about different things. Only clocks and lines decide: the commit must take out the very
line of the earlier remark and have added the very line of the later one, in the same file.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import span_facts
from roastbot.review_lines import Lines, Remark, is_nameless, lines_of, quoted, remarks
from roastbot.words import fits_a_span

_Links = Mapping[int, tuple[Step, Remark]]  # number of a remark's thread -> the commit that met it, the next remark


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the longest row of remarks for each reviewer who has one."""
    by_reviewer: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks(dossier):
        if fits_a_span(remark.thread.path) and fits_a_span(remark.who) and not is_nameless(remark.first):
            by_reviewer[remark.first.author.login].append(remark)
    lines = lines_of(steps(dossier), (remark for said in by_reviewer.values() for remark in said))
    for said in by_reviewer.values():
        links = _links(lines, said)
        row = max((_row(links, remark) for remark in said), key=len, default=[])
        if row:
            yield _finding(dossier, row, facts)


def _links(lines: Lines, said: Sequence[Remark]) -> _Links:
    """Return for each remark the commit that took its line out, with the first remark on a line of it in that file."""
    found = {}
    for remark in said:
        step = lines.taken_out(remark)
        follows = next((other for other in said if step and _follows(lines, remark, step, other)), None)
        if step and follows:
            found[remark.number] = (step, follows)
    return found


def _follows(lines: Lines, earlier: Remark, step: Step, later: Remark) -> bool:
    in_time = later.first.created_at > step.commit.authored_at
    return in_time and later.thread.path == earlier.thread.path and lines.wrote(step, later)


def _row(links: _Links, remark: Remark) -> list[tuple[Remark, Step, Remark]]:
    """Return the remarks that follow from one another, each with the commit between; the clock ends every row."""
    row = []
    while remark.number in links:
        step, follows = links[remark.number]
        row.append((remark, step, follows))
        remark = follows
    return row


def _finding(dossier: Dossier, row: Sequence[tuple[Remark, Step, Remark]], facts: Sequence[Fact]) -> Finding:
    (first, step, second), last = row[0], row[-1][2]
    who = first.first.author.login
    name = f"one_more.{first.number}"
    said = [words for remark in (first, second) for words in quoted(dossier, remark.source, remark.first.body)]
    receipts = (*said, *dict.fromkeys(step.receipt for _, step, _ in row))
    about = Subject("thread", who, first.thread.path)
    how = "Remarks on a line that was added by the commit that took out the line of the remark before."
    count = Fact(f"{name}.remarks", len(row) + 1, "remarks", "remarks of one reviewer in a row", receipts, about, how)
    begun, ended = first.first.created_at, last.first.created_at
    spans = span_facts(name, begun, ended, "time from the first of these remarks to the last", receipts, subject=about)
    clocks = tuple(fact for _, step, _ in row for fact in of_commit(facts, step, "authored"))
    claim = (
        f"{who} remarks on a line in {first.thread.path}; “{step.commit.headline}” takes it out, and {who} remarks on a"
        " line which that commit added."
    )
    claim += f" That makes {len(row) + 1} such remarks in a row." if len(row) > 1 else ""
    return Finding("one_more", claim, (count, *spans, *clocks), receipts, 5 if len(row) > 1 else 4)
