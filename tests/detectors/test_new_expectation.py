"""Assertions that changed with the code they judge."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import new_expectation
from roastbot.evidence import Dossier

BASE = {"heat.py": "x = 1\n"}


def changing(old: str, new: str, code: str = "heat.py", more: str = "") -> Dossier:
    """Return a pull request whose one commit changes the code and a line of a test."""
    before = {**BASE, "tests/test_heat.py": f"def test_heat():\n    {old}\n"}
    step = commit("Mon 09:00 Tune", {code: "x = 2\n", "tests/test_heat.py": f"def test_heat():\n{more}    {new}\n"})
    return pull("Heat", step, base=before, repo={})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("assert heat() == 90", "assert cool() == 85"),
        ("assert heat() == 90", "assert heat() == ninety"),
        ("assert heat() == 90", "assert heat(gently=True) == 90"),
        ("assert heat() <= 90", "assert heat() <= 85"),
        ("assert heat() >= 90", "assert heat() >= 95"),
        ("assert ok is True", "assert ok"),
        ("assert a == 1 == b", "assert a == 2 == b"),
        ("assert (heat( == 90", "assert (heat( == 85"),
        ("degrees = 90", "degrees = 85"),
    ],
)
def test_what_asks_for_as_much_or_is_about_something_else_is_left_alone(old: str, new: str) -> None:
    """Only the same thing with another plain value, or with less asked of it, can be told for certain."""
    assert found(new_expectation, changing(old, new)) == []


@pytest.mark.parametrize("code", ["README.md", "tests/test_cool.py", "notes.txt"])
def test_a_commit_without_code_has_nothing_to_be_judged(code: str) -> None:
    """The test was changed on its own."""
    assert found(new_expectation, changing("assert heat() == 90", "assert heat() == 85", code)) == []


def test_two_assertions_about_one_thing_cannot_be_told_apart() -> None:
    """Which became which is a guess."""
    old = "assert heat() == 90\n    assert heat() == 91"
    assert found(new_expectation, changing(old, "assert heat() == 85\n    assert heat() == 86")) == []


def test_a_rewritten_test_is_another_test() -> None:
    """Where a definition changed along with it, one line need not have become the other."""
    before = {**BASE, "tests/test_heat.py": "def test_heat():\n    assert heat() == 90\n"}
    step = commit(
        "Mon 09:00 Tune", {"heat.py": "x = 2\n", "tests/test_heat.py": "def test_cool():\n    assert heat() == 5\n"}
    )
    assert found(new_expectation, pull("Heat", step, base=before, repo={})) == []


HOT = "assert heat() == 90"
COLD = "assert heat() is None"
FAR = "".join(f"    step({n})\n" for n in range(60))


def suite(*bodies: tuple[str, ...]) -> str:
    """Return a file of tests, each with these lines between some steps."""
    return "".join(
        f"def test_{n}():\n    begin({n})\n" + "    wait()\n".join(f"    {line}\n" for line in body)
        for n, body in enumerate(bodies)
    )


def between(before: str, after: str) -> Dossier:
    """Return a pull request whose one commit changes the code and the tests."""
    step = commit("Mon 09:00 Tune", {"heat.py": "x = 2\n", "tests/test_heat.py": after})
    return pull("Heat", step, base={**BASE, "tests/test_heat.py": before}, repo={})


@pytest.mark.parametrize("after", [(COLD, "light()", HOT), (HOT, "light()", COLD)])
def test_an_assertion_that_comes_back_in_the_same_test_only_moved(after: tuple[str, ...]) -> None:
    """The outcome is the old one, at another moment."""
    before = (HOT, "light()") if after[0] == COLD else ("light()", HOT)
    assert found(new_expectation, between(suite(before), suite(after))) == []


def test_only_the_places_where_nothing_comes_back_are_counted() -> None:
    """One in four, and the new test below it is none of it."""
    moved = (COLD, "light()", HOT)
    before = suite(*[(HOT, "light()")] * 3, (HOT,))
    after = suite(moved, moved, moved, (COLD, "assert cold"), ("begin_again()", *["more()"] * 12, COLD))
    (finding,) = found(new_expectation, between(before, after))
    assert (role(finding, "places"), role(finding, "after")) == (1, COLD)
    assert "an assertion in tests/test_heat.py," in finding.claim


def test_an_assertion_that_another_test_brings_did_not_come_back() -> None:
    """Every place is counted: in a test of its own the old line is another one."""
    (finding,) = found(
        new_expectation, between(suite((HOT,), (HOT,)), suite((COLD,), (COLD,), ("light()", f"    {HOT}")))
    )
    assert role(finding, "places") == 2
    far = suite((COLD,)) + FAR + f"    {HOT}\n"
    assert len(found(new_expectation, between(suite((HOT,)) + FAR, far))) == 1


@pytest.mark.parametrize(
    ("old", "new", "said", "weight"),
    [
        ("assert heat() == 90", "assert heat() == 85", "expects something else", 3),
        ("assert heat() == 'on'", "assert heat() is None", "expects something else", 3),
        ("assert heat() == 90", "assert heat()", "asks for less", 4),
        ("assert heat() == 90", "assert heat() <= 90", "asks for less", 4),
        ("assert spent < 2", "assert spent < 10.5", "asks for less", 4),
        ("assert spent >= 2", "assert spent >= 1", "asks for less", 4),
    ],
)
def test_a_changed_expectation_is_found_with_both_lines(old: str, new: str, said: str, weight: int) -> None:
    """As they stood and stand."""
    (finding,) = found(new_expectation, changing(old, new))
    assert (role(finding, "before"), role(finding, "after"), finding.weight) == (old, new, weight)
    assert f"older than the branch, {said}" in finding.claim


def test_an_assertion_of_the_branch_is_told_as_one() -> None:
    """Its own lines weigh less."""
    first = {"heat.py": "x = 2\n", "tests/test_heat.py": "def test_heat():\n    assert heat() == 90\n"}
    second = {"heat.py": "x = 3\n", "tests/test_heat.py": "def test_heat():\n    assert heat() == 85\n"}
    dossier = pull("Heat", commit("Mon 09:00 Heat", first), commit("Mon 10:00 Tune", second), base=BASE, repo={})
    (finding,) = found(new_expectation, dossier)
    assert "written on the branch" in finding.claim
    assert finding.weight == 2
