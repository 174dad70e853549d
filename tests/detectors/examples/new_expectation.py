"""Examples for `new_expectation`."""

from builders import commit, pull

_BASE = {"heat.py": "def heat():\n    return 90\n", "tests/test_heat.py": "def test_heat():\n    assert heat() == 90\n"}
_CODE = {"heat.py": "def heat():\n    return 85\n"}

FIRES = pull(
    "Heat",
    commit("Mon 09:00 Tune the boiler", {**_CODE, "tests/test_heat.py": "def test_heat():\n    assert heat() == 85\n"}),
    base=_BASE,
    repo={},
)
SILENT = pull(
    "Heat",
    commit("Mon 09:00 Tune the boiler", _CODE),
    commit("Mon 09:30 Expect less", {"tests/test_heat.py": "def test_heat():\n    assert heat() == 85\n"}),
    base=_BASE,
    repo={},
)
WHY = "The test was changed in a commit of its own."
