"""Replaced lines that were the author's own, and fresh."""

from builders import blamed, commit, found, lines, pull, role
from roastbot.detectors import own_lines
from roastbot.evidence import BlamedLines, Dossier

BASE = {"boiler.py": lines(20, "iron")}


def rewritten(*blame: BlamedLines, title: str = "Rewrite the boiler") -> Dossier:
    """Return a pull request that replaces all twenty lines."""
    return pull(title, commit("Mon 09:00 Rewrite", {"boiler.py": lines(20, "copper")}), base=BASE, blame=blame)


def test_lines_of_somebody_else_are_left_alone() -> None:
    """However fresh."""
    assert found(own_lines, rewritten(blamed("boiler.py", (1, 20), "Build", "2026-02-27", by="Bob"))) == []


def test_old_lines_are_left_alone() -> None:
    """The paint has dried."""
    assert found(own_lines, rewritten(blamed("boiler.py", (1, 20), "Build", "2025-02-27"))) == []


def test_half_of_them_is_not_most() -> None:
    """Ten and ten."""
    halves = (blamed("boiler.py", (1, 10), "Build", "2026-02-27"), blamed("boiler.py", (11, 20), "Cast", "2026-02-26"))
    assert found(own_lines, rewritten(*halves)) == []


def test_what_was_written_on_the_branch_is_left_alone() -> None:
    """A clock inside the branch explains nothing."""
    assert found(own_lines, rewritten(blamed("boiler.py", (1, 20), "Build", "Mon 10:00"))) == []


def test_a_fix_is_left_to_another_detector() -> None:
    """It tells more of it."""
    dossier = rewritten(blamed("boiler.py", (1, 20), "Build", "2026-02-27"), title="Fix the boiler")
    assert found(own_lines, dossier) == []


def test_more_blamed_lines_than_were_taken_out_are_not_believed() -> None:
    """Then it is not the same diff."""
    assert found(own_lines, rewritten(blamed("boiler.py", (1, 21), "Build", "2026-02-27"))) == []


def test_fresh_lines_of_the_authors_own_are_found() -> None:
    """With counts by origin."""
    young = blamed("boiler.py", (1, 17), "Build the boiler (#5)", "2026-02-27")
    (finding,) = found(own_lines, rewritten(young, blamed("boiler.py", (18, 20), "Draw", "2020-01-01", by="Bob")))
    assert finding.claim == (
        "Of 20 lines that the diff takes out, git blame gives 17 to “Build the boiler (#5)”, which Ada Lovelace, the"
        " author of this change too, wrote 7 days before the merge."
    )
    assert [role(finding, name) for name in ("lines", "all", "days")] == [17, 20, 7]


def test_it_says_when_not_every_line_was_looked_up() -> None:
    """As far as it goes."""
    (finding,) = found(own_lines, rewritten(blamed("boiler.py", (1, 17), "Build the boiler (#5)", "2026-02-27")))
    assert "17 lines that the diff takes out, as far as they were looked up, git blame gives 17" in finding.claim
