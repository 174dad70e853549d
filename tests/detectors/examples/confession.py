"""Examples for `confession`."""

from builders import commit, pull

FIRES = pull(
    "Rename run",
    commit("Mon 09:00 Fix renames", body="The rename accidentally dropped underscores from test names."),
)
SILENT = pull("Mend the valve", commit("Mon 09:00 Fix valve", body="The valve leaked."))
WHY = "The message tells of a fault in the engine; it owns up to nothing."
