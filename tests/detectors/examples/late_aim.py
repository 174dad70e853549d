"""Examples for `late_aim`."""

from builders import commit, pull

_LAZY = "def heat():\n    from boiler import fire\n\n    return fire()\n"
_LIFTED = "from boiler import fire\n\n\ndef heat():\n    return fire()\n"
_OLD = "def test_heat(monkeypatch):\n    monkeypatch.setattr('boiler.fire', lambda: 1)\n"
_NEW = "def test_heat(monkeypatch):\n    monkeypatch.setattr('heat.fire', lambda: 1)\n"

FIRES = pull(
    "Heat",
    commit("Mon 09:00 Add heat", {"heat.py": _LAZY, "tests/test_heat.py": _OLD}),
    commit("Mon 10:00 Lift the import", {"heat.py": _LIFTED}),
    commit("Mon 12:10 Fix the tests", {"tests/test_heat.py": _NEW}),
    repo={},
)
SILENT = pull(
    "Heat",
    commit("Mon 09:00 Add heat", {"heat.py": _LAZY, "tests/test_heat.py": _OLD}),
    commit("Mon 10:00 Lift the import", {"heat.py": _LIFTED, "tests/test_heat.py": _NEW}),
    repo={},
)
WHY = "The commit that moved the import took the patch along."
