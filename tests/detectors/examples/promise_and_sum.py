"""Examples for `promise_and_sum`."""

from builders import pull

FIRES = pull("Remove the boiler", "Mon 09:00 Remove the boiler +731/-121")
SILENT = pull("Remove the boiler", "Mon 09:00 Remove the boiler +5/-300")
WHY = "A removal that removes collides with nothing."
