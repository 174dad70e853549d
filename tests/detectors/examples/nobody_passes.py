"""Examples for `nobody_passes`."""

from builders import commit, pull

_BEFORE = "def _heat(degrees):\n    return degrees\n\n\n_heat(90)\n"
_AFTER = "def _heat(degrees, gently=False):\n    return degrees\n\n\n_heat(90)\n"

FIRES = pull("Heat gently", commit("Mon 09:00 Add a choice", {"heat.py": _AFTER}), base={"heat.py": _BEFORE}, repo={})
SILENT = pull(
    "Heat gently",
    commit("Mon 09:00 Add a choice", {"heat.py": f"{_AFTER}\n_heat(**settings)\n"}),
    base={"heat.py": _BEFORE},
    repo={},
)
WHY = "A call with two stars may pass anything."
