"""Examples for `fix_on_fix`."""

from builders import commit, pull

FIRES = pull(
    "Hang the door",
    commit("Mon 09:00 Hang the door", {"door.py": "WIDTH = 1\n"}),
    commit("Mon 10:00 Fix the width", {"door.py": "WIDTH = 2\n"}),
    commit("Mon 10:20 Fix the hinge", {"door.py": "WIDTH = 2\nHINGE = 1\n"}),
    commit("Mon 11:00 Fix the door", {"door.py": "WIDTH = 3\nHINGE = 1\n"}),
)
SILENT = pull(
    "Mend the house",
    commit("Mon 09:00 Fix the door", {"door.py": "WIDTH = 1\n"}),
    commit("Mon 10:00 Fix the roof", {"roof.py": "TILES = 2\n"}),
    commit("Mon 11:00 Fix the tap", {"tap.py": "DRIPS = 0\n"}),
)
WHY = "Each fix is in a file of its own: the branch mends three things, once each."
