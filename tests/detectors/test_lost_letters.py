"""Names that went without an underscore."""

from builders import commit, found, pull, role
from roastbot.detectors import lost_letters

WHOLE = "def test_run_boiler(): ...\ndef test_run_whistle(): ...\n"
HURT = "def testrun_boiler(): ...\ndef testrun_whistle(): ...\n"


def test_a_rename_that_stays_is_left_alone() -> None:
    """It was meant."""
    assert found(lost_letters, pull("x", commit("Mon 09:00 Rename", {"a.py": HURT}), base={"a.py": WHOLE})) == []


def test_a_single_name_is_left_alone() -> None:
    """It may be a new one."""
    steps = (
        commit("Mon 09:00 Rename", {"a.py": "def testrun_boiler\n"}),
        commit("Mon 10:00 Fix", {"a.py": "def test_run_boiler\n"}),
    )
    assert found(lost_letters, pull("x", *steps, base={"a.py": "def test_run_boiler\n"})) == []


def test_names_that_got_it_back_are_found() -> None:
    """Counted, with one of them named."""
    steps = (commit("Mon 09:45 Make run public", {"a.py": HURT}), commit("Mon 15:34 Fix bad renames", {"a.py": WHOLE}))
    (finding,) = found(lost_letters, pull("x", *steps, base={"a.py": WHOLE}))
    assert (role(finding, "names"), role(finding, "name")) == (2, "testrun_boiler")
    assert role(finding, "span") == "5 hours and 49 minutes"
