"""Fetch GitHub's published GraphQL schema and OpenAPI description into build/schemas, with the npm client.

Only tests/hub reads them. Without npm, or without a registry, the tests on the hub are left out by name and
`make test` still passes; where CI is set, nothing may be left out and their absence is a failure.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "build" / "schemas"
# package, version, member inside the package, name here; a new version may only follow a passing tests/test_hub.py
WANTED = (
    ("@octokit/graphql-schema", "15.26.1", "package/schema.graphql", "schema.graphql"),
    ("@octokit/openapi", "23.0.2", "package/generated/api.github.com.json", "openapi.json"),
)
LEFT_OUT = "schemas: {why}; every test on GitHub's own schemas (tests/hub) will be left out"


def fetch(package: str, version: str, member: str, target: Path) -> None:
    """Write one file of one npm package to `target`; raise CalledProcessError when npm gives up."""
    with tempfile.TemporaryDirectory() as folder:
        npm = ["npm", "pack", "--silent", "--pack-destination", folder, f"{package}@{version}"]
        subprocess.run([sys.executable, str(ROOT / "scripts" / "retry.py"), *npm], check=True, cwd=folder)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as tar:
            content = tar.extractfile(member)
            if content is None:
                raise FileNotFoundError(f"{package}@{version} holds no file {member}")
            target.write_bytes(content.read())


def main() -> int:
    """Return 0 when the schemas are there or may be missing, 1 when CI is set and they are not."""
    marker = SCHEMAS / ".done"
    wanted = "".join(f"{package}@{version}\n" for package, version, _, _ in WANTED)
    if marker.is_file() and marker.read_text() == wanted:
        marker.touch()  # make compares times: this script may be newer than what it fetched
        return 0
    marker.unlink(missing_ok=True)  # other versions, or half of these: the tests must not take them for what is wanted
    why = "" if shutil.which("npm") else "npm is not installed"
    try:
        if not why:
            SCHEMAS.mkdir(parents=True, exist_ok=True)
            for package, version, member, name in WANTED:
                fetch(package, version, member, SCHEMAS / name)
    except subprocess.CalledProcessError as error:
        why = f"npm could not fetch them (exit code {error.returncode})"
    if why:
        print(LEFT_OUT.format(why=why), file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    marker.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
