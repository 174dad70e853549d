"""Examples for `net_zero`."""

from builders import commit, pull

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Harden the boiler", {"boiler.py": "WARM_UP_TIMEOUT = 30.0\nx = 1\n"}),
    commit("Wed 09:00 Simplify the boiler", {"boiler.py": "x = 1\n"}),
    base={"boiler.py": "x = 1\n"},
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Harden the boiler", {"boiler.py": "WARM_UP_TIMEOUT = 30.0\nx = 1\n"}),
    commit("Wed 09:00 Simplify the boiler", {"boiler.py": "WARM_UP_SECONDS = 30.0\nx = 1\n"}),
    base={"boiler.py": "x = 1\n"},
)
WHY = "The constant lives on under another name."
