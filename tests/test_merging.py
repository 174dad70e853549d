"""How a pull request was merged is read from git's record alone."""

from datetime import datetime
from typing import Any

import pytest

from roastbot.evidence import Commit, MergeMethod
from roastbot.merging import how

MERGED, WRITTEN = "2026-04-10T12:00:00Z", "2026-04-08T10:00:00+02:00"
BASE, HEAD, MERGE = "a" * 40, "b" * 40, "c" * 40


def made(headline: str, body: str = "", parents: int = 1, lines: int = 3) -> Commit:
    """Return a commit of the branch."""
    at = datetime.fromisoformat(WRITTEN)
    sizes = {"additions": lines, "deletions": 1, "changed_files": 1, "parents": parents}
    return Commit("d" * 40, headline, body, at, at, "Ada", "ada", **sizes, url="https://x")


def merge(message: str, *parents: str, at: str = MERGED, lines: int = 3) -> dict[str, Any]:
    """Return a merge commit's node."""
    links = {"totalCount": len(parents), "nodes": [{"oid": oid} for oid in parents]}
    sizes = {"additions": lines, "deletions": 1}
    return {"oid": MERGE, "message": message, "authoredDate": at, "author": {"date": at}, **sizes, "parents": links}


def test_without_a_merge_commit_nothing_is_known() -> None:
    """GitHub leaves it out where the base branch was rewritten."""
    assert how(None, [made("Add")]) == (None, "")


def test_two_parents_are_a_merge_laid_on_the_first() -> None:
    """The second is the branch."""
    assert how(merge("Merge pull request #7", BASE, HEAD), [made("Add")]) == (MergeMethod.MERGE, BASE)


@pytest.mark.parametrize(
    "node",
    [
        merge("Add a cache (#7)", BASE),
        merge("Test it", BASE),
        merge("Test it", BASE, at=WRITTEN, lines=9),
        merge("Test it (#7)", BASE, at=WRITTEN),
    ],
)
def test_anything_but_the_last_commit_over_again_is_a_squash(node: dict[str, Any]) -> None:
    """Other words, another date or another size."""
    assert how(node, [made("Add a cache"), made("Test it")]) == (MergeMethod.SQUASH, BASE)


def test_a_single_commit_is_laid_on_its_parent_either_way() -> None:
    """A rebase of one looks like a squash of one, and both have the same base."""
    assert how(merge("Add", BASE, at=WRITTEN), [made("Add")]) == (MergeMethod.SQUASH, BASE)


def test_the_last_commit_over_again_is_a_rebase_of_all_but_the_merges() -> None:
    """The base is as many commits back as were put anew."""
    branch = [made("Add"), made("Merge main", parents=2), made("Test it", "Twice.\n\nAnd again.")]
    node = merge("Test it\n\nTwice.\n\nAnd again.\n", BASE, at="2026-04-08T08:00:00Z")
    assert how(node, branch) == (MergeMethod.REBASE, f"{MERGE}~2")


def test_a_merge_commit_without_parents_has_no_base() -> None:
    """The first commit of a repository, or one that may not be read."""
    assert how(merge("Begin"), [made("Begin")]) == (MergeMethod.SQUASH, "")
