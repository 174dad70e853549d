"""The commits of a pull request, each with its patch."""

from dataclasses import dataclass
from datetime import datetime

from roastbot.evidence.people import Absent, Reason
from roastbot.evidence.pull_request import ChangeType

NOT_SERVED = Absent(Reason.NOT_SERVED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a hunk: sign is `+`, `-` or a space; numbers are None on the side it is not on."""

    sign: str
    text: str
    old_number: int | None
    new_number: int | None


@dataclass(frozen=True, slots=True)
class FilePatch:
    """One file's diff in one commit; `lines` is Absent for a binary file or a diff GitHub left out."""

    path: str
    previous_path: str | None
    additions: int
    deletions: int
    change: ChangeType
    lines: tuple[Line, ...] | Absent

    @property
    def text(self) -> str:
        """The changed and context lines with their signs, one per line; empty when absent."""
        if isinstance(self.lines, Absent):
            return ""
        return "\n".join(line.sign + line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class PullRequestLink:
    """Another pull request that a commit came in with."""

    number: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the pull request's branch, in the order GitHub lists them (oldest first).

    `trailers` are the `Key: value` lines that end its message, keys as written; `came_with` are other pull requests
    that brought this commit, so that a pull request made of pull requests can be told.
    """

    oid: str
    headline: str
    body: str
    authored_at: datetime
    committed_at: datetime
    author: str
    author_login: str | None
    additions: int
    deletions: int
    changed_files: int | None
    parents: int
    url: str
    co_authors: tuple[str, ...] = ()
    patch: tuple[FilePatch, ...] | Absent = NOT_SERVED
    trailers: tuple[tuple[str, str], ...] = ()
    came_with: tuple[PullRequestLink, ...] = ()

    @property
    def short(self) -> str:
        """The first seven digits of the commit's id."""
        return self.oid[:7]

    @property
    def is_merge(self) -> bool:
        """Whether it joins two histories rather than changing anything itself."""
        return self.parents > 1
