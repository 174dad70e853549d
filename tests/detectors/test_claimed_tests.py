"""New tests, as announced and as counted."""

from pathlib import Path

import pytest

from builders import commit, found, pull, role
from real_dossiers import load
from roastbot.detectors import claimed_tests
from roastbot.evidence import Dossier

ENGINE = "tests/test_engine.py"


def some(count: int) -> str:
    """Return a file with so many tests."""
    return "".join(f"def test_{n}():\n    assert heat({n})\n\n\n" for n in range(count))


def added(description: str, text: str, path: str = ENGINE, body: str = "") -> Dossier:
    """Return a pull request that adds one file of tests."""
    return pull("x", commit("Mon 09:00 Start", {path: text}, body=body), description=description, repo={})


@pytest.mark.parametrize(
    "description",
    [
        "Starts the engine.",
        "- Add 7 unit tests",
        "- Add 5 unit tests and 2 integration tests",
        "40 tests pass",
        "- Add a boiler; all 40 tests pass",
        "- Add 1 test",
        "- Add 4 tests\n- Add 9 new tests",
        "- Add version 4.40 tests",
        "- Add 40 test files",
    ],
)
def test_what_announces_no_other_number_is_left_alone(description: str) -> None:
    """The right one, a total, too few to count, two that may be one, another thing."""
    assert found(claimed_tests, added(description, some(7))) == []


def test_cases_of_one_test_are_left_alone() -> None:
    """More cases than functions are no contradiction; fewer are."""
    many = f"@pytest.mark.parametrize('n', [1, 2, 3])\n{some(7)}"
    assert found(claimed_tests, added("- Add 21 unit tests", many)) == []
    assert len(found(claimed_tests, added("- Add 4 unit tests", many))) == 1


@pytest.mark.parametrize("path", ["tests/engine.test.ts", "engine_test.go"])
def test_other_languages_are_left_alone(path: str) -> None:
    """Nobody counted theirs."""
    also = commit("Mon 10:00 More", {path: "x\n"})
    dossier = pull("x", commit("Mon 09:00 a", {ENGINE: some(7)}), also, description="- Add 9 tests", repo={})
    assert found(claimed_tests, dossier) == []


def test_a_file_that_was_not_read_leaves_it_unsaid() -> None:
    """Its tests would be missing."""
    dossier = pull("x", "Mon 09:00 a +90/-1", description="- Add 9 unit tests", files=[(ENGINE, 90, 1)])
    assert found(claimed_tests, dossier) == []


def test_another_number_is_found() -> None:
    """Each part is quoted, and the sum is code's."""
    (finding,) = found(claimed_tests, added("- Add 3 unit tests and 1 steam integration test", some(7)))
    assert finding.claim == (
        "The description announces “3 unit tests”, “1 steam integration test”, 4 together; git counts 7 new test"
        " functions."
    )
    assert role(finding, "said") == 4


def test_a_message_is_held_to_its_own_commit() -> None:
    """Whatever the others add."""
    (finding,) = found(claimed_tests, added("", some(7), body="- 12 new unit tests"))
    assert finding.receipts[0].source.startswith("commit:")
    assert finding.claim.endswith("announces “12 new unit tests”; git counts 7 new test functions.")


@pytest.mark.real
def test_a_real_description_counted_before_the_last_tests(real: Path) -> None:
    """The first message was right, by the way: 31 and 8."""
    assert found(claimed_tests, load(real / "prefect-20608")) == []  # without whole files nobody can count
