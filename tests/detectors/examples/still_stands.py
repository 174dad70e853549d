"""Examples for `still_stands`."""

from builders import commit, pull

BUILD = commit("Mon 10:00 Add a valve", {"valve.py": "def turn():\n    return grope_for_wheel()\n"})
HUNK = "valve.py\n@@ -0,0 +1,2 @@\n+def turn():\n+    return grope_for_wheel()"
TALK = ("bob Mon 11:00: It should look first", "ada Mon 11:30: Fixed, thank you")

FIRES = pull("Add a valve", BUILD, commit("Mon 12:00 Oil", {"axle.py": "oil()\n"}), repo={}, threads=[(HUNK, *TALK)])
SILENT = pull(
    "Add a valve",
    BUILD,
    commit("Mon 11:20 Look first", {"valve.py": "def turn():\n    look()\n    return grope_for_wheel()\n"}),
    repo={},
    threads=[(HUNK, *TALK)],
)
WHY = "The line stands, and a commit after the remark changed the file around it: it may be what was meant."
