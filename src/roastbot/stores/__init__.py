"""Where a blog is kept: a checked-out git repository, or a repository on GitHub.

Both read one commit, and write by adding one commit on top of exactly that commit or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from roastbot.blog_files import BlogFiles, FileChange


@dataclass(frozen=True, slots=True)
class CommitMessage:
    """A commit's message: one headline, and a body that may be empty.

    `topic` names the branch where a pull request holds the commit: the week, with what tells apart a roast that was
    asked for in addition.
    """

    headline: str
    body: str = ""
    topic: str = "week"

    @property
    def text(self) -> str:
        """The message as git keeps it."""
        return f"{self.headline}\n\n{self.body}".rstrip() + "\n"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that is in the blog's repository now; `url` is None for a checked-out blog.

    `author` is the name GitHub put on it where it said so, `pull_request` the address of the pull request that
    proposes it, None when it is on the blog's branch already.
    """

    oid: str
    url: str | None = None
    author: str | None = None
    pull_request: str | None = None


class BlogStore(Protocol):
    """A place that holds a blog."""

    def open(self, wanted: Sequence[str]) -> BlogFiles:
        """Return the files of the branch's head; `wanted` names texts worth fetching along.

        Raises BlogError when there is no such branch, or nothing can be committed to it.
        """
        ...

    def commit(self, changes: tuple[FileChange, ...], message: CommitMessage, head: str) -> Commit | None:
        """Add one commit on top of `head` that writes these files, and return it; None where nothing is committed.

        Raises StaleHeadError when the branch is no longer at `head`, PublishError when the commit was refused or
        nobody can tell whether it was made. Nothing is written halfway.
        """
        ...
