"""Examples for `company`."""

from builders import commit, pull

FIRES = pull(
    "Build an engine",
    commit("Mon 09:00 Cast the boiler", co=("Bob",)),
    commit("Mon 10:00 Rivet it", co=("Bob",)),
    commit("Mon 11:00 Paint it", co=("Bob",)),
    commit("Mon 12:00 Light it", co=("Bob",)),
    "Mon 13:00 Sell it",
)
SILENT = pull(
    "Build an engine",
    commit("Mon 09:00 Cast the boiler", co=("Bob",)),
    "Mon 10:00 Rivet it",
    "Mon 11:00 Paint it",
)
WHY = "A co-author of one commit in three is a guest."
