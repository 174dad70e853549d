"""ProjectScylla #1990 as its page shows it, as a dossier: description, two messages, events; no diff was recorded."""

import json
from datetime import UTC, datetime
from hashlib import sha1
from pathlib import Path
from typing import Any

from roastbot.evidence import Absent, Actor, Check, Commit, Dossier, Event, PullRequest, Reason, Repository

KINDS = {
    "auto-merge (squash) enabled": "AutoMergeEnabledEvent",
    "auto-merge disabled": "AutoMergeDisabledEvent",
    "force-push": "HeadRefForcePushedEvent",
    "merged into main": "MergedEvent",
    "branch deleted": "HeadRefDeletedEvent",
}


def load(folder: Path) -> Dossier:
    """Return the dossier of `folder` (pull.json).

    Not on the page, and so not known here: sizes and files, which are in `missing`, commit ids, titles and clocks. Ids
    are made of the messages, and the clock is the pull request's first instant, which no test may read.
    """
    pull: dict[str, Any] = json.loads((folder / "pull.json").read_text(encoding="utf-8"))
    events = tuple(
        Event(KINDS[row["what"]], _at(row["at"]), Actor(row["actor"]), _detail(row)) for row in pull["events"]
    )
    opened = _at(pull["events"][0]["at"])
    request = PullRequest(
        id=f"PR_{pull['number']}",
        repository=Repository(pull["repo"], is_private=False, url=f"https://github.com/{pull['repo']}"),
        number=pull["number"],
        title=pull["title"],
        url=pull["url"],
        author=Actor(pull["author"]),
        created_at=opened,
        merged_at=max(event.at for event in events),
        additions=0,
        deletions=0,
        changed_files=0,
        files=(),
        merge_commit=next(row["commit"] for row in pull["events"] if "commit" in row),
    )
    commits = tuple(_commit(pull, row, opened) for row in pull["commits"])
    checks = tuple(Check(f"check {n}", "success") for n in range(1, int(pull["checks"].split()[0]) + 1))
    missing = dict.fromkeys(("additions", "deletions", "changedFiles", "files"), Absent(Reason.NOT_SERVED))
    return Dossier(request, pull["body_markdown_excerpt"], commits, events=events, checks=checks, missing=missing)


def _commit(pull: dict[str, Any], row: dict[str, Any], opened: datetime) -> Commit:
    oid = sha1(row["message_body"].encode(), usedforsecurity=False).hexdigest()
    return Commit(
        oid=oid,
        headline=row["title"] or "",
        body=row["message_body"],
        authored_at=opened,
        committed_at=opened,
        author=pull["author"],
        author_login=pull["author"],
        additions=0,
        deletions=0,
        changed_files=None,
        parents=1,
        url=f"{pull['url']}/commits/{oid}",
        patch=Absent(Reason.NOT_SERVED),
    )


def _detail(row: dict[str, Any]) -> dict[str, str]:
    return {key: value for key, value in row.items() if key in {"from", "to", "branch", "commit"}}


def _at(text: str) -> datetime:
    """Return the instant of `May 12, 2026 04:00`; a day alone is its first minute."""
    form = "%b %d, %Y %H:%M" if ":" in text else "%b %d, %Y"
    return datetime.strptime(text, form).replace(tzinfo=UTC)
