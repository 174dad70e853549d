"""Examples for `short_life`."""

from builders import commit, pull

WARM = "def warm_up():\n    return 1\n"

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Add warm-up", {"engine.py": WARM}, body="warm_up() runs first"),
    commit("Mon 11:10 Start cold", {"engine.py": "pass\n"}),
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Add warm-up", {"engine.py": WARM}),
    commit("Mon 10:00 Move warm-up", {"engine.py": "pass\n", "heat.py": "x = 1\n" + WARM}),
)
WHY = "The function lives on in another file."
