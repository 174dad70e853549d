"""Examples for `lost_letters`."""

from builders import commit, pull

NAMES = "def test_run_boiler(): ...\ndef test_run_whistle(): ...\n"

FIRES = pull(
    "Make run public",
    commit("Mon 09:45 Make run public", {"tests.py": "def testrun_boiler(): ...\ndef testrun_whistle(): ...\n"}),
    commit("Mon 15:34 Fix bad renames", {"tests.py": NAMES}),
    base={"tests.py": NAMES},
)
SILENT = pull(
    "Rename tests",
    commit("Mon 09:45 Rename tests", {"tests.py": "def testrun_boiler(): ...\ndef testrun_whistle(): ...\n"}),
    base={"tests.py": NAMES},
)
WHY = "The rename stayed, so it was meant."
