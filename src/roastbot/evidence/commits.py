"""The commits of a pull request, each with its patch."""

from dataclasses import dataclass
from datetime import datetime

from roastbot.evidence.people import Absent, Reason
from roastbot.evidence.pull_request import ChangeType

NOT_SERVED = Absent(Reason.NOT_SERVED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a hunk; it has a number on each side of the change that it is on."""

    sign: str
    """`+`, `-` or a space."""
    text: str
    """The line without its sign and its line end."""
    old_number: int | None
    """Its number before the change; none on an added line."""
    new_number: int | None
    """Its number after the change; none on a removed line."""


@dataclass(frozen=True, slots=True)
class FilePatch:
    """One file's diff in one commit."""

    path: str
    """The file's path, its new one after a rename."""
    previous_path: str | None
    """The path it was renamed or copied from, else none."""
    additions: int
    """Added lines."""
    deletions: int
    """Removed lines."""
    change: ChangeType
    """What happened to the file."""
    lines: tuple[Line, ...] | Absent
    """The changed lines with their context; absent for a binary file or a diff GitHub left out."""

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
    """Its number."""
    title: str
    """Its title."""
    url: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the pull request's branch, in the order GitHub lists them (oldest first)."""

    oid: str
    """Its full id."""
    headline: str
    """The first line of its message."""
    body: str
    """The rest of its message."""
    authored_at: datetime
    """When it was written, by the author's own clock."""
    committed_at: datetime
    """When it was committed; a rebase moves this one."""
    author: str
    """The author's name as git knows it."""
    author_login: str | None
    """The author's login; none where GitHub knows no account."""
    additions: int
    """Added lines."""
    deletions: int
    """Removed lines."""
    changed_files: int | None
    """How many files it changes; none where GitHub does not say."""
    parents: int
    """How many parents it has; a merge has more than one."""
    url: str
    """Its address."""
    co_authors: tuple[str, ...] = ()
    """The names of further authors, from its trailers."""
    patch: tuple[FilePatch, ...] | Absent = NOT_SERVED
    """What it changes, file by file; absent where GitHub did not serve it."""
    trailers: tuple[tuple[str, str], ...] = ()
    """The `Key: value` lines that end its message, keys as written."""
    came_with: tuple[PullRequestLink, ...] = ()
    """Other pull requests that brought this commit, so that one made of pull requests can be told."""

    @property
    def short(self) -> str:
        """The first seven digits of the commit's id."""
        return self.oid[:7]

    @property
    def is_merge(self) -> bool:
        """Whether it joins two histories rather than changing anything itself."""
        return self.parents > 1
