"""Lines that made an outing."""

from builders import commit, found, pull, role
from roastbot.detectors import there_and_back

HOME = "def run():\n    from engine import boiler\n    from engine import whistle\n    boiler()\n"
AWAY = "from engine import boiler\nfrom engine import whistle\ndef run():\n    boiler()\n"


def test_lines_that_stay_where_they_moved_are_left_alone() -> None:
    """A move is no outing."""
    dossier = pull(
        "x",
        commit("Mon 09:00 Lift imports", {"a.py": AWAY}),
        commit("Mon 10:00 Fix b", {"b.py": "b\n"}),
        base={"a.py": HOME},
    )
    assert found(there_and_back, dossier) == []


def test_lines_that_come_home_are_found() -> None:
    """With the word that had vouched for them."""
    steps = (commit("Mon 09:00 Lift imports where safe", {"a.py": AWAY}), commit("Mon 12:25 Fix cycle", {"a.py": HOME}))
    (finding,) = found(there_and_back, pull("x", *steps, base={"a.py": HOME}))
    assert (role(finding, "lines"), role(finding, "word"), finding.weight) == (2, "safe", 4)
