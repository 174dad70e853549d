"""What a title says less of, and what is longer as merged."""

import pytest

from builders import commit, found, pull, values
from roastbot.detectors import named_and_grew
from roastbot.evidence import Dossier


def boiler(count: int, head: str = "class Boiler:") -> str:
    """Return a definition with so many lines below its first."""
    return f"{head}\n" + "".join(f"    part_{n} = {n}\n" for n in range(count))


def grown(title: str, head: str = "class Boiler:", before: int = 40, after: int = 50) -> Dossier:
    """Return a pull request in which one definition of boiler.py goes from one length to another."""
    new = commit("Mon 09:00 Look through it", {"boiler.py": boiler(after, head)})
    return pull(title, new, base={"boiler.py": boiler(before, head)}, repo={})


@pytest.mark.parametrize(("before", "after"), [(40, 30), (40, 40), (40, 43)])
def test_what_hardly_grew_is_left_alone(before: int, after: int) -> None:
    """Nobody would say that it did."""
    assert found(named_and_grew, grown("Simplify Boiler", before=before, after=after)) == []


@pytest.mark.parametrize("title", ["Extend Boiler", "Fix Boiler", "Rework Boiler"])
def test_a_title_that_does_not_say_less_is_left_alone(title: str) -> None:
    """It promised nothing."""
    assert found(named_and_grew, grown(title)) == []


def test_a_title_in_capitals_names_no_class() -> None:
    """There Boiler is a word like the others."""
    assert found(named_and_grew, grown("Remove Old Boiler Code")) == []


def test_a_plain_word_names_no_function() -> None:
    """To remove heat is not to remove `heat`."""
    assert found(named_and_grew, grown("Remove heat from the engine", "def heat():")) == []


def test_a_name_that_two_things_bear_is_left_alone() -> None:
    """Nobody can tell which one is meant."""
    new = commit("Mon 09:00 Grow", {"boiler.py": boiler(50), "old.py": boiler(9)})
    dossier = pull("Remove internal Boiler usage", new, base={"boiler.py": boiler(40), "old.py": boiler(2)}, repo={})
    assert found(named_and_grew, dossier) == []


@pytest.mark.parametrize("title", ["Trim cellar/boiler.py", "Trim Kettle.heat_up"])
def test_a_name_spelled_out_further_is_another_thing(title: str) -> None:
    """Another folder's file, another class's method."""
    assert found(named_and_grew, grown(title, "def heat_up():", after=80)) == []


def test_what_the_branch_created_is_left_alone() -> None:
    """It had no length before."""
    dossier = pull("Remove internal Boiler usage", commit("Mon 09:00 Add it", {"boiler.py": boiler(50)}), repo={})
    assert found(named_and_grew, dossier) == []


def test_a_class_that_grew_is_found_with_both_lengths() -> None:
    """The claim draws no conclusion."""
    (finding,) = found(named_and_grew, grown("refactor: remove internal Boiler usage"))
    assert finding.claim == (
        "The title is “refactor: remove internal Boiler usage”; the class Boiler in boiler.py had 41 lines before and "
        "has 51 as merged."
    )
    assert sorted(values(finding.facts).values()) == [41, 51]
    assert finding.weight == 3


@pytest.mark.parametrize("title", ["Trim heat_up", "Trim heat_up()", "Trim `heat_up`", "Trim boiler.py"])
def test_a_function_and_a_file_are_found_by_name(title: str) -> None:
    """However the title writes it."""
    (finding,) = found(named_and_grew, grown(title, "def heat_up():", after=80))
    assert finding.weight == 4
