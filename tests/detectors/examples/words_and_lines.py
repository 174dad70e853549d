"""Examples for `words_and_lines`."""

from builders import pull

FIRES = pull("Turn a screw", "Mon 09:00 Turn a screw +1/-1", description="because " * 80)
SILENT = pull("Turn a screw", "Mon 09:00 Turn a screw +1/-1", description="- [ ] tested it very well indeed\n" * 20)
WHY = "The words are a template's; nobody wrote them for this change."
