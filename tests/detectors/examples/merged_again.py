"""Examples for `merged_again`."""

from builders import commit, pull

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Start the engine", {"engine.py": "x = 1\n"}),
    *(commit(f"{day} 10:00 Merge branch 'main' into engine", merge=True) for day in ("Tue", "Wed", "Thu")),
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Start the engine", {"engine.py": "x = 1\n"}),
    *(commit(f"Tue 10:00 Merge branch '{part}' into engine", merge=True) for part in ("coal", "steam", "whistle")),
)
WHY = "Three different branches came in, each of them once."
