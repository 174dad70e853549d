"""Questions in comments, and what became of them."""

import pytest

from builders import blamed, commit, found, pull
from roastbot.detectors import asked_itself
from roastbot.evidence import Dossier

LINE = "shut()  # is this really necessary??"


def gone(before: str, path: str = "valve.py", after: str = "x = 1\n") -> Dossier:
    """Return a pull request that leaves only its first line of a file."""
    return pull("x", commit("Mon 09:00 Harden the valve", {path: after}), base={path: "x = 1\n" + before}, repo={})


@pytest.mark.parametrize(
    "line",
    [
        "shut()  # shut the valve",
        "# Is the valve open?",
        "# make sure if it is open",
        "# see the sync valve for why",
        "# why?",
        "shut('# is this really necessary??')",
        "# is this `really` necessary??",
    ],
)
def test_what_neither_asks_nor_doubts_is_left_alone(line: str) -> None:
    """A label, a string, a word that cannot be quoted."""
    assert found(asked_itself, gone(f"{line}\n")) == []


def test_a_question_in_a_long_string_is_left_alone() -> None:
    """It is somebody's text."""
    assert found(asked_itself, gone(f'TEXT = """\n{LINE}\n"""\n')) == []


def test_another_language_is_left_alone() -> None:
    """There a comment cannot be told from a string."""
    assert found(asked_itself, gone(f"{LINE}\n", "valve.rb")) == []


def test_a_question_that_moved_is_left_alone() -> None:
    """It is still asked, elsewhere."""
    tree = {"valve.py": "x = 1\n", "shut.py": f"{LINE}\n"}
    assert found(asked_itself, pull("x", commit("Mon 09:00 Move", tree), base={"valve.py": f"{LINE}\n"}, repo={})) == []


def test_a_question_that_came_back_is_left_alone() -> None:
    """By a later commit."""
    base = {"valve.py": f"x = 1\n{LINE}\n"}
    away, back = commit("Mon 09:00 Away", {"valve.py": "x = 1\n"}), commit("Mon 10:00 Back", base)
    assert found(asked_itself, pull("x", away, back, base=base, repo={})) == []


def test_a_question_the_branch_asked_and_took_back_is_left_alone() -> None:
    """It stood there neither before nor after."""
    put, away = commit("Mon 09:00 Ask", {"v.py": f"x = 1\n{LINE}\n"}), commit("Mon 10:00 No", {"v.py": "x = 1\n"})
    assert found(asked_itself, pull("x", put, away, repo={})) == []


def test_a_question_that_went_with_its_code_is_found() -> None:
    """Word for word, with the commit."""
    (finding,) = found(asked_itself, gone(f"{LINE}\n"))
    assert finding.weight == 3
    assert finding.receipts[-1].quote == LINE
    assert finding.claim == (
        "A comment that stood in valve.py before the branch says “is this really necessary??”; the commit “Harden the "
        "valve” takes it out, with the line of code beside it."
    )


def test_blame_says_how_long_nobody_answered() -> None:
    """A question of years weighs more."""
    base = {"valve.py": f"x = 1\n{LINE}\n"}
    asked = blamed("valve.py", (2, 2), "Shut the valve", "2023-03-02")
    dossier = pull("x", commit("Mon 09:00 Harden", {"valve.py": "x = 1\n"}), base=base, repo={}, blame=[asked])
    (finding,) = found(asked_itself, dossier)
    assert finding.weight == 4
    assert finding.claim.endswith("beside it. Git blame dates that line 1,096 days before.")


def test_blame_of_a_line_that_stands_twice_is_not_told() -> None:
    """Nobody can tell which of the two it was."""
    base = {"valve.py": f"x = 1\n{LINE}\n{LINE}\n"}
    asked = blamed("valve.py", (2, 2), "Shut the valve", "2023-03-02")
    dossier = pull("x", commit("Mon 09:00 Harden", {"valve.py": "x = 1\n"}), base=base, repo={}, blame=[asked])
    (finding,) = found(asked_itself, dossier)
    assert "blame" not in finding.claim


def test_a_question_that_went_alone_weighs_less() -> None:
    """The code stayed and was never asked again."""
    (finding,) = found(asked_itself, gone(f"{LINE}\n", after="x = 1\nshut()\n"))
    assert finding.weight == 2
    assert finding.claim.endswith("takes it out.")


def test_a_question_above_its_code_says_so() -> None:
    """Below is not beside."""
    (finding,) = found(asked_itself, gone("# no idea why this helps\nshut()\n"))
    assert finding.claim.endswith("takes it out, with the line of code below it.")


def test_a_doubt_that_was_merged_is_found() -> None:
    """It was there after the last commit."""
    dossier = pull("x", commit("Mon 09:00 Shut it", {"v.py": "shut()  # I think this is enough\n"}), repo={})
    (finding,) = found(asked_itself, dossier)
    assert finding.weight == 2
    assert finding.claim == (
        "A comment that the branch added to v.py and that was merged says “I think this is enough”."
    )
