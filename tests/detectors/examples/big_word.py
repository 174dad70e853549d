"""Examples for `big_word`."""

from builders import pull

FIRES = pull("Oil the engine", "Mon 09:00 Fix branch-wide leaks +7/-3")
SILENT = pull("Oil the engine", "Mon 09:00 Fix branch-wide leaks +700/-3")
WHY = "A large word over a large change fits."
