"""Examples for `vow`."""

from builders import commit, pull

OLD = "def heat(coal, wait=True):\n    return coal\n"

FIRES = pull(
    "Split the boiler",
    commit("Mon 09:00 Split the boiler", {"boiler.py": OLD.replace("True", "False")}),
    base={"boiler.py": OLD},
    description="Pure refactor, no functional changes.",
    repo={},
)
SILENT = pull(
    "Split the boiler",
    commit("Mon 09:00 Split the boiler", {"boiler.py": OLD.replace("heat", "_heat")}),
    base={"boiler.py": OLD.replace("heat", "_heat").replace("True", "False")},
    description="Pure refactor, no functional changes.",
    repo={},
)
WHY = "The function is private, and its default is nobody else's business."
