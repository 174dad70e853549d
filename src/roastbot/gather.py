"""Everything written about one pull request, read from GitHub.

A dossier costs one GraphQL request for what was said, one for the patches, one for the repository's own files
(repository_files.py) and one for who wrote the lines that went (blaming.py); the source tree is read afterwards
(source_tree.py). Connections past their first page cost one more for all of them together, long review threads one
each. Where GitHub will not serve the patches of the whole pull request, commits are read one by one, in order, in
at most ten requests; what is then left has its reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from roastbot import blaming, merging, nodes, repository_files
from roastbot.errors import BlindTokenError
from roastbot.evidence import (
    Absent,
    ChangedFile,
    Commit,
    Dossier,
    EarlierRoast,
    FilePatch,
    MergeMethod,
    PullRequest,
    Reason,
    Thread,
)
from roastbot.github import Door, GraphQLProblem, UnansweredError, ask
from roastbot.nodes import Node
from roastbot.patches import Mail, from_row, read_mbox
from roastbot.queries import query

CONNECTIONS = ("files", "commits", "reviews", "reviewThreads", "comments", "timelineItems")
ONCE = ("mergeCommit", "closingIssuesReferences", "checks")  # what has no pages, and comes with the first request
WITHIN = ("associatedPullRequests",)  # what is asked for inside a connection, and may be refused on its own
FLAGS = (*CONNECTIONS, *ONCE, *WITHIN)
SINGLE_COMMITS = 10  # requests for commits one by one; more would be the better part of a run


@dataclass(slots=True)
class _Reading:
    """What has been read of one pull request so far; `gone` says why a connection is not, or not wholly, here."""

    body: str = ""
    found: dict[str, list[Node]] = field(default_factory=lambda: {name: [] for name in CONNECTIONS})
    once: dict[str, Node | None] = field(default_factory=lambda: dict.fromkeys(ONCE))
    gone: dict[str, Absent] = field(default_factory=dict)


def gather(
    door: Door, pull: PullRequest, *, exclude_paths: Sequence[str] = (), earlier: tuple[EarlierRoast, ...] = ()
) -> Dossier:
    """Return everything written about a pull request; no text of a file that `exclude_paths` names.

    What GitHub leaves out is in `missing`, by source id or, for a whole kind, by its name in GraphQL. Raises
    BlindTokenError where the pull request or its commits cannot be read: there is no roast without them.
    """
    known = len(pull.files) >= pull.changed_files
    reading = _read(door, pull, [name for name in CONNECTIONS if name != "files" or not known], ONCE)
    if not reading.found["commits"]:
        raise _unreadable(pull)
    commits = _with_patches(door, pull, tuple(_commit(pull, node["commit"]) for node in reading.found["commits"]))
    files = nodes.changed_files({"nodes": reading.found["files"]})
    pull = replace(pull, files=files or pull.files)
    method, base = merging.how(reading.once["mergeCommit"], commits)
    if method is MergeMethod.REBASE and "commits" in reading.gone:
        base = ""  # counted from the commits, and not all of them are here
    around = repository_files.read(door, pull, base, commits, exclude_paths)
    blame, unblamed = blaming.read(door, pull, around.base_oid, around.texts)
    return Dossier(
        pull_request=pull,
        description=nodes.words(reading.body),
        commits=commits,
        reviews=tuple(nodes.review(node) for node in reading.found["reviews"]),
        threads=tuple(_threads(door, reading)),
        comments=nodes.comments(reading.found["comments"]),
        events=tuple(nodes.event(node) for node in reading.found["timelineItems"] if "createdAt" in node),
        missing={**reading.gone, **_missing(commits), **around.missing, **({"blame": unblamed} if unblamed else {})},
        merge_method=method,
        base_oid=around.base_oid,
        checks=nodes.checks(reading.once["checks"]),
        issues=nodes.issues(reading.once["closingIssuesReferences"], private=pull.repository.is_private),
        texts=around.texts,
        rules=around.rules,
        test_setup=around.test_setup,
        concerns=around.concerns,
        earlier=earlier,
        blame=blame,
    )


def _commit(pull: PullRequest, node: Node) -> Commit:
    return replace(nodes.commit(node), came_with=nodes.came_with(node, pull))


def all_files(door: Door, pull: PullRequest) -> tuple[ChangedFile, ...]:
    """Return every file of a pull request that GitHub lists; it stops at 3,000."""
    reading = _read(door, pull, ("files",))
    return nodes.changed_files({"nodes": reading.found["files"]}) or pull.files


def _read(door: Door, pull: PullRequest, wanted: Sequence[str], once: Sequence[str] = ()) -> _Reading:
    """Read these connections to their ends; each request asks for the next page of all that have one.

    Where one of them may not be read, GitHub can leave out the whole pull request; it is asked again without.
    """
    reading, document = _Reading(), query("evidence")
    cursors: dict[str, str | None] = dict.fromkeys(wanted)
    first, refused = set(once), set[str]()
    while cursors:
        asked = ({*cursors, *WITHIN} | first) - refused
        flags: dict[str, Any] = {name: name in asked for name in FLAGS}
        after = {f"{name}After": cursor for name, cursor in cursors.items()}
        answer = ask(door, document, {"id": pull.id, **flags, **after})
        node, reasons = answer.data.get("node"), _reasons(answer.problems)
        if node:
            reading.body = node["body"]
            reading.once |= {name: node[name] for name in first}
            reading.gone |= {name: reasons[name] for name in reasons.keys() & {*first, *WITHIN}}
            taken = {name: _take(reading, name, node[name], reasons) for name in cursors}
            cursors = {name: cursor for name, cursor in taken.items() if cursor and cursor != cursors[name]}
            first = set()
        else:
            blamed = asked & reasons.keys()
            if not blamed or "commits" in blamed:
                raise _unreadable(pull)
            reading.gone |= {name: reasons[name] for name in blamed}
            refused |= blamed
            first -= blamed
            cursors = {name: cursor for name, cursor in cursors.items() if name not in blamed}
    return _with_what_was_cut(reading)


def _with_what_was_cut(reading: _Reading) -> _Reading:
    """Note what has more than its one page."""
    issues, checks = reading.once["closingIssuesReferences"], reading.once["checks"]
    counts = {
        "closingIssuesReferences": (len((issues or {}).get("nodes") or ()), (issues or {}).get("totalCount", 0)),
        "checks": (len(nodes.checks(checks)), nodes.count_checks(checks)),
    }
    over = {name: Absent(Reason.OVER_BUDGET) for name, (have, all_) in counts.items() if have < all_}
    reading.gone = over | reading.gone
    return reading


def _reasons(problems: Sequence[GraphQLProblem]) -> dict[str, Absent]:
    """Return why something is null, by the name of what can be asked for or not: the innermost one on its path."""
    named = ((_innermost(problem.path), problem.type) for problem in problems)
    return {
        name: Absent(Reason.FORBIDDEN if kind == "FORBIDDEN" else Reason.NOT_SERVED) for name, kind in named if name
    }


def _innermost(path: Sequence[str | int]) -> str:
    return next((str(step) for step in reversed(path) if step in FLAGS), "")


def _take(reading: _Reading, name: str, page: Node | None, reasons: Mapping[str, Absent]) -> str | None:
    """Add one page to what has been read; return the next page's cursor, None at the end."""
    if page is None:
        reading.gone[name] = reasons.get(name, Absent(Reason.NOT_SERVED))
        return None
    reading.found[name] += nodes.rows(page)
    if page["pageInfo"]["hasNextPage"]:
        return str(page["pageInfo"]["endCursor"])
    if len(reading.found[name]) < page.get("totalCount", 0):
        reading.gone[name] = reasons.get(name, Absent(Reason.NOT_SERVED))
    return None


