"""The recorded pull requests as dossiers, for tests that read real evidence without a door in between."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from roastbot.evidence import (
    GHOST,
    Absent,
    Actor,
    ChangedFile,
    Comment,
    Commit,
    Dossier,
    PullRequest,
    Reason,
    Repository,
    Thread,
)
from roastbot.patches import Mail, read_mbox

CO_AUTHOR = re.compile(r"^Co-Authored-By: ([^<\n]+?) <[^>]*>\s*$", re.IGNORECASE | re.MULTILINE)


def load(folder: Path) -> Dossier:
    """Return the dossier of `folder` (pull.json and pull.patch); a merge's patch is Absent, as from GitHub.

    Where the record has no time for a remark it gets the pull request's own creation, its earliest possible one.
    """
    pull = json.loads((folder / "pull.json").read_text(encoding="utf-8"))
    mbox = (folder / "pull.patch").read_bytes().decode(errors="replace")
    mails = read_mbox(mbox, [row["oid"] for row in pull["commits"]])
    commits = tuple(_commit(pull, row, mails.get(row["oid"])) for row in pull["commits"])
    created = _created(pull, commits)
    return Dossier(_pull(pull, created), pull["body"], commits, threads=_threads(pull, created))


def _created(pull: dict[str, Any], commits: tuple[Commit, ...]) -> datetime:
    if pull["created"]:
        return datetime.fromisoformat(pull["created"]).replace(tzinfo=UTC)
    return commits[0].authored_at


def _pull(pull: dict[str, Any], created: datetime) -> PullRequest:
    files = tuple(ChangedFile(row["path"], row["additions"], row["deletions"]) for row in _plain_paths(pull["files"]))
    return PullRequest(
        id=f"PR_{pull['number']}",
        repository=Repository(pull["repo"], is_private=False, url=f"https://github.com/{pull['repo']}"),
        number=pull["number"],
        title=pull["title"],
        url=pull["url"],
        author=Actor(pull["author"]),
        created_at=created,
        merged_at=datetime.fromisoformat(pull["merged"]),
        additions=pull["additions"],
        deletions=pull["deletions"],
        changed_files=pull["changed_files"],
        files=files,
        head_oid=pull["head_commit"],
        merge_commit=pull["merge_commit"],
    )


def _plain_paths(files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give a rename `a/{old => new}` the new path, which is how GitHub lists it."""
    return [row | {"path": re.sub(r"\{.* => (.*)\}", r"\1", row["path"])} for row in files]


def _commit(pull: dict[str, Any], row: dict[str, Any], mail: Mail | None) -> Commit:
    patch = mail.patch if mail else Absent(Reason.MERGE_COMMIT)
    parts = () if isinstance(patch, Absent) else patch
    return Commit(
        oid=row["oid"],
        headline=row["headline"],
        body=row["body"],
        authored_at=datetime.fromisoformat(row["authored"]),
        committed_at=datetime.fromisoformat(row["committed"]),
        author=row["author"],
        author_login=pull["author"],
        additions=sum(part.additions for part in parts),
        deletions=sum(part.deletions for part in parts),
        changed_files=len(parts) or None,
        parents=len(row["parents"]),
        url=f"https://github.com/{pull['repo']}/commit/{row['oid']}",
        co_authors=tuple(CO_AUTHOR.findall(row["body"])),
        patch=patch,
    )


def _threads(pull: dict[str, Any], created: datetime) -> tuple[Thread, ...]:
    return tuple(
        Thread(f"T{n}", row["path"] or "", row["line"], True, False, _comments(row, created, pull["url"]))  # noqa: FBT003 - a record's columns
        for n, row in enumerate(pull["threads"])
    )


def _comments(row: dict[str, Any], created: datetime, url: str) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            f"C{n}",
            Actor(said["author"]) if said["author"] else GHOST,
            said["body"],
            created + timedelta(seconds=n),
            said["url"] or url,
        )
        for n, said in enumerate(row["comments"])
    )
