"""What the hub knows: plain JSON in GraphQL's own field names, and builders that make it from tiny text.

Keys that begin with `_` are the hub's own (bytes of a patch, files of a branch, workflows); no query sees them.
A field that is not in a node is refused when it is asked for; `None` means that GitHub itself says null.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from hub.patches import files_in, make_diff, make_mbox

Node = dict[str, Any]
Sizes = Mapping[str, tuple[int, int]]
Texts = Mapping[str, tuple[str | bytes | None, str | bytes | None]]
CUT = 72  # GitHub shows a longer headline as its first 69 characters and "…", and begins the body with the rest


def instant(text: str) -> str:
    """Return an ISO instant as GitHub's DateTime shows it: in UTC, ending in Z."""
    when = datetime.fromisoformat(text)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def commit(
    headline: str,
    changes: Mapping[str, str] | str = "",
    *,
    body: str = "",
    at: str = "2026-04-08T10:00:00+00:00",
    committed: str | None = None,
    login: str | None = "octocat",
    name: str = "Octo Cat",
    email: str = "octocat@example.org",
    parents: int = 1,
    oid: str = "",
) -> Node:
    """Return one commit; `changes` is a git diff or what `make_diff` takes, `parents=2` makes a merge commit."""
    diff = changes if isinstance(changes, str) else make_diff(changes)
    files = list(files_in(diff))
    long = len(headline) > CUT
    rest = f"…{headline[CUT - 3 :]}\n\n{body}".rstrip() if long else body
    author: Node = {"__typename": "GitActor", "name": name, "email": email, "date": at, "user": login}
    return {
        "__typename": "Commit",
        "oid": oid,
        "messageHeadline": f"{headline[: CUT - 3]}…" if long else headline,
        "messageBody": rest,
        "message": f"{headline}\n\n{body}" if body else headline,
        "authoredDate": instant(at),
        "committedDate": instant(committed or at),
        "author": author,
        "committer": {**author, "date": committed or at},
        "additions": sum(file.additions for file in files),
        "deletions": sum(file.deletions for file in files),
        "changedFilesIfAvailable": len(files),
        "parents": [bare_commit(_digest(f"parent {n} {headline} {at}")) for n in range(parents)],
        "statusCheckRollup": None,
        "associatedPullRequests": [],
        "_diff": diff,
    }


def bare_commit(oid: str) -> Node:
    """Return a commit of which only the id is known."""
    return {"__typename": "Commit", "oid": oid, "abbreviatedOid": oid[:7]}


def review(author: str | None, state: str = "APPROVED", body: str = "", at: str = "2026-04-09T10:00:00Z") -> Node:
    """Return a submitted review; `state` is a PullRequestReviewState, a None author is a deleted account."""
    return {**_remark("PullRequestReview", author, body, at), "state": state, "submittedAt": instant(at)}


def comment(author: str | None, body: str, at: str = "2026-04-09T11:00:00Z", **fields: Any) -> Node:
    """Return a comment in the conversation; `fields` override (isMinimized=True, minimizedReason="spam")."""
    return {**_remark("IssueComment", author, body, at), **fields}


def thread(path: str, *remarks: tuple[str | None, str], line: int | None = 1, **fields: Any) -> Node:
    """Return a review thread of `(author, words)` remarks; fields: isResolved, isOutdated, at, diffHunk, resolvedBy."""
    at, hunk = fields.pop("at", "2026-04-09T12:00:00Z"), fields.pop("diffHunk", "@@ -1 +1 @@")
    place = {"path": path, "line": line, "originalLine": fields.pop("originalLine", line)}
    more = {**place, "diffHunk": hunk, "state": "SUBMITTED"}
    comments = [{**_remark("PullRequestReviewComment", *said, at), **more} for said in remarks]
    for number, node in enumerate(comments):
        node["id"] = node["id"] + _digest(path)[:6] + str(number)
        node["replyTo"] = comments[0] if number else None
    common = {"isResolved": False, "isOutdated": False, "isCollapsed": False, "resolvedBy": None, "startLine": None}
    subject = "LINE" if line else "FILE"
    node = {"__typename": "PullRequestReviewThread", "id": f"PRRT_{_digest(str(remarks))[:12]}", "subjectType": subject}
    return {**node, **place, **common, "comments": comments, **fields}


