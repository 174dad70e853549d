"""Examples for `there_and_back`."""

from builders import commit, pull

HOME = "def run():\n    from parts import boiler\n    from parts import whistle\n    boiler()\n"
AWAY = "from parts import boiler\nfrom parts import whistle\ndef run():\n    boiler()\n"

FIRES = pull(
    "Untangle imports",
    commit("Mon 09:00 Lift imports where safe", {"engine.py": AWAY}),
    commit("Mon 12:25 Fix cycle", {"engine.py": HOME}),
    base={"engine.py": HOME},
)
SILENT = pull("Untangle imports", commit("Mon 09:00 Lift imports", {"engine.py": AWAY}), base={"engine.py": HOME})
WHY = "The lines stay where they moved; a move is no outing."
