"""Fixes with an assertion on what they brought in."""

from builders import Step, commit, found, pull, role
from roastbot.detectors import caught
from roastbot.evidence import Dossier

BASE = {"valve.py": "def turn(wheel):\n    return wheel\n", "tests/test_valve.py": "def test_turn():\n    turn(1)\n"}
MENDED = {"valve.py": "def turn(wheel):\n    limited_turns = 3\n    return min(wheel, limited_turns)\n"}


def with_line(line: str, above: str = "") -> dict[str, str]:
    """Return the test file with one more line."""
    return {"tests/test_valve.py": f"def test_turn():\n    turn(1)\n{above}    {line}\n"}


def change(*steps: Step, repo: dict[str, str] | None = None) -> Dossier:
    """Return a pull request of these steps, its files read whole."""
    return pull("Oil it", *steps, base=BASE, repo={} if repo is None else repo)


def fix(line: str, above: str = "", title: str = "Fix endless turning") -> Dossier:
    """Return a pull request with one commit that mends the code and adds this line to the test."""
    return change(commit(f"Mon 10:00 {title}", {**MENDED, **with_line(line, above)}))


def test_a_commit_that_is_no_fix_is_left_alone() -> None:
    """A feature needs its tests as well, but nothing was wrong."""
    assert found(caught, fix("assert valve.limited_turns == 3", title="Limit turning")) == []


def test_an_assertion_that_names_nothing_new_is_left_alone() -> None:
    """It may have held before."""
    assert found(caught, fix("assert turn(9)")) == []
    assert found(caught, fix("print(limited_turns)")) == []


def test_a_name_the_test_made_up_is_left_alone() -> None:
    """It says nothing about the code."""
    assert found(caught, fix("assert limited_turns == 3", above="    limited_turns = turn(9)\n")) == []


def test_a_mock_is_no_proof() -> None:
    """It agrees with everybody."""
    assert found(caught, fix("assert mock.limited_turns.called")) == []


def test_a_name_that_was_there_before_is_left_alone() -> None:
    """In the file, or on the branch."""
    early = commit("Mon 09:00 Prepare", {"wheel.py": "limited_turns = 2\n"})
    late = commit("Mon 10:00 Fix endless turning", {**MENDED, **with_line("assert valve.limited_turns == 3")})
    assert found(caught, change(early, late)) == []


def test_without_the_text_before_nothing_is_known_to_be_new() -> None:
    """It may stand right above the patch."""
    step = commit("Mon 10:00 Fix endless turning", {**MENDED, **with_line("assert valve.limited_turns == 3")})
    late = pull("Oil it", step, base=BASE)
    assert found(caught, late) == []


def test_a_test_two_commits_later_is_left_alone() -> None:
    """It came with something else."""
    steps = (
        commit("Mon 10:00 Fix endless turning", MENDED),
        commit("Mon 11:00 Oil", {"axle.py": "oil()\n"}),
        commit("Mon 12:00 Test", with_line("assert valve.limited_turns == 3")),
    )
    assert found(caught, change(*steps)) == []


def test_an_assertion_in_the_same_commit_is_found() -> None:
    """As praise."""
    (finding,) = found(caught, fix("assert valve.limited_turns == 3"))
    assert finding.claim == (
        "“Fix endless turning” brings in limited_turns, and in the same commit tests/test_valve.py gets an assertion"
        " that names it."
    )
    assert (finding.weight, finding.praise) == (4, True)
    assert role(finding, "assertion") == "assert valve.limited_turns == 3"


def test_one_in_the_next_commit_is_found_too() -> None:
    """With its title."""
    steps = (
        commit("Mon 10:00 Fix endless turning", MENDED),
        commit("Mon 11:00 Prove it", with_line("assert valve.limited_turns == 3")),
    )
    (finding,) = found(caught, change(*steps))
    assert "in the next commit, “Prove it”, tests/test_valve.py" in finding.claim


def test_the_words_of_a_new_error_count_as_well() -> None:
    """They are what the test waits for."""
    code = {"valve.py": "def turn(wheel):\n    raise ValueError('the wheel is stuck')\n"}
    line = "with pytest.raises(ValueError, match='the wheel is stuck'):"
    (finding,) = found(caught, change(commit("Mon 10:00 Fix silence", {**code, **with_line(line)})))
    assert "brings in “the wheel is stuck”, and" in finding.claim
