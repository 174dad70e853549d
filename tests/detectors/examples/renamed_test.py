"""Examples for `renamed_test`."""

from builders import commit, pull

_BASE = {"tests/test_heat.py": "def test_heat_is_even():\n    assert heat() % 2 == 0\n"}
_RENAMED = {"tests/test_heat.py": "def testheat_is_even():\n    assert heat() % 2 == 0\n"}

FIRES = pull("Heat", commit("Mon 09:00 Rename", _RENAMED), base=_BASE, repo={})
SILENT = pull(
    "Heat",
    commit("Mon 09:00 Rename", {"tests/test_heat.py": "def test_heat_is_odd():\n    assert heat() % 2\n"}),
    base=_BASE,
    repo={},
)
WHY = "It has another name, and one that every runner knows for a test."
