"""Who wrote a line, and who took it out."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import commit, lines, pull
from roastbot.lineage import changed_lines, trace


def test_a_line_keeps_its_birth_while_others_come_and_go_around_it() -> None:
    """Line numbers shift; births do not."""
    dossier = pull(
        "x",
        commit("Mon 09:00 a", {"a.py": "keep me\nold\n"}),
        commit("Mon 10:00 b", {"a.py": "one\ntwo\nkeep me\nold\n"}),
        commit("Mon 11:00 c", {"a.py": "two\nkeep me\n"}),
    )
    lineage = trace(dossier)
    assert [(death.text, death.born, death.died) for death in lineage.deaths] == [("one", 1, 2), ("old", 0, 2)]
    assert [(birth.text, birth.born) for birth in lineage.survivors] == [("two", 1), ("keep me", 0)]
    assert lineage.whole


def test_lines_of_the_base_have_no_birth_here() -> None:
    """Taking them out is no death of the branch's own."""
    dossier = pull("x", commit("Mon 09:00 a", {"a.py": "new\n"}), base={"a.py": "old\n"})
    assert trace(dossier).deaths == ()


def test_a_line_that_moves_to_another_file_lives_on() -> None:
    """With the birth it had."""
    dossier = pull(
        "x",
        commit("Mon 09:00 a", {"a.py": "wander\nstay\n"}),
        commit("Mon 10:00 b", {"a.py": "stay\n", "b.py": "  wander\n"}),
    )
    lineage = trace(dossier)
    assert lineage.deaths == ()
    assert ("b.py", 0) in {(birth.path, birth.born) for birth in lineage.survivors}


def test_a_file_that_was_created_and_deleted_is_told() -> None:
    """By the commits that did it."""
    dossier = pull("x", commit("Mon 09:00 a", {"a.md": lines(3)}), commit("Mon 10:00 b", {"a.md": None}))
    (file,) = trace(dossier).files
    assert (file.path, file.born, file.died) == ("a.md", 0, 1)


def test_a_missing_patch_makes_it_partial() -> None:
    """What went there, nobody knows."""
    assert not trace(pull("x", commit("Mon 09:00 a", {"a.py": "a\n"}), "Mon 10:00 b +9/-9")).whole


def test_a_merge_does_not() -> None:
    """It has no patch of its own."""
    assert trace(pull("x", commit("Mon 09:00 a", {"a.py": "a\n"}), commit("Mon 10:00 Merge", merge=True))).whole


def test_a_file_that_disagrees_is_forgotten_rather_than_guessed() -> None:
    """As when the base branch was merged in between."""
    first = pull("x", commit("Mon 09:00 a", {"a.py": "one\ntwo\n"})).commits[0]
    elsewhere = pull("x", commit("Mon 10:00 b", {"a.py": "two\n"}), base={"a.py": "other\ntwo\n"}).commits[0]
    dossier = pull("x")
    lineage = trace(type(dossier)(dossier.pull_request, "", (first, elsewhere)))
    assert lineage.deaths == ()
    assert not lineage.whole


def test_changed_lines_of_an_absent_patch_are_none() -> None:
    """Not an error."""
    assert changed_lines(pull("x", "Mon 09:00 a +1/-1").commits[0]) == {"+": (), "-": ()}


@given(st.integers(0, 10_000))
def test_what_survives_is_what_the_file_holds(seed: int) -> None:
    """Whatever a branch does to a file, replaying its patches ends at its text."""
    dice = random.Random(seed)  # noqa: S311 - a game, not a key
    text = [f"base {n}" for n in range(dice.randrange(6))]
    base, steps = {"a.py": "".join(f"{line}\n" for line in text)}, []
    for n in range(5):
        at = dice.randrange(len(text) + 1)
        gone = dice.randrange(3)
        text[at : at + gone] = [f"commit {n} line {m}" for m in range(dice.randrange(4))]
        steps.append(commit(f"Mon 0{n}:00 Work", {"a.py": "".join(f"{line}\n" for line in text)}))
    lineage = trace(pull("x", *steps, base=base))
    assert [birth.text for birth in lineage.survivors] == [line for line in text if not line.startswith("base")]
    assert all(f"commit {birth.born} " in birth.text for birth in lineage.survivors)
    assert lineage.whole


@pytest.mark.parametrize(("number", "gone", "left"), [("21477", 1440, 5413), ("21252", 152, None)])
def test_the_real_branches_add_up(real: object, number: str, gone: int, left: int | None) -> None:
    """The survivors of a branch without merges are the additions of its diff, less what only moved."""
    from real_dossiers import load  # noqa: PLC0415 - only where the recorded ones are

    lineage = trace(load(real / f"prefect-{number}"))  # type: ignore[operator]  # the fixture is a Path
    assert len(lineage.deaths) == gone
    if left is not None:
        assert len(lineage.survivors) <= left
