"""Examples for `same_title`."""

from builders import commit, pull

FIRES = pull(
    "Tune the piano",
    commit("Mon 09:00 Tune the piano", {"piano.py": "A = 441\n"}),
    commit("Mon 17:00 Tune the piano", {"piano.py": "A = 440\n"}),
)
SILENT = pull(
    "Tune the piano",
    commit("Mon 09:00 Update piano.py", {"piano.py": "A = 441\n"}),
    commit("Mon 17:00 Update piano.py", {"piano.py": "A = 440\n"}),
)
WHY = "GitHub's web page fills in that title; nobody wrote it twice."
