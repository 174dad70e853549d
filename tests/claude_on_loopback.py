"""Claude on loopback: POST /v1/messages in the real wire format, streamed or whole, with scripted answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.server import Answer, Loopback

TYPES = {400: "invalid_request", 401: "authentication", 402: "billing", 403: "permission", 404: "not_found"}
TYPES |= {429: "rate_limit", 500: "api", 504: "timeout", 529: "overloaded"}
KNOWN = {"model": str, "max_tokens": int, "messages": list, "system": (str, list), "stream": bool}
KNOWN |= {"output_config": dict, "thinking": dict, "metadata": dict}
UNENFORCED = {"minLength", "maxLength", "pattern", "minimum", "maximum", "maxItems", "default"}  # refused in a schema
PIECE = 40  # characters of text in one delta


@dataclass(frozen=True)
class Scripted:
    """One answer to come: a text (or JSON, or a function of the request), or a status that is an error.

    thinking: a block before the text. broken_after: so many deltas, then an `overloaded_error` in the stream.
    """

    text: str | Mapping[str, Any] | Callable[[Mapping[str, Any]], str] = ""
    stop_reason: str = "end_turn"
    status: int = 200
    thinking: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    broken_after: int | None = None


class Claude(Loopback):
    """The Messages API: `enqueue` what it will say, read in `history` what it was asked."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.history: list[dict[str, Any]] = []
        self.refusals: list[str] = []
        self.models = {"claude-sonnet-5-5", "claude-opus-5-5", "claude-haiku-5-5"}
        self.retired: set[str] = set()  # the catalogue lists them for good
        self._script: list[Scripted] = []

    def enqueue(self, text: str | Mapping[str, Any] | Callable[[Mapping[str, Any]], str] = "", **how: Any) -> None:
        """Add one answer; `how` are the other fields of Scripted."""
        self._script.append(Scripted(text, **how))

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Answer one request; one that the real API would not take, or nobody has scripted, is refused."""
        payload: dict[str, Any] = json.loads(body) if body else {}
        if aside := self._aside(method, path, headers, len(body)):
            return aside
        wrong = _wrong(payload) if (method, path) == ("POST", "/v1/messages") else f"no such endpoint: {method} {path}"
        self.history.append(payload)
        if wrong or not self._script:
            self.refusals.append(wrong or "a request nobody scripted an answer to")
            return self._error(400, self.refusals[-1])
        if payload["model"] not in self.models:
            return self._error(404, f"model: {payload['model']}")
        scripted = self._script.pop(0)
        if scripted.status != 200:
            status, error, _ = self._error(scripted.status, "scripted")
            return status, error, scripted.headers
        message = _message(scripted, payload, len(body))
        if not payload.get("stream"):
            return 200, message, {}
        return 200, _stream(message, scripted.broken_after), {"Content-Type": "text/event-stream; charset=utf-8"}

    def _aside(self, method: str, path: str, headers: Mapping[str, str], size: int) -> Answer | None:
        """Return what needs no script: a missing key, a count of tokens, a look into the catalogue of models."""
        if not headers.get("authorization", "").removeprefix("Bearer ") and not headers.get("x-api-key"):
            return self._error(401, "x-api-key header is required")
        if (method, path) == ("POST", "/v1/messages/count_tokens"):
            return 200, {"input_tokens": size // 4}, {}
        if method != "GET" or not path.startswith("/v1/models/"):
            return None
        name = path.removeprefix("/v1/models/")
        if name not in self.models | self.retired:
            return self._error(404, f"model: {name}")
        stage = "retired" if name in self.retired else "active"
        return 200, {"id": name, "type": "model", "display_name": name, "lifecycle": stage}, {}

    @staticmethod
    def _error(status: int, message: str) -> Answer:
        error = {"type": f"{TYPES.get(status, 'api')}_error", "message": message}
        return status, {"type": "error", "error": error, "request_id": "req_hub"}, {"request-id": "req_hub"}


def _wrong(payload: Mapping[str, Any]) -> str | None:
    """Return what the real API would refuse in a request, or what this one does not model."""
    for name, value in payload.items():
        if name not in KNOWN or not isinstance(value, KNOWN[name]):  # type: ignore[arg-type] # a type, or a tuple of types
            return f"{name}: Extra inputs are not permitted" if name not in KNOWN else f"{name}: Input has a wrong type"
    if missing := {"model", "max_tokens", "messages"} - set(payload):
        return f"{min(missing)}: Field required"
    roles = [message.get("role") for message in payload["messages"]]
    if not roles or roles[0] != "user" or set(roles) - {"user", "assistant"}:
        return "messages: the first message is the user's, and every role is user or assistant"
    shape = payload.get("output_config", {}).get("format", {"type": "json_schema", "schema": {}})
    return _wrong_schema(shape["schema"]) if shape["type"] == "json_schema" else "output_config.format.type"


def _wrong_schema(schema: Any) -> str | None:
    """Return why structured output would not take a schema: an open object, or a keyword it does not enforce."""
    if isinstance(schema, list):
        return next(filter(None, map(_wrong_schema, schema)), None)
    if not isinstance(schema, dict):
        return None
    if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
        return "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false"
    if isinstance(schema.get("type"), str) and UNENFORCED & set(schema):
        return f"output_config.format.schema: property {min(UNENFORCED & set(schema))!r} is not supported"
    return next(filter(None, map(_wrong_schema, schema.values())), None)


def _message(scripted: Scripted, payload: Mapping[str, Any], size: int) -> dict[str, Any]:
    said = scripted.text(payload) if callable(scripted.text) else scripted.text
    text = said if isinstance(said, str) else json.dumps(said)
    content = [{"type": "thinking", "thinking": scripted.thinking, "signature": "hub"}] if scripted.thinking else []
    content += [{"type": "text", "text": text}] if text else []
    refused = scripted.stop_reason == "refusal"
    details = {"type": "refusal", "category": "cyber", "explanation": None} if refused else None
    usage = {"input_tokens": size // 4, "output_tokens": len(text) // 4 + 1, "service_tier": "standard"}
    usage |= {"cache_creation_input_tokens": 0, "cache_read_input_tokens": 0}
    head = {"id": "msg_hub", "type": "message", "role": "assistant", "model": payload["model"], "content": content}
    ends = {"stop_reason": scripted.stop_reason, "stop_sequence": None, "stop_details": details}
    return {**head, **ends, "usage": usage}


def _stream(message: Mapping[str, Any], broken_after: int | None) -> bytes:
    """Return the message as server-sent events, in the order the API sends them."""
    nothing_yet = {"stop_reason": None, "stop_details": None, "usage": {**message["usage"], "output_tokens": 1}}
    start = {**message, **nothing_yet, "content": []}
    events: list[dict[str, Any]] = [{"type": "message_start", "message": start}, {"type": "ping"}]
    for index, block in enumerate(message["content"]):
        kind = block["type"]
        empty = {"type": kind, kind: ""} | ({"signature": ""} if kind == "thinking" else {})
        events.append({"type": "content_block_start", "index": index, "content_block": empty})
        pieces = [block[kind][at : at + PIECE] for at in range(0, len(block[kind]), PIECE)]
        deltas = [{"type": f"{kind}_delta", kind: piece} for piece in pieces]
        deltas += [{"type": "signature_delta", "signature": block["signature"]}] if kind == "thinking" else []
        events += [{"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas]
        events.append({"type": "content_block_stop", "index": index})
    ends = {key: message[key] for key in ("stop_reason", "stop_sequence", "stop_details")}
    usage = {"output_tokens": message["usage"]["output_tokens"]}
    events += [{"type": "message_delta", "delta": ends, "usage": usage}, {"type": "message_stop"}]
    if broken_after is not None:
        overloaded = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
        events = [*events[: 3 + broken_after], overloaded]
    return "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events).encode()