def _threads(door: Door, reading: _Reading) -> Iterator[Thread]:
    for node in reading.found["reviewThreads"]:
        thread = nodes.thread(node, [*nodes.rows(node["comments"]), *_later_remarks(door, node)])
        if thread:
            yield thread


def _later_remarks(door: Door, thread: Node) -> Iterator[Node]:
    """Yield a review thread's comments past its first page."""
    info = thread["comments"]["pageInfo"]
    while info["hasNextPage"]:
        answer = ask(door, query("thread"), {"id": thread["id"], "after": info["endCursor"]})
        page = (answer.data.get("node") or {}).get("comments")
        if not page:
            return
        yield from nodes.rows(page)
        info = page["pageInfo"]


def _with_patches(door: Door, pull: PullRequest, commits: Sequence[Commit]) -> tuple[Commit, ...]:
    """Return the commits with their patches; raises UnansweredError where GitHub answers for none of them."""
    served = door.patch(pull.repository.name_with_owner, pull.number)
    plain = {commit.oid: commit for commit in commits if not commit.is_merge}
    mails = {} if isinstance(served, Absent) else read_mbox(served, plain)
    unserved = served if isinstance(served, Absent) else Absent(Reason.NOT_SERVED)
    read = tuple(_one_by_one(door, pull, [_with_mail(commit, mails, unserved) for commit in commits]))
    if served == Absent(Reason.NOT_SERVED) and all(
        commit.is_merge or commit.patch in (Absent(Reason.NOT_SERVED), Absent(Reason.OVER_BUDGET)) for commit in read
    ):
        raise UnansweredError(
            f"GitHub answers for no patch of {pull.reference}",
            cause="GitHub is having trouble with diffs",
            fix="run again later",
        )
    return read


