"""Examples for `weekend`."""

from builders import pull

FIRES = pull(
    "Move the wall", "Fri 16:00 Move the wall +9/-1", "Sat 11:20 Move it back +1/-9", "Sun 10:00 Measure it +2/-0"
)
SILENT = pull(
    "Move the wall", "Fri 16:00 Move the wall +9/-1", "Sat 11:20 Measure it +1/-1", "Mon 08:00 Paint it +2/-0"
)
WHY = "A single commit on a Saturday is nobody's habit, and Friday at four is an office hour."
