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

DOCS = "https://docs.github.com/rest"
BASE = "urn:github"
STATUS = {"ADDED": "added", "DELETED": "removed", "RENAMED": "renamed", "COPIED": "copied", "MODIFIED": "modified"}
PAGE = 300  # files of one commit at once
LIMITS = {"files": "maximum number of files (300)", "lines": "maximum number of lines (20000)"}
ADVICE = "Consider using 'List pull requests files' API or locally cloning the repository instead."


class Refused(Exception):  # noqa: N818 - it reads as the sentence it stands for
    """A request or an answer that GitHub's description does not allow, or that the hub does not model."""


def _nullable(keyword: str) -> Callable[..., Iterator[jsonschema.ValidationError]]:
    """Return a keyword's check that lets null pass where OpenAPI 3.0 says `nullable`."""
    check = jsonschema.Draft202012Validator.VALIDATORS[keyword]

    def lenient(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[jsonschema.ValidationError]:
        if instance is not None or not schema.get("nullable"):
            yield from check(validator, value, instance, schema) or ()

    return lenient


Validator: Any = jsonschema.validators.extend(
    jsonschema.Draft202012Validator, {word: _nullable(word) for word in ("type", "enum", "oneOf", "anyOf", "allOf")}
)


@cache
def load(path: Path) -> tuple[Node, Any]:
    """Return the description, and a registry that resolves references into it."""
    description = json.loads(path.read_text())
    return description, Registry().with_resource(BASE, DRAFT202012.create_resource(description))


@dataclass
class Call:
    """One request on its way to its handler."""

    asked: "Asked"
    context: Context
    home: Node
    params: Mapping[str, Any]
    body: Any


def answer(path: Path, asked: "Asked", query: Node, body: Any, context: Context) -> "Answer":
    """Check a request, answer it, check the answer; raise Refused for what is not allowed or not modelled."""
    description, registry = load(path)
    routes = [(*route, re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route[1]), does) for route, does in ROUTES.items()]
    matching = [one for one in routes if one[0] == asked.method and re.fullmatch(one[2], asked.path)]
    if not matching:
        raise Refused("hub does not model this endpoint")
    method, template, pattern, handler = matching[0]
    found = re.fullmatch(pattern, asked.path)
    operation = description["paths"][template][method.lower()]
    params = _parameters(description, registry, operation, {**query, **(found.groupdict() if found else {})})
    if "requestBody" in operation:
        _check(registry, operation["requestBody"]["content"]["application/json"]["schema"], body, "request body")
    home = context.visible(f"{params['owner']}/{params['repo']}")
    missing: Answer = 404, {"message": "Not Found", "documentation_url": DOCS, "status": "404"}, {}
    try:
        call = Call(asked, context, home or {}, params, body)
        status, content, headers = handler(call) if home else missing
    except KeyError:
        status, content, headers = missing
    except NotModelled as refusal:
        raise Refused(f"hub does not model {refusal}") from refusal
    if not isinstance(content, bytes):
        said = operation["responses"].get(str(status), {"$ref": "#/components/responses/not_found"})
        said = _look_up(description, said)
        _check(registry, said["content"]["application/json"]["schema"], content, f"answer {status}")
    return status, content, headers


def _look_up(description: Node, node: Node) -> Node:
    for step in node.get("$ref", "#").split("/")[1:]:
        description = description[step]
    return description if "$ref" in node else node


def _parameters(description: Node, registry: Any, operation: Node, given: Node) -> Node:
    """Return path and query parameters in their described types; refuse those the operation does not have."""
    described = {one["name"]: one["schema"] for one in (_look_up(description, one) for one in operation["parameters"])}
    if unknown := set(given) - set(described):
        raise Refused(f"no such parameter: {', '.join(sorted(unknown))}")
    typed = {
        name: int(value) if described[name].get("type") == "integer" and value.isdigit() else value
        for name, value in given.items()
    }
    for name, value in typed.items():
        _check(registry, described[name], value, f"parameter {name}")
    return typed


def _check(registry: Any, schema: Node, instance: Any, what: str) -> None:
    whole = json.loads(json.dumps(schema).replace('"#/', f'"{BASE}#/'))
    for error in Validator(whole, registry=registry).iter_errors(instance):
        raise Refused(f"{what} is not what GitHub's OpenAPI describes: {error.json_path}: {error.message}")


