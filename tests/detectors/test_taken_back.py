"""What one commit put in and another took out."""

from builders import commit, found, lines, pull, role
from roastbot.detectors import taken_back

VALVES = {"engine.py": lines(20, "valve")}
NONE: dict[str, str | None] = {"engine.py": "start\n"}


def test_commits_about_different_things_are_left_alone() -> None:
    """A busy file is edited by everybody."""
    dossier = pull("x", commit("Mon 09:00 Add valves", VALVES), commit("Mon 10:00 Fix whistle", NONE))
    assert found(taken_back, dossier) == []


def test_a_later_commit_that_does_not_undo_is_left_alone() -> None:
    """Its title has to say so."""
    dossier = pull("x", commit("Mon 09:00 Add valves", VALVES), commit("Mon 10:00 Rework valves", NONE))
    assert found(taken_back, dossier) == []


def test_clocks_that_disagree_with_the_branch_are_left_alone() -> None:
    """After a rebase nobody knows what came later."""
    dossier = pull("x", commit("Tue 09:00 Add valves", VALVES), commit("Mon 10:00 Remove valves", NONE))
    assert found(taken_back, dossier) == []


def test_lines_that_moved_are_left_alone() -> None:
    """They are still there."""
    moved = {"engine.py": "start\n", "valves.py": lines(20, "valve")}
    dossier = pull("x", commit("Mon 09:00 Add valves", VALVES), commit("Mon 10:00 Move valves", moved))
    assert found(taken_back, dossier) == []


def test_a_removal_of_what_was_added_is_found() -> None:
    """With the lines counted and the time between."""
    dossier = pull("x", commit("Mon 09:00 Add valves", VALVES), commit("Mon 11:30 Remove valves", NONE))
    (finding,) = found(taken_back, dossier)
    assert (role(finding, "lines"), role(finding, "span")) == (20, "2 hours and 30 minutes")
    assert [receipt.quote for receipt in finding.receipts] == ["Add valves", "Remove valves"]


def test_a_single_line_is_found_when_it_goes_at_once() -> None:
    """The next commit, within half an hour, about the same thing."""
    dossier = pull(
        "x",
        commit("Mon 09:00 Add safety valve", {"engine.py": "class Valve(str)\n"}),
        commit("Mon 09:12 Remove str from valve", {"engine.py": "class Valve\n"}),
    )
    (finding,) = found(taken_back, dossier)
    assert (role(finding, "lines"), role(finding, "minutes")) == (1, 12)


def test_a_title_that_vouched_for_itself_is_held_to_it() -> None:
    """Even by a commit that speaks of something else."""
    dossier = pull("x", commit("Mon 09:00 Make boot safe", VALVES), commit("Mon 10:00 Fix whistle", NONE))
    (finding,) = found(taken_back, dossier)
    assert finding.weight == 4
