"""Examples for `late_description`."""

from builders import commit, lines, pull

FIRES = pull(
    "Work on the engine",
    commit("Mon 09:00 Add engine", {"engine.py": lines(9, "whistle echo")}),
    commit("Mon 16:52 Remove whistle echo from engine", {"engine.py": "pass\n"}),
    description="- Oil the axle\n- Fix whistle echo duplication in `Engine`\n- Add coal\n",
)
SILENT = pull(
    "Work on the engine",
    commit("Mon 09:00 Add engine", {"engine.py": lines(9, "whistle echo")}),
    commit("Mon 16:52 Remove whistle echo from engine", {"engine.py": "pass\n"}),
    description="- Oil the axle\n- Add whistle echo in the engine (later removed)\n",
)
WHY = "The description admits the removal."
