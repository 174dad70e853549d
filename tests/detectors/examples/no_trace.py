"""Examples for `no_trace`."""

from builders import commit, pull

OLD = "def heat():\n    return 1\n"
NEW = "def heat():\n    coal = 1\n    water = 2\n    return coal + water\n"

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Cache the coal", {"boiler.py": NEW}),
    commit("Mon 11:10 Start the engine", {"engine.py": "x = 1\n", "boiler.py": OLD}),
    base={"boiler.py": OLD},
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Cache the coal", {"boiler.py": NEW}),
    commit("Mon 11:10 Start the engine", {"engine.py": "x = 1\n", "boiler.py": OLD.replace("1", "2")}),
    base={"boiler.py": OLD},
)
WHY = "One line of the file is another one in the end, and the merged diff shows it."
