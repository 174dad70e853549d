"""Examples for `refrain`."""

from builders import pull

FIRES = pull(
    "Work on the valve",
    "Mon 09:00 Harden valve",
    "Mon 10:00 Simplify valve",
    "Tue 11:00 Harden valve",
    "Tue 12:00 Simplify valves",
    "Wed 09:00 Harden valve",
)
SILENT = pull(
    "Work on the engine",
    "Mon 09:00 Harden axles",
    "Mon 10:00 Simplify bolts",
    "Mon 11:00 Harden cylinders",
    "Mon 12:00 Simplify doors",
)
WHY = "The two verbs take turns, each time over something else: no argument."
