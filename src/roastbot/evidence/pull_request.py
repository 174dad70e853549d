"""A merged pull request as the search shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from roastbot.evidence.people import Actor


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository: `name_with_owner` as GitHub spells it, and whether the world may see it."""

    name_with_owner: str
    is_private: bool
    url: str
    gitattributes: str = ""


class ChangeType(StrEnum):
    """GitHub's PatchStatus, the kinds of change a file can undergo."""

    ADDED = "ADDED"
    DELETED = "DELETED"
    RENAMED = "RENAMED"
    COPIED = "COPIED"
    MODIFIED = "MODIFIED"
    CHANGED = "CHANGED"


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One file of a pull request's final diff; additions and deletions in lines."""

    path: str
    additions: int
    deletions: int
    change: ChangeType = ChangeType.MODIFIED


class MergeMethod(StrEnum):
    """How a pull request reached the base branch."""

    MERGE = "merge"
    SQUASH = "squash"
    REBASE = "rebase"


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A merged pull request as the search shows it, enough to rank it and to cite it.

    `files` may be only the first page; `changed_files` is GitHub's own count of all of them.
    `author_association` is GitHub's CommentAuthorAssociation, such as `FIRST_TIME_CONTRIBUTOR`; empty: not asked.
    """

    id: str
    repository: Repository
    number: int
    title: str
    url: str
    author: Actor
    created_at: datetime
    merged_at: datetime
    additions: int
    deletions: int
    changed_files: int
    files: tuple[ChangedFile, ...]
    labels: tuple[str, ...] = ()
    base_ref: str = ""
    head_ref: str = ""
    head_oid: str = ""
    merge_commit: str | None = None
    merged_by: Actor | None = None
    from_fork: bool = False
    author_association: str = ""

    @property
    def reference(self) -> str:
        """`owner/repo#N`, the form a person types."""
        return f"{self.repository.name_with_owner}#{self.number}"
