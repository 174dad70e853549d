"""What the tests of gathering share: a reader's door on the hub, and a pull request as the search shows it."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from hub.server import Hub
from hub.world import Node, commit
from roastbot.candidates import find_one
from roastbot.config import Config
from roastbot.config_values import Secret
from roastbot.evidence import PullRequest
from roastbot.github import GitHub

APP, TOKEN = "acme/app", "reader"


@pytest.fixture
def door(hub: Hub) -> Iterator[GitHub]:
    """Open a reading client on a hub with one public repository."""
    hub.world.add_token(TOKEN, "alice")
    hub.world.add_repository(APP)
    with closing(GitHub.connect(hub.url, Secret(TOKEN), pause=0)) as opened:
        yield opened


def seen(hub: Hub, door: GitHub, repository: str = APP, number: int = 7, **more: str) -> PullRequest:
    """Return the pull request as the search would show it, and forget the request that took."""
    settings = {"author": "alice", "writer": "offline", "pull-request": f"{repository}#{number}", **more}
    pull = find_one(door, Config.from_settings(settings))
    hub.log.clear()
    return pull


def added(hub: Hub, door: GitHub, *commits: Node, **fields: Any) -> PullRequest:
    """Merge a pull request of these commits and return it as the search would show it."""
    hub.world.add_pull(APP, 7, "Cache", author="alice", commits=commits, **fields)
    return seen(hub, door)


def many(count: int, **fields: Any) -> list[Node]:
    """Return commits that each add a line to a file of their own."""
    return [
        commit(f"Step {n}", {f"f{n:03}.py": "+one"}, at=f"2026-04-08T10:{n % 60:02}:00Z", **fields)
        for n in range(count)
    ]


def asked(hub: Hub) -> list[str]:
    """Return what was asked of the hub, in order."""
    return [one.operation or one.path.rpartition("/")[0] for one in hub.log]