def _with_mail(commit: Commit, mails: Mapping[str, Mail], unserved: Absent) -> Commit:
    """Return the commit with the patch of its mail, or the reason why there is none.

    The mail's own date is the author's clock; where git's record came without an offset it is taken from there.
    """
    mail = mails.get(commit.oid)
    if commit.is_merge:
        return replace(commit, patch=Absent(Reason.MERGE_COMMIT))
    if mail is None:
        return replace(commit, patch=() if commit.changed_files == 0 else unserved)
    written = mail.authored_at if mail.authored_at == commit.authored_at else None
    return replace(commit, patch=mail.patch, authored_at=written or commit.authored_at)


def _one_by_one(door: Door, pull: PullRequest, commits: Sequence[Commit]) -> Iterator[Commit]:
    """Yield the commits, those without a patch of their own read one by one while there are requests left."""
    left = SINGLE_COMMITS
    for commit in commits:
        if commit.is_merge or not isinstance(commit.patch, Absent):
            yield commit
        elif not left:
            yield replace(commit, patch=Absent(Reason.OVER_BUDGET))
        else:
            patch, left = _single(door, pull.repository.name_with_owner, commit, left)
            yield replace(commit, patch=patch)


def _single(door: Door, repository: str, commit: Commit, left: int) -> tuple[tuple[FilePatch, ...] | Absent, int]:
    """Return one commit's files, all of them or the reason why not, and how many requests are left."""
    found: list[FilePatch] = []
    for number in range(1, left + 1):
        try:
            page = door.commit_files(repository, commit.oid, number)
        except UnansweredError:  # GitHub runs out of time on the largest commits, every time
            return Absent(Reason.NOT_SERVED), left - number
        found += [from_row(row) for row in page.rows]
        if not page.has_next:
            whole = len(found) >= (commit.changed_files or 0)  # past 3,000 files GitHub just stops
            return tuple(found) if whole else Absent(Reason.TOO_LARGE), left - number
    return Absent(Reason.OVER_BUDGET), 0


def _missing(commits: Sequence[Commit]) -> dict[str, Absent]:
    """Return what has no patch or no lines, by source id; a merge has nothing to miss."""
    missing: dict[str, Absent] = {}
    for commit in commits:
        if not isinstance(commit.patch, Absent):
            cut = {part.path: part.lines for part in commit.patch if isinstance(part.lines, Absent)}
            missing |= {f"patch:{commit.short}:{path}": absent for path, absent in cut.items()}
        elif not commit.is_merge:
            missing[f"patch:{commit.short}"] = commit.patch
    return missing


def _unreadable(pull: PullRequest) -> BlindTokenError:
    return BlindTokenError(
        f"github-token may not read {pull.reference}",
        cause="the token lacks permission to read pull requests or contents there, or access was just withdrawn",
        fix="give github-token a token that may read both",
    )
