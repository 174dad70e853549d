"""A consumer's repository: a folder with one of the examples as its workflow, changed only where a person must."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from e2e.act import Consumer

ROOT = Path(__file__).resolve().parent.parent.parent
KEY_LINE = "anthropic-api-key: ${{ secrets.ANTHROPIC_API_KEY }}"
INDENT = "\n          "  # of the inputs under `with:`
DEPLOY = {"# deploy-workflow: pages.yml": "deploy-workflow: pages.yml", "# actions: write": "actions: write"}
# For `publish: files`: the blog has to be there before the roast, and a later step does what it likes with it.
CHECKOUT = """\
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
"""
USE = """\
      - name: Use the files
        run: head -n 2 data/roast_bot.json content/blog/roast-*

"""
FILES = {
    "    steps:\n": f"    steps:\n{CHECKOUT}",
    "publish: ${{ inputs.publish }}": "publish: files",
    "      - name: Open an issue": f"{USE}      - name: Open an issue",
}
# The step a consumer might add: it reads each output through its environment, as one should.
READER = """
      - name: Read the outputs
        if: always()
        env:
{environment}
        run: |
          printf 'read %s\\n' {words}
"""
READ = ("outcome", "week", "pull-request", "post", "commit", "proposal", "writer")


def workflow(example: str, changes: Mapping[str, str]) -> str:
    """Return an example with each text of `changes` replaced and a step at its end that reads the outputs.

    Raises ValueError for a text that is not there exactly once: then the example changed and the test did not.
    """
    text = (ROOT / "examples" / example).read_text(encoding="utf-8")
    for old, new in changes.items():
        if text.count(old) != 1:
            raise ValueError(f"examples/{example} has {text.count(old)} times, not once: {old}")
        text = text.replace(old, new)
    names = {name: name.upper().replace("-", "_") for name in READ}
    environment = "\n".join(
        f"          {variable}: ${{{{ steps.roast.outputs.{name} }}}}" for name, variable in names.items()
    )
    words = " ".join(f'"{name}=${variable}"' for name, variable in names.items())
    return text.rstrip("\n") + "\n" + READER.format(environment=environment, words=words)


def settle(folder: Path, repository: str, text: str, api_url: str, secrets: Mapping[str, str]) -> Consumer:
    """Make `folder` the checkout of `repository` with the workflow `text`, as the runner expects to find it.

    What is in the folder already is committed as well.
    """
    target = folder / ".github" / "workflows" / "weekly-roast.yml"
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8")
    identity = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@mailroom.example", "-c", "commit.gpgsign=false")
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("remote", "add", "origin", f"https://github.com/{repository}.git"),
        ("add", "--all"),
        (*identity, "commit", "--quiet", "--message", "Roast me weekly"),
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return Consumer(folder, repository, api_url, secrets)


def export_action(target: Path) -> Path:
    """Copy what a user's runner would check out, uncommitted changes included, and return the folder."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")[:-1]
    for name in names:
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(source.read_bytes())
    return target
