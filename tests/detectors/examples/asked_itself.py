"""Examples for `asked_itself`."""

from builders import commit, pull

FIRES = pull(
    "Close the valve",
    commit("Mon 09:00 Harden the valve", {"valve.py": "x = 1\n"}),
    base={"valve.py": "x = 1\nvalve.close()  # is this really necessary??\n"},
    repo={},
)
SILENT = pull(
    "Close the valve",
    commit(
        "Mon 09:00 Move the valve", {"valve.py": "x = 1\n", "shut.py": "valve.close()  # is this really necessary??\n"}
    ),
    base={"valve.py": "x = 1\nvalve.close()  # is this really necessary??\n"},
    repo={},
)
WHY = "The question went nowhere but into another file."
