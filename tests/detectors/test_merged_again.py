"""Main, again."""

from dataclasses import replace

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import merged_again
from roastbot.evidence import Absent, Reason

WORK = commit("Mon 09:00 Start the engine", {"engine.py": "x = 1\n"})
DAYS = ("Tue", "Wed", "Thu")
MAIN = [commit(f"{day} 10:00 Merge branch 'main' into engine", merge=True) for day in DAYS]


def test_twice_is_housekeeping() -> None:
    """Everybody has to, now and then."""
    assert found(merged_again, pull("x", WORK, *MAIN[:2])) == []


def test_a_commit_that_only_says_merge_is_none() -> None:
    """Git knows one parent of it."""
    fake = [commit(f"{day} 10:00 Merge branch 'main' into engine +1/-1") for day in DAYS]
    assert found(merged_again, pull("x", WORK, *fake)) == []


@pytest.mark.parametrize(
    "title", ["Merge pull request #3 from ada/coal", "Merge branch 'main' \u202eevil'", "Merge it"]
)
def test_a_merge_of_something_else_is_not_counted(title: str) -> None:
    """Its title names no branch."""
    other = commit(f"Thu 10:00 {title}", merge=True)
    assert found(merged_again, pull("x", WORK, *MAIN[:2], other)) == []


def test_commits_that_were_not_read_leave_the_number_unsaid() -> None:
    """There may be more."""
    dossier = replace(pull("x", WORK, *MAIN), missing={"commits": Absent(Reason.NOT_SERVED)})
    assert found(merged_again, dossier) == []


def test_main_that_came_in_again_and_again_is_found() -> None:
    """By whatever name git has for it; with its days."""
    remote = commit("Fri 10:00 Merge remote-tracking branch 'origin/main' into engine", merge=True)
    (finding,) = found(merged_again, pull("x", WORK, *MAIN, remote))
    assert (role(finding, "count"), role(finding, "days")) == (4, 4)
    assert finding.claim == "main was merged into the branch 4 times, the last time 3 days after the first."
    assert len(finding.receipts) == 4
