"""Examples for `as_promised`."""

from builders import pull

FIRES = pull("Remove coal", "Mon 09:00 Remove coal +10/-800")
SILENT = pull("Remove coal", "Mon 09:00 Remove coal +120/-11")
WHY = "A removal that adds lines kept no promise; another detector tells of it."
