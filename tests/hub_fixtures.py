"""Pytest's view of the hub: an empty GitHub, GitHub with the recorded weeks, and Claude beside them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claude_on_loopback import Claude
from hub.server import Hub
from hub.world import World
from recorded import load_real

SCHEMAS = Path(__file__).resolve().parent.parent / "build" / "schemas"


@pytest.fixture
def hub() -> Iterator[Hub]:
    """GitHub on loopback with an empty world; what it had to refuse, and nobody cleared, fails the test."""
    if not (SCHEMAS / ".done").is_file():
        pytest.skip("left out: build/schemas is missing (needs npm)")
    with Hub(World(), SCHEMAS) as running:
        yield running
    assert not running.refusals, "\n".join(running.refusals)


@pytest.fixture
def real_hub(hub: Hub, real: Path) -> Hub:
    """GitHub with the recorded pull requests and blog, and a token `real-token` of desertaxle's that may write it."""
    load_real(hub.world, real)
    hub.world.add_token("real-token", "desertaxle", writes=["PrefectHQ/dev-log"])
    return hub


@pytest.fixture
def claude() -> Iterator[Claude]:
    """Claude on loopback with nothing scripted; what it had to refuse, and nobody cleared, fails the test."""
    with Claude() as running:
        yield running
    assert not running.refusals, "\n".join(running.refusals)
