"""Files that were changed and changed back."""

from dataclasses import replace
from pathlib import Path

import pytest

from builders import commit, found, lines, pull, role
from real_dossiers import load
from roastbot.detectors import no_trace

OLD = lines(9)
THERE = commit("Mon 09:00 Cache the coal", {"boiler.py": OLD + lines(30, "coal")})
BACK = commit("Mon 11:10 Start the engine", {"engine.py": "x = 1\n", "boiler.py": OLD})
BASE = {"boiler.py": OLD}


def test_a_file_that_the_branch_made_is_left_alone() -> None:
    """It came and went, which is another story."""
    gone = commit("Mon 11:10 Start the engine", {"engine.py": "x = 1\n", "boiler.py": None})
    assert found(no_trace, pull("x", THERE, gone)) == []


def test_a_missing_patch_leaves_it_unsaid() -> None:
    """The file may have been changed once more."""
    assert found(no_trace, pull("x", THERE, BACK, "Tue 09:00 Something large +9/-9", base=BASE)) == []


def test_a_list_of_files_that_is_cut_off_leaves_it_unsaid() -> None:
    """The file may be among the others."""
    dossier = pull("x", THERE, BACK, base=BASE)
    short = replace(dossier, pull_request=replace(dossier.pull_request, changed_files=2))
    assert found(no_trace, short) == []


def test_lines_that_do_not_cancel_out_are_left_alone() -> None:
    """Then it was the base branch that made the file the same."""
    dossier = pull("x", THERE, commit("Mon 11:00 b", {"boiler.py": lines(8), "a.py": "x\n"}), base=BASE)
    files = tuple(file for file in dossier.pull_request.files if file.path != "boiler.py")
    request = replace(dossier.pull_request, files=files, changed_files=len(files))
    assert found(no_trace, replace(dossier, pull_request=request)) == []


def test_two_lines_are_no_event() -> None:
    """Somebody tried something."""
    there = commit("Mon 09:00 Cache the coal", {"boiler.py": OLD + "a\nb\n"})
    assert found(no_trace, pull("x", there, BACK, base=BASE)) == []


def test_a_file_that_was_changed_and_changed_back_is_found() -> None:
    """With the lines and the time between the two."""
    (finding,) = found(no_trace, pull("x", THERE, BACK, base=BASE))
    assert (role(finding, "lines"), role(finding, "commits"), role(finding, "file")) == (30, 2, "boiler.py")
    assert (role(finding, "span"), finding.weight) == ("2 hours and 10 minutes", 5)
    assert finding.claim == (
        "2 commits, from “Cache the coal” to “Start the engine” 2 hours and 10 minutes later, add 30 lines to"
        " boiler.py and take 30 out; the merged diff does not touch the file."
    )


@pytest.mark.real
def test_a_real_cache_left_no_trace(real: Path) -> None:
    """The executor learned to keep a manifest, and forgot it."""
    (finding,) = found(no_trace, load(real / "prefect-20608"))
    assert str(role(finding, "file")).endswith("/_executor.py")
    assert role(finding, "lines") == 28
