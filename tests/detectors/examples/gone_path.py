"""Examples for `gone_path`."""

from builders import commit, pull

_REPO = {"engine/boiler.py": "x = 1\n", "engine/valve.py": "# Pressure is kept by steam_gauge.py.\nx = 1\n"}
_PAST = {"engine/boiler.py": "x = 1\n", "engine/valve.py": "# Pressure was kept by steam_gauge.py.\nx = 1\n"}
_BASE = {"engine/steam_gauge.py": "x = 1\n"}

FIRES = pull("Heat", commit("Mon 09:00 Drop the gauge", {"engine/steam_gauge.py": None}), base=_BASE, repo=_REPO)
SILENT = pull("Heat", commit("Mon 09:00 Drop the gauge", {"engine/steam_gauge.py": None}), base=_BASE, repo=_PAST)
WHY = "The comment speaks of the past."
