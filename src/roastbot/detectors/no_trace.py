"""Spots a file that the branch changed and changed back, so that the merged diff does not know of it.

Funny because the work was done twice, the second time to undo the first, and nobody who reads the diff will ever know.
Known false alarms: a change that reached the base branch on another way. So the commits' own lines have to cancel out,
one by one, and every commit's lines and the whole list of merged files have to be there. What the branch created or
deleted is another detector's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.evidence import Absent, ChangeType, Dossier, FilePatch
from roastbot.facts.whole import has_every_file, has_every_patch, own
from roastbot.findings import Fact, Finding, Subject
from roastbot.instants import apart
from roastbot.words import fits_a_span

NOTICEABLE = 3  # lines
LARGE = 20
MOST = 3  # files


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the files with most lines first."""
    branch = steps(dossier)
    if not (has_every_file(dossier) and has_every_patch(dossier)) or len(branch) != len(own(dossier)):
        return
    merged = {file.path for file in dossier.pull_request.files}
    touching: dict[str, list[tuple[Step, FilePatch]]] = {}
    for step in branch:
        for part in step.parts:
            touching.setdefault(part.path, []).append((step, part))
    names = {part.previous_path for step in branch for part in step.parts}
    touched = merged | names
    found = [
        (sum(part.additions for _, part in each), path, [step for step, _ in each])
        for path, each in touching.items()
        if path not in touched and fits_a_span(path) and _cancels_out([part for _, part in each])
    ]
    for lines, path, changing in sorted(found, key=lambda one: (-one[0], one[1]))[:MOST]:
        if lines >= NOTICEABLE and changing[0].commit.authored_at <= changing[-1].commit.authored_at:
            yield _finding(path, lines, changing, facts)


def _cancels_out(parts: Sequence[FilePatch]) -> bool:
    """Whether every line that went came back and the other way round, in a file that was there all the time."""
    balance: Counter[str] = Counter()
    for part in parts:
        if part.change is not ChangeType.MODIFIED or isinstance(part.lines, Absent):
            return False
        for line in part.lines:
            if line.sign != " ":
                balance[line.text] += 1 if line.sign == "+" else -1
    return len(parts) > 1 and not any(balance.values())


def _finding(path: str, count: int, changing: Sequence[Step], facts: Sequence[Fact]) -> Finding:
    early, late = changing[0], changing[-1]
    name = key("no_trace", early, late)
    receipts = tuple(step.receipt for step in changing)
    about = f"lines that the commits add to {path}, and as many that they take out"
    lines = Fact(f"{name}.lines", count, "lines", about, receipts, Subject("file", path, late.commit.short))
    other = f"commits that change {path}, which the merged diff does not touch"
    commits = Fact(f"{name}.commits", len(changing), "commits", other, receipts, Subject("file", path))
    file = Fact(f"{name}.file", path, "", "a file that was changed and changed back", receipts)
    passed = apart(early.commit.authored_at, late.commit.authored_at)
    claim = (
        f"{len(changing)} commits, from “{early.commit.headline}” to “{late.commit.headline}” {passed} later, add"
        f" {count:,} lines to {path} and take {count:,} out; the merged diff does not touch the file."
    )
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    return Finding(
        "no_trace",
        claim,
        (file, lines, commits, *between("no_trace", early, late), *clocks),
        (early.receipt, late.receipt),
        5 if count >= LARGE else 4,
    )
