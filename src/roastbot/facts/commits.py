"""The commits: how many, and the figures of each."""

from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo
from itertools import groupby, pairwise

from roastbot.evidence import Absent, Commit, Dossier, FilePatch
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL, Measure
from roastbot.facts.whole import has_patch, headline_receipt, is_whole, message_body, own, parts_of
from roastbot.findings import Fact, Receipt
from roastbot.words import count_words

LISTED = "The commits GitHub lists for the pull request."
SIZED = "GitHub's own figure for the commit."
COUNT = Measure("commits.count", "commits", "commits of the pull request, merges included", LISTED, HEADLINE)
OWN = Measure("commits.own", "commits", "commits that are not merges", "Listed commits with one parent.", HEADLINE)
MERGES = Measure(
    "commits.merges", "commits", "commits that merge another branch in", "Listed commits with more than one parent."
)
LATER = Measure("commits.later", "commits", "commits after the first", "All listed commits but one.")
SILENT = Measure(
    "commits.silent",
    "commits",
    "commits whose message is one line",
    "Commits other than merges with nothing but trailers below their title.",
)


def _each(name: str, unit: str, about: str, how: str, worth: int = USEFUL) -> Measure:
    return Measure(f"commit.{{commit}}.{name}", unit, about, how, worth, "commit", "{commit}")


AUTHORED = _each("authored", "", "when {commit} was written", "git's author date, in the offset it was recorded in.")
COMMITTED = _each("committed", "", "when {commit} was last rewritten", "git's committer date, in its own offset.", 3)
ADDITIONS = _each("additions", "lines", "lines {commit} adds", SIZED)
DELETIONS = _each("deletions", "lines", "lines {commit} takes out", SIZED)
CHANGED = _each("changed", "lines", "lines {commit} adds or takes out", "Its added and removed lines summed.", DETAIL)
GROWTH = _each(
    "growth", "lines", "lines {commit} adds beyond those it takes out", "Its added less its removed lines.", DETAIL
)
FILES = _each("files", "files", "files {commit} touches", SIZED)
WORDS = _each(
    "words",
    "words",
    "words in the title of {commit}",
    "Its title split at white space; a part without a letter or a digit is no word.",
    DETAIL,
)
CHARACTERS = _each(
    "characters", "characters", "characters in the title of {commit}", "Every character, spaces too.", DETAIL
)
REPLACED = _each(
    "replaced",
    "lines",
    "lines {commit} replaces where they stand",
    "In each block of its diff, removed lines are paired with the added ones right after them; the pairs are counted.",
    DETAIL,
)
DROPPED = _each(
    "dropped",
    "lines",
    "lines {commit} takes out with nothing in their place",
    "Its removed lines, less those that an added line right after them replaces.",
    DETAIL,
)


def _of_file(sign: str, about: str) -> Measure:
    how = f"The lines with a {sign} in the commit's diff of that file."
    name = "additions" if sign == "plus" else "deletions"
    return Measure(f"commit.{{commit}}.file.{{path}}.{name}", "lines", about, how, DETAIL, "file", "{path}", "{commit}")


FILE_ADDITIONS = _of_file("plus", "lines {commit} adds to {path}")
FILE_DELETIONS = _of_file("minus", "lines {commit} takes out of {path}")
MEASURES = (
    COUNT, OWN, MERGES, LATER, SILENT, AUTHORED, COMMITTED, ADDITIONS, DELETIONS, CHANGED, GROWTH, FILES, WORDS,
    CHARACTERS, REPLACED, DROPPED, FILE_ADDITIONS, FILE_DELETIONS,
)  # fmt: skip


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield counts, then each commit; nothing when a page of commits is missing, nothing about two of one short id."""
    commits = dossier.commits
    if not is_whole(dossier, "commits"):
        return
    mine = own(dossier)
    yield COUNT.of(len(commits))
    if len(mine) < len(commits):
        yield OWN.of(len(mine))
        yield MERGES.of(len(commits) - len(mine))
    if len(commits) > 1:
        yield LATER.of(len(commits) - 1)
    silent = sum(1 for commit in mine if not message_body(commit))
    if silent:
        yield SILENT.of(silent)
    shorts = Counter(commit.short for commit in commits)
    for commit in commits:
        if shorts[commit.short] == 1:
            yield from _of_commit(dossier, commit)


def is_cut(commit: Commit) -> bool:
    """Whether GitHub cut the title short and put its end at the head of the body."""
    return commit.headline.endswith("\u2026") and commit.body.startswith("\u2026")


def _of_commit(dossier: Dossier, commit: Commit) -> Iterator[Fact]:
    receipts, name = headline_receipt(dossier, commit), commit.short
    yield AUTHORED.of(commit.authored_at, receipts, commit=name)
    yield COMMITTED.of(commit.committed_at, receipts, commit=name)
    if commit.is_merge:
        return  # its figures are another branch's work
    if commit.changed_files is not None or commit.additions or commit.deletions:
        yield from _sizes(commit, receipts)
    if not is_cut(commit) and commit.headline.strip():
        yield WORDS.of(count_words(commit.headline), receipts, commit=name)
        yield CHARACTERS.of(len(commit.headline), receipts, commit=name)
    if has_patch(commit):
        yield from _replaced(commit, receipts)
        yield from _by_file(dossier, commit)


def _sizes(commit: Commit, receipts: tuple[Receipt, ...]) -> Iterator[Fact]:
    name, growth = commit.short, commit.additions - commit.deletions
    yield ADDITIONS.of(commit.additions, receipts, commit=name)
    yield DELETIONS.of(commit.deletions, receipts, commit=name)
    yield CHANGED.of(commit.additions + commit.deletions, receipts, commit=name)
    if growth > 0:
        yield GROWTH.of(growth, receipts, commit=name)
    if commit.changed_files is not None:
        yield FILES.of(commit.changed_files, receipts, commit=name)


def _replaced(commit: Commit, receipts: tuple[Receipt, ...]) -> Iterator[Fact]:
    replaced = sum(_pairs(part) for part in parts_of(commit))
    removed = sum(part.deletions for part in parts_of(commit))
    if replaced:
        yield REPLACED.of(replaced, receipts, commit=commit.short)
        yield DROPPED.of(removed - replaced, receipts, commit=commit.short)


def _pairs(part: FilePatch) -> int:
    """Return how many removed lines of a file's diff have an added one of their own right behind their block."""
    if isinstance(part.lines, Absent) or not part.additions or not part.deletions:
        return 0
    runs = [(sign, sum(1 for _ in run)) for sign, run in groupby(part.lines, key=lambda line: line.sign)]
    return sum(min(gone, came) for (sign, gone), (next_sign, came) in pairwise(runs) if (sign, next_sign) == ("-", "+"))


def _by_file(dossier: Dossier, commit: Commit) -> Iterator[Fact]:
    """Yield what a commit does to each of several files; of a single one its own figures tell."""
    parts = parts_of(commit)
    if len(parts) < 2 or len(dossier.commits) < 2:  # noqa: PLR2004 - one file or one commit: told already
        return
    for part in parts:
        if part.additions:
            yield FILE_ADDITIONS.of(part.additions, commit=commit.short, path=part.path)
        if part.deletions:
            yield FILE_DELETIONS.of(part.deletions, commit=commit.short, path=part.path)
