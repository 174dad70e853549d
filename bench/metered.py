"""The tests' hub with a meter on it: bytes, the hub's own working time, a delay per request, and plain REST pages."""

import gzip
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import rest_pages
from hub import rest
from hub.graph import Context
from hub.server import Answer, Asked, Hub
from hub.world import Node, World


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request as the meter saw it; `ended` is on the clock that `time.monotonic` reads in every process.

    sent: bytes of request line, headers and body; body: the answer's; worked: seconds the hub itself took over it,
    without the delay.
    """

    ended: float
    sent: int
    body: bytes
    worked: float


class MeteredHub(Hub):
    """The hub, its traffic on record; `latency` seconds are added to every request."""

    def __init__(self, world: World, schemas: Path, *, latency: float = 0, checked: bool = True) -> None:
        super().__init__(world, schemas)
        self.exchanges: list[Exchange] = []
        self.latency, self._checked = latency, checked

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Answer as the hub does, later by the latency, and take down what it cost."""
        begun = time.monotonic()
        status, found, more = super().answer(method, path, headers, body)
        raw = found if isinstance(found, bytes) else json.dumps(found).encode()
        worked = time.monotonic() - begun
        time.sleep(self.latency)
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        sent = len(head.encode()) + len(body)
        self.exchanges.append(Exchange(time.monotonic(), sent, raw, worked))
        return status, raw, more

    def _rest(self, asked: Asked, query: Node, payload: Any, context: Context) -> Answer:
        api = rest.load(self._schemas / "openapi.json")
        try:
            found = None
            if "patch" not in asked.accept and "diff" not in asked.accept:
                found = rest_pages.answer(api, asked, query, context, checked=self._checked)
        except rest.Refused as refusal:
            self.refusals.append(f"{asked.method} {asked.path}: {refusal}")
            return 400, {"message": f"hub: {refusal}"}, {}
        return found or super()._rest(asked, query, payload, context)


@dataclass(frozen=True, slots=True)
class Traffic:
    """The sum of some exchanges; `zipped` is what is received when every answer is compressed, as GitHub does."""

    requests: int
    sent: int
    received: int
    zipped: int
    worked: float

    @classmethod
    def of(cls, every: Sequence[Exchange]) -> "Traffic":
        """Return what these exchanges come to."""
        return cls(
            len(every),
            sum(one.sent for one in every),
            sum(len(one.body) for one in every),
            sum(len(gzip.compress(one.body, mtime=0)) for one in every),
            sum(one.worked for one in every),
        )
