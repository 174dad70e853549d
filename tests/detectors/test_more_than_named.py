"""Modest titles over large diffs."""

from dataclasses import replace

import pytest

from builders import commit, found, lines, pull, role
from roastbot.detectors import more_than_named


@pytest.mark.parametrize(
    "title",
    [
        "Add a furnace",
        "Rename boiler and add a furnace",
        "Move boiler, write docs",
        "Move the crew to event-based whistles",
        "Fix credential formatting for engines",
        "Format the docs with new rules",
    ],
)
def test_a_title_that_owns_up_to_more_is_left_alone(title: str) -> None:
    """So is one that only speaks of formatting."""
    assert found(more_than_named, pull("x", commit(f"Mon 09:00 {title}", {"furnace.py": lines(400)}))) == []


def test_what_merely_moved_is_left_alone() -> None:
    """As many lines came as went, or nearly."""
    moved = commit("Mon 09:00 Move boiler", {"boiler.py": None, "furnace.py": lines(400)})
    assert found(more_than_named, pull("x", moved, base={"boiler.py": lines(301)})) == []


def test_files_that_nobody_writes_do_not_count() -> None:
    """A lock file grows by itself."""
    assert found(more_than_named, pull("x", commit("Mon 09:00 Rename boiler", {"uv.lock": lines(900)}))) == []


def test_a_patch_or_a_list_that_is_cut_off_leaves_it_unsaid() -> None:
    """What went may be in the part that is missing."""
    assert found(more_than_named, pull("x", "Mon 09:00 Rename boiler +900/-1")) == []
    dossier = pull("Rename boiler", commit("Mon 09:00 a", {"furnace.py": lines(900)}))
    short = replace(dossier, pull_request=replace(dossier.pull_request, changed_files=2))
    assert found(more_than_named, short) == []


@pytest.mark.parametrize("title", ["Rename boiler", "refactor: move boiler to furnace", "Fix typo", "fix lint errors"])
def test_a_modest_title_over_hundreds_of_lines_is_found(title: str) -> None:
    """With what is left when what went is taken off."""
    grown = commit(f"Mon 09:00 {title}", {"furnace.py": lines(400)})
    (finding,) = found(more_than_named, pull("x", grown, base={"furnace.py": lines(20)}))
    assert (role(finding, "growth"), finding.weight) == (380, 4)


def test_the_pull_request_itself_comes_first_and_once() -> None:
    """Its only commit has the same title."""
    dossier = pull("Rename boiler", commit("Mon 09:00 Rename boiler", {"furnace.py": lines(150)}))
    (finding,) = found(more_than_named, dossier)
    assert finding.claim == "What is called “Rename boiler” adds 150 lines more than it takes out."
    assert finding.receipts[0].source == "title"
