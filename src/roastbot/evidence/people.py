"""Who somebody is, and why a piece of evidence is not there."""

from dataclasses import dataclass
from enum import StrEnum


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
    """Why it could not be had; in a dossier file one of the names under [Reasons](#reasons)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody on GitHub. A deleted account is `Actor("ghost", deleted=True)`, as GitHub itself shows it."""

    login: str
    """The login as GitHub spells it."""
    is_bot: bool = False
    """Whether GitHub says that it is an app."""
    deleted: bool = False
    """Whether the account is gone."""


GHOST = Actor("ghost", deleted=True)
