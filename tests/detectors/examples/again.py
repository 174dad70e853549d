"""Examples for `again`."""

from datetime import date

from builders import commit, pull
from roastbot.evidence import EarlierRoast

POST = "It all happened in `steam_whistle.py`, which has opinions.\n"
OLD = EarlierRoast("posts/old.md", "Full Steam", date(2026, 2, 2), POST, ("ada/engine#3",), "https://blog.example/old")
FIRES = pull(
    "Shorten the whistle",
    commit("Mon 09:00 Shorten the whistle", {"src/steam_whistle.py": "LENGTH = 2\n"}),
    base={"src/steam_whistle.py": "LENGTH = 9\n"},
    earlier=[OLD],
)
SILENT = pull(
    "Shorten the whistle",
    commit("Mon 09:00 Shorten the whistle", {"src/steam_whistle.py": "LENGTH = 2\n"}),
    base={"src/steam_whistle.py": "LENGTH = 9\n"},
    earlier=[OLD],
    number=3,
)
WHY = "The older post is about this very pull request; nobody did it again."
