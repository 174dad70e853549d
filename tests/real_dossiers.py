"""The recorded pull requests as dossiers, for tests that read real evidence without a door in between."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from recorded import AUDIT, RULES, documents, plain_path
from roastbot.concerns import parse
from roastbot.evidence import (
    GHOST,
    Absent,
    Actor,
    ChangedFile,
    ChangeType,
    Comment,
    Commit,
    Document,
    Dossier,
    FilePatch,
    MergeMethod,
    PullRequest,
    Reason,
    Repository,
    Thread,
    TouchedFile,
)
from roastbot.patches import Mail, read_diff, read_mbox
from roastbot.trailers import trailers

CO_AUTHOR = re.compile(r"^Co-Authored-By: ([^<\n]+?) <[^>]*>\s*$", re.IGNORECASE | re.MULTILINE)


def load(folder: Path) -> Dossier:
    """Return the dossier of `folder` (pull.json, pull.patch, pull.diff); a merge's patch is Absent, as from GitHub.

    Where the record has no time for a remark it gets the pull request's own creation, its earliest possible one.
    Whole files are recorded of what was added or deleted only; the others are Absent (NOT_SERVED), as from the hub.
    """
    pull = json.loads((folder / "pull.json").read_text(encoding="utf-8"))
    mbox = (folder / "pull.patch").read_bytes().decode(errors="replace")
    mails = read_mbox(mbox, [row["oid"] for row in pull["commits"]])
    commits = tuple(_commit(pull, row, mails.get(row["oid"])) for row in pull["commits"])
    created = _created(pull, commits)
    diff = {part.path: part for part in read_diff((folder / "pull.diff").read_bytes().decode(errors="replace"))}
    said, home = documents(folder.parent), f"https://github.com/{pull['repo']}/blob/{pull['merge_commit']}"
    return Dossier(
        _pull(pull, created, diff),
        pull["body"],
        commits,
        threads=_threads(pull, created),
        merge_method=MergeMethod.SQUASH,
        base_oid=pull["base_commit"],
        texts=tuple(_touched(part) for part in diff.values()),
        rules=(Document(RULES, said[RULES], f"{home}/{RULES}"),),
        concerns=parse(said[AUDIT], AUDIT, f"{home}/{AUDIT}"),
    )


def _touched(part: FilePatch) -> TouchedFile:
    """Return a file's texts as far as the final diff holds them whole."""
    unknown, whole = Absent(Reason.NOT_SERVED), "".join(f"{line[1:]}\n" for line in part.text.split("\n"))
    before = {ChangeType.ADDED: None, ChangeType.DELETED: whole}.get(part.change, unknown)
    after = {ChangeType.ADDED: whole, ChangeType.DELETED: None}.get(part.change, unknown)
    return TouchedFile(part.path, before, after, part.previous_path)


def _created(pull: dict[str, Any], commits: tuple[Commit, ...]) -> datetime:
    if pull["created"]:
        return datetime.fromisoformat(pull["created"]).replace(tzinfo=UTC)
    return commits[0].authored_at


def _pull(pull: dict[str, Any], created: datetime, diff: dict[str, FilePatch]) -> PullRequest:
    files = tuple(
        ChangedFile(row["path"], row["additions"], row["deletions"], diff[row["path"]].change)
        for row in _plain_paths(pull["files"])
    )
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
    return [row | {"path": plain_path(row["path"])} for row in files]


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
        trailers=trailers(f"{row['headline']}\n\n{row['body']}"),
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
