"""What was said and what happened around a pull request: reviews, threads, comments, events, checks, issues."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from roastbot.evidence.people import Actor


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
    """A review thread: its comments are in order, the first one opened it.

    `hunk` is the piece of diff it was opened on, with its signs, as GitHub shows it above the first comment.
    """

    id: str
    path: str
    line: int | None
    is_resolved: bool
    is_outdated: bool
    comments: tuple[Comment, ...]
    hunk: str = ""
    resolved_by: Actor | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the pull request; `kind` is GraphQL's type name, `detail` its own fields."""

    kind: str
    at: datetime
    actor: Actor
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the last commit; `conclusion` in lower case (`success`, `failure`, `pending`), `app` who ran it."""

    name: str
    conclusion: str
    app: str = ""


@dataclass(frozen=True, slots=True)
class LinkedIssue:
    """An issue that merging closes; `reference` is `owner/repo#N`."""

    reference: str
    title: str
    body: str
    url: str
    author: Actor
