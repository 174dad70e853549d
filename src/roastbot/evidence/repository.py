"""What the repository itself says: touched files before and after, its rules and concerns; and the blog's past."""

from dataclasses import dataclass
from datetime import date

from roastbot.evidence.people import Absent


@dataclass(frozen=True, slots=True)
class TouchedFile:
    """The whole text of a file the pull request changed, before it and as it was merged.

    `before` is None for a file that did not exist, `after` for one that no longer does; Absent says why a text that
    exists could not be had. `previous_path` is where it stood before when it was renamed.
    """

    path: str
    before: str | Absent | None
    after: str | Absent | None
    previous_path: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the repository at the merge commit that tells how things are done there; `path` from its root."""

    path: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A file a concern names, with the lines it names, as (first, last); a single line is its own last."""

    path: str
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Concern:
    """One entry of the repository's own audit of itself (CONCERNS.md), in the audit's words.

    `area` is the heading it stands under (`Tech Debt`), `title` its own, `issue` what is said to be wrong, `impact`
    what that costs; `document` is the path of the audit, `url` where it can be read.
    """

    title: str
    area: str
    issue: str
    impact: str
    places: tuple[Place, ...]
    document: str
    url: str


@dataclass(frozen=True, slots=True)
class EarlierRoast:
    """A roast that stands on this blog already: its file, its address where known, its words without front matter.

    `pull_requests` are the references (`owner/repo#N`) of those it is about, as far as its links tell.
    """

    path: str
    title: str
    date: date | None
    text: str
    pull_requests: tuple[str, ...] = ()
    url: str = ""
