"""Examples for `declared_done`."""

from builders import commit, pull

PLAN = "# Phase 2\n\n**Status**: Complete, PR #TBD\n"
FIRES = pull(
    "Add a second boiler",
    commit("Mon 09:00 Add a second boiler", {"plans/boiler.md": PLAN}),
    commit("Mon 15:00 Stop the second boiler from bursting", {"boiler.py": "pressure = 2\n"}),
    commit("Tue 09:00 Replace the second boiler", {"boiler.py": "pressure = 1\n"}),
    commit("Wed 18:00 Tell the plan", {"plans/boiler.md": PLAN.replace("#TBD", "#7")}),
)
SILENT = pull(
    "Add a second boiler",
    commit("Mon 15:00 Add a second boiler", {"boiler.py": "pressure = 2\n"}),
    commit("Tue 09:00 Replace the second boiler", {"boiler.py": "pressure = 1\n"}),
    commit("Tue 10:00 Paint it", {"boiler.py": "pressure = 1\ncolour = 'red'\n"}),
    commit("Wed 18:00 Add the plan", {"plans/boiler.md": PLAN}),
)
WHY = "Nothing came after it: what the plan calls complete was."
