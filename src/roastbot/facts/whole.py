"""Which evidence is all there: only what was read to its end may be counted."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from roastbot.evidence import Absent, Commit, Dossier, FilePatch
from roastbot.findings import Receipt
from roastbot.reviewable import why_not

# What each part of a dossier is called where something is missing: by its own name, or by GitHub's.
_CALLED: Final[Mapping[str, frozenset[str]]] = {
    "threads": frozenset({"threads", "reviewThreads"}),
    "events": frozenset({"events", "timelineItems"}),
    "checks": frozenset({"checks", "statusCheckRollup"}),
    "issues": frozenset({"issues", "closingIssuesReferences"}),
}
_TRAILERS: Final = frozenset(
    {
        "co-authored-by", "signed-off-by", "reviewed-by", "acked-by", "change-id", "tested-by", "reported-by",
    }
)  # fmt: skip


def is_whole(dossier: Dossier, *kinds: str) -> bool:
    """Whether all of these parts of the dossier (`commits`, `reviews`, `threads`, ...) were read to their end."""
    return not any(name in dossier.missing for kind in kinds for name in _CALLED.get(kind, {kind}))


def own(dossier: Dossier) -> tuple[Commit, ...]:
    """Return the commits that are not merges, in branch order."""
    return tuple(commit for commit in dossier.commits if not commit.is_merge)


def parts_of(commit: Commit) -> tuple[FilePatch, ...]:
    """Return a commit's patch by file; empty when it is absent."""
    return () if isinstance(commit.patch, Absent) else commit.patch


def has_patch(commit: Commit) -> bool:
    """Whether every line that a commit changed in a text file was read."""
    return not isinstance(commit.patch, Absent) and not any(
        isinstance(part.lines, Absent) and part.additions + part.deletions for part in commit.patch
    )


def has_every_patch(dossier: Dossier) -> bool:
    """Whether every commit is here and, merges aside, every line it changed."""
    return is_whole(dossier, "commits") and all(has_patch(commit) for commit in own(dossier))


def has_every_file(dossier: Dossier) -> bool:
    """Whether the list of changed files is complete."""
    pull = dossier.pull_request
    return 0 < len(pull.files) == pull.changed_files


@lru_cache(maxsize=16_384)
def is_machine_made(path: str, gitattributes: str) -> bool:
    """Whether nobody writes the file at `path` by hand, judged by its name and the repository's .gitattributes."""
    return why_not(path, gitattributes, ()) is not None


def headline_receipt(dossier: Dossier, commit: Commit) -> tuple[Receipt, ...]:
    """Return the receipt for a commit's title, none when the title is blank."""
    source = dossier.sources.get(f"commit:{commit.short}")
    if source is None or not commit.headline.strip() or not source.text.startswith(commit.headline):
        return ()
    return (Receipt.quote_from(dossier, source.id, commit.headline),)


def message_body(commit: Commit) -> str:
    """Return what a commit's message says below its title, without the trailers at its end."""
    kept = [line for line in commit.body.splitlines() if not _is_trailer(line)]
    return "\n".join(kept).strip()


def _is_trailer(line: str) -> bool:
    key, colon, value = line.partition(": ")
    return bool(colon and value) and key.lower() in _TRAILERS


def percent(part: int, whole: int) -> int | None:
    """Return `part` of `whole` in percent, halves rounded up; None where rounding would make something of nothing.

    A small share is not 0 percent, and most is not all.
    """
    if not 0 < part <= whole:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    return rounded if rounded and (rounded < 100 or part == whole) else None  # noqa: PLR2004 - all of it, in percent
