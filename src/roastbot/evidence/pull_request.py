"""A merged pull request as the search shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from roastbot.evidence.people import Actor


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub."""

    name_with_owner: str
    """`owner/repo` as GitHub spells it."""
    is_private: bool
    """Whether the world may not see it."""
    url: str
    """Its address."""
    gitattributes: str = ""
    """The text of its `.gitattributes`, which says what is generated; empty when there is none."""


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
    """One file of a pull request's final diff."""

    path: str
    """The file's path from the repository's root, its new one after a rename."""
    additions: int
    """Added lines."""
    deletions: int
    """Removed lines."""
    change: ChangeType = ChangeType.MODIFIED
    """What happened to the file."""


class MergeMethod(StrEnum):
    """How a pull request reached the base branch."""

    MERGE = "merge"
    SQUASH = "squash"
    REBASE = "rebase"


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A merged pull request as the search shows it, enough to rank it and to cite it."""

    id: str
    """GitHub's own id."""
    repository: Repository
    """Where it was merged."""
    number: int
    """The number people know it by."""
    title: str
    """Its title."""
    url: str
    """Its address."""
    author: Actor
    """Who opened it."""
    created_at: datetime
    """When it was opened."""
    merged_at: datetime
    """When it was merged."""
    additions: int
    """Added lines of the merged diff, as GitHub counts them."""
    deletions: int
    """Removed lines of the merged diff, as GitHub counts them."""
    changed_files: int
    """GitHub's own count of the files changed."""
    files: tuple[ChangedFile, ...]
    """The files changed; may be only the first of them, see `changed_files`."""
    labels: tuple[str, ...] = ()
    """The names of its labels."""
    base_ref: str = ""
    """The branch it was merged into."""
    head_ref: str = ""
    """The branch it came from."""
    head_oid: str = ""
    """The last commit of that branch."""
    merge_commit: str | None = None
    """The commit that is the merge; none where GitHub does not say."""
    merged_by: Actor | None = None
    """Who merged it; none where GitHub does not say."""
    from_fork: bool = False
    """Whether the branch lived in a fork."""
    author_association: str = ""
    """GitHub's CommentAuthorAssociation, such as `FIRST_TIME_CONTRIBUTOR`; empty: not asked."""

    @property
    def reference(self) -> str:
        """`owner/repo#N`, the form a person types."""
        return f"{self.repository.name_with_owner}#{self.number}"
