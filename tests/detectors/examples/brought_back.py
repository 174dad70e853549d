"""Examples for `brought_back`."""

from builders import commit, pull

HEAT = "def heat_up():\n    light()\n    wait()\n    return True\n"

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Harden the boiler", {"boiler.py": "x = 1\n"}),
    commit("Mon 11:43 Simplify the boiler", {"boiler.py": f"x = 2\n{HEAT}"}),
    base={"boiler.py": f"x = 1\n{HEAT}"},
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Move heat_up", {"boiler.py": "x = 1\n", "heat.py": HEAT}),
    commit("Mon 11:43 Move heat_up back", {"boiler.py": f"x = 2\n{HEAT}", "heat.py": None}),
    base={"boiler.py": f"x = 1\n{HEAT}"},
)
WHY = "The function had only moved to another file and back."