def _pull(call: Call) -> "Answer":
    pull, accept = call.home["_pulls"][str(call.params["pull_number"])], call.asked.accept
    media = re.search(r"application/vnd\.github(?:\.v3)?\.(patch|diff)", accept)
    if media is None:
        raise NotModelled("a pull request as JSON: GraphQL says the same in fewer requests")
    if pull["_too_large"]:
        errors = [{"resource": "PullRequest", "field": "diff", "code": "too_large"}]
        message = f"Sorry, the diff exceeded the {LIMITS[pull['_too_large']]}. {ADVICE}"
        return 406, {"message": message, "errors": errors, "documentation_url": DOCS, "status": "406"}, {}
    content = pull[f"_{media[1]}"]
    if content is None:
        raise NotModelled("a final diff of commits that touch the same file: say diff= in add_pull")
    raw = content if isinstance(content, bytes) else content.encode()
    return 200, raw, {"Content-Type": f"application/vnd.github.{media[1]}; charset=utf-8"}


def _file(call: Call, file: FileDiff, oid: str) -> Node:
    known = {"sha": oid, "filename": file.path, "status": STATUS[file.change], "additions": file.additions}
    known |= {"deletions": file.deletions, "changes": file.additions + file.deletions}
    known |= {"previous_filename": file.previous} if file.previous else {}
    known |= {"patch": file.patch} if file.patch else {}  # absent, never empty: a binary file, a pure rename
    links = {"blob_url": "blob", "raw_url": "raw", "contents_url": "contents"}
    return {**known, **{key: f"{call.home['url']}/{way}/{oid}/{file.path}" for key, way in links.items()}}


def _commit(call: Call) -> "Answer":
    every = [one["commit"] for pull in call.home["_pulls"].values() for one in pull["commits"]]
    made = next((one for one in every if one["oid"] == call.params["ref"]), None)
    if made is None:
        return 422, {"message": f"No commit found for SHA: {call.params['ref']}", "documentation_url": DOCS}, {}
    author = {"name": made["author"]["name"], "email": made["author"]["email"], "date": made["authoredDate"]}
    said = {"author": author, "committer": author, "message": made["message"], "comment_count": 0}
    tree = {"sha": made["oid"], "url": f"{call.home['url']}/tree/{made['oid']}"}
    known: Node = {"sha": made["oid"], "node_id": made["oid"], "html_url": made["url"], "url": made["url"]}
    known |= {"comments_url": made["url"] + "/comments"}
    known |= {"commit": {**said, "tree": tree, "url": made["url"]}, "author": None, "committer": None}
    known["parents"] = [{"sha": one["oid"], "url": made["url"]} for one in made["parents"]]
    files, number = list(files_in(made["_diff"])), call.params.get("page", 1)
    known["files"] = [_file(call, file, made["oid"]) for file in files[PAGE * (number - 1) : PAGE * number]]
    following = f'<{call.context.hub.url}{call.asked.path}?page={number + 1}>; rel="next"'
    return 200, known, {"Link": following} if PAGE * number < len(files) else {}


def _dispatch(call: Call) -> "Answer":
    workflow, ref = call.params["workflow_id"], call.body["ref"]
    if not call.context.may("writes", call.home):
        return 403, {"message": "Resource not accessible by integration", "documentation_url": DOCS}, {}
    if workflow not in call.home["_workflows"]:
        raise KeyError(workflow)
    if call.context.hub.git(call.home["nameWithOwner"]).head(ref.removeprefix("refs/heads/")) is None:
        return 422, {"message": f"No ref found for: {ref}", "documentation_url": DOCS}, {}
    if call.body.get("return_run_details"):
        raise NotModelled("return_run_details")
    call.context.hub.dispatches.append({"repository": call.home["nameWithOwner"], "workflow": workflow, **call.body})
    return 204, b"", {}


ROUTES: dict[tuple[str, str], Callable[[Call], "Answer"]] = {
    ("GET", "/repos/{owner}/{repo}/pulls/{pull_number}"): _pull,
    ("GET", "/repos/{owner}/{repo}/commits/{ref}"): _commit,
    ("POST", "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"): _dispatch,
}
