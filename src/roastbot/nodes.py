"""GitHub's GraphQL nodes as our nouns; what is null there is a person gone, a default or an absence here. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Any

from roastbot.evidence import (
    GHOST,
    Actor,
    ChangedFile,
    ChangeType,
    Check,
    Comment,
    Commit,
    Event,
    LinkedIssue,
    PullRequest,
    PullRequestLink,
    Repository,
    Review,
    Thread,
)
from roastbot.trailers import trailers

Node = Mapping[str, Any]
HIDDEN = {"abuse", "spam"}  # what moderators hid from view for its words is not evidence of anything else
UNFINISHED = "PENDING"  # a remark somebody has written and not yet submitted
_CO_AUTHOR = re.compile(r"^co-authored-by:[ \t]*([^<\n]*?)[ \t]*<[^>\n]*>[ \t]*$", re.IGNORECASE | re.MULTILINE)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # what git itself shows for a date it cannot (ident.c, show_ident_date)
_VALUES = ("oid", "login", "slug")  # the one field that is asked for of an event's commit, person or team


def rows(connection: Node | None) -> list[Node]:
    """Return a connection's nodes without the ones GitHub left null; nothing for a connection it left null."""
    return [node for node in (connection or {}).get("nodes") or () if node]


def words(text: str | None) -> str:
    """Return what somebody wrote with plain line feeds; GitHub's web forms send carriage returns along."""
    return (text or "").replace("\r\n", "\n")


def instant(text: str) -> datetime:
    """Return GitHub's instant, aware, in the offset it is written in."""
    return datetime.fromisoformat(text)


def actor(node: Node | None) -> Actor:
    """Return who it was; null is an account that has been deleted, which GitHub shows as ghost."""
    return Actor(node["login"], is_bot=node.get("__typename") == "Bot") if node else GHOST


def changed_files(connection: Node | None) -> tuple[ChangedFile, ...]:
    """Return the files of one page."""
    return tuple(
        ChangedFile(node["path"], node["additions"], node["deletions"], ChangeType(node["changeType"]))
        for node in rows(connection)
    )


def pull_request(node: Node) -> PullRequest:
    """Return a pull request as candidate.graphql asks for it; it must be merged."""
    return PullRequest(
        id=node["id"],
        repository=_repository(node["repository"]),
        number=node["number"],
        title=node["title"],
        url=node["url"],
        author=actor(node["author"]),
        created_at=instant(node["createdAt"]),
        merged_at=instant(node["mergedAt"]),
        additions=node["additions"],
        deletions=node["deletions"],
        changed_files=node["changedFiles"],
        files=changed_files(node["files"]),
        labels=tuple(label["name"] for label in rows(node["labels"])),
        base_ref=node["baseRefName"],
        head_ref=node["headRefName"],
        head_oid=node["headRefOid"],
        merge_commit=node["mergeCommit"]["oid"] if node["mergeCommit"] else None,
        merged_by=actor(node["mergedBy"]),
        from_fork=node["isCrossRepository"],
        author_association=node["authorAssociation"],
    )


def _repository(node: Node) -> Repository:
    rules = node["gitattributes"] or {}
    text = "" if rules.get("isTruncated") else rules.get("text") or ""
    return Repository(node["nameWithOwner"], node["isPrivate"], node["url"], text)


def commit(node: Node) -> Commit:
    """Return a commit without its patch.

    Its message is split here, because GitHub's own headline is cut after 72 characters and goes on in the body.
    Its times come from git's own record, which keeps the offset of the clock they were read from. Anybody can write
    anything there; for what no calendar knows GitHub's instant stands in, then the commit's other time, then EPOCH.
    """
    message, author = words(node["message"]).strip("\n"), node["author"] or {}
    headline, _, body = message.partition("\n")
    user = author.get("user")
    authored = (author.get("date"), node["authoredDate"])
    committed = ((node["committer"] or {}).get("date"), node["committedDate"])
    return Commit(
        oid=node["oid"],
        headline=headline.rstrip(),
        body=body.strip("\n"),
        authored_at=recorded(*authored, *committed),
        committed_at=recorded(*committed, *authored),
        author=author.get("name") or (user["login"] if user else GHOST.login),
        author_login=user["login"] if user else None,
        additions=node["additions"],
        deletions=node["deletions"],
        changed_files=node["changedFilesIfAvailable"],
        parents=node["parents"]["totalCount"],
        url=node["url"],
        co_authors=tuple(dict.fromkeys(name for name in _CO_AUTHOR.findall(body) if name)),
        trailers=trailers(message),
    )


