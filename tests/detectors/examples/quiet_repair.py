"""Examples for `quiet_repair`."""

from builders import commit, pull

OLD = "def heat(coal, steam):\n    if coal > 3:\n        burn(coal)\n"

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Address review comments", {"boiler.py": OLD.replace("> 3", ">= 3 and steam")}),
    base={"boiler.py": OLD},
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Address review comments", {"boiler.py": OLD.replace("coal", "fuel")}),
    base={"boiler.py": OLD},
)
WHY = "The condition asks the same under another name."
