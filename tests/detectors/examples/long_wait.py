"""Examples for `long_wait`."""

from builders import pull

FIRES = pull("Turn a screw", "Mon 09:00 Turn a screw +1/-1", merged="Wed+1 09:00")
SILENT = pull("Build an engine", "Mon 09:00 Build it +900/-1", merged="Fri+1 09:00")
WHY = "A large change may take its time: somebody has to read it."
