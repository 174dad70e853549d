"""When the work was done: the authors' clocks, days, nights and the time between."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import pairwise

from roastbot.evidence import Dossier
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL, Measure, stretch
from roastbot.facts.whole import is_whole
from roastbot.findings import Fact
from roastbot.instants import date, lived_in, weekday

NIGHT = range(6)  # hours of the clock when work is worth remarking on
SATURDAY = 5
AUTHOR = "git's author dates, each in the offset it was recorded in."
FIRST = Measure("commits.first", "", "when the earliest commit was written", AUTHOR, HEADLINE)
LAST = Measure("commits.last", "", "when the latest commit was written", AUTHOR, HEADLINE)
SPAN = stretch("commits", "time from the earliest commit to the latest", AUTHOR, HEADLINE)
GAP = stretch("gap", "longest time between one commit and the next by the clock", AUTHOR)
DAYS = Measure("commits.days", "days", "calendar days on which a commit was written", AUTHOR, HEADLINE)
ON = Measure("commits.on.{day}", "commits", "commits written on {weekday} {date}", AUTHOR, USEFUL)
NIGHTLY = Measure("commits.night", "commits", "commits written between midnight and six in the morning", AUTHOR, USEFUL)
WEEKEND = Measure("commits.weekend", "commits", "commits written on a Saturday or Sunday", AUTHOR, USEFUL)
MERGE = stretch(
    "merge", "time from the latest commit to the merge", "From git's latest author date to GitHub's time of the merge."
)
SAME_MINUTE = Measure(
    "commits.minute",
    "commits",
    "commits last rewritten in one and the same minute, the most there are",
    "git's committer dates without their seconds, the fullest minute of all.",
    DETAIL,
)
MEASURES = (FIRST, LAST, SPAN, GAP, DAYS, ON, NIGHTLY, WEEKEND, MERGE, SAME_MINUTE)
FEW = 2


def facts_of(dossier: Dossier, home: tzinfo) -> Iterator[Fact]:
    """Yield what the commits' clocks say; a missing page of commits could hold the first or the last."""
    written = sorted(commit.authored_at for commit in dossier.commits)
    if not written or not is_whole(dossier, "commits"):
        return
    yield FIRST.of(written[0])
    yield LAST.of(written[-1])
    yield from SPAN.between(written[0], written[-1])
    if len(written) > FEW:
        yield from GAP.between(*max(pairwise(written), key=lambda pair: pair[1] - pair[0]))
    yield from _days(written)
    night = sum(1 for instant in written if instant.hour in NIGHT)
    if night:
        yield NIGHTLY.of(night)
    weekend = sum(1 for instant in written if instant.weekday() >= SATURDAY)
    if weekend:
        yield WEEKEND.of(weekend)
    merged = lived_in(dossier.pull_request.merged_at, home)
    if merged > written[-1]:
        yield from MERGE.between(written[-1], merged)
    rewritten = Counter(commit.committed_at.replace(second=0, microsecond=0) for commit in dossier.commits)
    most = max(rewritten.values())
    if most > 1:
        yield SAME_MINUTE.of(most)


def _days(written: Sequence[datetime]) -> Iterator[Fact]:
    days = Counter(instant.date() for instant in written)
    by_day = {instant.date(): instant for instant in written}
    yield DAYS.of(len(days))
    for day, count in sorted(days.items()):
        yield ON.of(count, day=day.isoformat(), weekday=weekday(by_day[day]), date=date(by_day[day]))
