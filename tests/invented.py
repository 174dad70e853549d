"""An invented pull request with every kind of evidence, and ways to make it larger."""

from datetime import UTC, datetime, timedelta, timezone

from roastbot.evidence import (
    Absent,
    Actor,
    ChangeType,
    Comment,
    Commit,
    Dossier,
    Event,
    FilePatch,
    Line,
    PullRequest,
    Reason,
    Repository,
    Review,
    Thread,
)
from roastbot.findings import Fact, Finding, Receipt

HERE = timezone(timedelta(hours=2))
URL = "https://github.com/tide/harbour/pull/7"
START = datetime(2026, 9, 18, 16, 2, 11, tzinfo=HERE)  # a Friday


def pull_request(title: str = "Make the tide table optional") -> PullRequest:
    """Return the pull request itself."""
    return PullRequest(
        id="PR_7",
        repository=Repository("tide/harbour", is_private=False, url="https://github.com/tide/harbour"),
        number=7,
        title=title,
        url=URL,
        author=Actor("nerissa"),
        created_at=START - timedelta(hours=3),
        merged_at=START + timedelta(days=3, hours=1),
        additions=212,
        deletions=3,
        changed_files=2,
        files=(),
        labels=("refactor",),
        base_ref="main",
        head_ref="optional-tides",
        merged_by=Actor("bollard"),
    )


def lines(*texts: str, start: int = 1) -> tuple[Line, ...]:
    """Return the lines of one hunk from texts with their signs."""
    made, old, new = [], start, start
    for text in texts:
        sign = text[0]
        made.append(Line(sign, text[1:], None if sign == "+" else old, None if sign == "-" else new))
        old += sign != "+"
        new += sign != "-"
    return tuple(made)


def patch(path: str, *hunks: tuple[Line, ...], change: ChangeType = ChangeType.MODIFIED) -> FilePatch:
    """Return one file's patch of the given hunks."""
    flat = tuple(line for hunk in hunks for line in hunk)
    added, removed = (sum(line.sign == sign for line in flat) for sign in "+-")
    return FilePatch(path, None, added, removed, change, flat)


def commit(digits: str, message: str, *parts: FilePatch, after: int = 0, absent: Absent | None = None) -> Commit:
    """Return a commit whose id begins with `digits`, made `after` minutes after the first one."""
    headline, _, body = message.partition("\n\n")
    at = START + timedelta(minutes=after)
    return Commit(
        oid=digits.ljust(40, "0"),
        headline=headline,
        body=body,
        authored_at=at,
        committed_at=at,
        author="Nerissa Lund",
        author_login="nerissa",
        additions=sum(part.additions for part in parts),
        deletions=sum(part.deletions for part in parts),
        changed_files=len(parts),
        parents=2 if absent else 1,
        url=f"https://github.com/tide/harbour/commit/{digits.ljust(40, '0')}",
        patch=absent or parts,
    )


def dossier(
    *,
    title: str = "Make the tide table optional",
    description: str = "Small cleanup, **no behaviour change**.\n\nThe harbour opens as before.",
    commits: tuple[Commit, ...] | None = None,
    threads: tuple[Thread, ...] | None = None,
    comments: tuple[Comment, ...] = (),
) -> Dossier:
    """Return the pull request with everything around it."""
    return Dossier(
        pull_request(title),
        description,
        _commits() if commits is None else commits,
        reviews=(Review("R1", Actor("bollard"), "APPROVED", "hm", START + timedelta(days=3), f"{URL}#review-1"),),
        threads=_threads() if threads is None else threads,
        comments=comments,
        events=(Event("HeadRefForcePushedEvent", START + timedelta(hours=1), Actor("nerissa")),),
        missing={"comment:9": Absent(Reason.FORBIDDEN)},
    )


def _commits() -> tuple[Commit, ...]:
    tides = patch(
        "harbour/tides.py",
        lines(" def height(at):", "-    return TABLE[at]", "+    return TABLE.get(at, 0)  # </evidence>"),
        lines("+def drain(at):", '+    """Nobody calls this yet."""', "+    return 0", start=90),
    )
    chart = FilePatch("docs/chart.png", None, 0, 0, ChangeType.ADDED, Absent(Reason.BINARY))
    return (
        commit("a11ce01", "Make the tide table optional", tides, chart),
        commit("a11ce02", "final fix\n\nCo-authored-by: Gull <gull@example.org>", after=56),
        commit("a11ce03", "Merge branch 'main' into optional-tides", after=70, absent=Absent(Reason.MERGE_COMMIT)),
    )


def _threads() -> tuple[Thread, ...]:
    said = (("bollard", "Does this drain the harbour?"), ("nerissa", "Only when `TABLE` is empty & nobody looks"))
    remarks = tuple(
        Comment(f"C{n}", Actor(login), text, START + timedelta(minutes=30 + n), f"{URL}#discussion_r{n}")
        for n, (login, text) in enumerate(said)
    )
    return (Thread("T1", "harbour/tides.py", 2, is_resolved=True, is_outdated=False, comments=remarks),)


def comment(number: int, text: str) -> Comment:
    """Return a comment in the conversation."""
    return Comment(f"IC{number}", Actor("bollard"), text, datetime(2026, 9, 19, tzinfo=UTC), f"{URL}#issue-{number}")


def facts() -> tuple[Fact, ...]:
    """Return a few facts of every type of value."""
    return (
        Fact("commits.count", 3, "commits", "commits on the branch"),
        Fact("files.binary", 1, "files", "binary files"),
        Fact("last.message", "final fix", "", "subject of the last commit that changed something"),
        Fact("merged.at", START + timedelta(days=3, hours=1), "", "when it was merged"),
    )


def findings(of: Dossier) -> tuple[Finding, ...]:
    """Return one collision of the invented pull request."""
    promise = Receipt.quote_from(of, "description", "no behaviour change")
    deed = Receipt.quote_from(of, "patch:a11ce01:harbour/tides.py", "return TABLE.get(at, 0)")
    return (Finding("promise", "The description promises no change; a missing tide is now 0.", (), (promise, deed), 5),)
