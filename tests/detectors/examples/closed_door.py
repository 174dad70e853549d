"""Examples for `closed_door`."""

from builders import commit, pull

RULE = "The Clock is kept for old customers. Do not add new behavior to:\n\n- `chime()` -- replaced by Bell\n"
OLD = "class Clock:\n    def chime(self):\n        return 1\n"
NEW = OLD + "".join(f"        bell_{n} = {n}\n" for n in range(8))
FIRES = pull(
    "Add eight bells",
    commit("Mon 09:00 Add eight bells", {"tower/clock.py": NEW}),
    base={"tower/clock.py": OLD},
    rules={"tower/AGENTS.md": RULE},
    repo={},
)
SILENT = pull(
    "Add eight bells",
    commit("Mon 09:00 Add eight bells", {"cellar/clock.py": NEW}),
    base={"cellar/clock.py": OLD},
    rules={"tower/AGENTS.md": RULE},
    repo={},
)
WHY = "A document in a folder speaks for that folder, and this clock stands in another one."