def event(kind: str, at: str, actor: str | None = "octocat", **fields: Any) -> Node:
    """Return a timeline item: `event("HeadRefForcePushedEvent", AT, beforeCommit=bare_commit(A), afterCommit=...)`."""
    key = f"EV_{_digest(kind + at)[:12]}"
    return {"__typename": kind, "id": key, "createdAt": instant(at), "actor": actor, **fields}


def changed(path: str, additions: int, deletions: int, change: str = "MODIFIED") -> Node:
    """Return one file of the final diff; `change` is a PatchStatus."""
    return {"path": path, "additions": additions, "deletions": deletions, "changeType": change}


def _remark(kind: str, author: str | None, body: str, at: str) -> Node:
    """Return what every review and comment has; URLs get their pull request's in front when it is added."""
    key, when = _digest(f"{author} {body} {at}"), instant(at)
    said = {"author": author, "authorAssociation": "CONTRIBUTOR", "body": body, "createdAt": when}
    said["url"] = f"#r{key[:9]}"
    return {"__typename": kind, "id": f"{kind}_{key[:12]}", **said, "isMinimized": False, "minimizedReason": None}


def _digest(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


class World:
    """Users, tokens and repositories with their pull requests; as data."""

    def __init__(self, data: Node | None = None) -> None:
        self.data: Node = data or {"now": "2026-04-20T13:00:00Z", "users": {}, "tokens": {}, "repositories": {}}

    def user(self, login: str, kind: str = "User", **fields: Any) -> Node:
        """Return the account with this login, made when it is new; kind: User, Bot, Organization or Mannequin."""
        found: Node | None = self.data["users"].get(login.casefold())
        if found is None:
            url = f"https://github.com/{'apps/' if kind == 'Bot' else ''}{login}"
            found = {"__typename": kind, "id": f"U_{login}", "login": login, "name": login, "url": url}
            self.data["users"][login.casefold()] = found
        found.update(fields)
        return found

    def add_token(
        self, token: str, login: str, reads: Sequence[str] = ("*",), writes: Sequence[str] = (), **own: Any
    ) -> None:
        """Let `token` act as `login`.

        reads, writes: `owner/repo` or `owner/*` (private ones too), `*` (every public one); `reads=()` is blind.
        own: `forbidden=["PullRequest.statusCheckRollup"]` answers such a field with FORBIDDEN.
        """
        self.user(login)
        self.data["tokens"][token] = {"login": login, "reads": list(reads), "writes": list(writes), **own}

    def add_repository(
        self,
        name: str,
        files: Mapping[str, str | bytes] | None = None,
        *,
        private: bool = False,
        branch: str = "main",
        workflows: Sequence[str] = (),
        **fields: Any,
    ) -> Node:
        """Add `owner/repo`; `files` are committed to a real bare repository when it is first looked at."""
        owner, short = name.split("/")
        self.user(owner)
        access = {"isPrivate": private, "visibility": "PRIVATE" if private else "PUBLIC", "isArchived": False}
        node = {"__typename": "Repository", "id": f"R_{name}", "name": short, "nameWithOwner": name, "owner": owner}
        own = {"_branch": branch, "_files": dict(files or {}), "_workflows": list(workflows), "_pulls": {}}
        url = {"url": f"https://github.com/{name}", "isFork": False, "isEmpty": not files, "description": None}
        self.data["repositories"][name.casefold()] = {**node, **access, **url, **own, **fields}
        return self.repository(name)

    def repository(self, name: str) -> Node:
        """Return a repository's node; raise KeyError when the world has none of that name."""
        found: Node = self.data["repositories"][name.casefold()]
        return found

    def pulls(self) -> list[Node]:
        """Return every pull request of every repository."""
        return [pull for repository in self.data["repositories"].values() for pull in repository["_pulls"].values()]

    def add_pull(
        self,
        repository: str,
        number: int,
        title: str,
        *,
        author: str | None = "octocat",
        created: str = "2026-04-08T09:00:00Z",
        merged: str | None = "2026-04-10T12:00:00Z",
        merged_by: str | None = None,
        body: str = "",
        commits: Sequence[Node] = (),
        files: Sizes | Sequence[Node] | None = None,
        labels: Sequence[str] = (),
        diff: str | None = None,
        patch: bytes | None = None,
        too_large: str | None = None,
        method: str = "squash",
        texts: Texts | None = None,
        **fields: Any,
    ) -> Node:
        """Add a pull request and return its node, which a test may change before it is asked for.

        files: `{path: (additions, deletions)}` or `changed(...)` nodes; without them they are summed up from the
        commits, and without commits there is one that makes these changes. reviews, threads, comments, events: lists
        of what the functions above return. too_large: "files" or "lines" makes `.patch` and `.diff` answer 406.
        method: squash, merge or rebase. texts: `{path: (before, after)}` are all files of real commits, which answer
        to the ids of base and merge commit. Other fields override the node's (additions=..., isDraft=True).
        """
        sizes = files if isinstance(files, Mapping) else None
        commits = list(commits) or [commit(title, _invent(sizes or {"src/app.py": (1, 0)}), at=created)]
        once = _final_diff(commits) if diff is None else diff
        listed: list[Node] = [changed(path, *size) for path, size in sizes.items()] if sizes else list(files or ())  # type: ignore[arg-type] # a Mapping is sizes
        listed = listed or _changed(once or "".join(made["_diff"] for made in commits))
        home, url = self.repository(repository), f"https://github.com/{repository}/pull/{number}"
        node = _pull_node(home, number, title, url, author=author, created=created, merged=merged, body=body)
        node |= _parts(url, fields, listed, labels)
        node |= {"commits": [_listed(repository, number, n, made, url) for n, made in enumerate(commits)]}
        node |= {"headRefOid": commits[-1]["oid"], "mergedBy": (merged_by or author) if merged else None}
        own: Node = {"_texts": texts, "_diff": once, "_too_large": too_large}
        own["_patch"] = make_mbox(commits) if patch is None else patch
        home["_pulls"][str(number)] = node = node | own | fields
        if merged:
            plain = [made for made in commits if len(made["parents"]) < 2]
            if fields.get("mergeCommit", {}) is not None:
                node["mergeCommit"] = _merge(node, method, plain) | (node["mergeCommit"] or {})
            node["_steps"] = len(plain) if method == "rebase" else 1
            _close(node)
        return self.pull(repository, number)

    def pull(self, repository: str, number: int) -> Node:
        """Return a pull request's node; raise KeyError when there is none."""
        found: Node = self.repository(repository)["_pulls"][str(number)]
        return found


def _pull_node(
    home: Node, number: int, title: str, url: str, *, author: str | None, created: str, merged: str | None, body: str
) -> Node:
    state = {"state": "MERGED" if merged else "OPEN", "merged": bool(merged), "closed": bool(merged), "isDraft": False}
    when = {"createdAt": instant(created), "publishedAt": instant(created), "mergedAt": merged and instant(merged)}
    refs = {"baseRefName": home["_branch"], "headRefName": f"change-{number}", "isCrossRepository": False}
    unsaid = dict.fromkeys(("lastEditedAt", "autoMergeRequest", "reviewDecision", "statusCheckRollup"))
    oids = {"baseRefOid": _digest(f"{url} base")}
    said = {"title": title, "body": body, "author": author, "authorAssociation": "MEMBER", "url": url}
    node = {"__typename": "PullRequest", "id": f"PR_{home['nameWithOwner']}_{number}", "number": number}
    links = {"repository": home["nameWithOwner"], "headRepository": home["nameWithOwner"], "mergeCommit": None}
    more: Node = {"closedAt": when["mergedAt"], "closingIssuesReferences": [], "locked": False}
    return {**node, **said, **state, **when, **refs, **oids, **unsaid, **links, **more}


def _merge(pull: Node, method: str, commits: Sequence[Node]) -> Node:
    """Return the commit that is the merge; a rebase has the last commit's words, date and size."""
    sizes = {key: pull[key] for key in ("additions", "deletions")}
    said = {"message": f"{pull['title']} (#{pull['number']})", "authoredDate": pull["mergedAt"], **sizes}
    said["author"] = {"__typename": "GitActor", "date": pull["mergedAt"]}
    if method == "rebase":
        said = {key: commits[-1][key] for key in said}
    parents = [pull["baseRefOid"], pull["headRefOid"]] if method == "merge" else [pull["baseRefOid"]]
    return {**bare_commit(_digest(f"{pull['url']} merge")), **said, "parents": [bare_commit(oid) for oid in parents]}


def _parts(url: str, fields: Node, listed: list[Node], labels: Sequence[str]) -> Node:
    """Return the lists that hang on a pull request, with their addresses, and the counts over them."""
    reviews, comments, threads = (list(fields.pop(name, ())) for name in ("reviews", "comments", "threads"))
    remarks = [said for thread in threads for said in thread["comments"]]
    for said in [*reviews, *comments, *remarks]:
        said["url"] = url + said["url"] if said["url"].startswith("#") else said["url"]
    return {
        "files": listed,
        "additions": sum(file["additions"] for file in listed),
        "deletions": sum(file["deletions"] for file in listed),
        "changedFiles": len(listed),
        "labels": [{"__typename": "Label", "id": f"LA_{name}", "name": name, "color": "ededed"} for name in labels],
        "reviews": reviews,
        "comments": comments,
        "reviewThreads": threads,
        "timelineItems": list(fields.pop("events", ())),
        "totalCommentsCount": len(comments) + len(remarks),
    }


def _listed(repository: str, number: int, nth: int, made: Node, url: str) -> Node:
    """Give a commit its id and addresses where it has none, and the pull request's own node around it."""
    made["oid"] = made["oid"] or _digest(f"{repository} {number} {nth} {made['message']}")
    made |= {"abbreviatedOid": made["oid"][:7], "url": f"https://github.com/{repository}/commit/{made['oid']}"}
    around = {"id": f"PURC_{number}_{made['oid'][:12]}", "url": f"{url}/commits/{made['oid']}"}
    return {"__typename": "PullRequestCommit", **around, "commit": made}


def _close(pull: Node) -> None:
    """Put the merge itself at the end of the timeline, as GitHub does."""
    if any(item["__typename"] == "MergedEvent" for item in pull["timelineItems"]):
        return
    more = {"commit": pull["mergeCommit"], "mergeRefName": pull["baseRefName"], "url": f"{pull['url']}#event-merged"}
    pull["timelineItems"].append(event("MergedEvent", pull["mergedAt"], pull["mergedBy"], **more))


def _invent(sizes: Sizes) -> Mapping[str, str]:
    return {path: "+x\n" * plus + "-x\n" * minus for path, (plus, minus) in sizes.items()}


def _final_diff(commits: Sequence[Node]) -> str | None:
    """Return the commits' diffs one after the other; None when two touch one file: only git could say what is left."""
    paths = [file.path for made in commits for file in files_in(made["_diff"])]
    return "".join(made["_diff"] for made in commits) if len(paths) == len(set(paths)) else None


def _changed(diff: str) -> list[Node]:
    """Return the files of a diff; of commits one after the other, with each file's lines summed up."""
    found: dict[str, Node] = {}
    for file in files_in(diff):
        node = found.setdefault(file.path, changed(file.path, 0, 0, file.change))
        node["additions"] += file.additions
        node["deletions"] += file.deletions
    return list(found.values())
