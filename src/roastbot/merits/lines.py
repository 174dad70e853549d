"""Praise for lines: tests, code that went, and a branch that took nothing back."""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, known, of_commit, steps
from roastbot.evidence import Absent, ChangeType, Dossier
from roastbot.facts.whole import has_every_file, is_machine_made, is_whole
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Subject
from roastbot.lineage import trace
from roastbot.merits.telling import A_FEW, count, praise
from roastbot.words import fits_a_span

ASSERTION = re.compile(r"\s*(?:assert\b|self\.assert[A-Z]\w*\(|with (?:self\.assertRaises|pytest\.raises)\b)")
_TEST = re.compile(r"\s*(?:(?:async\s+)?def\s+test\w*|class\s+Test\w*)")
A_LOT = 100  # lines of tests from which on `proof` tells of them


def tested(_: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield that there are more lines of tests than of anything else, where there are too few for `proof`."""
    told = known(facts, "lines.tests", "lines.rest")
    tests, rest = (one.value for one in told) if len(told) > 1 else (0, 0)
    if isinstance(tests, int) and isinstance(rest, int) and max(A_FEW, rest + 1) <= tests < A_LOT and rest:
        claim = (
            f"The diff adds {tests:,} lines to test files and {rest:,} to files that are neither tests nor"
            " documentation."
        )
        yield praise(claim, told, (), 3)


def removed(dossier: Dossier, _: Sequence[Fact]) -> Iterator[Finding]:
    """Yield that code was taken out: more lines than were added, tests, documentation and generated files aside."""
    made = dossier.pull_request.repository.gitattributes
    code = [
        file
        for file in dossier.pull_request.files
        if kind_of(file.path) is Kind.REST and not is_machine_made(file.path, made)
    ]
    added, gone = sum(file.additions for file in code), sum(file.deletions for file in code)
    if has_every_file(dossier) and gone >= added + A_FEW:
        how = "GitHub's figures for the changed files that hold code, added up."
        told = (
            Fact("well_done.code.deletions", gone, "lines", "lines of code taken out", how=how),
            Fact("well_done.code.additions", added, "lines", "lines of code added", how=how),
        )
        yield praise(f"The diff takes out {gone:,} lines of code and adds {added:,}.", told, (), 3)


def firmer(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the commit that adds most assertions to tests that were there already, and changes nothing but tests.

    Python alone is read; a commit that adds or renames a test or takes an assertion out, is another matter.
    """
    found = [(_assertions(step), step) for step in steps(dossier)]
    more, step = max(found, key=lambda row: (row[0], -row[1].place), default=(0, None))
    if step and more:
        how = "Added lines of its patch that assert something; it adds no test and takes no assertion out."
        name = f"well_done.{step.commit.short}"
        about = Subject("commit", step.commit.short)
        told = Fact(f"{name}.assertions", more, "assertions", "assertions it adds", (step.receipt,), about, how)
        claim = f"“{step.commit.headline}” adds {count(more, 'assertion')} to tests that were there before it."
        yield praise(claim, (told, *of_commit(facts, step, "authored", "additions")), (step.receipt,), 3)


def _assertions(step: Step) -> int:
    """Return the assertions a commit adds to tests that are there; 0 where it does anything else."""
    if not all(part.path.endswith(".py") and kind_of(part.path) is Kind.TESTS for part in step.parts):
        return 0
    if any(isinstance(part.lines, Absent) or part.change is not ChangeType.MODIFIED for part in step.parts):
        return 0
    lines = [line for part in step.parts if not isinstance(part.lines, Absent) for line in part.lines]
    changed = [line for line in lines if line.sign != " "]
    asserted = [line.sign for line in changed if ASSERTION.match(line.text)]
    tests = sorted(line.sign + match[0].strip() for line in changed if (match := _TEST.match(line.text)))
    came, went = ([test[1:] for test in tests if test[0] == sign] for sign in "+-")
    return len(asserted) if came == went and "-" not in asserted else 0


def kept(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield that nothing the branch added was taken out again; every patch has to be there, and no merge."""
    lineage, own = trace(dossier), steps(dossier)
    alone = len(own) == len(dossier.commits) and is_whole(dossier, "commits")
    stayed = sum(1 for birth in lineage.survivors if birth.text.strip())
    if alone and len(own) > 1 and lineage.whole and not lineage.deaths and stayed >= A_FEW:
        how = "Every commit's patch replayed in order; blank lines are left out, and a line that moved is still there."
        about = "lines the branch added that are there after its end"
        told = (Fact("well_done.kept.lines", stayed, "lines", about, how=how),)
        claim = f"The branch added {stayed:,} lines with something on them, and no later commit took out a single one."
        yield praise(claim, (*told, *known(facts, "commits.count")), (own[0].receipt,), 2)


def deleted(dossier: Dossier, _: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the longest file of code that the diff deletes."""
    gone = [
        file
        for file in dossier.pull_request.files
        if file.change is ChangeType.DELETED and kind_of(file.path) is Kind.REST and fits_a_span(file.path)
    ]
    longest = max(gone, key=lambda file: file.deletions, default=None)
    if longest and longest.deletions >= A_FEW:
        about, how = Subject("file", longest.path), "GitHub's own figure for the file."
        told = (
            Fact("well_done.gone.lines", longest.deletions, "lines", "lines of a deleted file", (), about, how),
            Fact("well_done.gone.file", longest.path, "", "a file the diff deletes", (), about, how),
        )
        yield praise(f"The diff deletes {longest.path}, {longest.deletions:,} lines.", told, (), 2)
