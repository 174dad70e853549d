"""The REST pages a plain PyGithub program reads, answered from the hub's own world.

GitHub's published OpenAPI says what an answer must hold. What the world knows is put in; required fields nobody
reads (seventeen addresses per user) are filled by their described type, so that answers have about the size and all
of the shape they have on GitHub. Of the optional fields only those that are read are in, to the baseline's advantage.
"""

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1
from typing import Any
from urllib.parse import unquote, urlencode

from hub import rest
from hub.graph import Context
from hub.patches import files_in
from hub.rest import OpenApi
from hub.search import search
from hub.server import Answer, Asked
from hub.world import Node

REPOSITORY = "/repos/{owner}/{repo}"
PULL, ISSUE = f"{REPOSITORY}/pulls/{{pull_number}}", f"{REPOSITORY}/issues/{{issue_number}}"
PER_PAGE = 30  # what GitHub gives where nobody asks for more


@dataclass
class Page:
    """One request for a page: who asks, of what, and GitHub's description to answer by."""

    api: OpenApi
    asked: Asked
    context: Context
    params: Mapping[str, Any]
    schema: Node
    following: str = ""  # the next page's query, where there is one

    @property
    def base(self) -> str:
        """Where the hub is."""
        return self.context.hub.url

    @property
    def home(self) -> Node:
        """The repository asked about; raise KeyError where the token sees none."""
        found = self.context.visible(f"{self.params['owner']}/{self.params['repo']}")
        if found is None:
            raise KeyError("repository")
        return found

    @property
    def pull(self) -> Node:
        """The pull request asked about; raise KeyError where there is none."""
        number = self.params.get("pull_number", self.params.get("issue_number"))
        found: Node = self.home["_pulls"][str(number)]
        return found

    def fill(self, schema: Node, **known: Any) -> Node:
        """Return an object with every field its description requires; `known` are those the world knows."""
        whole = self.api.follow(schema)
        place = known.setdefault("url", self.base)
        for name in whole.get("required", ()):
            if name not in known:
                known[name] = self._least(name, whole["properties"][name], place)
        return {name: value for name, value in known.items() if name != "url" or "url" in whole["properties"]}

    def _least(self, name: str, schema: Node, place: str) -> Any:
        whole = self.api.follow(schema)
        kind = whole.get("type", "object")
        if whole.get("nullable") or "nullable" in schema.get("$ref", ""):
            return None
        if kind == "string":
            text = {"date-time": "2026-03-27T16:00:00Z", "uri": f"{place}/{name}"}.get(whole.get("format", ""), "")
            return whole["enum"][0] if "enum" in whole else text or (f"{place}/{name}" if "url" in name else "")
        return (
            {"boolean": False, "integer": 0, "number": 1.0, "array": []}.get(kind)
            if kind != "object"
            else (self.fill(whole, url=place))
        )


Handler = Callable[[Page], Any]


def named(page: Page, name: str) -> Node:
    """Return one of the description's schemas by name."""
    return page.api.follow({"$ref": f"#/components/schemas/{name}"})


def number_of(text: str) -> int:
    """Return a database id for what GraphQL names by text."""
    return int(sha1(text.encode(), usedforsecurity=False).hexdigest()[:8], 16)


def user(page: Page, login: str | None) -> Node | None:
    """Return an account, None for a deleted one."""
    if login is None:
        return None
    known = {"id": number_of(login), "login": login, "html_url": f"https://github.com/{login}", "type": "User"}
    return page.fill(named(page, "simple-user"), url=f"{page.base}/users/{login}", **known)


def repository(page: Page) -> Node:
    """Return the repository as it hangs on a pull request."""
    home, place = page.home, f"{page.base}/repos/{page.home['nameWithOwner']}"
    known = {"id": number_of(home["id"]), "name": home["name"], "full_name": home["nameWithOwner"]}
    more = {"private": home["isPrivate"], "html_url": home["url"], "default_branch": home["_branch"]}
    return page.fill(named(page, "repository"), url=place, owner=user(page, home["owner"]), **known, **more)


