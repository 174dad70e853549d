"""A whole week without network, token or key: an invented blog and a recorded, invented pull request.

The recording is in GitHub's own shapes (`week.json` by GraphQL operation, `week.patch` as GitHub serves it), so
the demonstration runs the real pipeline from the door inwards. Its dates are moved by whole weeks to lie in the
seven days before now, so weekdays and clock times stay what they were.
"""

import json
import re
import subprocess
from collections.abc import Generator, Mapping
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from roastbot.config import Config
from roastbot.errors import BlogError, GitHubError
from roastbot.evidence import Absent
from roastbot.github import GraphQLAnswer, Page
from roastbot.pipeline import Run
from roastbot.stores.git_store import GitStore
from roastbot.writers.offline import OfflineWriter

AUTHOR = "ada-quill"
SETTINGS = {"author": AUTHOR, "writer": "offline", "footer-file": "layouts/partials/footer.html"}
BLOG: Mapping[str, str] = {
    "hugo.toml": 'baseURL = "https://ada.example/"\ntitle = "Ada, weekly"\ntimeZone = "Europe/Berlin"\n',
    "content/posts/a-promise.md": (
        '+++\ntitle = "A promise"\ndate = 2026-01-05T09:00:00+01:00\ntags = ["meta"]\n'
        'description = "Why there is a log here"\nauthor = "Ada Quill"\n+++\n\n'
        "From today I write a dev log every week. If I do not, let the machine do it.\n"
    ),
    "layouts/partials/footer.html": "<footer><!-- roastbot:start --><!-- roastbot:end --></footer>\n",
}
_INSTANT = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$")
_DATE_HEADER = re.compile(r"^Date: (.+)$", re.MULTILINE)
_OPERATION = re.compile(r"^(?:query|mutation)\s+(\w+)", re.MULTILINE)


class Recording:
    """The recorded week as a door to GitHub; it answers what was recorded and refuses everything else."""

    def __init__(self, now: datetime) -> None:
        folder = files("roastbot") / "demo"
        recorded = json.loads((folder / "week.json").read_text(encoding="utf-8"))
        merged = [node["mergedAt"] for node in recorded["Candidates"]["search"]["nodes"]]
        self._shift = timedelta(weeks=(now - max(datetime.fromisoformat(text) for text in merged)).days // 7)
        self._answers: dict[str, Any] = self._moved(recorded)
        mails = (folder / "week.patch").read_text(encoding="utf-8")
        self._mails = _DATE_HEADER.sub(self._moved_header, mails)

    def _moved(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._moved(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._moved(item) for item in value]
        if isinstance(value, str) and _INSTANT.match(value):
            return (datetime.fromisoformat(value) + self._shift).isoformat()
        return value

    def _moved_header(self, match: re.Match[str]) -> str:
        return f"Date: {format_datetime(parsedate_to_datetime(match[1]) + self._shift)}"

    def graphql(self, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer:
        """Return the recorded answer to this operation; raises GitHubError for one that was not recorded."""
        del variables
        name = next(iter(_OPERATION.findall(document)), "?")
        if name not in self._answers:
            raise _not_recorded(name)
        return GraphQLAnswer(self._answers[name])

    def mutate(self, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer:
        """Refuse: a demonstration writes to its own folder only."""
        del document, variables
        raise _not_recorded("a mutation")

    def patch(self, repository: str, number: int) -> str | Absent:
        """Return the recorded mails, one per commit."""
        del repository, number
        return self._mails

    def commit_files(self, repository: str, oid: str, page: int) -> Page:
        """Refuse: the recording has every commit's patch."""
        raise _not_recorded(f"page {page} of {repository}@{oid}")

    def tarball(self, repository: str, oid: str) -> Generator[bytes]:
        """Refuse: the recording has the touched files alone."""
        raise _not_recorded(f"the files of {repository}@{oid}")

    def dispatch(self, repository: str, workflow: str, branch: str) -> str | None:
        """Refuse: nothing is deployed."""
        raise _not_recorded(f"a dispatch of {workflow} in {repository}@{branch}")


def _not_recorded(what: str) -> GitHubError:
    return GitHubError(f"the recorded week does not hold {what}", cause="a change to roastbot", fix="report it")


def show(folder: Path, now: datetime) -> Run:
    """Write the invented blog into `folder` and return the run that keeps its week.

    Raises BlogError when the folder exists and is not empty: nobody's files are ever mixed with a demonstration's.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BlogError(
            f"{folder} is not an empty folder",
            cause="an earlier demonstration is in it",
            fix="remove it, or name another folder",
        )
    for path, text in BLOG.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    who = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@mailroom.example", "-c", "commit.gpgSign=false")
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), (*who, "commit", "-q", "-m", "A blog and a promise")):
        try:
            subprocess.run(["git", "-C", str(folder), *command], check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise BlogError(
                f"git could not make the demonstration's blog in {folder}",
                cause=str(getattr(error, "stderr", "")).strip() or "git is not installed",
                fix="install git, or name a folder that can be written",
            ) from error
    return Run(Config.from_settings(SETTINGS), Recording(now), GitStore(folder, None), OfflineWriter(), now)
