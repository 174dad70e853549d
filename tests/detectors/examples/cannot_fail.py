"""Examples for `cannot_fail`."""

from builders import commit, pull

_IDLE = "def test_heat():\n    boiler = Boiler()\n    boiler.heat(90)\n    boiler.cool(20)\n"

FIRES = pull("Heat", commit("Mon 09:00 Test the boiler", {"tests/test_heat.py": _IDLE}), repo={})
SILENT = pull(
    "Heat",
    commit("Mon 09:00 Test the boiler", {"tests/test_heat.py": _IDLE.replace("test_heat", "test_heat_does_not_raise")}),
    repo={},
)
WHY = "The test says that nothing blowing up is all it asks."
