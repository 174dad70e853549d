"""The lines of the branch: what its commits add up to, what was thrown away, what repeats, and tests by patch."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo
from itertools import groupby

from roastbot.evidence import Absent, Commit, Dossier, FilePatch
from roastbot.facts.measure import HEADLINE, USEFUL, Measure
from roastbot.facts.whole import has_every_patch, has_patch, headline_receipt, is_whole, own, parts_of
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact

SUMMED = "The figures of every commit that is not a merge, summed."
BEYOND = (
    "The commits' added lines summed, less those of the merged diff; left out where a merge came in between, for its"
    " lines are another branch's."
)
ADDITIONS = Measure("branch.additions", "lines", "lines added, commit by commit", SUMMED, HEADLINE)
DELETIONS = Measure("branch.deletions", "lines", "lines taken out, commit by commit", SUMMED, HEADLINE)
THROWN = Measure(
    "branch.thrown",
    "lines",
    "lines the commits add, one by one, beyond those the merged diff adds: rewritten, moved or thrown away on the way",
    BEYOND,
    HEADLINE,
)
TESTS = Measure(
    "branch.tests",
    "test functions",
    "test functions in Python that the commits add and do not take out again",
    "Added lines that define a function `test...` in files of tests, less removed ones of the same name; a function"
    " with many parameters is one.",
    HEADLINE,
)
COMMIT_TESTS = Measure(
    "commit.{commit}.tests",
    "test functions",
    "test functions in Python that {commit} adds",
    "Added lines that define a function `test...` in files of tests, less removed ones of the same name.",
    USEFUL,
    "commit",
    "{commit}",
)
REPEAT_TIMES = Measure(
    "commit.{commit}.repeat.times",
    "times",
    "places where {commit} adds one and the same block of lines",
    "Runs of at least five added lines that are equal but for their indentation; the one that repeats most lines.",
    USEFUL,
    "commit",
    "{commit}",
)
REPEAT_LINES = Measure(
    "commit.{commit}.repeat.lines",
    "lines",
    "length of the block that {commit} adds more than once",
    "The lines of that block, once.",
    USEFUL,
    "commit",
    "{commit}",
)
MEASURES = (ADDITIONS, DELETIONS, THROWN, TESTS, COMMIT_TESTS, REPEAT_TIMES, REPEAT_LINES)
BLOCK = 5  # lines; shorter runs repeat by nature
# A function inside a test may be called test_flow; so an indented one has to be a method.
_TEST = re.compile(r"(?:async\s+)?def\s+(test\w*)\s*\(|\s+(?:async\s+)?def\s+(test\w*)\s*\(\s*(?:self\b|cls\b|$)")


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield the branch's sums, and what its patches show where they are there."""
    commits = own(dossier)
    if not commits or not is_whole(dossier, "commits"):
        return
    if all(_has_size(commit) for commit in commits):
        yield from _sums(dossier)
    if has_every_patch(dossier):
        count = sum((_net_tests(commits)).values())
        if count:
            yield TESTS.of(count)
    shorts = Counter(commit.short for commit in commits)
    for commit in commits:
        if has_patch(commit) and shorts[commit.short] == 1:
            yield from _of_commit(dossier, commit)


def _has_size(commit: Commit) -> bool:
    return commit.changed_files is not None or bool(commit.additions or commit.deletions)


def _sums(dossier: Dossier) -> Iterator[Fact]:
    commits, pull = own(dossier), dossier.pull_request
    added = sum(commit.additions for commit in commits)
    yield ADDITIONS.of(added)
    yield DELETIONS.of(sum(commit.deletions for commit in commits))
    if len(commits) == len(dossier.commits) and pull.changed_files and added > pull.additions:
        yield THROWN.of(added - pull.additions)


def _of_commit(dossier: Dossier, commit: Commit) -> Iterator[Fact]:
    receipts = headline_receipt(dossier, commit)
    count = sum((_net_tests((commit,))).values())
    if count:
        yield COMMIT_TESTS.of(count, receipts, commit=commit.short)
    blocks = Counter(block for part in parts_of(commit) for block in _blocks(part))
    times, size = max(((times, len(block)) for block, times in blocks.items()), key=_worst, default=(0, 0))
    if times > 1:
        yield REPEAT_TIMES.of(times, receipts, commit=commit.short)
        yield REPEAT_LINES.of(size, receipts, commit=commit.short)


def _worst(repeat: tuple[int, int]) -> tuple[int, int]:
    times, size = repeat
    return ((times - 1) * size, size)


def _net_tests(commits: tuple[Commit, ...]) -> Counter[str]:
    """Return how often each test function was added more than taken out; moving and renaming a file is neither."""
    net: Counter[str] = Counter()
    for commit in commits:
        for part in parts_of(commit):
            if part.path.endswith(".py") and kind_of(part.path) is Kind.TESTS:
                for sign, name in _tests(part):
                    net[name] += 1 if sign == "+" else -1
    return +net


def _tests(part: FilePatch) -> Iterator[tuple[str, str]]:
    for line in () if isinstance(part.lines, Absent) else part.lines:
        found = line.sign != " " and "def" in line.text and _TEST.match(line.text)
        if found:
            yield line.sign, found[1] or found[2]


def _blocks(part: FilePatch) -> Iterator[tuple[str, ...]]:
    if isinstance(part.lines, Absent) or part.additions < BLOCK:
        return
    for sign, run in groupby(part.lines, key=lambda line: line.sign):
        texts = tuple(line.text.strip() for line in run) if sign == "+" else ()
        if sum(1 for text in texts if text) >= BLOCK:
            yield texts
