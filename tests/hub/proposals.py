"""Branches and pull requests that a run makes: the five mutations behind a proposal, on real refs."""

from collections.abc import Mapping
from typing import Any

from hub.graph import Info, page, problem
from hub.resolvers import _writable, answers
from hub.world import Node


def _home(info: Info, wanted: str) -> Node:
    """Return the writable repository with this id, or whose branch has it."""
    homes = info.context.hub.world.data["repositories"].values()
    home = next((one for one in homes if wanted == one["id"] or wanted.startswith(f"REF_{one['url']}_")), None)
    if home is None:
        raise problem("NOT_FOUND", f"Could not resolve to a node with the global id of '{wanted}'")
    return _writable(info, home["nameWithOwner"])


def _branch(info: Info, ref_id: str) -> tuple[Node, str]:
    home = _home(info, ref_id)
    return home, ref_id.removeprefix(f"REF_{home['url']}_")


@answers("Mutation.createRef")
def _create_ref(_: Any, info: Info, input: Mapping[str, Any]) -> Node:  # noqa: A002 - GitHub's name
    home, name = _home(info, input["repositoryId"]), input["name"].removeprefix("refs/heads/")
    bare = info.context.hub.git(home["nameWithOwner"])
    if bare.head(name):
        raise problem("UNPROCESSABLE", f'A ref named "refs/heads/{name}" already exists in the repository.')
    bare.run("update-ref", f"refs/heads/{name}", input["oid"])
    return {"ref": bare.ref(name, home["url"])}


@answers("Mutation.updateRef", "Mutation.deleteRef")
def _move_ref(_: Any, info: Info, input: Mapping[str, Any]) -> Node:  # noqa: A002 - GitHub's name
    """Move a branch to another commit; without one, take it away."""
    home, name = _branch(info, input["refId"])
    bare, ref = info.context.hub.git(home["nameWithOwner"]), f"refs/heads/{name}"
    bare.run("update-ref", *([ref, input["oid"]] if "oid" in input else ["-d", ref]))
    return {"ref": bare.ref(name, home["url"]), "clientMutationId": None}


@answers("Ref.associatedPullRequests")
def _associated(source: Node, info: Info, states: list[str], **bounds: Any) -> Node:
    home, name = _branch(info, source["id"])
    found = [one for one in home.get("_proposals", ()) if one["headRefName"] == name and one["state"] in states]
    return page(found, bounds, "Ref.associatedPullRequests")


@answers("Mutation.createPullRequest")
def _create_pull(_: Any, info: Info, input: Mapping[str, Any]) -> Node:  # noqa: A002 - GitHub's name
    home = _home(info, input["repositoryId"])
    bare, head = info.context.hub.git(home["nameWithOwner"]), input["headRefName"]
    if bare.head(head) == bare.head(input["baseRefName"]):
        raise problem("UNPROCESSABLE", f"No commits between {input['baseRefName']} and {head}")
    made = home.setdefault("_proposals", [])
    number = 900 + len(made)
    node = {"__typename": "PullRequest", "id": f"PR_{number}", "url": f"{home['url']}/pull/{number}", "state": "OPEN"}
    made.append(node | {key: input[key] for key in ("title", "body", "baseRefName", "headRefName")})
    return {"pullRequest": made[-1]}


@answers("Mutation.updatePullRequest")
def _update_pull(_: Any, info: Info, input: Mapping[str, Any]) -> Node:  # noqa: A002 - GitHub's name
    homes = info.context.hub.world.data["repositories"].values()
    pull = next(one for home in homes for one in home.get("_proposals", ()) if one["id"] == input["pullRequestId"])
    pull.update({key: input[key] for key in ("title", "body")})
    return {"pullRequest": pull}
