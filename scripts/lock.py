"""Write requirements/*.txt anew from pyproject.toml: exact versions and hashes, no index and no host."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by scripts/lock.py from pyproject.toml: exact versions, all hashes, Python 3.11 and later.\n"


def lock(name: str, *extra: str) -> None:
    """Compile one requirements file; raise CalledProcessError when the resolver fails."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "out.txt"
        command = [
            "uv",
            "pip",
            "compile",
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-header",
        ]
        command += ["--no-annotate", "--no-emit-index-url", "--upgrade", "--quiet", "-o", str(output), *extra]
        subprocess.run([sys.executable, "-m", *command], check=True, cwd=ROOT)
        (ROOT / "requirements" / name).write_text(HEADER + output.read_text())


if __name__ == "__main__":
    lock("run.txt", "pyproject.toml")
    lock("dev.txt", "pyproject.toml", "--group", "dev", "requirements/build.in")
