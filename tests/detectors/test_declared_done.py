"""What was called complete before the branch was."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import declared_done
from roastbot.evidence import Dossier

DONE = "# Phase 2\n\n**Status**: Complete\n"
LATER = (
    commit("Mon 10:00 Stop it bursting", {"boiler.py": "x = 1\n"}),
    commit("Mon 11:00 Stop it leaking", {"boiler.py": "x = 2\n"}),
    commit("Tue 09:00 Replace it", {"boiler.py": "x = 3\n"}),
)


def branch(text: str, path: str = "plans/boiler.md", base: str = "") -> Dossier:
    """Return a branch whose first commit writes a document and whose other three change the code."""
    return pull(
        "Add a boiler", commit("Mon 09:00 Add a boiler", {path: text}), *LATER, base={path: base} if base else {}
    )


@pytest.mark.parametrize(
    "path",
    ["CHANGELOG.md", "docs/plans/release-notes.md", ".github/pull_request_template.md", "plans/requirements.txt"],
)
def test_release_notes_and_templates_are_left_alone(path: str) -> None:
    """They speak of something else, or of nothing yet."""
    assert found(declared_done, branch("- [x] Heat the engine, PR #TBD\n", path)) == []


def test_a_page_about_statuses_is_left_alone() -> None:
    """What a reader is told of a product is no plan."""
    assert found(declared_done, branch("Status: Completed\n", "docs/states.md")) == []


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] Heat the engine\n",
        "Status: complete rewrite of the boiler\n",
        "**Status**: Complete once the boiler holds\n",
        "DONE is the state of a boiler that is cold\n",
        "Status: in progress\n",
        "## Do not mark a phase \u2705 yet\n",
    ],
)
def test_what_is_not_called_done_is_left_alone(text: str) -> None:
    """An open box, a word with another meaning, a condition."""
    assert found(declared_done, branch(text)) == []


def test_a_line_that_was_done_before_and_was_edited_is_left_alone() -> None:
    """The branch did not declare it."""
    assert found(declared_done, branch("**Status**: Complete, PR #7\n", base="**Status**: Complete, PR #TBD\n")) == []


def test_a_plan_that_moved_is_left_alone() -> None:
    """It was complete in the other folder as well."""
    moved = commit("Mon 09:00 Move the plan", {"old/plan.md": None, "new/plan.md": DONE})
    assert found(declared_done, pull("x", moved, *LATER, base={"old/plan.md": DONE})) == []


def test_two_commits_more_are_left_alone() -> None:
    """A review takes that many."""
    assert found(declared_done, pull("x", commit("Mon 09:00 Plan", {"plan.md": DONE}), *LATER[:2])) == []


def test_a_branch_whose_clock_runs_backwards_is_left_alone() -> None:
    """What came after by place was written before."""
    assert found(declared_done, pull("x", commit("Wed 09:00 Plan", {"plan.md": DONE}), *LATER)) == []


def test_a_title_about_somebody_elses_completion_is_left_alone() -> None:
    """To complete a run is what the product does."""
    first = commit("Mon 09:00 Complete the flow run on cancel", {"a.py": "a\n"})
    assert found(declared_done, pull("x", first, *LATER)) == []


def test_a_plan_that_is_complete_too_early_is_found() -> None:
    """With the number of commits and the time to the last."""
    (finding,) = found(declared_done, branch(DONE))
    assert finding.weight == 3
    assert role(finding, "later") == 3
    assert role(finding, "span") == "24 hours"
    assert finding.claim == (
        "The commit “Add a boiler” adds a line to plans/boiler.md that says “Complete”; 3 more commits follow on the "
        "branch, the last of them 24 hours later, “Replace it”."
    )


def test_a_placeholder_makes_it_heavier_in_any_document() -> None:
    """It was complete but for its own number."""
    (finding,) = found(declared_done, branch("**Status**: Done, PR #TBD\n", "README.md"))
    assert (finding.weight, role(finding, "words")) == (4, "Done, PR #TBD")


def test_merges_are_not_counted_and_the_claim_says_so() -> None:
    """They are nobody's work on the branch."""
    merge = commit("Mon 12:00 Merge main", merge=True)
    (finding,) = found(declared_done, pull("x", commit("Mon 09:00 Plan", {"plan.md": DONE}), merge, *LATER))
    assert "3 more commits follow on the branch, merges aside," in finding.claim


def test_a_ticked_box_says_that_it_was_ticked() -> None:
    """The words alone would not say that they are done."""
    (finding,) = found(declared_done, branch("- [x] Heat the engine\n"))
    assert "adds “Heat the engine” to plans/boiler.md with its box ticked;" in finding.claim


def test_later_commits_that_change_the_document_are_counted() -> None:
    """It was not complete either."""
    again = commit("Wed 09:00 Tell the plan", {"plans/boiler.md": DONE + "More.\n"})
    dossier = pull("x", commit("Mon 09:00 Plan", {"plans/boiler.md": DONE}), *LATER, again)
    (finding,) = found(declared_done, dossier)
    assert role(finding, "same") == 1
    assert finding.claim.endswith("1 of them changes the same document.")


@pytest.mark.parametrize(
    "title", ["Finish the boiler migration", "Final fixes", "Last touches", "Complete the rewrite"]
)
def test_a_title_that_ends_the_work_is_found(title: str) -> None:
    """In its own words."""
    (finding,) = found(declared_done, pull("x", commit(f"Mon 09:00 {title}", {"a.py": "a\n"}), *LATER))
    assert finding.claim.startswith(f"A commit is called “{title}”; 3 more commits follow")
