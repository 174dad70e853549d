"""Examples for `odd_hours`."""

from builders import pull

FIRES = pull("Tune the engine", "Mon 09:10 Tune it", "Tue 02:10 Tune it again")
SILENT = pull("Tune the engine", "Mon 09:10 Tune it", "Mon 23:59 Tune it again")
WHY = "A late evening is no small hour."
