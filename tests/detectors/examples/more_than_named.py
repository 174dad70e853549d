"""Examples for `more_than_named`."""

from builders import commit, lines, pull

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Rename boiler to furnace", {"boiler.py": None, "furnace.py": lines(340)}),
    base={"boiler.py": lines(20)},
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Rename boiler to furnace", {"boiler.py": None, "furnace.py": lines(340)}),
    base={"boiler.py": lines(330)},
)
WHY = "Nearly every line that arrives under the new name had left under the old one."
