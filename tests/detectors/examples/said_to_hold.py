"""Examples for `said_to_hold`."""

from builders import commit, pull

FIRES = pull(
    "Split the engine",
    "Mon 09:00 Split the engine +90/-9",
    commit("Tue 09:00 Restore the whistle +9/-9", body="The split went too far. Two regressions resulted."),
    description="Splits the engine. All 40 engine tests pass without modification.",
)
SILENT = pull(
    "Split the engine",
    "Mon 09:00 Split the engine +90/-9",
    commit("Tue 09:00 More steam +9/-9", body="Add regression tests for the whistle."),
    description="Splits the engine. All 40 engine tests pass without modification.",
)
WHY = "The later message guards against a regression; it does not tell of one."
