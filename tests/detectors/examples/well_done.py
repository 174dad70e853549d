"""Examples for `well_done`."""

from builders import commit, lines, pull

FIRES = pull(
    "Add a valve",
    commit(
        "Mon 10:00 Add a valve",
        {"valve.py": lines(90)},
        body="The boiler gets one because the old one never let the steam out.",
    ),
    commit("Mon 11:00 Oil it", {"valve.py": lines(90) + "oil\n"}),
)
SILENT = pull("Add a valve", "Mon 10:00 Add a valve +90/-0")
WHY = "No patch could be read, so nobody knows what was done."
