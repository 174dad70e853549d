"""Files and names that did not see the merge."""

from builders import commit, found, lines, pull, role
from roastbot.detectors import short_life

WARM = "def warm_up():\n    return 1\n"


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
