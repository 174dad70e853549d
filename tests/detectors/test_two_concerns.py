"""Titles with a seam."""

from pathlib import Path

import pytest

from builders import commit, found, pull, role
from real_dossiers import load
from roastbot.detectors import two_concerns

FILES = {"coal.py": "delivery = None\n", "whistle.py": "leftovers = 1\n"}


@pytest.mark.parametrize(
    "title",
    [
        "Sanitize coal delivery",
        "Sanitize coal and whistle",
        "Sanitize coal delivery and drop coal leftovers",
        "Sanitize coal delivery and drop whistle leftovers and add steam valves",
        "Sanitize coal delivery and document its whistle leftovers",
        "Sanitize coal delivery and update whistle tests",
        "Sanitize coal delivery and drop leftovers",
    ],
)
def test_a_title_of_one_thing_is_left_alone(title: str) -> None:
    """One verb, one noun in both, a list, a word that leads back, its tests, half a thing."""
    assert found(two_concerns, pull("x", commit(f"Mon 09:00 {title}", FILES))) == []


def test_two_halves_in_one_file_are_left_alone() -> None:
    """They may be one thing after all."""
    both = {"coal.py": "delivery = None\nwhistle = leftovers\n"}
    assert (
        found(two_concerns, pull("x", commit("Mon 09:00 Sanitize coal delivery and drop whistle leftovers", both)))
        == []
    )


def test_files_that_nobody_writes_stand_for_no_half() -> None:
    """A lock file knows every name."""
    files = {"uv.lock": "delivery = None\n", "whistle.py": "leftovers = 1\n"}
    assert (
        found(two_concerns, pull("x", commit("Mon 09:00 Bump coal delivery and drop whistle leftovers", files))) == []
    )


def test_two_things_in_two_files_are_found() -> None:
    """Each half is quoted, with a file of its own."""
    title = "Sanitize coal delivery and drop whistle leftovers"
    (finding,) = found(two_concerns, pull("x", commit(f"Mon 09:00 {title}", FILES)))
    assert finding.claim == f"The title “{title}” joins two things, one of them in coal.py, the other in whistle.py."
    assert [receipt.quote for receipt in finding.receipts[1:]] == ["Sanitize coal delivery", "drop whistle leftovers"]


def test_tests_that_are_repaired_are_a_thing_of_their_own() -> None:
    """Unlike those that keep a change company."""
    files = {"coal.py": "delivery = None\n", "tests/test_whistle.py": "x = 1\n"}
    (finding,) = found(
        two_concerns, pull("x", commit("Mon 09:00 Clamp coal delivery and fix flaky whistle tests", files))
    )
    assert (role(finding, "file1"), role(finding, "file2")) == ("coal.py", "tests/test_whistle.py")


@pytest.mark.real
def test_a_real_title_joined_two_concerns(real: Path) -> None:
    """An environment was sanitized, and leftovers of something else were pruned."""
    (finding,) = found(two_concerns, load(real / "prefect-21477"))
    assert role(finding, "half2") == "prune control-channel leftovers"
