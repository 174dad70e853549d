"""Repairs that came in with the dusting."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import quiet_repair

OLD = "def heat(coal, steam):\n    if coal > 3:\n        burn(coal)\n"
NEW = OLD.replace("> 3", ">= 3")
GUARDED = OLD.replace("    if coal > 3", "    if steam is None:\n        return\n    if coal > 3")
BASE = {"boiler.py": OLD}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Fix the boiler", ""),
        ("Refactor the boiler", ""),
        ("Address review: fix the boiler", ""),
        ("Address review comments", "Guard against cold water."),
        ("Clean up coal", ""),
        ("Address review comments", "More coal, please."),
    ],
)
def test_a_message_that_tells_of_it_is_left_alone(title: str, body: str) -> None:
    """Or one that promised no dusting, or that shares a word with the line."""
    assert found(quiet_repair, pull("x", commit(f"Mon 09:00 {title}", {"boiler.py": NEW}, body=body), base=BASE)) == []


@pytest.mark.parametrize(
    "text",
    [
        OLD.replace("coal", "fuel"),
        OLD.replace("coal > 3", "(coal > 3)"),
        OLD.replace("coal >", "self.stock.coal >"),
        OLD.replace("if coal > 3", "if is_hungry(boiler, steam)"),
        OLD.replace("coal > 3", "coal >"),
        OLD.replace("burn", "stoke"),
    ],
)
def test_a_condition_that_asks_the_same_is_left_alone(text: str) -> None:
    """Another name, brackets, a longer path; or another question altogether, or nothing that can be read."""
    assert found(quiet_repair, pull("x", commit("Mon 09:00 Cleanup", {"boiler.py": text}), base=BASE)) == []


def test_a_guard_that_moved_is_left_alone() -> None:
    """It stood there before."""
    files = {"boiler.py": OLD, "engine.py": GUARDED.replace("heat", "warm")}
    base = {"boiler.py": GUARDED, "engine.py": OLD.replace("heat", "warm")}
    assert found(quiet_repair, pull("x", commit("Mon 09:00 Cleanup", files), base=base)) == []


@pytest.mark.parametrize("path", ["tests/test_boiler.py", "boiler.js"])
def test_tests_and_other_languages_are_left_alone(path: str) -> None:
    """A new file is, too: all of it is new."""
    assert found(quiet_repair, pull("x", commit("Mon 09:00 Cleanup", {path: NEW}), base={path: OLD})) == []
    assert found(quiet_repair, pull("x", commit("Mon 09:00 Cleanup", {"boiler.py": GUARDED}))) == []


def test_a_changed_condition_is_found_in_a_cleanup() -> None:
    """As it was and as it is."""
    (finding,) = found(quiet_repair, pull("x", commit("Mon 09:00 Minor cleanup", {"boiler.py": NEW}), base=BASE))
    assert (role(finding, "before"), role(finding, "after")) == ("if coal > 3:", "if coal >= 3:")
    assert finding.claim == (
        "The commit “Minor cleanup” changes a condition in boiler.py from “if coal > 3:” to “if coal >= 3:”."
    )


def test_a_new_guard_is_found_in_a_review() -> None:
    """With the line that puts it up."""
    (finding,) = found(quiet_repair, pull("x", commit("Mon 09:00 Address review", {"boiler.py": GUARDED}), base=BASE))
    assert finding.claim == "The commit “Address review” puts up a new guard in boiler.py: “if steam is None:”."
    assert finding.receipts[1].source.startswith("patch:")
