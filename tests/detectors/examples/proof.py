"""Examples for `proof`."""

from builders import pull

FIRES = pull("Build an engine", files=[("engine.py", 100, 0), ("tests/test_engine.py", 250, 0)])
SILENT = pull("Build an engine", files=[("engine.py", 300, 0), ("tests/test_engine.py", 200, 0)])
WHY = "There are tests, and fewer lines of them than of code."
