"""Examples for `past_the_end`."""

from builders import commit, lines, pull

FIRES = pull(
    "Heat",
    commit("Mon 09:00 Add heat", {"heat.py": "# The valve is turned in engine/boiler.py:240.\nx = 1\n"}),
    repo={"engine/boiler.py": lines(120, "# line")},
)
SILENT = pull(
    "Heat",
    commit("Mon 09:00 Add heat", {"heat.py": "# The valve is turned in engine/boiler.py:40.\nx = 1\n"}),
    repo={"engine/boiler.py": lines(120, "# line")},
)
WHY = "The file has that line."
