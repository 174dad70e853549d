"""Examples for `for_now`."""

from builders import commit, pull

FIRES = pull("Close the valve", commit("Mon 09:00 Close it", {"engine.py": "x = 1\n# hold the valve shut for now\n"}))
SILENT = pull(
    "Close the valve",
    commit("Mon 09:00 Close it", {"engine.py": "x = 1\n# hold the valve shut for now\n"}),
    commit("Mon 10:00 Screw it shut", {"engine.py": "x = 1\n"}),
)
WHY = "The comment was gone before the merge: it kept its word."