def came_with(node: Node, pull: PullRequest) -> tuple[PullRequestLink, ...]:
    """Return the other merged pull requests of the same repository that brought a commit of this one."""
    home = pull.repository.name_with_owner.casefold()
    return tuple(
        PullRequestLink(other["number"], other["title"], other["url"])
        for other in rows(node.get("associatedPullRequests"))
        if other["merged"] and other["number"] != pull.number
        if other["repository"]["nameWithOwner"].casefold() == home
    )


def checks(page: Node | None) -> tuple[Check, ...]:
    """Return the checks of the last commit of a page; one that has not finished is `pending`."""
    made = [node["commit"] for node in rows(page)]
    rollup = made[-1]["statusCheckRollup"] if made else None
    return tuple(_check(node) for node in rows((rollup or {}).get("contexts")))


def count_checks(page: Node | None) -> int:
    """Return how many checks GitHub counts there, whether it shows them or not."""
    made = [node["commit"] for node in rows(page)]
    rollup = made[-1]["statusCheckRollup"] if made else None
    return int(((rollup or {}).get("contexts") or {}).get("totalCount", 0))


def _check(node: Node) -> Check:
    if node["__typename"] == "StatusContext":
        state = str(node["state"]).lower()
        return Check(node["context"], "pending" if state == "expected" else state)
    app = (node["checkSuite"] or {}).get("app") or {}
    return Check(node["name"], (node["conclusion"] or "pending").lower(), app.get("slug") or "")


def issues(page: Node | None, *, private: bool) -> tuple[LinkedIssue, ...]:
    """Return the issues that merging closes; those of private repositories only where `private` says so."""
    return tuple(
        LinkedIssue(
            reference=f"{node['repository']['nameWithOwner']}#{node['number']}",
            title=node["title"],
            body=words(node["body"]),
            url=node["url"],
            author=actor(node["author"]),
        )
        for node in rows(page)
        if private or not node["repository"]["isPrivate"]
    )


def recorded(*dates: str | None) -> datetime:
    """Return the first of these that is an instant in every time zone."""
    for date in filter(None, dates):
        try:
            found = instant(date)
        except ValueError:  # an offset of four days, a year of five digits
            continue
        if found.tzinfo and MINYEAR < found.year < MAXYEAR:
            return found
    return EPOCH


def review(node: Node) -> Review:
    """Return a submitted review."""
    submitted = node["submittedAt"]
    return Review(
        id=node["id"],
        author=actor(node["author"]),
        state=node["state"],
        body=words(node["body"]),
        submitted_at=instant(submitted) if submitted else None,
        url=node["url"],
    )


def comments(nodes: Iterable[Node]) -> tuple[Comment, ...]:
    """Return the remarks that everybody can read: neither hidden as abuse or spam, nor still being written."""
    return tuple(
        Comment(node["id"], actor(node["author"]), words(node["body"]), instant(node["createdAt"]), node["url"])
        for node in nodes
        if (node["minimizedReason"] or "").lower() not in HIDDEN and node.get("state") != UNFINISHED
    )


def thread(node: Node, remarks: Sequence[Node]) -> Thread | None:
    """Return a review thread with all its remarks; None when nobody can read any of them.

    An outdated thread has lost its line in the final diff; it gets the one it was opened on. The hunk is the first
    remark's, whoever may read that.
    """
    readable = comments(remarks)
    if not readable:
        return None
    return Thread(
        id=node["id"],
        path=node["path"],
        line=node["line"] or node["originalLine"],
        is_resolved=node["isResolved"],
        is_outdated=node["isOutdated"],
        comments=readable,
        hunk=words(next((first["diffHunk"] for first in rows(node["opening"])), "")),
        resolved_by=actor(node["resolvedBy"]) if node["isResolved"] else None,
    )


def event(node: Node) -> Event:
    """Return a timeline item; `detail` holds its own fields in GraphQL's names, absent ones left out."""
    own = {key: value for key, value in node.items() if key not in {"__typename", "createdAt", "actor"}}
    detail = {key: _shown(value) for key, value in own.items() if value is not None}
    return Event(node["__typename"], instant(node["createdAt"]), actor(node["actor"]), detail)


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return next((str(value[key]) for key in _VALUES if value.get(key)), "") or _shown(value.get("author") or "")
    return str(value)
