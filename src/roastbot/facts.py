"""Every figure code can derive from a dossier: with its unit, what it measures, and where it came from.

Ids are stable and dotted: `pull.additions`, `commits.count`, `commit.<7 digits>.authored`, `file.<path>.additions`.
A figure is left out when the evidence for it is not all there; an absent fact is never a zero.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from roastbot.evidence import Commit, Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt
from roastbot.instants import date, lived_in, span_facts, weekday

MOST_FILES = 40  # the largest ones; the rest would only lengthen the brief
NIGHT = range(6)  # hours of the clock when work is worth remarking on
SATURDAY = 5


def derive(dossier: Dossier, timezone: tzinfo) -> tuple[Fact, ...]:
    """Return the facts of `dossier`, each id once.

    Instants keep the offset they were recorded in. Those GitHub records in UTC are shown where the author's last
    commit was made, or in `timezone` when no commit says where that is.
    """
    home = _home(dossier, timezone)
    found = [
        *_of_pull(dossier, home),
        *_of_commits(dossier),
        *_of_the_clock(dossier, home),
        *_of_people(dossier),
        *_of_files(dossier),
        *_of_lines(dossier),
    ]
    return tuple({fact.id: fact for fact in found}.values())


def with_findings(facts: Sequence[Fact], findings: Iterable[Finding]) -> tuple[Fact, ...]:
    """Return `facts` and those that detectors derived on top of them, each id once: all a draft may lean on."""
    every = [*facts, *(fact for finding in findings for fact in finding.facts)]
    return tuple({fact.id: fact for fact in every}.values())


def _home(dossier: Dossier, timezone: tzinfo) -> tzinfo:
    offsets = [commit.authored_at.tzinfo for commit in dossier.commits if commit.authored_at.utcoffset()]
    return offsets[-1] or timezone if offsets else timezone


def _of_pull(dossier: Dossier, home: tzinfo) -> Iterator[Fact]:
    pull = dossier.pull_request
    yield Fact("pull.number", pull.number, "", "number of the pull request")
    yield Fact("pull.additions", pull.additions, "lines", "lines the merged diff adds")
    yield Fact("pull.deletions", pull.deletions, "lines", "lines the merged diff takes out")
    yield Fact("pull.changed", pull.additions + pull.deletions, "lines", "lines the merged diff adds or takes out")
    growth = pull.additions - pull.deletions
    about = "lines the repository has gained" if growth >= 0 else "lines the repository has lost"
    yield Fact("pull.growth", abs(growth), "lines", about)
    yield Fact("pull.files", pull.changed_files, "files", "files the merged diff touches")
    yield Fact("pull.created", lived_in(pull.created_at, home), "", "when the pull request was opened")
    yield Fact("pull.merged", lived_in(pull.merged_at, home), "", "when it was merged")
    if pull.merged_at > pull.created_at:
        yield from span_facts("pull.open", pull.created_at, pull.merged_at, "time from opening to merging")
    spoken = len(dossier.description.split())
    if spoken:
        yield Fact("description.words", spoken, "words", "words in the description")
    yield Fact("title.words", len(pull.title.split()), "words", "words in the title")


def _of_commits(dossier: Dossier) -> Iterator[Fact]:
    commits = dossier.commits
    if "commits" in dossier.missing:
        return
    own = [commit for commit in commits if not commit.is_merge]
    yield Fact("commits.count", len(commits), "commits", "commits of the pull request, merges included")
    if len(own) < len(commits):
        yield Fact("commits.own", len(own), "commits", "commits that are not merges")
        yield Fact("commits.merges", len(commits) - len(own), "commits", "commits that merge another branch in")
    if len(commits) > 1:
        yield Fact("commits.later", len(commits) - 1, "commits", "commits after the first")
    silent = sum(1 for commit in own if not message_body(commit))
    if silent:
        yield Fact("commits.silent", silent, "commits", "commits whose message is one line")
    for commit in commits:
        yield from _of_commit(dossier, commit)


def _of_commit(dossier: Dossier, commit: Commit) -> Iterator[Fact]:
    name = f"commit.{commit.short}"
    receipts = headline_receipt(dossier, commit)
    yield Fact(f"{name}.authored", commit.authored_at, "", f"when {commit.short} was written", receipts)
    yield Fact(f"{name}.committed", commit.committed_at, "", f"when {commit.short} was last rewritten", receipts)
    if commit.is_merge:
        return  # its figures are another branch's work
    yield Fact(f"{name}.additions", commit.additions, "lines", f"lines {commit.short} adds", receipts)
    yield Fact(f"{name}.deletions", commit.deletions, "lines", f"lines {commit.short} takes out", receipts)
    changed = commit.additions + commit.deletions
    yield Fact(f"{name}.changed", changed, "lines", f"lines {commit.short} adds or takes out", receipts)
    growth = commit.additions - commit.deletions
    if growth > 0:
        yield Fact(f"{name}.growth", growth, "lines", f"lines {commit.short} adds beyond those it takes out", receipts)
    if commit.changed_files is not None:
        yield Fact(f"{name}.files", commit.changed_files, "files", f"files {commit.short} touches", receipts)
    count = len(commit.headline.split())
    yield Fact(f"{name}.words", count, "words", f"words in the title of {commit.short}", receipts)


def headline_receipt(dossier: Dossier, commit: Commit) -> tuple[Receipt, ...]:
    """Return the receipt for a commit's title, none when the title is blank."""
    source = dossier.sources.get(f"commit:{commit.short}")
    if source is None or not commit.headline.strip() or not source.text.startswith(commit.headline):
        return ()
    return (Receipt.quote_from(dossier, source.id, commit.headline),)


