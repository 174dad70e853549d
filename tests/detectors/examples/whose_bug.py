"""Examples for `whose_bug`."""

from builders import blamed, commit, pull

OLD = "def pressure(steam):\n    return steam - 1\n"
NEW = "def pressure(steam):\n    return steam + 1\n"
MEND = commit("Tue 09:00 Fix the pressure", {"engine.py": NEW})
WRITTEN = [blamed("engine.py", (2, 2), "Add a gauge (#3)", "2022-03-01")]

FIRES = pull("Oil the engine", MEND, base={"engine.py": OLD}, repo={}, blame=WRITTEN)
SILENT = pull(
    "Oil the engine",
    commit("Mon 09:00 Guess the pressure", {"engine.py": "def pressure(steam):\n    return steam * 2\n"}),
    MEND,
    base={"engine.py": OLD},
    repo={},
    blame=WRITTEN,
)
WHY = "The fix takes out a line that the branch itself had written the day before; the old line went without a fix."
