"""Examples for `blind_patch`."""

from builders import commit, pull

_HEAT = "from engine.boiler import fire\n\n\ndef heat():\n    return fire()\n"
_TEST = (
    "from unittest import mock\n\nfrom engine.heat import heat\n\n\n"
    "def test_heat():\n    with mock.patch('engine.boiler.fire'):\n        assert heat()\n"
)

FIRES = pull(
    "Heat",
    commit("Mon 09:00 Add heat", {"engine/heat.py": _HEAT, "tests/test_heat.py": _TEST}),
    repo={"engine/boiler.py": "def fire():\n    return 1\n"},
)
SILENT = pull(
    "Heat",
    commit("Mon 09:00 Add heat", {"engine/heat.py": _HEAT, "tests/test_heat.py": _TEST}),
    repo={"engine/boiler.py": "def fire():\n    return 1\n\n\ndef blaze():\n    return fire()\n"},
)
WHY = "Another function of the patched module looks the name up there, and may be what the test is after."
