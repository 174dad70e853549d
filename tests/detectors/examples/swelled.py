"""Examples for `swelled`."""

from builders import commit, lines, pull

FIRES = pull(
    "Add a boiler",
    commit("Mon 09:00 Add a boiler", {"boiler.py": lines(40)}),
    commit("Tue 09:00 Harden the boiler", {"boiler.py": lines(160)}),
    commit("Wed 09:00 Simplify the boiler", {"boiler.py": lines(42)}),
    repo={},
)
SILENT = pull(
    "Add a boiler",
    commit("Tue 09:00 Harden the boiler", {"boiler.py": lines(160)}),
    commit("Wed 09:00 Simplify the boiler", {"boiler.py": lines(42)}),
    base={"boiler.py": lines(40)},
    repo={},
)
WHY = "The file was there before the branch, so others may have worked on it meanwhile."
