"""Examples for `own_lines`."""

from builders import blamed, commit, lines, pull

REWRITE = commit("Mon 09:00 Rewrite the boiler", {"boiler.py": lines(20, "copper")})
BASE = {"boiler.py": lines(20, "iron")}

FIRES = pull(
    "Rewrite the boiler",
    REWRITE,
    base=BASE,
    blame=[
        blamed("boiler.py", (1, 18), "Build the boiler (#5)", "2026-02-27"),
        blamed("boiler.py", (19, 20), "Draw a boiler", "2024-01-01", by="Bob"),
    ],
)
SILENT = pull(
    "Rewrite the boiler",
    REWRITE,
    base=BASE,
    blame=[blamed("boiler.py", (1, 20), "Build the boiler (#5)", "2026-02-27", by="Bob")],
)
WHY = "Somebody else wrote the lines that were replaced."
