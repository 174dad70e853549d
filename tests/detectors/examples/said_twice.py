"""Examples for `said_twice`."""

from builders import commit, pull

_STEPS = "".join(f"    boiler.turn_the_valve_to({n}, slowly=True)\n" for n in range(9))
_OTHER = "".join(f"    boiler.turn_the_valve_to({n}, slowly=True)\n" for n in range(20, 29))

FIRES = pull(
    "Heat the engine",
    commit("Mon 09:00 Heat", {"heat.py": f"def heat(boiler):\n{_STEPS}"}),
    repo={"cool.py": f"def cool(boiler):\n    boiler.rest()\n{_STEPS}"},
)
SILENT = pull(
    "Heat the engine",
    commit("Mon 09:00 Heat", {"heat.py": f"def heat(boiler):\n{_STEPS}"}),
    repo={"cool.py": f"def cool(boiler):\n    boiler.rest()\n{_OTHER}"},
)
WHY = "The lines look alike and are not the same."
