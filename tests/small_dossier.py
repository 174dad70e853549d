"""A small pull request for the tests of everything between a draft and the world; each text can be replaced."""

from dataclasses import replace
from datetime import datetime

from roastbot.evidence import (
    Actor,
    ChangedFile,
    ChangeType,
    Comment,
    Commit,
    Dossier,
    FilePatch,
    Line,
    PullRequest,
    Repository,
    Thread,
)
from roastbot.writers import Draft, Provenance

URL = "https://github.com/acme/harbour/pull/7"
OID = "1cc2d1bcdfe3a2967f19d1cbf59bfe1909c490f3"
PATH = "src/harbour/crane.py"
MERGED = datetime.fromisoformat("2026-03-24T21:36:16-05:00")
WRITTEN = datetime.fromisoformat("2026-03-24T09:45:59-05:00")  # a Tuesday


def pull(**changes: object) -> PullRequest:
    """Return the pull request, with fields replaced."""
    found = PullRequest(
        id="PR_7",
        repository=Repository("acme/harbour", is_private=False, url="https://github.com/acme/harbour"),
        number=7,
        title="Lift crates without dropping them",
        url=URL,
        author=Actor("mira"),
        created_at=WRITTEN,
        merged_at=MERGED,
        additions=3,
        deletions=1,
        changed_files=1,
        files=(ChangedFile(PATH, 3, 1),),
        base_ref="main",
        head_ref="lift-gently",
        head_oid=OID,
    )
    return replace(found, **changes)


def patch(*rows: str, path: str = PATH) -> FilePatch:
    """Return a file's patch from rows such as `+added`, `-removed` and ` kept`."""
    lines = tuple(Line(row[0], row[1:], None, number) for number, row in enumerate(rows, 1))
    added, removed = (sum(row[0] == sign for row in rows) for sign in "+-")
    return FilePatch(path, None, added, removed, ChangeType.MODIFIED, lines)


def commit(headline: str = "Lift crates gently", body: str = "", *parts: FilePatch) -> Commit:
    """Return the one commit."""
    return Commit(
        oid=OID,
        headline=headline,
        body=body,
        authored_at=WRITTEN,
        committed_at=WRITTEN,
        author="Mira Holm",
        author_login="mira",
        additions=3,
        deletions=1,
        changed_files=1,
        parents=1,
        url=f"https://github.com/acme/harbour/commit/{OID}",
        patch=parts
        or (patch(" def lift(crate):", "-    drop(crate)", "+    # never let go", "+    hold(crate, retries=3)"),),
    )


def dossier(
    description: str = "A crane that holds on.", *commits: Commit, remark: str = "Why not a forklift?"
) -> Dossier:
    """Return the whole dossier, with one review remark."""
    comment = Comment("C1", Actor("jo"), remark, WRITTEN, f"{URL}#discussion_r1")
    thread = Thread("T1", PATH, 2, is_resolved=True, is_outdated=False, comments=(comment,))
    return Dossier(pull(), description, commits or (commit(),), threads=(thread,))


def draft(body: str = "A crane learned to hold on.", **fields: str) -> Draft:
    """Return a draft that says nothing checkable but `body`, with fields replaced."""
    found = Draft("Holding On", "A crane learns to hold on.", body, "The Crane", "holds on", Provenance("test"))
    return replace(found, **fields)
