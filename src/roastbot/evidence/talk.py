"""What was said and what happened around a pull request: reviews, threads, comments, events, checks, issues."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from roastbot.evidence.people import Actor


@dataclass(frozen=True, slots=True)
class Review:
    """A submitted review."""

    id: str
    """GitHub's own id."""
    author: Actor
    """Who reviewed."""
    state: str
    """GitHub's PullRequestReviewState, such as `APPROVED`."""
    body: str
    """The reviewer's words; often empty."""
    submitted_at: datetime | None
    """When it was submitted; none where GitHub does not say."""
    url: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the conversation or in a review thread."""

    id: str
    """GitHub's own id."""
    author: Actor
    """Who wrote it."""
    body: str
    """Its words."""
    created_at: datetime
    """When it was written."""
    url: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A review thread on a line or a file of the change."""

    id: str
    """GitHub's own id."""
    path: str
    """The file it is about."""
    line: int | None
    """The line it is about; none for a whole file or a line that is gone."""
    is_resolved: bool
    """Whether somebody marked it as resolved."""
    is_outdated: bool
    """Whether the code under it has changed since."""
    comments: tuple[Comment, ...]
    """Its comments in order; the first one opened it."""
    hunk: str = ""
    """The piece of diff it was opened on, with its signs, as GitHub shows it above the first comment."""
    resolved_by: Actor | None = None
    """Who marked it as resolved; none when nobody did, or GitHub does not say."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the pull request."""

    kind: str
    """GraphQL's name of its type, such as `HeadRefForcePushedEvent`."""
    at: datetime
    """When it happened."""
    actor: Actor
    """Who did it."""
    detail: Mapping[str, str] = field(default_factory=dict)
    """The event's own fields by their GraphQL names."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the last commit."""

    name: str
    """Its name."""
    conclusion: str
    """How it ended, in lower case: `success`, `failure`, `pending` and the like."""
    app: str = ""
    """The app that ran it; empty where GitHub does not say."""


@dataclass(frozen=True, slots=True)
class LinkedIssue:
    """An issue that merging closes."""

    reference: str
    """`owner/repo#N`."""
    title: str
    """Its title."""
    body: str
    """Its text."""
    url: str
    """Its address."""
    author: Actor
    """Who opened it."""
