"""Examples for `undone_undoing`."""

from builders import commit, pull

FIRES = pull(
    "Open the window",
    commit("Mon 09:00 Open the window", {"window.py": "OPEN = True\n"}),
    commit('Mon 13:00 Revert "Open the window"', {"window.py": "OPEN = False\n"}),
    commit('Mon 16:30 Revert "Revert "Open the window""', {"window.py": "OPEN = True\n"}),
)
SILENT = pull(
    "Open the window",
    commit("Mon 09:00 Open the window", {"window.py": "OPEN = True\n"}),
    commit('Mon 13:00 Revert "Open the window"', {"window.py": "OPEN = False\n"}),
)
WHY = "One revert undoes a deed; nothing undoes the revert."
