"""Examples for `remark`."""

from builders import pull

FIRES = pull(
    "Add a whistle",
    "Mon 10:00 Add whistle",
    "Mon 11:00 Make whistle an enum",
    threads=[("engine.py", "bob: why is this no enum?", "ada: it is one now!")],
)
SILENT = pull(
    "Add a whistle",
    "Mon 10:00 Add whistle",
    threads=[("engine.py", "bob: so much steam in here")],
)
WHY = "Nobody answered the remark, in words or in code."
