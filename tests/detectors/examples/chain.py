"""Examples for `chain`."""

from builders import commit, lines, pull

FIRES = pull(
    "Mend the engine",
    commit("Mon 09:00 Fix valve leak", {"engine.py": lines(9, "first")}),
    commit("Mon 10:00 Use no valve", {"engine.py": lines(9, "second")}),
    commit("Mon 11:00 Replace valve seat", {"engine.py": lines(9, "third")}),
    "Mon 13:00 Oil axle",
    "Mon 14:00 Bend rod",
    "Mon 15:00 Sort bolts",
)
SILENT = pull(
    "Mend the engine",
    commit("Mon 09:00 Fix valve", {"engine.py": lines(9, "first")}),
    commit("Mon 10:00 Fix whistle", {"engine.py": lines(9, "second")}),
    commit("Mon 11:00 Fix boiler", {"engine.py": lines(9, "third")}),
)
WHY = "The commits rewrite one busy file, and each is about something else."
