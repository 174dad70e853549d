"""Examples for `claimed_size`."""

from builders import commit, lines, pull

FIRES = pull(
    "Split the engine",
    commit("Mon 09:00 Split the engine", {"orchestrator.py": lines(412)}),
    description="What is left is `orchestrator.py` (~265 lines).",
    repo={},
)
SILENT = pull(
    "Split the engine",
    commit("Mon 09:00 Split the engine", {"orchestrator.py": lines(412)}),
    description="What is left is `orchestrator.py` (~400 lines).",
    repo={},
)
WHY = "The number is as near as a rounded one has to be."
