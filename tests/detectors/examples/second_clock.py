"""Examples for `second_clock`."""

from builders import commit, pull

FIRES = pull(
    "Build an engine", *(commit(f"{day} 09:00 Work", committed="Fri 11:03") for day in ("Mon", "Tue", "Wed", "Thu"))
)
SILENT = pull("Build an engine", *(f"{day} 09:00 Work" for day in ("Mon", "Tue", "Wed", "Thu")))
WHY = "The commits were never rewritten: both clocks agree."
