"""Sizes, as told and as counted."""

import pytest

from builders import commit, found, lines, pull, role
from roastbot.detectors import claimed_size
from roastbot.evidence import Dossier

LONG = "class Boiler:\n" + "".join(f"    part_{n} = {n}\n" for n in range(59))


def merged(description: str, text: str, before: str = "", title: str = "x", path: str = "src/boiler.py") -> Dossier:
    """Return a pull request that changes one file."""
    change = commit("Mon 09:00 Split", {path: text})
    return pull(title, change, base={path: before} if before else {}, description=description, repo={})


@pytest.mark.parametrize(
    "said",
    [
        "`boiler.py` is 60 lines",
        "`boiler.py` (~64 lines)",
        "`engine.py` is 20 lines",
        "removes 20 lines of `boiler.py`",
        "the first 20 lines of `boiler.py`",
        "`boiler.py` (20 lines changed)",
        "| File | Lines changed |\n| --- | --- |\n| `boiler.py` | 20 |\n| x | 1 |\n",
    ],
)
def test_a_size_that_holds_or_is_of_something_else_is_left_alone(said: str) -> None:
    """Near enough, a file that is not there, a part of it."""
    assert found(claimed_size, merged(said, LONG)) == []


def test_a_size_from_before_is_left_alone() -> None:
    """It was so long when the sentence was written."""
    assert found(claimed_size, merged("the 200-line `boiler.py` is split", LONG, lines(200))) == []


def test_lines_of_code_may_leave_blank_ones_and_comments_out() -> None:
    """Many count that way."""
    airy = "".join(f"# part {n}\n\nx{n} = {n}\n" for n in range(30))
    assert found(claimed_size, merged("`boiler.py` = 30 lines", airy)) == []
    assert found(claimed_size, merged("`boiler.py` = 60 lines", airy)) == []


def test_a_name_of_two_things_is_left_alone() -> None:
    """Nobody could tell which was meant."""
    two = commit("Mon 09:00 Split", {"a/boiler.py": lines(60), "b/boiler.py": lines(60)})
    assert found(claimed_size, pull("x", two, description="`boiler.py` is 20 lines", repo={})) == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("`boiler.py` (~265 lines)", "boiler.py"),
        ("`src/boiler.py` = 265 lines", "src/boiler.py"),
        ("a 265-line `Boiler` class", "Boiler"),
        ("| File | Lines |\n| --- | --- |\n| `boiler.py` | 265 |\n| x | 1 |\n", "boiler.py"),
    ],
)
def test_a_size_that_does_not_hold_is_found(said: str, name: str) -> None:
    """Of a file or a class, in prose or in a table."""
    (finding,) = found(claimed_size, merged(said, LONG))
    assert finding.claim == f"The description gives {name} 265 lines; as merged it has 60."
    assert (role(finding, "after"), finding.weight, finding.receipts[0].source) == (60, 5, "description")


def test_the_title_is_held_to_it_too() -> None:
    """It is what most people read."""
    (finding,) = found(claimed_size, merged("", LONG, title="Shrink `boiler.py` to 44 lines; `boiler.py` is 44 lines"))
    assert (finding.claim, finding.weight) == ("The title gives boiler.py 44 lines; as merged it has 60.", 4)


def test_a_hostile_table_costs_no_time() -> None:
    """Thousands of names, none of them ours."""
    rows = "".join(f"| `f{n}.py` | {n} |\n" for n in range(50))
    said = f"| File | Lines |\n| --- | --- |\n{rows}" + "`a" * 20_000
    assert found(claimed_size, merged(said, LONG)) == []
