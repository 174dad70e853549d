"""The nouns of a pull request as roastbot speaks of them; foreign types stop at the door (github.py, gather.py).

What GitHub leaves out is an `Absent` with its reason, never a stray None: `None` here only ever means that
the thing does not exist (a comment on a whole file has no line), not that somebody failed to say.
Instants are timezone-aware datetimes in the offset they were recorded in; ids are GitHub's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property


class Reason(StrEnum):
    """Why a piece of evidence is not there; the text is fit for print."""

    BINARY = "a binary file has no text to show"
    TOO_LARGE = "GitHub leaves out diffs this large"
    MERGE_COMMIT = "a merge commit has no patch of its own"
    NOT_SERVED = "GitHub did not serve it"
    FORBIDDEN = "the token may not read it"
    OVER_BUDGET = "left out to stay inside the reading budget"
    SECRET = "a file that is likely to hold secrets"  # noqa: S105 - the reason, not one


@dataclass(frozen=True, slots=True)
class Absent:
    """Something that exists but could not be had, and why."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody on GitHub. A deleted account is `Actor("ghost", deleted=True)`, as GitHub itself shows it."""

    login: str
    is_bot: bool = False
    deleted: bool = False


GHOST = Actor("ghost", deleted=True)


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


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A merged pull request as the search shows it, enough to rank it and to cite it.

    `files` may be only the first page; `changed_files` is GitHub's own count of all of them.
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

    @property
    def reference(self) -> str:
        """`owner/repo#N`, the form a person types."""
        return f"{self.repository.name_with_owner}#{self.number}"


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
class Commit:
    """One commit of the pull request's branch, in the order GitHub lists them (oldest first)."""

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
    patch: tuple[FilePatch, ...] | Absent = Absent(Reason.NOT_SERVED)

    @property
    def short(self) -> str:
        """The first seven digits of the commit's id."""
        return self.oid[:7]

    @property
    def is_merge(self) -> bool:
        """Whether it joins two histories rather than changing anything itself."""
        return self.parents > 1


@dataclass(frozen=True, slots=True)
class Review:
    """A submitted review; `state` is GitHub's PullRequestReviewState."""

    id: str
    author: Actor
    state: str
    body: str
    submitted_at: datetime | None
    url: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the conversation or in a review thread."""

    id: str
    author: Actor
    body: str
    created_at: datetime
    url: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A review thread: its comments are in order, the first one opened it."""

    id: str
    path: str
    line: int | None
    is_resolved: bool
    is_outdated: bool
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the pull request; `kind` is GraphQL's type name, `detail` its own fields."""

    kind: str
    at: datetime
    actor: Actor
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of text that can be quoted: its id in the dossier, its words, and where a reader finds it."""

    id: str
    text: str
    url: str
    by: str
    at: datetime | None = None


@dataclass(frozen=True)
class Dossier:
    """Everything read about one pull request. `missing` names what GitHub left out, by source id."""

    pull_request: PullRequest
    description: str
    commits: tuple[Commit, ...]
    reviews: tuple[Review, ...] = ()
    threads: tuple[Thread, ...] = ()
    comments: tuple[Comment, ...] = ()
    events: tuple[Event, ...] = ()
    missing: Mapping[str, Absent] = field(default_factory=dict)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every quotable text by id, in reading order.

        Ids: `title`, `description`, `commit:<7 digits>` (headline, blank line, body),
        `patch:<7 digits>:<path>`, `review:<n>`, `thread:<n>.<m>`, `comment:<n>` (n and m count from 1).
        """
        return {source.id: source for source in _sources(self)}


def _sources(dossier: Dossier) -> list[Source]:
    pull = dossier.pull_request
    login = pull.author.login
    found = [
        Source("title", pull.title, pull.url, login, pull.created_at),
        Source("description", dossier.description, pull.url, login, pull.created_at),
    ]
    for commit in dossier.commits:
        message = f"{commit.headline}\n\n{commit.body}".rstrip()
        found.append(Source(f"commit:{commit.short}", message, commit.url, commit.author, commit.authored_at))
        if not isinstance(commit.patch, Absent):
            found += [
                Source(
                    f"patch:{commit.short}:{part.path}",
                    part.text,
                    commit.url,
                    commit.author,
                    commit.authored_at,
                )
                for part in commit.patch
            ]
    for n, review in enumerate(dossier.reviews, 1):
        found.append(Source(f"review:{n}", review.body, review.url, review.author.login, review.submitted_at))
    for n, thread in enumerate(dossier.threads, 1):
        found += [
            Source(f"thread:{n}.{m}", comment.body, comment.url, comment.author.login, comment.created_at)
            for m, comment in enumerate(thread.comments, 1)
        ]
    for n, comment in enumerate(dossier.comments, 1):
        found.append(Source(f"comment:{n}", comment.body, comment.url, comment.author.login, comment.created_at))
    return found
