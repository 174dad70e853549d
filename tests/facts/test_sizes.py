"""How long a file was on the way."""

import time
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from builders import Step, commit, lines, pull, values
from real_dossiers import load
from roastbot.evidence import Absent, ChangeType, Dossier, FilePatch, Line, Reason, TouchedFile
from roastbot.facts import derive
from roastbot.replay import courses

SIZES = ("peak", "trough", "shed")
SWELLS = (
    commit("Mon 09:00 Add engine", {"a.py": lines(5)}),
    commit("Mon 10:00 Add coal", {"a.py": lines(40)}),
    commit("Mon 11:00 Cut down", {"a.py": lines(12)}),
)
SHRINK = commit("Mon 13:00 Shrink", {"b.py": lines(2)})


def sizes(dossier: Dossier, path: str = "a.py") -> dict[str, object]:
    """Return the facts about the way of one file."""
    found = values(derive(dossier, UTC))
    return {name: found[f"file.{path}.{name}"] for name in SIZES if f"file.{path}.{name}" in found}


def first_patch(dossier: Dossier, **changes: object) -> Dossier:
    """Return the dossier with the first file of its first commit changed."""
    first, *others = dossier.commits
    assert isinstance(first.patch, tuple)
    part = replace(first.patch[0], **changes)  # type: ignore[arg-type]  # fields of a FilePatch
    return replace(dossier, commits=(replace(first, patch=(part,)), *others))


def test_a_file_that_only_grows_has_no_peak() -> None:
    """It is longest as merged, and shortest as it was made."""
    grows = (commit("Mon 09:00 a", {"a.py": lines(5)}), commit("Mon 10:00 b", {"a.py": lines(9)}))
    assert sizes(pull("x", *grows, repo={})) == {}


@pytest.mark.parametrize("kind", [replace(SWELLS[1], tree=None), Step("Mon 10:00 Something large +900/-1")])
def test_a_missing_patch_leaves_every_file_unsaid(kind: Step) -> None:
    """It may have touched any of them."""
    assert sizes(pull("x", SWELLS[0], kind, SWELLS[2], repo={})) == {}
    assert courses(replace(pull("x", *SWELLS), missing={"commits": Absent(Reason.NOT_SERVED)})) == ()


def test_lines_that_were_left_out_leave_that_file_unsaid() -> None:
    """The others are told."""
    dossier = pull("x", *SWELLS, commit("Mon 12:00 b", {"b.py": lines(9)}), SHRINK, repo={})
    cut = first_patch(dossier, lines=Absent(Reason.TOO_LARGE))
    assert (sizes(cut), sizes(cut, "b.py")) == ({}, {"peak": 9, "shed": 7})


@pytest.mark.parametrize("after", [lines(11), lines(12, "other"), None])
def test_a_replay_that_ends_elsewhere_is_left_unsaid(after: str | None) -> None:
    """Something else touched the file."""
    dossier = replace(pull("x", *SWELLS), texts=(TouchedFile("a.py", None, after),))
    assert sizes(dossier) == {}


@pytest.mark.parametrize(
    "line",
    [Line("-", "another line", 1, None), Line(" ", "line 0", 90, 90), Line("+", "late", None, 70), Line(" ", "", 0, 0)],
)
def test_a_patch_that_speaks_of_another_text_is_left_unsaid(line: Line) -> None:
    """Its numbers or its words are not this file's."""
    dossier = pull("x", commit("Mon 09:00 a", {"a.py": lines(50)}), *SWELLS[2:], base={"a.py": lines(20)}, repo={})
    assert sizes(dossier)["peak"] == 50
    assert sizes(first_patch(dossier, lines=(line,))) == {}


def test_a_file_that_was_there_before_is_left_unsaid_after_a_merge() -> None:
    """Its lines may be another branch's; a file the branch made is its own."""
    merge = commit("Mon 10:30 Merge branch 'main'", merge=True)
    before = pull("x", *SWELLS[:2], merge, SWELLS[2], base={"a.py": lines(3)}, repo={})
    made = pull("x", *SWELLS[:2], merge, SWELLS[2], repo={})
    assert sizes(before) == {}
    assert sizes(made) == {"peak": 40, "shed": 28}


