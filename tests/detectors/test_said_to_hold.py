"""What was vouched for, and what broke."""

from pathlib import Path

import pytest

import scylla
from builders import commit, found, pull, role
from roastbot.detectors import said_to_hold

SAID = "Splits the engine. All 40 engine tests pass without modification."
SPLIT = commit("Mon 09:00 Split the engine +90/-9")
OWNED = commit("Tue 09:00 Restore the whistle +9/-9", body="The split went too far. Two regressions resulted.")


def test_a_description_that_vouches_for_nothing_is_left_alone() -> None:
    """Whatever broke later, nobody had promised."""
    assert found(said_to_hold, pull("x", SPLIT, OWNED, description="Splits the engine.")) == []


@pytest.mark.parametrize(
    "body",
    [
        "Add regression tests for the whistle.",
        "Guards against regressions in the boiler.",
        "No regressions were found in the tests.",
        "This broke a heart.",
        "There are no breaking changes to the API.",
        "Fixes a pre-existing regression of the tests.",
    ],
)
def test_a_message_that_guards_against_it_is_left_alone(body: str) -> None:
    """Nothing of this branch broke."""
    quiet = commit("Tue 09:00 More steam +9/-9", body=body)
    assert found(said_to_hold, pull("x", SPLIT, quiet, description=SAID)) == []


def test_what_the_first_commit_tells_of_came_before() -> None:
    """It is what the branch was made to repair."""
    first = commit("Mon 09:00 Repair the whistle +9/-9", body="Two regressions resulted from steam.")
    assert found(said_to_hold, pull("x", first, SPLIT, description=SAID)) == []


def test_words_that_cannot_be_quoted_whole_are_left_alone() -> None:
    """A dozen words at most, and no markup in them."""
    said = "All tests pass" + " and pass" * 9 + " without modification."
    assert found(said_to_hold, pull("x", SPLIT, OWNED, description=said)) == []


def test_an_assurance_that_did_not_hold_is_found() -> None:
    """Both sentences are quoted."""
    (finding,) = found(said_to_hold, pull("x", SPLIT, OWNED, description=SAID))
    assert role(finding, "words") == "All 40 engine tests pass without modification"
    assert role(finding, "broken") == "Two regressions resulted"
    assert finding.weight == 5


def test_what_broke_may_be_a_test_or_the_build() -> None:
    """In the message's own verb."""
    owned = commit("Tue 09:00 Repair +9/-9", body="Moving the boiler broke the whistle tests.")
    (finding,) = found(said_to_hold, pull("x", SPLIT, owned, description="No functional changes in here."))
    assert role(finding, "broken") == "Moving the boiler broke the whistle tests"


@pytest.mark.real
def test_the_second_commit_of_a_real_one_repairs_what_held(real: Path) -> None:
    """Said on the page: every test passes; said in the log: two regressions."""
    (finding,) = found(said_to_hold, scylla.load(real / "scylla-1990"))
    assert role(finding, "words") == "all 1697 e2e unit tests pass without modification"
    assert role(finding, "broken") == "Two regressions resulted"
    assert [receipt.source.partition(":")[0] for receipt in finding.receipts] == ["description", "commit"]
