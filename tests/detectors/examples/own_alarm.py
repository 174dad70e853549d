"""Examples for `own_alarm`."""

from builders import pull

FIRES = pull(
    "Retire the whistle",
    "Mon 13:27 Deprecate whistle methods",
    "Mon 13:49 Suppress whistle deprecation warnings",
)
SILENT = pull("Retire the whistle", "Mon 09:00 Deprecate whistle", "Mon 10:00 Suppress lint noise")
WHY = "What is silenced is another alarm than the one that was installed."
