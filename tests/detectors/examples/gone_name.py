"""Examples for `gone_name`."""

from builders import commit, pull

_GAUGE = "class SteamGauge:\n    limit = 9\n"
_PLAN = "The boiler is read through a `SteamGauge` of its own.\n"

FIRES = pull(
    "Heat",
    commit("Mon 09:00 Add a gauge", {"boiler.py": _GAUGE, "plans/heat.md": _PLAN}),
    commit("Tue 09:00 Simplify", {"boiler.py": "limit = 9\n"}),
    repo={},
)
SILENT = pull(
    "Heat",
    commit("Mon 09:00 Add a gauge", {"boiler.py": _GAUGE, "plans/heat.md": _PLAN}),
    commit("Tue 09:00 Simplify", {"boiler.py": "limit = 9\n", "plans/heat.md": "Removed the `SteamGauge` again.\n"}),
    repo={},
)
WHY = "The document says that the name is gone."
