"""The REST calls in use, held against GitHub's published OpenAPI: what is asked, and what is answered."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped] # ships no type information
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from hub.graph import Context
from hub.patches import FileDiff, files_in
from hub.search import NotModelled
from hub.world import Node

if TYPE_CHECKING:
    from hub.server import Answer, Asked

BASE = "urn:github"
STATUS = {"ADDED": "added", "DELETED": "removed", "RENAMED": "renamed", "COPIED": "copied", "MODIFIED": "modified"}
PAGE = 300  # files of one commit at once
LIMITS = {"files": "maximum number of files (300)", "lines": "maximum number of lines (20000)"}
ADVICE = "Consider using 'List pull requests files' API or locally cloning the repository instead."


class Refused(Exception):  # noqa: N818 - it reads as the sentence it stands for
    """A request or an answer that GitHub's description does not allow, or that the hub does not model."""


def problem(status: int, message: str, **more: Any) -> "Answer":
    """Return an error in GitHub's shape."""
    said = {"message": message, "documentation_url": "https://docs.github.com", "status": str(status), **more}
    return status, said, {}


def _nullable(keyword: str) -> Callable[..., Iterator[Any]]:
    """Return a keyword's check that lets null pass where OpenAPI 3.0 says `nullable`."""
    check = jsonschema.Draft202012Validator.VALIDATORS[keyword]

    def lenient(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
        if instance is not None or not schema.get("nullable"):
            yield from check(validator, value, instance, schema) or ()

    return lenient


LENIENT = {word: _nullable(word) for word in ("type", "enum", "oneOf", "anyOf", "allOf")}
Validator: Any = jsonschema.validators.extend(jsonschema.Draft202012Validator, LENIENT)


class OpenApi:
    """GitHub's description of its REST API."""

    def __init__(self, path: Path) -> None:
        self.paths = (whole := json.loads(path.read_text()))["paths"]
        self._registry = Registry().with_resource(BASE, DRAFT202012.create_resource(whole))
        self._whole = whole

    def check(self, schema: Node, instance: Any, what: str) -> None:
        """Raise Refused when an instance is not what a schema describes."""
        absolute = json.loads(json.dumps(schema).replace('"#/', f'"{BASE}#/'))
        for error in Validator(absolute, registry=self._registry).iter_errors(instance):
            raise Refused(f"{what} is not what GitHub's OpenAPI describes: {error.json_path}: {error.message}")

    def follow(self, node: Node) -> Node:
        """Return what a node refers to, or the node."""
        found = self._whole
        for step in node.get("$ref", "").split("/")[1:]:
            found = found[step]
        return found if "$ref" in node else node

    def parameters(self, operation: Node, given: Node) -> Node:
        """Return path and query parameters in their described types; raise Refused for one that is not described."""
        described = {one["name"]: one["schema"] for one in map(self.follow, operation["parameters"])}
        typed = dict(given)
        for name, value in given.items():
            if name not in described:
                raise Refused(f"no such parameter: {name}")
            if described[name].get("type") == "integer" and value.isdigit():
                typed[name] = int(value)
            self.check(described[name], typed[name], f"parameter {name}")
        return typed


load = cache(OpenApi)


@dataclass
class Call:
    """One request on its way to its handler."""

    asked: "Asked"
    context: Context
    home: Node
    params: Mapping[str, Any]
    body: Any


def answer(api: OpenApi, asked: "Asked", query: Node, body: Any, context: Context) -> "Answer":
    """Check a request, answer it, check the answer; raise Refused for what is not allowed or not modelled."""
    patterns = {route: re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route[1]) for route in ROUTES if route[0] == asked.method}
    found = [(route, match) for route, shape in patterns.items() if (match := re.fullmatch(shape, asked.path))]
    if not found:
        raise Refused("hub does not model this endpoint")
    [(route, match)] = found
    operation = api.paths[route[1]][route[0].lower()]
    params = api.parameters(operation, {**query, **match.groupdict()})
    if "requestBody" in operation:
        api.check(operation["requestBody"]["content"]["application/json"]["schema"], body, "request body")
    home = context.visible(f"{params['owner']}/{params['repo']}")
    try:
        reply = ROUTES[route](Call(asked, context, home, params, body)) if home else problem(404, "Not Found")
    except KeyError:
        reply = problem(404, "Not Found")
    except NotModelled as refusal:
        raise Refused(f"hub does not model {refusal}") from refusal
    if not isinstance(reply[1], bytes):
        described = operation["responses"].get(str(reply[0]), {"$ref": "#/components/responses/not_found"})
        api.check(api.follow(described)["content"]["application/json"]["schema"], reply[1], f"answer {reply[0]}")
    return reply


