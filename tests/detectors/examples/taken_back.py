"""Examples for `taken_back`."""

from builders import commit, lines, pull

FIRES = pull(
    "Work on the engine",
    commit("Mon 09:00 Add valves", {"engine.py": lines(20, "valve")}),
    commit("Mon 11:30 Remove valves", {"engine.py": "start\n"}),
)
SILENT = pull(
    "Work on the engine",
    commit("Mon 09:00 Add valves", {"engine.py": lines(20, "valve")}),
    commit("Mon 10:00 Fix whistle", {"engine.py": "start\n"}),
)
WHY = "The later title is about something else: a busy file is edited by everybody."
