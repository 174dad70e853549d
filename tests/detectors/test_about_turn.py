"""Two suggestions of one reviewer that undo each other."""

from builders import commit, found, pull, role
from roastbot.detectors import about_turn
from roastbot.evidence import Dossier

ONE, OTHER = "    return wheel(slow=True)", "    return wheel(slow=False)"


def remark(when: str, line: str, suggested: str, who: str = "lint[bot]") -> tuple[str, str]:
    """Return a thread on a line with a suggestion for it."""
    return f"valve.py\n@@ -1 +1 @@\n+{line}", f"{who} {when}: Better.\n```suggestion\n{suggested}\n```\n"


def talked(*threads: tuple[str, str]) -> Dossier:
    """Return a pull request with these threads."""
    return pull("Add a valve", commit("Mon 10:00 Add", {"valve.py": f"def turn():\n{ONE}\n"}), threads=threads)


def test_one_suggestion_is_left_alone() -> None:
    """And so are two of one mind."""
    there = remark("Mon 11:00", ONE, OTHER)
    assert found(about_turn, talked(there)) == []
    assert found(about_turn, talked(there, remark("Mon 12:00", ONE, OTHER))) == []


def test_a_suggestion_on_another_line_is_left_alone() -> None:
    """It does not undo the first."""
    other = remark("Mon 12:00", "    return spindle(slow=False)", ONE)
    assert found(about_turn, talked(remark("Mon 11:00", ONE, OTHER), other)) == []


def test_two_reviewers_may_differ() -> None:
    """They are two."""
    assert found(about_turn, talked(remark("Mon 11:00", ONE, OTHER), remark("Mon 12:00", OTHER, ONE, "bob"))) == []


def test_two_who_are_gone_may_differ_too() -> None:
    """Deleted accounts share a name."""
    threads = remark("Mon 11:00", ONE, OTHER, "ghost"), remark("Mon 12:00", OTHER, ONE, "ghost")
    assert found(about_turn, talked(*threads)) == []


def test_threads_without_a_clock_are_left_alone() -> None:
    """Nobody knows which came first."""
    threads = [(hunk, body.replace(" Mon 09:00", "")) for hunk, body in (remark("Mon 09:00", ONE, OTHER),)]
    assert found(about_turn, talked(*threads, remark("Mon 09:00", OTHER, ONE))) == []


def test_a_suggestion_of_several_lines_is_left_alone() -> None:
    """Only one line can be held against one line."""
    assert found(about_turn, talked(remark("Mon 11:00", ONE, f"{OTHER}\n"), remark("Mon 12:00", OTHER, ONE))) == []


def test_there_and_back_is_found() -> None:
    """In the words of both suggestions."""
    (finding,) = found(about_turn, talked(remark("Mon 11:00", ONE, OTHER), remark("Mon 12:30", OTHER, ONE)))
    assert finding.claim == (
        "lint[bot] suggests another line for one in valve.py, and 90 minutes later suggests the line that was there"
        " before."
    )
    assert (role(finding, "there"), role(finding, "back")) == (OTHER.strip(), ONE.strip())
    assert finding.weight == 5