def _pull(call: Call) -> "Answer":
    pull = call.home["_pulls"][str(call.params["pull_number"])]
    media = re.fullmatch(r"application/vnd\.github\.(patch|diff)", call.asked.accept)
    if media is None or pull[f"_{media[1]}"] is None:
        raise NotModelled("a pull request as JSON (GraphQL has it), or the final diff of commits that touch one file")
    if pull["_too_large"]:
        errors = [{"resource": "PullRequest", "field": "diff", "code": "too_large"}]
        return problem(406, f"Sorry, the diff exceeded the {LIMITS[pull['_too_large']]}. {ADVICE}", errors=errors)
    raw = pull[f"_{media[1]}"]
    return 200, raw if isinstance(raw, bytes) else raw.encode(), {"Content-Type": f"{media[0]}; charset=utf-8"}


def _file(home: str, file: FileDiff, oid: str) -> Node:
    known = {"sha": oid, "filename": file.path, "status": STATUS[file.change], "additions": file.additions}
    known |= {"deletions": file.deletions, "changes": file.additions + file.deletions}
    known |= {"previous_filename": file.previous} if file.previous else {}
    known |= {"patch": file.patch} if file.patch else {}  # absent, never empty: a binary file, a pure rename
    links = {"blob_url": "blob", "raw_url": "raw", "contents_url": "contents"}
    return {**known, **{key: f"{home}/{way}/{oid}/{file.path}" for key, way in links.items()}}


def _commit(call: Call) -> "Answer":
    every = [one["commit"] for pull in call.home["_pulls"].values() for one in pull["commits"]]
    made = next((one for one in every if one["oid"] == call.params["ref"]), None)
    if made is None:
        return problem(422, f"No commit found for SHA: {call.params['ref']}")
    oid, url = made["oid"], made["url"]
    author = {"name": made["author"]["name"], "email": made["author"]["email"], "date": made["authoredDate"]}
    said = {"author": author, "committer": author, "message": made["message"], "comment_count": 0, "url": url}
    known: Node = {"sha": oid, "node_id": oid, "html_url": url, "url": url, "comments_url": f"{url}/comments"}
    known |= {"commit": {**said, "tree": {"sha": oid, "url": url}}, "author": None, "committer": None}
    known["parents"] = [{"sha": one["oid"], "url": url} for one in made["parents"]]
    files, number = list(files_in(made["_diff"])), call.params.get("page", 1)
    known["files"] = [_file(call.home["url"], file, oid) for file in files[PAGE * (number - 1) : PAGE * number]]
    following = f'<{call.context.hub.url}{call.asked.path}?page={number + 1}>; rel="next"'
    return 200, known, {"Link": following} if PAGE * number < len(files) else {}


def _dispatch(call: Call) -> "Answer":
    ref, name = call.body["ref"], call.home["nameWithOwner"]
    if not call.context.may("writes", call.home):
        return problem(403, "Resource not accessible by integration")
    if call.params["workflow_id"] not in call.home["_workflows"]:
        return problem(404, "Not Found")
    if call.context.hub.git(name).head(ref.removeprefix("refs/heads/")) is None:
        return problem(422, f"No ref found for: {ref}")
    call.context.hub.dispatches.append({"repository": name, "workflow": call.params["workflow_id"], **call.body})
    return 204, b"", {}


def _tarball(call: Call) -> "Answer":
    """Answer with the address of the host that packs it, which is another one."""
    hub, name, ref = call.context.hub, call.home["nameWithOwner"], call.params["ref"]
    if hub.git(name).object(ref) is None:
        return problem(404, "Not Found")
    host = hub.url.replace("127.0.0.1", "localhost")
    return 302, b"", {"Location": f"{host}/codeload/{name}/legacy.tar.gz/{ref}"}


ROUTES: dict[tuple[str, str], Callable[[Call], "Answer"]] = {
    ("GET", "/repos/{owner}/{repo}/pulls/{pull_number}"): _pull,
    ("GET", "/repos/{owner}/{repo}/commits/{ref}"): _commit,
    ("GET", "/repos/{owner}/{repo}/tarball/{ref}"): _tarball,
    ("POST", "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"): _dispatch,
}
