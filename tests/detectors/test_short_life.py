"""Files and names that did not see the merge."""

import pytest

from builders import commit, found, lines, pull, role
from roastbot.detectors import short_life
from roastbot.evidence import Dossier

WARM = "def warm_up():\n    return 1\n"
LONG = "def warm_up(heat):\n    steam = heat * 2\n    pressure = steam + heat\n    return pressure - 1\n"


def born(*texts: str | None, base: str | None = None, repo: dict[str, str] | None = None) -> Dossier:
    """Return a branch on which one file has these texts in turn, an hour apart."""
    made = [commit(f"Mon {9 + n:02}:00 Step {n}", {"a.py": text}) for n, text in enumerate(texts)]
    return pull("x", *made, base={"a.py": base} if base is not None else None, repo=repo)


@pytest.mark.parametrize("repo", [None, {}])
def test_a_definition_that_is_older_than_the_branch_was_not_born_on_it(repo: dict[str, str] | None) -> None:
    """Its line was only edited before it went; nor was one that a commit shows beside its change, or that was read."""
    older = "def warm_up():\n    return 0\n"
    assert found(short_life, born("def warm_up(heat):\n    return 0\n", "pass\n", base=older, repo=repo)) == []
    beside = "def warm_up():\n    return 1\n"
    assert found(short_life, born(beside, beside + LONG, "pass\n", base=older, repo=repo)) == []


def test_another_definition_of_that_name_in_a_touched_file_is_enough() -> None:
    """Which of the two went is a guess."""
    far = "x = 1\n" * 40
    one = f"class A:\n    def warm_up(self):\n        return 1\n{far}"
    two = f"{one}class B:\n    def warm_up(self):\n        return 2\n"
    assert found(short_life, born(two, one + "x = 2\n", base=one, repo={})) == []


def test_a_renamed_definition_was_not_taken_out() -> None:
    """Its body stays: but for its last line, in another place, with a long name, in another file."""
    turned = LONG.replace("warm_up", "cool_down").replace("- 1", "+ 1")
    assert found(short_life, born(LONG, turned)) == []
    assert found(short_life, born(LONG, "x = 1\n" * 9 + turned)) == []
    assert found(short_life, born(WARM, WARM.replace("warm_up", "cool_down"))) == []
    longer = WARM.replace("warm_up", f"warm_up_{'very_' * 12}slowly")
    assert found(short_life, born(WARM, longer)) == []
    moved = commit("Mon 10:00 Move", {"a.py": "pass\n", "b.py": "x = 1\n\n\n" + turned})
    assert found(short_life, pull("x", commit("Mon 09:00 Add", {"a.py": LONG}), moved)) == []


def test_of_too_many_definitions_nothing_is_said() -> None:
    """Nobody compares them all, and it takes no time."""
    crowd = "".join(f"def number_{n}():\n    return {n}\n" for n in range(2_001))
    assert found(short_life, born(WARM, WARM + crowd, "pass\n")) == []


def test_a_name_that_was_put_in_the_place_of_another_is_no_birth() -> None:
    """What it names is older than the name."""
    renamed = LONG.replace("warm_up", "heat_up")
    assert found(short_life, born(renamed, "pass\n", base=LONG)) == []


def test_a_name_that_came_and_went_twice_is_left_alone() -> None:
    """Neither life is the whole story."""
    assert found(short_life, born(WARM, "pass\n", WARM, "pass\n")) == []


def test_what_a_plan_shows_was_never_defined() -> None:
    """It stood between two fences."""
    first, last = commit("Mon 09:00 Plan", {"plan.md": WARM}), commit("Mon 10:00 Plan less", {"plan.md": "None.\n"})
    assert found(short_life, pull("x", first, last)) == []


def test_an_edited_definition_ends_where_the_name_really_goes() -> None:
    """Another signature is no end."""
    (finding,) = found(short_life, born(WARM, "def warm_up(heat):\n    return 1\n", "pass\n"))
    assert (role(finding, "span"), role(finding, "names")) == ("2 hours", 1)
    assert finding.claim == "warm_up was defined on the branch and taken out again 2 hours later."


def test_a_definition_with_another_body_in_its_place_is_another_one() -> None:
    """The old one was taken out."""
    other = "def quench(water):\n    ice = water - 4\n    return ice\n"
    (finding,) = found(short_life, born(LONG, other))
    assert role(finding, "name") == "warm_up"


def test_a_name_that_moved_is_left_alone() -> None:
    """It lives elsewhere now."""
    dossier = pull(
        "x",
        commit("Mon 09:00 Add warm-up", {"a.py": WARM}),
        commit("Mon 10:00 Move warm-up", {"a.py": "pass\n", "b.py": "x = 1\n" + WARM}),
    )
    assert found(short_life, dossier) == []


def test_a_name_that_is_used_elsewhere_is_left_alone() -> None:
    """Whatever it is now, it is not gone."""
    dossier = pull(
        "x",
        commit("Mon 09:00 Add warm-up", {"a.py": WARM}),
        commit("Mon 10:00 Import warm-up", {"a.py": "from heat import warm_up\n"}),
    )
    assert found(short_life, dossier) == []


def test_nothing_is_concluded_from_a_branch_with_a_missing_patch() -> None:
    """The name may have come back where nobody could look."""
    dossier = pull(
        "x",
        commit("Mon 09:00 Add warm-up", {"a.py": WARM}),
        commit("Mon 10:00 Drop warm-up", {"a.py": "pass\n"}),
        "Mon 11:00 Something large +900/-1",
    )
    assert found(short_life, dossier) == []


def test_a_function_that_came_and_went_is_found() -> None:
    """Its working life is told by the clock."""
    dossier = pull(
        "x",
        commit("Mon 09:00 Add warm-up", {"a.py": WARM}, body="warm_up() runs first"),
        commit("Mon 11:10 Start cold", {"a.py": "pass\n"}),
    )
    (finding,) = found(short_life, dossier)
    assert (role(finding, "name"), role(finding, "span"), finding.weight) == ("warm_up", "2 hours and 10 minutes", 3)


def test_a_description_that_still_names_it_weighs_more() -> None:
    """Readers are sent to look for it."""
    dossier = pull(
        "x",
        commit("Mon 09:00 Add warm-up", {"a.py": WARM}),
        commit("Mon 11:10 Start cold", {"a.py": "pass\n"}),
        description="Calls `warm_up()` at the start",
    )
    (finding,) = found(short_life, dossier)
    assert finding.claim.endswith("The description still names it.")
    assert finding.receipts[-1].source == "description"


def test_a_file_that_came_and_went_is_found() -> None:
    """With its length on arrival."""
    dossier = pull(
        "x",
        commit("Mon 09:00 Simplify plan", {"plan.md": lines(94), "a.py": "x = 1\n"}),
        commit("Tue 09:00 Simplify more", {"plan.md": None}),
    )
    (finding,) = found(short_life, dossier)
    assert (role(finding, "file"), role(finding, "lines"), finding.weight) == ("plan.md", 94, 5)