def test_two_commits_of_one_short_id_leave_the_place_unsaid() -> None:
    """Nobody could tell which of them it was."""
    dossier = pull("x", *SWELLS, repo={})
    first, second, third = dossier.commits
    twin = replace(dossier, commits=(replace(first, oid=second.oid[:7] + "0" * 33), second, third))
    assert sizes(twin) == {"shed": 28}


def test_a_long_branch_costs_no_time() -> None:
    """Thousands of lines, hundreds of commits."""
    part = FilePatch(
        "a.py", None, 1, 1, ChangeType.MODIFIED, (Line("-", "line 0", 1, None), Line("+", "line 0", None, 1))
    )
    dossier = pull("x", *SWELLS, base={"a.py": lines(10_000)}, repo={})
    many = tuple(replace(dossier.commits[0], oid=f"{n:040x}", patch=(part,)) for n in range(250))
    dossier = replace(dossier, commits=many, texts=(TouchedFile("a.py", lines(10_000), lines(10_000)),))
    start = time.perf_counter()
    assert [len(course.lengths) for course in courses(dossier)] == [250]
    assert time.perf_counter() - start < 2


def test_a_file_that_swelled_and_shrank_has_a_peak() -> None:
    """With the commit after which it was so long."""
    dossier = pull("x", *SWELLS, repo={})
    peak = next(fact for fact in derive(dossier, UTC) if fact.id == "file.a.py.peak")
    assert sizes(dossier) == {"peak": 40, "shed": 28}
    assert (peak.subject.name, peak.subject.within) == ("a.py", dossier.commits[1].short)
    assert peak.receipts[0].quote == "Add coal"


def test_a_file_that_was_nearly_emptied_has_a_trough() -> None:
    """Below what it began with and what it ended with; a new one begins as it was made."""
    dips = (commit("Mon 09:00 a", {"a.py": lines(2)}), commit("Mon 10:00 b", {"a.py": lines(30)}))
    assert sizes(pull("x", *dips, base={"a.py": lines(20)}, repo={})) == {"trough": 2}
    assert sizes(pull("x", *dips, repo={})) == {}


def test_a_file_that_came_and_went_has_its_longest() -> None:
    """And nothing that it lost: nothing of it was merged."""
    gone = commit("Tue 09:00 Drop engine", {"a.py": None})
    assert sizes(pull("x", *SWELLS, gone, commit("Tue 10:00 b", {"b.py": "x\n"}), repo={})) == {"peak": 40}


def test_a_rename_is_followed() -> None:
    """The file keeps its past under its new name; a copy begins as long as what it was made of."""
    moved = FilePatch("b.py", "a.py", 0, 0, ChangeType.RENAMED, ())
    assert sizes(_moved(moved), "b.py") == {"peak": 40, "shed": 28}
    assert sizes(_moved(replace(moved, change=ChangeType.COPIED)), "b.py") == {"peak": 40, "shed": 28}
    assert sizes(_moved(replace(moved, previous_path="c.py")), "b.py") == {}


def _moved(part: FilePatch) -> Dossier:
    """Return the file that swelled, moved by `part` before it was cut down."""
    first, second, third = pull("x", *SWELLS, repo={}).commits
    assert isinstance(third.patch, tuple)
    move = replace(second, oid="f" * 40, patch=(part,))
    cut = replace(third, patch=(replace(third.patch[0], path="b.py"),))
    texts = (TouchedFile("b.py", None, lines(12)), TouchedFile("a.py", None, lines(40)))
    return replace(pull("x", *SWELLS), commits=(first, second, move, cut), texts=texts)


@pytest.mark.real
def test_a_real_file_is_followed_on_its_way(real: Path) -> None:
    """348 lines when it was made, 497 at its longest, 388 as merged."""
    found = values(derive(load(real / "prefect-21477"), UTC))
    name = "file.src/prefect/runner/_control_channel.py"
    assert (found[f"{name}.peak"], found[f"{name}.after"], found[f"{name}.shed"]) == (497, 388, 109)
