"""The pull request as a whole: its size and its time."""

from collections.abc import Iterator
from datetime import tzinfo

from roastbot.evidence import Dossier
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL, Measure, stretch
from roastbot.facts.whole import is_whole
from roastbot.findings import Fact
from roastbot.instants import lived_in, minutes_between

GITHUB = "GitHub's own figure for the merged diff."
CLOCK = "GitHub's own clock, shown where the author's last commit was made."
NUMBER = Measure("pull.number", "", "number of the pull request", "GitHub's own.", USEFUL)
ADDITIONS = Measure("pull.additions", "lines", "lines the merged diff adds", GITHUB, HEADLINE)
DELETIONS = Measure("pull.deletions", "lines", "lines the merged diff takes out", GITHUB, HEADLINE)
CHANGED = Measure(
    "pull.changed", "lines", "lines the merged diff adds or takes out", "Added and removed lines summed.", HEADLINE
)
GROWTH = Measure(
    "pull.growth",
    "lines",
    "lines the repository has {changed}",
    "The difference of added and removed lines; whether they are gained or lost stands in `about`.",
    HEADLINE,
)
FILES = Measure("pull.files", "files", "files the merged diff touches", GITHUB, HEADLINE)
CREATED = Measure("pull.created", "", "when the pull request was opened", CLOCK, HEADLINE)
MERGED = Measure("pull.merged", "", "when it was merged", CLOCK, HEADLINE)
OPEN = stretch("pull.open", "time from opening to merging", "From opening to merging by GitHub's clock.", HEADLINE)
HOURS = Measure("pull.hours", "hours", "whole hours from opening to merging", "Whole hours by GitHub's clock.", USEFUL)
MINUTES = Measure(
    "pull.minutes", "minutes", "whole minutes from opening to merging", "Whole minutes by GitHub's clock.", DETAIL
)
ISSUES = Measure("issues.count", "issues", "issues that merging closes", "The issues GitHub links to it.", USEFUL)
MEASURES = (NUMBER, ADDITIONS, DELETIONS, CHANGED, GROWTH, FILES, CREATED, MERGED, OPEN, HOURS, MINUTES, ISSUES)
HOUR = 60
SIZES = ("additions", "deletions", "changedFiles")  # what GitHub calls them


def facts_of(dossier: Dossier, home: tzinfo) -> Iterator[Fact]:
    """Yield size and time; a record may have been made without sizes, and then says so in `missing`."""
    pull = dossier.pull_request
    yield NUMBER.of(pull.number)
    if is_whole(dossier, *SIZES):
        yield from _sizes(dossier)
    yield CREATED.of(lived_in(pull.created_at, home))
    yield MERGED.of(lived_in(pull.merged_at, home))
    if pull.merged_at > pull.created_at:
        yield from OPEN.between(pull.created_at, pull.merged_at)
        minutes = minutes_between(pull.created_at, pull.merged_at)
        if minutes >= HOUR:
            yield HOURS.of(minutes // HOUR)
        yield MINUTES.of(minutes)
    if dossier.issues:
        yield ISSUES.of(len(dossier.issues))


def _sizes(dossier: Dossier) -> Iterator[Fact]:
    pull = dossier.pull_request
    yield ADDITIONS.of(pull.additions)
    yield DELETIONS.of(pull.deletions)
    yield CHANGED.of(pull.additions + pull.deletions)
    growth = pull.additions - pull.deletions
    yield GROWTH.of(abs(growth), changed="gained" if growth >= 0 else "lost")
    yield FILES.of(pull.changed_files)
