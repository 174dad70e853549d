"""Examples for `lions_share`."""

from builders import pull

FIRES = pull("Fix valve", files=[("docs/design.md", 900, 0), ("engine.py", 90, 0)])
SILENT = pull("Write the coal plan", files=[("docs/coal-plan.md", 900, 0), ("engine.py", 9, 0)])
WHY = "The title speaks of the document, so it is the change and no luggage."
