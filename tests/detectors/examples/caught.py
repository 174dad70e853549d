"""Examples for `caught`."""

from builders import commit, pull

BASE = {"valve.py": "def turn(wheel):\n    return wheel\n", "tests/test_valve.py": "def test_turn():\n    turn(1)\n"}
MENDED = {"valve.py": "def turn(wheel):\n    limited_turns = 3\n    return min(wheel, limited_turns)\n"}
TESTED = {"tests/test_valve.py": "def test_turn():\n    turn(1)\n    assert valve.limited_turns == 3\n"}
VAGUE = {"tests/test_valve.py": "def test_turn():\n    turn(1)\n    assert turn(9)\n"}

FIRES = pull("Oil it", commit("Mon 10:00 Fix endless turning", {**MENDED, **TESTED}), base=BASE, repo={})
SILENT = pull("Oil it", commit("Mon 10:00 Fix endless turning", {**MENDED, **VAGUE}), base=BASE, repo={})
WHY = "The new assertion names nothing that the fix brought in; it might have held before."
