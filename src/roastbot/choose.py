"""Which pull requests may be roasted, and which of them is the biggest, and why. Pure but for one callback.

Biggest means most reviewable changed lines: additions plus deletions over the files that count (reviewable.py).
Deleted files count in full; a pure rename has no changed lines. Ties break by more changed files, then by the
earlier merge, then by the reference in alphabetical order, so that the same week always has the same winner.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from roastbot.config import Config
from roastbot.evidence import ChangedFile, PullRequest
from roastbot.ledger import INDEX_LAG
from roastbot.reviewable import why_not
from roastbot.week import Window

COVERED = "it has its roast already"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A pull request that was found and left alone, and why, fit for print."""

    pull_request: PullRequest
    reason: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate and its size in lines.

    `excluded` says by path why a file does not count. Where `complete` is False not every file was seen, and both
    figures are at least what is true: the rest could not have changed who wins, or GitHub stops listing before.
    """

    pull_request: PullRequest
    reviewable_lines: int
    excluded_lines: int
    excluded: Mapping[str, str]
    complete: bool

    @property
    def at_most(self) -> int:
        """The reviewable lines if every line of every unseen file counted."""
        if self.complete:
            return self.reviewable_lines
        pull = self.pull_request
        return max(self.reviewable_lines, pull.additions + pull.deletions - self.excluded_lines)


def admit(
    found: Iterable[PullRequest],
    *,
    window: Window,
    config: Config,
    covered: frozenset[str],
    seen_before: frozenset[str] | None,
) -> tuple[tuple[PullRequest, ...], tuple[Skipped, ...]]:
    """Return the pull requests that may be roasted, and the others with the reason.

    `covered` are those that have their roast, `seen_before` those among the last kept row's candidates (None when
    there is no row, or it does not say), both as casefolded `owner/repo#N`.
    """
    judged = [(pull, _why_not_admitted(pull, window, config, covered, seen_before)) for pull in found]
    admitted = tuple(pull for pull, reason in judged if reason is None)
    return admitted, tuple(Skipped(pull, reason) for pull, reason in judged if reason is not None)


def _why_not_admitted(
    pull: PullRequest, window: Window, config: Config, covered: frozenset[str], seen_before: frozenset[str] | None
) -> str | None:
    reference = pull.reference.casefold()
    if not window.holds(pull.merged_at):
        if not window.since - INDEX_LAG <= pull.merged_at < window.since:
            return "merged outside the window"
        if seen_before is None:
            return "merged before the window, and no row shows which pull requests were seen then"
        if reference in seen_before:
            return "merged before the window, and the last row's run saw it"
    if pull.repository.is_private and not config.include_private:
        return "its repository is private and include-private is not set"
    has = {label.casefold() for label in pull.labels}
    barred = [label for label in config.exclude_labels if label in has]
    if barred:
        return f"labelled {barred[0]}"
    return COVERED if reference in covered else None


def rank(
    admitted: Iterable[PullRequest], config: Config, more_files: Callable[[PullRequest], tuple[ChangedFile, ...]]
) -> tuple[Ranked, ...]:
    """Return the candidates by size, the winner first.

    `more_files` returns all files of a pull request and costs requests; it is called at most once for each whose
    first page is not all of them, and only while somebody else could still win.
    """
    ranked = {pull.id: measure(pull, config) for pull in admitted}
    asked: set[str] = set()
    while contender := _contender(ranked, asked):
        asked.add(contender.id)
        ranked[contender.id] = measure(replace(contender, files=more_files(contender)), config)
    return tuple(sorted(ranked.values(), key=_order))


def measure(pull: PullRequest, config: Config) -> Ranked:
    """Return a pull request's size as far as its files are known."""
    excluded: dict[str, str] = {}
    counted = left_out = 0
    for file in pull.files:
        reason = why_not(file.path, pull.repository.gitattributes, config.exclude_paths)
        if reason is None:
            counted += file.additions + file.deletions
        else:
            excluded[file.path] = reason
            left_out += file.additions + file.deletions
    return Ranked(pull, counted, left_out, excluded, complete=len(pull.files) >= pull.changed_files)


def _contender(ranked: Mapping[str, Ranked], asked: set[str]) -> PullRequest | None:
    """Return the incomplete candidate that could be the biggest of all, None when it is known who wins."""
    leader = max(ranked.values(), key=lambda size: size.reviewable_lines, default=None)
    if leader and all(size is leader or size.at_most < leader.reviewable_lines for size in ranked.values()):
        return None  # its other files will be read with everything else about it
    floor = max((size.reviewable_lines for size in ranked.values()), default=0)
    open_ones = [size for name, size in ranked.items() if not size.complete and name not in asked]
    best = max(open_ones, key=lambda size: size.at_most, default=None)
    return best.pull_request if best and best.at_most >= floor else None


def _order(size: Ranked) -> tuple[int, int, datetime, str]:
    pull = size.pull_request
    return -size.reviewable_lines, -pull.changed_files, pull.merged_at, pull.reference.casefold()
