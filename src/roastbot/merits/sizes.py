"""Praise for small steps, down to the smallest edit there is: of every readable patch at least this much is true."""

from collections.abc import Iterator, Sequence

from roastbot.clues import Step, known, of_commit, steps
from roastbot.evidence import Absent, Dossier, FilePatch
from roastbot.facts.whole import own, parts_of
from roastbot.findings import Fact, Finding, Subject
from roastbot.merits.telling import count, praise
from roastbot.words import fits_a_span

SMALL = 60  # changed lines of a change that can be read in one go
START = 10  # times the first commit fits into the whole, at least
SEVERAL = 3  # commits, of which one can be called the first or the smallest


def edits(dossier: Dossier) -> tuple[tuple[FilePatch, int], ...]:
    """Return every commit's patch of a file with the lines it adds or takes out, where there are any to read."""
    found = ((part, _changed(part)) for commit in dossier.commits for part in parts_of(commit))
    return tuple((part, changed) for part, changed in found if changed)


def small(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield that all of it can be read in one go."""
    pull = dossier.pull_request
    changed = pull.additions + pull.deletions
    told = known(facts, "pull.changed", "pull.files")
    if 0 < changed <= SMALL and pull.changed_files and len(told) > 1:
        claim = f"The whole change is {count(changed, 'line')} in {count(pull.changed_files, 'file')}."
        yield praise(claim, told, (), 1)


def small_start(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield that the branch began with a small commit."""
    pull, branch = dossier.pull_request, _sized(dossier)
    if not branch:
        return
    changed, first = branch[0]
    if changed * START <= pull.additions + pull.deletions:
        told = (_size_fact(first, changed), *known(facts, "pull.changed", "commits.own"))
        claim = f"The branch begins small: “{first.commit.headline}” changes {count(changed, 'line')}."
        yield praise(claim, told, (first.receipt,), 1)


def smallest(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the smallest commit of several, or one of the smallest."""
    for changed, step in sorted(_sized(dossier), key=lambda row: (row[0], row[1].place))[:1]:
        told = (_size_fact(step, changed), *of_commit(facts, step, "authored"), *known(facts, "commits.own"))
        claim = f"No commit is smaller than “{step.commit.headline}”, which changes {count(changed, 'line')}."
        yield praise(claim, told, (step.receipt,), 1)


def light(dossier: Dossier, _: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the smallest edit of a file there is to read; of every pull request with a readable patch there is one."""
    found = edits(dossier)
    if not found:
        return
    part, changed = min(found, key=lambda row: row[1])
    how = "Added and removed lines of each file in each commit, as far as the patches could be read."
    told = [
        Fact("well_done.edit.lines", changed, "lines", "lines of the smallest edit of a file", how=how),
        Fact("well_done.edit.all", len(found), "edits", "edits of a file, one for each file in each commit", how=how),
    ]
    where = ""
    if fits_a_span(part.path):
        told.append(Fact("well_done.edit.file", part.path, "", "the file of the smallest edit", how=how))
        where = f" of {part.path}"
    yield praise(f"The smallest edit in its patches is {count(changed, 'line')}{where}.", tuple(told), (), 1)


def _sized(dossier: Dossier) -> list[tuple[int, Step]]:
    """Return the commits with the lines they change; none where they are few, or one of them was not read."""
    branch = [(_size(step), step) for step in steps(dossier)]
    whole = len(branch) == len(own(dossier)) >= SEVERAL and "commits" not in dossier.missing
    return branch if whole and all(size for size, _ in branch) else []


def _size(step: Step) -> int:
    """Return the lines a commit changes; 0 where some of them could not be read."""
    sizes = [_changed(part) for part in step.parts]
    return 0 if any(isinstance(part.lines, Absent) for part in step.parts) else sum(sizes)


def _size_fact(step: Step, changed: int) -> Fact:
    short, how = step.commit.short, "Lines that its patches add or take out."
    name = f"well_done.{step.commit.short}"
    return Fact(f"{name}.lines", changed, "lines", "lines it changes", (step.receipt,), Subject("commit", short), how)


def _changed(part: FilePatch) -> int:
    return 0 if isinstance(part.lines, Absent) else sum(1 for line in part.lines if line.sign in {"+", "-"})
