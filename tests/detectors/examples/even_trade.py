"""Examples for `even_trade`."""

from builders import pull

FIRES = pull("Swap the boiler", "Mon 09:00 Swap the boiler +12/-12")
SILENT = pull("Swap the boiler", "Mon 09:00 Swap the boiler +12/-11")
WHY = "A difference of one line is a difference."
