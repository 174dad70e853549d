"""Absolutes, and what was merged."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import vow
from roastbot.evidence import Dossier

OLD = "class Boiler:\n    def heat(self, coal, wait=True):\n        return coal\n\n\ndef stop(hard=False):\n    pass\n"
TEST = "def test_heat():\n    assert heat(1) == 1\n    assert stop()\n"
TESTS = "tests/test_boiler.py"


def merged(description: str, path: str, before: str, after: str) -> Dossier:
    """Return a pull request that changes one file."""
    change = commit("Mon 09:00 Split the boiler", {path: after})
    return pull("x", change, base={path: before}, description=description, repo={})


@pytest.mark.parametrize(
    "description",
    [
        "Splits the boiler.",
        "This is not backwards compatible.",
        "Should be backwards compatible.",
        "No breaking changes except for heat.",
        "- [ ] No breaking changes",
        "<!-- No breaking changes -->",
        "> No breaking changes",
        "```\nNo breaking changes\n```",
    ],
)
def test_a_description_that_vouches_for_nothing_is_left_alone(description: str) -> None:
    """Or that hedges, quotes, or leaves a box unticked."""
    assert found(vow, merged(description, "boiler.py", OLD, OLD.replace(", wait=True", ""))) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLD, OLD.replace("coal", "fuel", 0) + "\n\ndef more(x=1):\n    pass\n"),
        (OLD, OLD.replace("wait=True", "wait=True, hot=1")),
        (OLD, OLD.replace("wait=True", "**more")),
        (OLD.replace("heat", "_heat"), OLD.replace("heat", "_heat").replace(", wait=True", "")),
        (OLD, OLD.replace("def stop(hard=False):\n    pass", "from brakes import stop")),
        (OLD, OLD.replace("return", "return (")),
        (OLD.replace("return", "return ("), OLD),
    ],
)
def test_an_interface_that_holds_is_left_alone(before: str, after: str) -> None:
    """More of it, a private part, one that moved; or what cannot be read."""
    assert found(vow, merged("No breaking changes.", "boiler.py", before, after)) == []


@pytest.mark.parametrize("path", ["_boiler.py", "src/_internal/boiler.py", TESTS, "boiler.js"])
def test_private_files_and_tests_promise_no_interface(path: str) -> None:
    """Nor do other languages, as far as anybody can read them."""
    assert found(vow, merged("No breaking changes.", path, OLD, OLD.replace(", wait=True", ""))) == []


def test_a_test_that_gained_is_left_alone() -> None:
    """So is one that was merely written anew in another order."""
    said = "All tests pass without modification."
    assert found(vow, merged(said, TESTS, TEST, TEST + "    assert coal\n")) == []
    assert found(vow, merged(said, TESTS, TEST, "# heat\n" + TEST)) == []


@pytest.mark.parametrize(
    ("said", "after", "told"),
    [
        ("No breaking changes", OLD.replace(", wait=True", ""), "Boiler.heat in boiler.py has lost its parameter wait"),
        ("Fully backwards compatible", OLD.partition("\n\n\n")[0] + "\n", "stop is gone from boiler.py"),
        (
            "No behaviour change",
            OLD.replace("hard=False", "hard=True"),
            "hard of stop in boiler.py was False by default and is True now",
        ),
        (
            "Public API unchanged",
            OLD.replace("hard=False", "hard"),
            "hard of stop in boiler.py was False by default and has none now",
        ),
    ],
)
def test_an_interface_that_changed_is_found(said: str, after: str, told: str) -> None:
    """With the words of the description and the name that went."""
    (finding,) = found(vow, merged(f"Splits it. {said}.", "boiler.py", OLD, after))
    assert (finding.claim, finding.weight) == (f"The description says “{said}”; {told}.", 5)
    assert [receipt.source for receipt in finding.receipts] == ["description", "before:boiler.py"]


def test_a_test_that_lost_an_assertion_is_found() -> None:
    """It weighs less where behaviour was vouched for: a test may change for another reason."""
    after = TEST.replace("    assert stop()\n", "")
    (finding,) = found(vow, merged("All tests pass without modification.", TESTS, TEST, after))
    assert finding.claim == (
        "The description says “All tests pass without modification”; 1 older test has lost an assertion, test_heat"
        " “assert stop()”."
    )
    assert role(finding, "tests") == 1
    (other,) = found(vow, merged("No behaviour change.", TESTS, TEST, after))
    assert (finding.weight, other.weight) == (5, 3)
