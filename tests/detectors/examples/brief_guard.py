"""Examples for `brief_guard`."""

from builders import commit, pull

BARE = "def heat(coal):\n    burn(coal)\n"
GUARDED = "def heat(coal):\n    if coal in burning:\n        return\n    burn(coal)\n"

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Burn coal once", {"boiler.py": GUARDED}),
    commit("Mon 09:40 Let coal be burnt again", {"boiler.py": BARE}),
    base={"boiler.py": BARE},
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Burn coal once", {"boiler.py": GUARDED}),
    commit("Mon 09:40 Ask the furnace", {"boiler.py": GUARDED.replace("burning", "furnace.burning")}),
    base={"boiler.py": BARE},
)
WHY = "The guard was rewritten, and another one much like it stands in its place."
