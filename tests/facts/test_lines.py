"""Lines of the branch."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from builders import commit, lines, pull, values
from real_dossiers import load
from roastbot.evidence import Absent, Dossier, Reason
from roastbot.facts import derive

BLOCK = lines(5, "one and the same line")


def facts(dossier: Dossier) -> dict[str, object]:
    """Return the facts by id, those of a commit by its place."""
    found = values(derive(dossier, UTC))
    for place, made in enumerate(dossier.commits):
        found = {name.replace(made.short, str(place)): value for name, value in found.items()}
    return found


def test_a_merge_in_between_leaves_what_was_thrown_away_unsaid() -> None:
    """Its lines are not the branch's."""
    work = (commit("Mon 09:00 a", {"a.py": lines(9)}), commit("Tue 09:00 b", {"a.py": lines(2)}))
    assert facts(pull("x", *work))["branch.thrown"] == 7
    assert "branch.thrown" not in facts(pull("x", *work, commit("Wed 09:00 Merge main", merge=True)))


def test_a_branch_that_threw_nothing_away_says_nothing() -> None:
    """Every line it wrote was merged."""
    assert "branch.thrown" not in facts(pull("x", commit("Mon 09:00 a", {"a.py": lines(9)})))


def test_moved_and_edited_tests_are_not_added_ones() -> None:
    """Their names were there before; a helper, a nested word and a document are no tests at all."""
    old = "def test_a():\n    pass\n"
    moved = commit("Mon 09:00 a", {"tests/a.py": None, "tests/b.py": f"{old}\ndef check():\n    pass\n", "t.md": old})
    assert "branch.tests" not in facts(pull("x", moved, base={"tests/a.py": old}))


def test_added_tests_are_counted_as_functions() -> None:
    """One with parameters is one; one that goes again is none."""
    first = "@pytest.mark.parametrize('n', [1, 2, 3])\ndef test_a(n):\n    pass\n\nasync def test_b():\n    pass\n"
    dossier = pull(
        "x",
        commit("Mon 09:00 a", {"tests/a.py": first}),
        commit("Tue 09:00 b", {"tests/a.py": first.partition("async")[0]}),
    )
    assert (facts(dossier)["commit.0.tests"], facts(dossier)["branch.tests"]) == (2, 1)


def test_a_function_inside_a_test_is_none_whatever_its_name() -> None:
    """The runner would not find it; a method it would."""
    inside = "def test_a():\n    def test_flow():\n        pass\n"
    methods = (
        "class TestB:\n    def test_b(self):\n        x\n    async def test_c(\n        self,\n    ):\n        x\n"
    )
    assert facts(pull("x", commit("Mon 09:00 a", {"tests/a.py": inside})))["branch.tests"] == 1
    assert facts(pull("x", commit("Mon 09:00 a", {"tests/a.py": methods})))["branch.tests"] == 2


def test_a_missing_patch_leaves_the_branch_s_tests_unsaid() -> None:
    """It could have taken them out again."""
    dossier = pull("x", commit("Mon 09:00 a", {"tests/a.py": "def test_a():\n    pass\n"}), "Tue 09:00 b +1/-1")
    assert "branch.tests" not in facts(dossier)
    assert facts(dossier)["commit.0.tests"] == 1


def test_a_short_block_repeats_by_nature() -> None:
    """So does one that differs in a line."""
    dossier = pull(
        "x", commit("Mon 09:00 a", {"a.py": lines(4), "b.py": lines(4), "c.py": BLOCK, "d.py": BLOCK + "x\n"})
    )
    assert "commit.0.repeat.times" not in facts(dossier)


def test_a_block_added_in_three_places_is_counted() -> None:
    """However it is indented."""
    indented = "".join(f"    {line}\n" for line in BLOCK.splitlines())
    found = facts(pull("x", commit("Mon 09:00 a", {"a.py": BLOCK, "b.py": BLOCK, "c.py": indented})))
    assert (found["commit.0.repeat.times"], found["commit.0.repeat.lines"]) == (3, 5)


def test_a_commit_of_unknown_size_leaves_the_sums_unsaid() -> None:
    """They would be too small."""
    dossier = pull("x", "Mon 09:00 a +1/-1", commit("Tue 09:00 b"))
    assert "branch.additions" not in facts(dossier)
    assert "branch.additions" not in facts(replace(dossier, missing={"commits": Absent(Reason.NOT_SERVED)}))


@pytest.mark.real
def test_a_real_branch_wrote_more_than_it_merged(real: Path) -> None:
    """7,346 lines for 5,413."""
    found = facts(load(real / "prefect-21477"))
    assert (found["branch.additions"], found["branch.thrown"]) == (7346, 1933)
