"""Patches that were left behind by an import."""

from builders import commit, found, pull, role
from roastbot.detectors import late_aim
from roastbot.evidence import Dossier

LAZY = "def heat():\n    from boiler import fire\n\n    return fire()\n"
LIFTED = "from boiler import fire\n\n\ndef heat():\n    return fire()\n"


def aimed(*calls: str) -> str:
    """Return a file of tests that holds these calls."""
    return "def test_heat(monkeypatch):\n" + "".join(f"    {call}\n" for call in calls)


def branch(old: str, new: str, lifted: str = LIFTED) -> Dossier:
    """Return a branch that lifts an import and aims the tests anew two hours and ten minutes later."""
    return pull(
        "Heat",
        commit("Mon 09:00 Add heat", {"heat.py": LAZY, "tests/test_heat.py": old}),
        commit("Mon 10:00 Lift the import", {"heat.py": lifted}),
        commit("Mon 12:10 Fix the tests", {"tests/test_heat.py": new}),
        repo={},
    )


def test_an_import_that_stays_inside_looks_the_name_up_each_time() -> None:
    """There the old patch worked."""
    old, new = aimed("monkeypatch.setattr('boiler.fire', None)"), aimed("monkeypatch.setattr('heat.fire', None)")
    assert found(late_aim, branch(old, new, LAZY + "\n\nx = 1\n")) == []


def test_a_patch_aimed_at_a_third_place_says_nothing_about_this_one() -> None:
    """The new place has to be the file that took the name in."""
    old, new = aimed("monkeypatch.setattr('boiler.fire', None)"), aimed("monkeypatch.setattr('oven.fire', None)")
    assert found(late_aim, branch(old, new)) == []


def test_a_patch_of_somebody_elses_name_of_that_name_is_another_matter() -> None:
    """The import has to come from where the old patch aimed."""
    old, new = aimed("monkeypatch.setattr('match.fire', None)"), aimed("monkeypatch.setattr('heat.fire', None)")
    assert found(late_aim, branch(old, new)) == []


def test_a_string_outside_a_patch_is_no_patch() -> None:
    """It is only a string."""
    assert found(late_aim, branch(aimed("say('boiler.fire')"), aimed("say('heat.fire')"))) == []


def test_patches_written_after_the_import_had_come_are_not_left_behind() -> None:
    """They were wrong from the start, and nobody moved away from them."""
    dossier = pull(
        "Heat",
        commit("Mon 09:00 Add heat", {"heat.py": LAZY, "tests/test_heat.py": "x = 1\n"}),
        commit("Mon 10:00 Lift the import", {"heat.py": LIFTED}),
        commit("Mon 11:00 Test it", {"tests/test_heat.py": aimed("monkeypatch.setattr('boiler.fire', None)")}),
        commit("Mon 12:00 Fix it", {"tests/test_heat.py": aimed("monkeypatch.setattr('heat.fire', None)")}),
        repo={},
    )
    assert found(late_aim, dossier) == []


def test_patches_left_behind_are_found_with_the_time_they_stood() -> None:
    """By dotted name, by module and name, and with the call wrapped."""
    old = aimed(
        "monkeypatch.setattr('boiler.fire', 1)",
        "monkeypatch.setattr(boiler, 'fire', 2)",
        "monkeypatch.setattr(\n        boiler, 'fire', 3\n    )",
        "monkeypatch.setattr(\n        boiler,\n        'fire',\n        4,\n    )",
    )
    (finding,) = found(late_aim, branch(old, old.replace("'boiler.", "'heat.").replace("boiler,", "heat,")))
    assert (role(finding, "lines"), role(finding, "name"), role(finding, "span")) == (
        4,
        "fire",
        "2 hours and 10 minutes",
    )


def test_a_module_under_another_name_is_recognised() -> None:
    """The tests say what they call it."""
    old = "import parts.boiler as stove\n\n\n" + aimed("monkeypatch.setattr(stove, 'fire', 1)")
    new = "import heat\n\n\n" + aimed("monkeypatch.setattr(heat, 'fire', 1)")
    lifted = LIFTED.replace("from boiler", "from parts.boiler")
    (finding,) = found(late_aim, branch(old, new, lifted))
    assert "went on patching it where it comes from" in finding.claim
