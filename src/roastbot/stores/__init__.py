"""Where a blog is kept: a checked-out git repository, or a repository on GitHub.

Both read one commit, and write by adding one commit on top of exactly that commit or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from roastbot.blog_files import BlogFiles, FileChange


@dataclass(frozen=True, slots=True)
class CommitMessage:
    """A commit's message: one headline, and a body that may be empty."""

    headline: str
    body: str = ""

    @property
    def text(self) -> str:
        """The message as git keeps it."""
        return f"{self.headline}\n\n{self.body}".rstrip() + "\n"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that is on the blog's branch now; `url` is None for a checked-out blog."""

    oid: str
    url: str | None = None


class BlogStore(Protocol):
    """A place that holds a blog."""

    def open(self, wanted: Sequence[str]) -> BlogFiles:
        """Return the files of the branch's head; `wanted` names texts worth fetching along.

        Raises BlogError when there is no such branch, or nothing can be committed to it.
        """
        ...

    def commit(self, changes: tuple[FileChange, ...], message: CommitMessage, head: str) -> Commit:
        """Add one commit on top of `head` that writes these files, and return it.

        Raises StaleHeadError when the branch is no longer at `head`, PublishError when the commit was refused or
        nobody can tell whether it was made. Nothing is written halfway.
        """
        ...