def pull_request(page: Page) -> Node:
    """Return a pull request in full, with its sizes."""
    pull, place = page.pull, f"{page.base}/repos/{page.home['nameWithOwner']}"
    owner, repo = user(page, page.home["owner"]), repository(page)
    sides = {
        side: {"label": pull[f"{side}RefName"], "ref": pull[f"{side}RefName"], "sha": pull[f"{side}RefOid"]}
        | {"repo": repo, "user": owner}
        for side in ("base", "head")
    }
    sizes = {"additions": pull["additions"], "deletions": pull["deletions"], "changed_files": pull["changedFiles"]}
    counts = {"commits": len(pull["commits"]), "comments": len(pull["comments"]), "merged": pull["merged"]}
    oids = {"merge_commit_sha": pull["mergeCommit"] and pull["mergeCommit"]["oid"], **sides}
    links = {"issue_url": f"{place}/issues/{pull['number']}", "merged_by": user(page, pull["mergedBy"])}
    names = ("self", "html", "issue", "comments", "review_comments", "review_comment", "commits", "statuses")
    links["_links"] = {name: {"href": f"{place}/pulls/{pull['number']}/{name}"} for name in names}
    where = f"{place}/pulls/{pull['number']}"
    return page.fill(page.schema, url=where, **_said(page, pull), **sizes, **counts, **oids, **links)


def _said(page: Page, pull: Node) -> Node:
    """Return what a pull request has in common with its issue."""
    when = {"created_at": pull["createdAt"], "updated_at": pull["createdAt"], "closed_at": pull["closedAt"]}
    when |= {"merged_at": pull["mergedAt"]}
    said = {"number": pull["number"], "title": pull["title"], "body": pull["body"], "html_url": pull["url"]}
    who = {"user": user(page, pull["author"]), "author_association": pull["authorAssociation"]}
    return {**said, **when, **who, "id": number_of(pull["id"]), "state": "closed" if pull["closed"] else "open"}


def issue(page: Page, pull: Node, schema: Node) -> Node:
    """Return a pull request as the issue it also is."""
    place = f"{page.base}/repos/{pull['repository']}"
    link = {"url": f"{place}/pulls/{pull['number']}", "html_url": pull["url"], "merged_at": pull["mergedAt"]}
    link |= {"diff_url": f"{pull['url']}.diff", "patch_url": f"{pull['url']}.patch"}
    own = {"comments": len(pull["comments"]), "repository_url": place, "pull_request": link}
    said = {name: value for name, value in _said(page, pull).items() if name != "merged_at"}
    return page.fill(schema, url=f"{place}/issues/{pull['number']}", **said, **own)


def found(page: Page) -> Node:
    """Return one page of GitHub's search, with its count."""
    seen = [
        (pull, home) for pull in page.context.hub.world.pulls() if (home := page.context.visible(pull["repository"]))
    ]
    every = search(seen, page.params["q"])
    item = page.schema["properties"]["items"]["items"]
    rows = [issue(page, pull, item) for pull in part(page, every)]
    counts = {"total_count": len(every), "incomplete_results": False}
    return page.fill(page.schema, **counts, items=rows, search_type="lexical")


def part(page: Page, rows: Sequence[Any], size: int = PER_PAGE) -> Sequence[Any]:
    """Return the rows of the page that was asked for, `size` of them unless it says; note what leads to the next."""
    size, number = page.params.get("per_page", size), page.params.get("page", 1)
    if size * number < len(rows):
        more = {"q": page.params["q"]} if "q" in page.params else {}
        page.following = urlencode({**more, "per_page": size, "page": number + 1})
    return rows[size * (number - 1) : size * number]


def files(page: Page) -> list[Node]:
    """Return the files of the final diff."""
    pull = page.pull
    texts = {file.path: file for file in files_in(pull["_diff"] or "")}
    url, oid = page.home["url"], pull["headRefOid"]
    listed = []
    for node in part(page, pull["files"]):
        patch = texts[node["path"]].patch if node["path"] in texts else None
        known = {"filename": node["path"], "status": rest.STATUS[node["changeType"]], "sha": oid}
        sizes = {"additions": node["additions"], "deletions": node["deletions"]}
        sizes |= {"changes": node["additions"] + node["deletions"]}
        more = {"patch": patch} if patch else {}
        links = {f"{way}_url": f"{url}/{way}/{oid}/{node['path']}" for way in ("blob", "raw", "contents")}
        listed.append({**known, **sizes, **more, **links})
    return listed


