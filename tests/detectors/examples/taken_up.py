"""Examples for `taken_up`."""

from builders import commit, pull

BUILD = commit("Mon 10:00 Add a valve", {"valve.py": "def turn():\n    return grope_for_wheel()\n"})
MEND = commit("Mon 11:20 Look before turning", {"valve.py": "def turn():\n    return wheel()\n"})
REMARK = "bob Mon 11:00: Why does it grope in the dark?"

FIRES = pull(
    "Add a valve",
    BUILD,
    MEND,
    threads=[
        ("valve.py\n@@ -0,0 +1,2 @@\n+def turn():\n+    return grope_for_wheel()", REMARK, "ada Mon 11:05: Fair.")
    ],
)
SILENT = pull(
    "Add a valve",
    BUILD,
    MEND,
    threads=[("valve.py\n@@ -0,0 +1,2 @@\n+def turn():\n+    return grope_for_wheel()", "bob Mon 11:30: Why grope?")],
)
WHY = "The commit was written ten minutes before the remark."
