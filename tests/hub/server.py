"""The hub itself: a loopback server in front of a world, with its log, its refusals and its faults on demand."""

import json
import tempfile
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import graphql

from hub import graph, proposals, resolvers, rest  # noqa: F401 - two of them register fields in graph.RESOLVERS
from hub.git import Bare
from hub.world import Node, World

Answer = tuple[int, Any, Mapping[str, str]]  # status; JSON, or bytes as they are; headers
SERVER_ERROR = {"message": "Server Error"}
LIMITED = {"type": "RATE_LIMITED", "message": "API rate limit already exceeded for user ID 1."}
TIMEOUT = "Something went wrong while executing your query. This may be the result of a timeout."


class Loopback(ABC):
    """A threaded server on 127.0.0.1 that answers one request at a time; a context manager, `url` says where."""

    def __init__(self, port: int = 0) -> None:
        outer, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            def _serve(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                with lock:
                    status, answer, more = outer.answer(self.command, self.path, headers, body)
                raw = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "application/json; charset=utf-8", **more}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _serve  # noqa: N815 - http.server's names

            def log_message(self, *_: Any) -> None:  # the log is the hub's own list
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    @abstractmethod
    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Return status, body and headers for one request."""

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


@dataclass
class Asked:
    """One request as the log keeps it; `fields` are a GraphQL operation's roots (search, createCommitOnBranch)."""

    method: str
    path: str
    accept: str
    login: str | None
    operation: str = ""
    fields: tuple[str, ...] = ()
    variables: Mapping[str, Any] = field(default_factory=dict)
    document: str = ""
    status: int = 0


