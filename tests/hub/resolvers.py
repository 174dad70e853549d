"""The fields that are not simply a key of a node: roots of queries, git objects, and the mutation."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from typing import Any

from hub.graph import RESOLVERS, Context, Info, page, problem
from hub.search import NotModelled, search
from hub.world import Node

SEARCH_LIMIT = 1000  # results of one search, however many match
Resolver = Callable[..., Any]


def answers(*where: str) -> Callable[[Resolver], Resolver]:
    """Register a resolver for `Type.field`."""

    def register(resolver: Resolver) -> Resolver:
        RESOLVERS.update(dict.fromkeys(where, resolver))
        return resolver

    return register


@answers("Query.search")
def _search(_: Any, info: Info, query: str, type: str, **bounds: Any) -> Node:  # noqa: A002 - GitHub's name
    context: Context = info.context
    if type != "ISSUE":
        raise NotModelled(f"a search of type {type}")
    world = context.hub.world
    seen = [(pull, home) for pull in world.pulls() if (home := context.visible(pull["repository"]))]
    found = search(seen, query)
    return page(found[:SEARCH_LIMIT], bounds, "Query.search", issueCount=len(found))


@answers("Query.user", "Query.organization", "Query.repositoryOwner")
def _account(_: Any, info: Info, login: str) -> Node | None:
    found: Node | None = info.context.hub.world.data["users"].get(login.casefold())
    wanted = {"user": {"User"}, "organization": {"Organization"}}.get(info.field_name, {"User", "Organization"})
    if found and found["__typename"] in wanted:
        return found
    if info.field_name == "repositoryOwner":
        return None
    kind = info.field_name.capitalize()
    raise problem(
        "NOT_FOUND", f"Could not resolve to {'an' if kind[0] == 'O' else 'a'} {kind} with the login of '{login}'."
    )


@answers("Query.viewer")
def _viewer(_: Any, info: Info) -> Node:
    return info.context.hub.world.user(info.context.token["login"])  # type: ignore[no-any-return] # the context is Any to graphql


@answers("Query.repository")
def _repository(_: Any, info: Info, owner: str, name: str, **__: Any) -> Node:
    whole = f"{owner}/{name}"
    if home := info.context.visible(whole):
        return home  # type: ignore[no-any-return] # the context is Any to graphql
    raise problem("NOT_FOUND", f"Could not resolve to a Repository with the name '{whole}'.")


@answers("Query.node")
def _node(_: Any, info: Info, id: str) -> Any:  # noqa: A002 - GitHub's name
    context: Context = info.context
    for home in context.hub.world.data["repositories"].values():
        pulls = list(home["_pulls"].values())
        threads = [thread for pull in pulls for thread in pull["reviewThreads"]]
        for found in [home, *pulls, *threads]:
            if found["id"] == id and context.visible(home["nameWithOwner"]):
                return found
    raise problem("NOT_FOUND", f"Could not resolve to a node with the global id of '{id}'")


@answers("Repository.object")
def _object(source: Node, info: Info, expression: str | None = None, oid: str | None = None) -> Node | None:
    bare, url = info.context.hub.git(source["nameWithOwner"]), source["url"]
    return bare.object(oid or expression or "", url=url)  # type: ignore[no-any-return] # the context is Any to graphql


@answers("Commit.blame")
def _blame(source: Node, info: Info, path: str) -> Node:
    home = info.context.hub.world.repository("/".join(source["url"].split("/")[3:5]))
    bare = info.context.hub.git(home["nameWithOwner"])
    if bare.object(f"{source['oid']}:{path}") is None:
        raise problem("NOT_FOUND", f"no such path: {path}")

    def written(oid: str) -> Node:
        made = bare.object(oid, url=home["url"])
        numbers = re.findall(r"\(#(\d+)\)$", made["messageHeadline"])  # so end the headlines of GitHub's own merges
        return {**made, "associatedPullRequests": [home["_pulls"][number] for number in numbers]}

    runs = bare.blame(source["oid"], path)
    return {"ranges": [{"startingLine": low, "endingLine": high, "commit": written(oid)} for low, high, oid in runs]}


@answers("PullRequest.reviews", "Repository.pullRequests")
def _by_state(source: Node, info: Info, **given: Any) -> Node:
    states = given.pop("states", None)
    bounds = {name: value for name, value in given.items() if value is not None}
    every = source["reviews"] if info.field_name == "reviews" else source["_pulls"].values()
    wanted = [one for one in every if states is None or one["state"] in states]
    return page(wanted, bounds, f"{info.parent_type.name}.{info.field_name}")


@answers("Repository.ref")
def _ref(source: Node, info: Info, qualifiedName: str) -> Node | None:  # noqa: N803 - GitHub's name
    branch = qualifiedName.removeprefix("refs/heads/")
    bare = info.context.hub.git(source["nameWithOwner"])
    return bare.ref(branch, source["url"])  # type: ignore[no-any-return] # the context is Any to graphql


@answers("Repository.defaultBranchRef")
def _default(source: Node, info: Info) -> Node | None:
    return _ref(source, info, source["_branch"])  # type: ignore[no-any-return] # a decorated resolver returns Any


@answers("Repository.pullRequest")
def _pull(source: Node, _: Info, number: int) -> Node:
    if found := source["_pulls"].get(str(number)):
        return found  # type: ignore[no-any-return] # the world is JSON
    raise problem("NOT_FOUND", f"Could not resolve to a PullRequest with the number of {number}.")


@answers("PullRequest.timelineItems")
def _timeline(source: Node, _: Info, **given: Any) -> Node:
    kinds = given.pop("itemTypes", None)
    others = [kind for kind in kinds or ["(no itemTypes)"] if not kind.endswith("_EVENT")]
    if others or given.pop("skip", None) or given.pop("since", None):
        raise NotModelled(f"timeline items of {others}, skip or since")
    items = source["timelineItems"]
    wanted = [item for item in items if re.sub(r"(?<!^)(?=[A-Z])", "_", item["__typename"]).upper() in kinds]
    # GitHub's totalCount ignores the filter: a reader who trusts it pages for ever
    everything = len(items) + sum(len(source[part]) for part in ("commits", "reviews", "comments"))
    return {**page(wanted, given, "PullRequest.timelineItems"), "totalCount": everything, "filteredCount": len(wanted)}


def _writable(info: Info, name: str) -> Node:
    context: Context = info.context
    home = context.visible(name)
    if home is None:
        raise problem("NOT_FOUND", f"Could not resolve to a Repository with the name '{name}'.")
    if not context.may("writes", home):
        raise problem("FORBIDDEN", "Resource not accessible by integration")
    return home


@answers("Mutation.createCommitOnBranch")
def _commit(_: Any, info: Info, input: Mapping[str, Any]) -> Node:  # noqa: A002 - GitHub's name
    """Commit as GitHub does: the token's owner is the author, GitHub commits, and a moved head is STALE_DATA."""
    branch = input["branch"]
    if not branch.get("repositoryNameWithOwner") or not branch.get("branchName"):
        raise NotModelled("a CommittableBranch named by its id")
    home = _writable(info, branch["repositoryNameWithOwner"])
    bare, name = info.context.hub.git(home["nameWithOwner"]), branch["branchName"].removeprefix("refs/heads/")
    tip = bare.head(name)
    if tip is None:
        raise problem("NOT_FOUND", f"No such branch: {name}")
    if tip != input["expectedHeadOid"]:
        stale = f'Expected branch to point to "{input["expectedHeadOid"]}" but it did not.  Pull and try again.'
        raise problem("STALE_DATA", stale)
    if name in home.get("_protected", ()):
        raise problem("UNPROCESSABLE", "Changes must be made through a pull request.")
    additions, deletions = _changes(input.get("fileChanges") or {})
    message = input["message"]["headline"] + "\n\n" + (input["message"].get("body") or "")
    login = info.context.token["login"]
    try:
        oid = bare.commit(name, additions, deletions, message.strip(), (login, f"{login}@users.noreply.github.com"))
    except KeyError as missing:
        raise problem("NOT_FOUND", f"A path was requested for deletion which does not exist: {missing}") from None
    made = bare.object(oid, url=home["url"])
    return {"commit": made, "ref": bare.ref(name, home["url"]), "clientMutationId": input.get("clientMutationId")}


def _changes(changes: Mapping[str, Any]) -> tuple[dict[str, bytes], list[str]]:
    """Return decoded additions and deletions; raise UNPROCESSABLE for paths or contents GitHub would not take."""
    deletions = [gone["path"] for gone in changes.get("deletions") or ()]
    added = [(new["path"], new["contents"]) for new in changes.get("additions") or ()]
    paths = [path for path, _ in added] + deletions
    bad = [path for path in paths if not path or {"", ".", "..", ".git"} & set(path.split("/"))]
    if bad or len(paths) != len(set(paths)):
        raise problem("UNPROCESSABLE", f"A path is malformed or named twice: {bad or paths}")
    try:
        return {path: base64.b64decode(contents, validate=True) for path, contents in added}, deletions
    except binascii.Error as error:
        raise problem("UNPROCESSABLE", "The contents of a file addition are not valid Base64") from error
