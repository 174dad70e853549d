"""`python -m hub --world FILE`: the hub as a process, for an action in a container on the host's network."""

import argparse
import signal
import sys
from pathlib import Path

from hub.fixtures import SCHEMAS
from hub.real import load_real
from hub.server import Hub
from hub.world import World


def main() -> None:
    """Serve until asked to stop; the first line printed is the URL."""
    parser = argparse.ArgumentParser(prog="python -m hub", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--world", type=Path, help="what World.save wrote")
    parser.add_argument("--real", type=Path, help="a folder of recorded pull requests to add")
    parser.add_argument("--state", type=Path, help="where the bare repositories are, or are to be made")
    given = parser.parse_args()
    world = World.load(given.world) if given.world else World()
    if given.real:
        load_real(world, given.real)
    with Hub(world, SCHEMAS, given.state, given.port) as hub:
        sys.stdout.write(hub.url + "\n")
        sys.stdout.flush()
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    main()
