"""Examples for `told_afterwards`."""

from builders import commit, pull

FIRES = pull(
    "Change the fuel",
    commit("Mon 15:35 Replace coal design with PelletBurner", {"engine.py": "pellets\n"}),
    commit("Mon 16:15 Update plan to reflect PelletBurner design", {"plan.md": "pellets\n"}),
)
SILENT = pull(
    "Change the fuel",
    commit("Mon 15:35 Replace coal design with PelletBurner", {"engine.py": "pellets\n"}),
    commit("Mon 16:15 Update plan for whistles", {"plan.md": "whistles\n"}),
)
WHY = "The document is about something else than the code that came before."