def message_body(commit: Commit) -> str:
    """Return what a commit's message says below its title, without the trailers at its end."""
    kept = [line for line in commit.body.splitlines() if not _is_trailer(line)]
    return "\n".join(kept).strip()


def _is_trailer(line: str) -> bool:
    key, colon, value = line.partition(": ")
    return bool(colon and value) and key.lower() in {
        "co-authored-by", "signed-off-by", "reviewed-by", "acked-by", "change-id", "tested-by", "reported-by",
    }  # fmt: skip


def _of_the_clock(dossier: Dossier, home: tzinfo) -> Iterator[Fact]:
    written = sorted(commit.authored_at for commit in dossier.commits)
    if not written or "commits" in dossier.missing:
        return
    yield Fact("commits.first", written[0], "", "when the earliest commit was written")
    yield Fact("commits.last", written[-1], "", "when the latest commit was written")
    yield from span_facts("commits", written[0], written[-1], "time from the earliest commit to the latest")
    yield from _days(written)
    night = sum(1 for instant in written if instant.hour in NIGHT)
    if night:
        yield Fact("commits.night", night, "commits", "commits written between midnight and six in the morning")
    weekend = sum(1 for instant in written if instant.weekday() >= SATURDAY)
    if weekend:
        yield Fact("commits.weekend", weekend, "commits", "commits written on a Saturday or Sunday")
    merged = lived_in(dossier.pull_request.merged_at, home)
    if merged > written[-1]:
        yield from span_facts("merge", written[-1], merged, "time from the latest commit to the merge")


def _days(written: Sequence[datetime]) -> Iterator[Fact]:
    days = Counter(instant.date() for instant in written)
    by_day = {instant.date(): instant for instant in written}
    yield Fact("commits.days", len(days), "days", "calendar days on which a commit was written")
    for day, count in sorted(days.items()):
        about = f"commits written on {weekday(by_day[day])} {date(by_day[day])}"
        yield Fact(f"commits.on.{day.isoformat()}", count, "commits", about)


def _of_people(dossier: Dossier) -> Iterator[Fact]:
    helpers = Counter(name for commit in dossier.commits for name in set(commit.co_authors))
    for name, count in sorted(helpers.items()):
        yield Fact(f"co-author.{name}.commits", count, "commits", f"commits that name {name} as co-author")
    authors = Counter(commit.author for commit in dossier.commits)
    if len(authors) > 1:
        for name, count in sorted(authors.items()):
            yield Fact(f"author.{name}.commits", count, "commits", f"commits written by {name}")
    if "threads" not in dossier.missing and dossier.threads:
        yield Fact("threads.count", len(dossier.threads), "threads", "review threads")
        remarks = sum(len(thread.comments) for thread in dossier.threads)
        yield Fact("threads.comments", remarks, "comments", "comments in review threads")
    states = Counter(review.state for review in dossier.reviews)
    if states["APPROVED"] and "reviews" not in dossier.missing:
        yield Fact("reviews.approved", states["APPROVED"], "approvals", "reviews that approve")
    kinds = Counter(event.kind for event in dossier.events)
    if "events" not in dossier.missing:
        for kind, (name, unit) in _EVENTS.items():
            if kinds[kind]:
                yield Fact(f"events.{name}", kinds[kind], unit, f"times GitHub recorded {kind}")


_EVENTS = {
    "HeadRefForcePushedEvent": ("pushes", "force pushes"),
    "AutoMergeEnabledEvent": ("automerge-on", "times"),
    "AutoMergeDisabledEvent": ("automerge-off", "times"),
    "ReviewRequestedEvent": ("asked", "review requests"),
}


def _of_files(dossier: Dossier) -> Iterator[Fact]:
    pull = dossier.pull_request
    by_size = sorted(pull.files, key=lambda file: (-(file.additions + file.deletions), file.path))
    for file in by_size[:MOST_FILES]:
        yield Fact(f"file.{file.path}.additions", file.additions, "lines", f"lines added to {file.path}")
        yield Fact(f"file.{file.path}.deletions", file.deletions, "lines", f"lines taken out of {file.path}")
    if len(pull.files) != pull.changed_files:
        return
    for kind in Kind:
        of_kind = [file for file in pull.files if kind_of(file.path) is kind]
        if of_kind:
            about = _ABOUT[kind]
            yield Fact(f"files.{kind}", len(of_kind), "files", f"changed files that hold {about}")
            added = sum(file.additions for file in of_kind)
            yield Fact(f"lines.{kind}", added, "lines", f"lines added to files that hold {about}")


_ABOUT = {Kind.TESTS: "tests", Kind.WORDS: "documentation", Kind.REST: "neither tests nor documentation"}


def _of_lines(dossier: Dossier) -> Iterator[Fact]:
    own = [commit for commit in dossier.commits if not commit.is_merge]
    if not own or "commits" in dossier.missing:
        return
    yield Fact("branch.additions", sum(commit.additions for commit in own), "lines", "lines added, commit by commit")
    yield Fact(
        "branch.deletions", sum(commit.deletions for commit in own), "lines", "lines taken out, commit by commit"
    )
