"""Examples for `about_turn`."""

from builders import commit, pull

ONE = "valve.py\n@@ -1 +1 @@\n+    return wheel(slow=True)"
OTHER = "valve.py\n@@ -1 +1 @@\n+    return wheel(slow=False)"
BUILD = commit("Mon 10:00 Add a valve", {"valve.py": "def turn():\n    return wheel(slow=True)\n"})
HURRY = "lint[bot] Mon 11:00: Too slow.\n```suggestion\n    return wheel(slow=False)\n```"

FIRES = pull(
    "Add a valve",
    BUILD,
    threads=[
        (ONE, HURRY),
        (OTHER, "lint[bot] Tue 09:00: Too fast.\n```suggestion\n    return wheel(slow=True)\n```"),
    ],
)
SILENT = pull(
    "Add a valve",
    BUILD,
    threads=[
        (ONE, HURRY),
        (OTHER, "bob Tue 09:00: Too fast.\n```suggestion\n    return wheel(slow=True)\n```"),
    ],
)
WHY = "Somebody else suggests the way back: that is a difference of opinion."
