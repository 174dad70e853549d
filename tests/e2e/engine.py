"""The container engine, asked over its own socket: is it there, and how big are its images."""

import http.client
import json
import os
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from page.checked import MissingProgramError

DEFAULT = "unix:///var/run/docker.sock"
SECONDS = 10  # for an answer on this machine


class _OverSocket(http.client.HTTPConnection):
    """HTTP over a Unix socket, as Docker's clients speak it."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=SECONDS)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(SECONDS)
        self.sock.connect(self.path)


@dataclass(frozen=True, slots=True)
class Engine:
    """A Docker-compatible engine at `host`, in the form DOCKER_HOST has."""

    host: str

    @classmethod
    def find(cls) -> "Engine":
        """Return the engine of DOCKER_HOST, else the usual one. Raises MissingProgramError when none answers."""
        engine = cls(os.environ.get("DOCKER_HOST") or DEFAULT)
        try:
            engine.get("/version")
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise MissingProgramError(
                f"e2e: no container engine answers at {engine.host} ({error}); start Docker, or set DOCKER_HOST"
            ) from error
        return engine

    def get(self, path: str) -> Any:
        """Return the JSON at a path of the engine's API. Raises OSError, HTTPException or ValueError."""
        parts = urlsplit(self.host)
        connection = (
            _OverSocket(parts.path)
            if parts.scheme == "unix"
            else http.client.HTTPConnection(parts.netloc, timeout=SECONDS)
        )
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise OSError(f"{path}: {answer.status} {answer.reason}")
        return json.loads(body)

    def added(self, image: str, base: str) -> tuple[int, int]:
        """Return the bytes `image` adds to `base`, and the bytes of `base`. Raises OSError when one is not there."""
        sizes = [int(self.get(f"/images/{name}/json")["Size"]) for name in (image, base)]
        return sizes[0] - sizes[1], sizes[1]