class Hub(Loopback):
    """GitHub on loopback: see the package's docstring."""

    def __init__(self, world: World, schemas: Path, state: Path | None = None, port: int = 0) -> None:
        super().__init__(port)
        self.world, self._schemas = world, schemas
        self._own = None if state else tempfile.TemporaryDirectory()
        self.state = state or Path(self._own.name if self._own else "")
        self.log: list[Asked] = []
        self.refusals: list[str] = []
        self.dispatches: list[Node] = []
        self._faults: list[tuple[str | Callable[[Asked], bool], str, Mapping[str, Any]]] = []

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        if self._own:
            self._own.cleanup()

    def git(self, name: str) -> Bare:
        """Return the real bare repository behind `owner/repo`."""
        return Bare.of(self.world.repository(name), self.state, self.world.data["now"])

    def someone_commits(self, name: str, files: Mapping[str, str], branch: str = "") -> str:
        """Let somebody else commit to a branch; return the new head."""
        branch = branch or self.world.repository(name)["_branch"]
        return self.git(name).commit(branch, files, (), "Meanwhile", ("Some One", "someone@example.org"))

    def fail_next(self, matcher: str | Callable[[Asked], bool], kind: str, *, times: int = 1, **how: Any) -> None:
        """Let the next request that matches go wrong.

        matcher: an operation's name, a root field, the end of a path, or a function of `Asked`.
        kind: a status ("502", "403", ...), the same with "-after-commit" (done, then not said), "rate-limited",
        "head-moves" (files={...} another commits first), "partial" (at=("node", "reviews") is null, with an error).
        """
        self._faults += [(matcher, kind, how)] * times

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Answer one request, log it, and keep what could not be answered in `refusals`."""
        url = urlsplit(path)
        place = url.path.removeprefix("/api").removeprefix("/v3")
        secret = headers.get("authorization", "").partition(" ")[2]
        if place.startswith("/codeload/"):  # the host that packs repositories, which nobody's token is for
            self.refusals += ["a token was sent to codeload"] if secret else []
            _, _, owner, repository, _, oid = place.split("/")
            return 200, self.git(f"{owner}/{repository}").archive(oid), {"Content-Type": "application/x-gzip"}
        token = self.world.data["tokens"].get(secret)
        asked = Asked(method, place, headers.get("accept", ""), token and token["login"])
        self.log.append(asked)
        payload: Any = json.loads(body) if body else {}
        document = _read(asked, payload) if place == "/graphql" else None
        kind, how = self._fault(asked)
        spoilt = self._before(kind, how, asked)
        if spoilt:
            asked.status = spoilt[0]
            return spoilt
        if not token and (secret or place == "/graphql"):
            found = rest.problem(401, "Bad credentials")
        elif isinstance(document, graphql.GraphQLSyntaxError):
            found = 200, {"errors": [{"message": str(document)}]}, {}
        else:
            context = graph.Context(self, token or {"login": "", "reads": ["*"], "writes": []})
            query = dict(parse_qsl(url.query))
            found = self._graph(document, payload, context) if document else self._rest(asked, query, payload, context)
        asked.status, content, more = _after(kind, how, found)
        return asked.status, content, {"X-RateLimit-Limit": "5000", "X-RateLimit-Remaining": "4000", **more}

    def _graph(self, document: graphql.DocumentNode, payload: Node, context: graph.Context) -> Answer:
        schema = graph.load_schema(self._schemas / "schema.graphql")
        answer, refused = graph.execute(schema, document, payload, context)
        self.refusals += refused
        return 200, answer, {}

    def _rest(self, asked: Asked, query: Node, payload: Any, context: graph.Context) -> Answer:
        try:
            return rest.answer(rest.load(self._schemas / "openapi.json"), asked, query, payload, context)
        except rest.Refused as refusal:
            self.refusals.append(f"{asked.method} {asked.path}: {refusal}")
            return 400, {"message": f"hub: {refusal}"}, {}

    def _fault(self, asked: Asked) -> tuple[str, Mapping[str, Any]]:
        """Return what is to go wrong with this request, once."""
        for fault in self._faults:
            matcher, kind, how = fault
            named = matcher in {asked.operation, *asked.fields} or asked.path.endswith(str(matcher))
            if matcher(asked) if callable(matcher) else named:
                self._faults.remove(fault)
                return kind, how
        return "", {}

    def _before(self, kind: str, how: Mapping[str, Any], asked: Asked) -> Answer | None:
        """Return the answer of a fault that comes before the work; move the head where that is the fault."""
        if kind == "head-moves":
            branch = asked.variables["input"]["branch"]
            files = how.get("files", {"elsewhere.md": "Somebody else was here.\n"})
            self.someone_commits(branch["repositoryNameWithOwner"], files, branch["branchName"])
        if kind == "rate-limited":
            limited = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1"}
            return (200, {"errors": [LIMITED]}, limited) if asked.fields else (403, LIMITED, limited)
        return (int(kind), SERVER_ERROR, {}) if kind.isdigit() else None


def _read(asked: Asked, payload: Node) -> graphql.DocumentNode | graphql.GraphQLSyntaxError:
    """Return the parsed document, noting in the log what it asks for; a syntax error is returned, not raised."""
    asked.variables, asked.document = payload.get("variables") or {}, payload.get("query") or ""
    try:
        document = graphql.parse(asked.document)
    except graphql.GraphQLSyntaxError as error:
        return error
    if operation := graphql.get_operation_ast(document, payload.get("operationName")):
        chosen = operation.selection_set.selections
        asked.operation = operation.name.value if operation.name else ""
        asked.fields = tuple(one.name.value for one in chosen if isinstance(one, graphql.FieldNode))
    return document


def _after(kind: str, how: Mapping[str, Any], found: Answer) -> Answer:
    """Return what a fault makes of an answer that is already there."""
    if kind.endswith("-after-commit"):
        return int(kind[:3]), SERVER_ERROR, {}
    if kind == "partial":
        *above, last = how["at"]
        place = found[1]["data"]
        for step in above:
            place = place[step]
        place[last] = None
        found[1].setdefault("errors", []).append({"path": list(how["at"]), "message": TIMEOUT})
    return found
