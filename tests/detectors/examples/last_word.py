"""Examples for `last_word`."""

from builders import commit, pull

FIRES = pull(
    "Oil the hinge",
    commit("Mon 09:00 Oil the hinge", {"hinge.py": "OIL = 1\n"}),
    commit("Mon 10:00 Final fix for the squeak", {"hinge.py": "OIL = 2\n"}),
    commit("Mon 15:30 Stop the squeak on cold days", {"hinge.py": "OIL = 3\n"}),
)
SILENT = pull(
    "Oil the hinge",
    commit("Mon 09:00 Show the final state of the hinge", {"hinge.py": "OIL = 1\n"}),
    commit("Mon 10:00 Show it in colour", {"hinge.py": "OIL = 2\n"}),
)
WHY = "A final state is a thing that the code has; nobody said that the work was over."
