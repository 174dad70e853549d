"""What every scenario needs: the hub with its bare repositories, the runner, the consumers, and a log per run."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claude_on_loopback import Claude
from e2e import world
from e2e.act import Act, Consumer, Run
from e2e.consumer import DEPLOY, FILES, INDENT, KEY_LINE, ROOT, export_action, settle, workflow
from e2e.engine import Engine
from hub.server import Hub
from page.checked import MissingProgramError

SCHEMAS = ROOT / "build" / "schemas"
GH = Path(__file__).resolve().parent / "gh"
OFFLINE = f"writer: offline{INDENT}footer-file: {world.FOOTER}"


@dataclass
class Stage:
    """One hub, one Claude, one runner, and four consumers: Ada without a key, with one, without a commit; Grace.

    `logs` is where each run's own words are kept, `posts` the roasts on Ada's blog so far.
    """

    hub: Hub
    claude: Claude
    act: Act
    ada: Consumer
    with_claude: Consumer
    by_files: Consumer
    grace: Consumer
    folder: Path
    logs: Path
    posts: list[str] = field(default_factory=list)
    runs: int = 0

    def run(self, consumer: Consumer, event: str, **inputs: str) -> Run:
        """Let the consumer's workflow run for an event, and keep its log."""
        self.runs += 1
        run = self.act.run(consumer, event, mounts=(f"{GH}:/usr/local/bin/gh:ro",), **inputs)
        path = self.logs / f"{self.runs}-{event}.log"
        path.write_text(f"{run.log}\n--- errors\n{run.errors}\n--- summary\n{run.summary}", encoding="utf-8")
        return run

    @staticmethod
    def with_secrets(consumer: Consumer, **secrets: str) -> Consumer:
        """Return the consumer with other secrets."""
        return replace(consumer, secrets=secrets)

    def head(self, repository: str) -> str:
        """Return the blog's tip."""
        return self.hub.git(repository).head("main") or ""

    def commits(self, repository: str, since: str) -> list[str]:
        """Return the commits made on the blog after `since`, oldest first."""
        listed = self.hub.git(repository).run("rev-list", "--reverse", f"{since}..main").decode()
        return listed.split()

    def changed(self, repository: str, oid: str) -> dict[str, str]:
        """Return the paths a commit touched and how, as git says it (`A` added, `M` modified)."""
        told = self.hub.git(repository).run("diff-tree", "--no-commit-id", "-r", "--name-status", oid).decode()
        return {path: kind for kind, path in (line.split("\t") for line in told.splitlines())}

    def ledger(self, repository: str) -> Any:
        """Return the blog's ledger as it stands."""
        return json.loads(self.hub.git(repository).read(world.LEDGER))

    def checkout(self, repository: str) -> Path:
        """Return a fresh clone of the blog."""
        target = self.folder / f"checkout-{repository.replace('/', '-')}-{self.head(repository)[:7]}"
        source = str(self.hub.git(repository).path)
        subprocess.run(["git", "clone", "--quiet", "--branch", "main", source, str(target)], check=True)
        return target


@contextmanager
def set_up(folder: Path, logs: Path, engine: Engine) -> Iterator[Stage]:
    """Build the world, start the hub and lay the consumers out in `folder`, an empty one.

    Raises MissingProgramError when GitHub's published schemas are not there.
    """
    if not (SCHEMAS / "schema.graphql").is_file():
        raise MissingProgramError("e2e: GitHub's schemas are not here; `make schemas` fetches them (needs npm)")
    logs.mkdir(parents=True, exist_ok=True)
    for name in ("hub", "home", "action", "ada", "with-claude", "files", "grace"):
        (folder / name).mkdir()
    act = Act(engine, export_action(folder / "action"), folder / "home")
    elsewhere = {
        KEY_LINE: OFFLINE,
        "author: YOUR-LOGIN": "author: grace",
        "            SOME-ORG/one-repository\n            SOME-ORG/another\n": f"            {world.TOWER}\n",
        "# include-private: true": "include-private: true",
    }
    hub, claude = Hub(world.build_world(datetime.now(UTC)), SCHEMAS, folder / "hub"), Claude()
    gateway = f"{KEY_LINE}{INDENT}anthropic-base-url: {claude.url}{INDENT}footer-file: {world.FOOTER}"
    with hub, claude:
        own, key = {"GITHUB_TOKEN": world.RUN_TOKEN}, {"ANTHROPIC_API_KEY": world.KEY}
        both = {"GITHUB_TOKEN": world.LOG_TOKEN, "ROASTBOT_READ_TOKEN": world.READ_TOKEN}
        shutil.copytree(world.SEED, folder / "files", dirs_exist_ok=True)
        yield Stage(
            hub,
            claude,
            act,
            ada=settle(
                folder / "ada", world.BLOG, workflow("weekly-roast.yml", {KEY_LINE: OFFLINE, **DEPLOY}), hub.url, own
            ),
            with_claude=settle(
                folder / "with-claude",
                world.BLOG,
                workflow("weekly-roast.yml", {KEY_LINE: gateway}),
                hub.url,
                own | key,
            ),
            by_files=settle(
                folder / "files", world.BLOG, workflow("weekly-roast.yml", {KEY_LINE: OFFLINE, **FILES}), hub.url, own
            ),
            grace=settle(folder / "grace", world.LOG, workflow("elsewhere.yml", elsewhere), hub.url, both),
            folder=folder,
            logs=logs,
        )
