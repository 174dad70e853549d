"""Examples for `round_trip`."""

from builders import commit, lines, pull

FIRES = pull(
    "Fuel the engine",
    commit("Mon 09:00 Fuel with coal", {"engine.py": lines(300, "coal")}),
    commit("Mon 10:00 Fuel with wind", {"engine.py": lines(100, "wind")}),
)
SILENT = pull(
    "Fuel the engine",
    commit("Mon 09:00 Fuel with coal", {"engine.py": lines(300, "coal")}),
    commit("Mon 10:00 Use less of it", {"engine.py": lines(290, "coal")}),
)
WHY = "Nearly all the work that was done is in what was merged."