def commit(page: Page, made: Node) -> Node:
    """Return a commit as it stands in a list: without sizes, without files."""
    place = f"{page.base}/repos/{page.home['nameWithOwner']}/commits/{made['oid']}"
    author = {"name": made["author"]["name"], "email": made["author"]["email"], "date": made["authoredDate"]}
    tree = {"sha": made["oid"], "url": place}
    said = {"author": author, "committer": author, "message": made["message"], "comment_count": 0, "url": place}
    who = user(page, made["author"]["user"])
    parents = [{"sha": one["oid"], "url": f"{place}/{one['oid']}"} for one in made["parents"]]
    known = {"sha": made["oid"], "html_url": made["url"], "commit": {**said, "tree": tree}, "parents": parents}
    return page.fill(named(page, "commit"), url=place, author=who, committer=who, **known)


def commits(page: Page) -> list[Node]:
    """Return the commits of a pull request."""
    return [commit(page, listed["commit"]) for listed in part(page, page.pull["commits"])]


def one_commit(page: Page) -> Node:
    """Return a commit with its sizes and its files' patches."""
    every = [one["commit"] for pull in page.home["_pulls"].values() for one in pull["commits"]]
    made = next(one for one in every if one["oid"] == page.params["ref"])
    oid, url = made["oid"], page.home["url"]
    rows = [rest._file(url, file, oid) for file in files_in(made["_diff"])]  # noqa: SLF001 - the hub's own row
    stats = {"additions": made["additions"], "deletions": made["deletions"]}
    stats["total"] = stats["additions"] + stats["deletions"]
    return {**commit(page, made), "stats": stats, "files": part(page, rows, rest.PAGE)}


def reviews(page: Page) -> list[Node]:
    """Return the reviews of a pull request."""
    return [review(page, said) for said in part(page, page.pull["reviews"])]


def review(page: Page, said: Node, **more: Any) -> Node:
    """Return one review."""
    links = {name: {"href": said["url"]} for name in ("html", "pull_request")}
    known = {"body": said["body"], "state": said["state"], "submitted_at": said["submittedAt"], "_links": links}
    return page.fill(named(page, "pull-request-review"), **known, **_remark(page, said), **more)


def remarks(page: Page) -> list[Node]:
    """Return the comments of all review threads, as REST does: in one list."""
    every = [said for thread in page.pull["reviewThreads"] for said in thread["comments"]]
    schema, oid = named(page, "pull-request-review-comment"), page.pull["headRefOid"]
    place = {"commit_id": oid, "original_commit_id": oid, "updated_at": "2026-03-27T16:00:00Z"}
    return [
        page.fill(
            schema,
            path=said["path"],
            diff_hunk=said["diffHunk"],
            created_at=said["createdAt"],
            body=said["body"],
            _links={name: {"href": said["url"]} for name in ("self", "html", "pull_request")},
            **place,
            **_remark(page, said),
        )
        for said in part(page, every)
    ]  # fmt: skip


def comments(page: Page) -> list[Node]:
    """Return the comments of the conversation."""
    return [comment(page, said) for said in part(page, page.pull["comments"])]


def comment(page: Page, said: Node, **more: Any) -> Node:
    """Return one comment of the conversation."""
    when = {"created_at": said["createdAt"], "updated_at": said["createdAt"]}
    return page.fill(named(page, "issue-comment"), body=said["body"], **when, **_remark(page, said), **more)


def _remark(page: Page, said: Node) -> Node:
    who = {"user": user(page, said["author"]), "author_association": said["authorAssociation"]}
    return {"id": number_of(said["id"]), "html_url": said["url"], **who}


