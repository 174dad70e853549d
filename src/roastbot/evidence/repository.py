"""What the repository itself says: touched files before and after, its rules and concerns; and the blog's past."""

from dataclasses import dataclass
from datetime import date

from roastbot.evidence.people import Absent


@dataclass(frozen=True, slots=True)
class TouchedFile:
    """The whole text of a file the pull request changed, before it and as it was merged."""

    path: str
    """The file's path, its new one after a rename."""
    before: str | Absent | None
    """Its whole text before; null when it did not exist, absent when it could not be had."""
    after: str | Absent | None
    """Its whole text as merged; null when it no longer exists, absent when it could not be had."""
    previous_path: str | None = None
    """Where it stood before when it was renamed, else none."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the repository at the merge commit that tells how things are done there."""

    path: str
    """Its path from the repository's root."""
    text: str
    """Its text."""
    url: str
    """Where it can be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file a concern names, and where in it."""

    path: str
    """The file's path."""
    lines: tuple[tuple[int, int], ...] = ()
    """The lines it names, as `[first, last]`; a single line is its own last."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One entry of the repository's own audit of itself (CONCERNS.md), in the audit's words."""

    title: str
    """Its own title."""
    area: str
    """The heading it stands under, such as `Tech Debt`."""
    issue: str
    """What is said to be wrong."""
    impact: str
    """What that costs."""
    places: tuple[Place, ...]
    """The files it names."""
    document: str
    """The path of the audit."""
    url: str
    """Where the audit can be read."""


@dataclass(frozen=True, slots=True)
class EarlierRoast:
    """A roast that stands on this blog already."""

    path: str
    """Its file on the blog."""
    title: str
    """Its title."""
    date: date | None
    """Its date; none where its front matter has none."""
    text: str
    """Its words without front matter."""
    pull_requests: tuple[str, ...] = ()
    """The references (`owner/repo#N`) of those it is about, as far as its links tell."""
    url: str = ""
    """Its address; empty where it cannot be told."""
