"""Examples for `one_more`."""

from builders import commit, pull

BUILD = commit("Mon 10:00 Add a valve", {"valve.py": "def turn():\n    return grope_for_wheel()\n"})
MEND = commit("Mon 11:20 Look before turning", {"valve.py": "def turn():\n    return wheel(look=True)\n"})
FIRST = ("valve.py\n@@ -0,0 +1,2 @@\n+def turn():\n+    return grope_for_wheel()", "lint[bot] Mon 11:00: This is dark.")
SECOND = "lint[bot] Mon 11:40: This is too bright."

FIRES = pull(
    "Add a valve", BUILD, MEND, threads=[FIRST, ("valve.py\n@@ -1 +1 @@\n+    return wheel(look=True)", SECOND)]
)
SILENT = pull("Add a valve", BUILD, MEND, threads=[FIRST, ("valve.py\n@@ -1 +1 @@\n def turn_the_wheel():", SECOND)])
WHY = "The second remark is about a line which that commit did not write."