def timeline(page: Page) -> list[Node]:
    """Return what happened: GitHub mixes commits, reviews, comments and events in one list."""
    pull = page.pull
    makers: list[tuple[Callable[[Page, Node], Node], list[Node]]] = [
        (_committed, [one["commit"] for one in pull["commits"]]),
        (lambda page, said: review(page, said, event="reviewed"), pull["reviews"]),
        (_commented, pull["comments"]),
        (_event, pull["timelineItems"]),
    ]
    every = [(make, node) for make, nodes in makers for node in nodes]
    return [make(page, node) for make, node in part(page, every)]


def _commented(page: Page, said: Node) -> Node:
    return comment(page, said, event="commented", actor=user(page, said["author"]))


def _committed(page: Page, made: Node) -> Node:
    whole = commit(page, made)
    said = {name: whole["commit"][name] for name in ("author", "committer", "message", "tree")}
    parents = [{**one, "html_url": made["url"]} for one in whole["parents"]]
    schema = named(page, "timeline-committed-event")
    more = {"sha": made["oid"], "html_url": made["url"], "event": "committed", "parents": parents}
    return page.fill(schema, url=whole["url"], **said, **more)


def _event(page: Page, item: Node) -> Node:
    """Return an event: `ReadyForReviewEvent` is `ready_for_review` here."""
    kind = re.sub(r"(?<!^)(?=[A-Z])", "_", item["__typename"].removesuffix("Event")).lower()
    known = {"id": number_of(item["id"]), "event": kind, "created_at": item["createdAt"]}
    return page.fill(named(page, "state-change-issue-event"), actor=user(page, item["actor"]), **known)


def contents(page: Page) -> Node:
    """Return a file's text at a commit, from the real git behind the repository; raise KeyError where there is none."""
    name, path = page.home["nameWithOwner"], unquote(page.params["path"])
    git = page.context.hub.git(name)
    blob = git.object(f"{page.params['ref']}:{path}", path=path)
    if blob is None or blob["text"] is None:
        raise KeyError(path)
    raw = blob["text"].encode()
    place = f"{page.base}/repos/{name}/contents/{path}"
    links = {"self": place, "git": None, "html": None}
    known = {"type": "file", "encoding": "base64", "size": len(raw), "sha": blob["oid"], "_links": links}
    names = {"name": path.rpartition("/")[2], "path": path, "content": base64.encodebytes(raw).decode()}
    return page.fill(named(page, "content-file"), url=place, **known, **names)


PAGES: Mapping[str, Handler] = {
    "/search/issues": found,
    PULL: pull_request,
    f"{PULL}/files": files,
    f"{PULL}/commits": commits,
    f"{PULL}/reviews": reviews,
    f"{PULL}/comments": remarks,
    ISSUE: lambda page: issue(page, page.pull, page.schema),
    f"{ISSUE}/comments": comments,
    f"{ISSUE}/timeline": timeline,
    f"{REPOSITORY}/commits/{{ref}}": one_commit,
    f"{REPOSITORY}/contents/{{path}}": contents,
}


def answer(api: OpenApi, asked: Asked, query: Node, context: Context, *, checked: bool) -> Answer | None:
    """Return the page asked for, None where this file has none; `checked` holds it against the description."""
    for route, handler in PAGES.items():
        shape = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route).replace("(?P<path>[^/]+)", "(?P<path>.+)")
        match = re.fullmatch(shape, asked.path)
        if match and asked.method == "GET":
            return _answer(api, asked, {**query, **match.groupdict()}, context, (route, handler, checked))
    return None


def _answer(api: OpenApi, asked: Asked, given: Node, context: Context, how: tuple[str, Handler, bool]) -> Answer:
    route, handler, checked = how
    operation = api.paths[route]["get"]
    described = api.follow(operation["responses"]["200"])["content"]["application/json"]["schema"]
    page = Page(api, asked, context, api.parameters(operation, given), api.follow(described))
    try:
        made = handler(page)
    except KeyError:
        return rest.problem(404, "Not Found")
    if checked:
        api.check(described, made, "answer 200")
    link = {"Link": f'<{page.base}{asked.path}?{page.following}>; rel="next"'} if page.following else {}
    return 200, made, link
