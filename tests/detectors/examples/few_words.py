"""Examples for `few_words`."""

from builders import commit, pull

FIRES = pull("Rebuild the engine", "Mon 09:00 Harden valves +2122/-203", "Tue 09:00 Fix +400/-1")
SILENT = pull(
    "Rebuild the engine",
    commit("Mon 09:00 Harden valves +2122/-203", body="They leaked at every second station."),
)
WHY = "The commit is large, and its message has a body that explains it."
