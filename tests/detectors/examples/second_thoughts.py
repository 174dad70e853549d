"""Examples for `second_thoughts`."""

from builders import pull

PUSH = ("HeadRefForcePushedEvent", "Tue 09:00")

FIRES = pull("Build an engine", "Mon 09:00 Work", events=[PUSH] * 12)
SILENT = pull("Build an engine", "Mon 09:00 Work", events=[PUSH] * 2)
WHY = "A push or two is an ordinary rebase."
