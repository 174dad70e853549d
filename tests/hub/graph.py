"""GraphQL on GitHub's published schema: limits, paging, errors in GitHub's shape, and the rule that nothing is made up.

A field is answered by its entry in `RESOLVERS` (hub/resolvers.py), else from the node's own key of that name, else
it is refused: an error, and a line in `hub.refusals`, which fails the test that caused it.
"""

import base64
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import graphql

from hub.search import NotModelled
from hub.world import Node

if TYPE_CHECKING:
    from hub.server import Hub

PAGE = 100  # the most GitHub gives at once, of anything
ACTORS = {"Actor", "User", "Bot", "Organization", "RepositoryOwner", "RequestedReviewer"}
Info = graphql.GraphQLResolveInfo[Any]
RESOLVERS: dict[str, Callable[..., Any]] = {}


def problem(kind: str, message: str) -> graphql.GraphQLError:
    """Return an error as GitHub types it: NOT_FOUND, FORBIDDEN, STALE_DATA, UNPROCESSABLE, ..."""
    return graphql.GraphQLError(message, extensions={"type": kind})


@dataclass
class Context:
    """Who asks, and what answering has come to."""

    hub: "Hub"
    token: Node

    def may(self, right: str, home: Node) -> bool:
        """Say whether the token has this right ("reads" or "writes") on a repository."""
        name, owner = home["nameWithOwner"].casefold(), home["owner"].casefold()
        scopes = {scope.casefold() for scope in self.token[right]}
        if {name, f"{owner}/*"} & scopes or ("*" in scopes and not home["isPrivate"]):
            return True
        return right == "reads" and self.may("writes", home)

    def visible(self, name: str) -> Node | None:
        """Return a repository the token may read, None when there is none or it may not know."""
        home = self.hub.world.data["repositories"].get(name.casefold())
        return home if home and self.may("reads", home) else None


@cache
def load_schema(path: Path) -> graphql.GraphQLSchema:
    """Return the published schema; it defines two fields twice, so the SDL is taken as valid."""
    return graphql.build_schema(path.read_text(), assume_valid=True, assume_valid_sdl=True)


def resolve(source: Any, info: Info, **arguments: Any) -> Any:
    """Answer one field, or refuse it."""
    context, where = info.context, f"{info.parent_type.name}.{info.field_name}"
    if where in context.token.get("forbidden", ()):
        raise problem("FORBIDDEN", "Resource not accessible by integration")
    if where in RESOLVERS:
        return RESOLVERS[where](source, info, **arguments)
    if info.field_name not in source:
        raise NotModelled(where)
    value, kind = source[info.field_name], graphql.get_named_type(info.return_type).name
    if callable(value):
        return value(info, **arguments)
    written = {one.name.value for node in info.field_nodes for one in node.arguments or ()}  # not the defaults
    given = {name: value for name, value in arguments.items() if value is not None and name in written}
    if isinstance(value, list) and kind.endswith("Connection"):
        return page(value, given, where)
    if given:
        raise NotModelled(f"the arguments {', '.join(given)} of {where}")
    if isinstance(value, str) and kind in ACTORS:
        return context.hub.world.user(value)
    return context.visible(value) if isinstance(value, str) and kind == "Repository" else value


def page(nodes: Sequence[Any], arguments: Mapping[str, Any], where: str, **more: Any) -> Node:
    """Return one page of a connection; raise GitHub's errors for bounds that are missing or outside 1 to 100."""
    if extra := set(arguments) - {"first", "last", "after", "before"}:
        raise NotModelled(f"the arguments {', '.join(sorted(extra))} of {where}")
    low = _place(arguments["after"]) if arguments.get("after") else 0
    high = _place(arguments["before"]) - 1 if arguments.get("before") else len(nodes)
    bounds = [(side, arguments[side]) for side in ("first", "last") if arguments.get(side) is not None]
    if len(bounds) != 1:
        message = f"You must provide a `first` or `last` value to properly paginate the `{where}` connection."
        raise problem("MISSING_PAGINATION_BOUNDARIES", message)
    side, size = bounds[0]
    if not 1 <= size <= PAGE:
        message = f"Requesting {size} records on the `{where}` connection exceeds the `{side}` limit of {PAGE} records."
        raise problem("EXCESSIVE_PAGINATION", message)
    low, high = (low, min(high, low + size)) if side == "first" else (max(low, high - size), high)
    some = list(nodes[low:high])
    info = {"hasNextPage": high < len(nodes), "hasPreviousPage": low > 0, "endCursor": _cursor(high) if some else None}
    return {"totalCount": len(nodes), "nodes": some, "pageInfo": info, **more}


def _cursor(number: int) -> str:
    return base64.b64encode(f"cursor:v2:{number}".encode()).decode()


def _place(cursor: str) -> int:
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("cursor:v2:"))
    except ValueError as error:
        message = f"`{cursor}` does not appear to be a valid cursor."
        raise problem("INVALID_CURSOR_ARGUMENTS", message) from error


def execute(
    schema: graphql.GraphQLSchema, document: graphql.DocumentNode, body: Node, context: Context
) -> tuple[Node, list[str]]:
    """Return GitHub's response body and what the hub refused on the way."""
    if errors := graphql.validate(schema, document):
        return {"errors": [error.formatted for error in errors]}, []
    variables, name = body.get("variables") or {}, body.get("operationName")
    result = graphql.execute_sync(schema, document, {}, context, variables, name, resolve)
    answer: Node = {"data": result.data}
    if result.errors:
        answer["errors"] = [_shown(error) for error in result.errors]
    hidden = [error for error in result.errors or () if error.path and "type" not in (error.extensions or {})]
    return answer, [_reason(error) for error in hidden]


def _shown(error: graphql.GraphQLError) -> Node:
    """Return an error in GitHub's order of keys, with `type` beside the message."""
    if isinstance(error.original_error, NotModelled):
        return {"type": "HUB_REFUSES", **error.formatted, "message": f"hub does not model {error.original_error}"}
    shown = {key: value for key, value in error.formatted.items() if key != "extensions"}
    return {**(error.extensions or {}), **shown}


def _reason(error: graphql.GraphQLError) -> str:
    """Return why the hub could not answer; a mistake of the hub's own comes with its traceback."""
    if isinstance(error.original_error, NotModelled):
        return f"hub does not model {error.original_error}"
    return "".join(traceback.format_exception(error.original_error or error))
