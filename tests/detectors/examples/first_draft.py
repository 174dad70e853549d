"""Examples for `first_draft`."""

from builders import pull

FIRES = pull(
    "Build an engine",
    "Mon 09:00 Build an engine +685/-105",
    "Tue 01:00 Tighten bolt 1 +9/-8",
    "Tue 02:00 Tighten bolt 2 +9/-8",
    "Tue 03:00 Tighten bolt 3 +9/-8",
    "Tue 04:00 Tighten bolt 4 +9/-8",
    "Tue 05:00 Tighten bolt 5 +9/-8",
    "Tue 06:00 Tighten bolt 6 +9/-8",
    files=[("engine.py", 731, 121)],
)
SILENT = pull(
    "Build an engine",
    "Mon 09:00 Build half an engine +365/-105",
    "Tue 01:00 Tighten bolt 1 +9/-8",
    "Tue 02:00 Tighten bolt 2 +9/-8",
    "Tue 03:00 Tighten bolt 3 +9/-8",
    "Tue 04:00 Tighten bolt 4 +9/-8",
    "Tue 05:00 Tighten bolt 5 +9/-8",
    "Tue 06:00 Tighten bolt 6 +9/-8",
    files=[("engine.py", 731, 121)],
)
WHY = "Half of it stood after the first commit and half came later: steady work."
