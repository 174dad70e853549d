"""The code of a brief: the pieces worth most for the room there is, each shown as it stands in its source."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from invented import START, commit, dossier, lines, patch
from roastbot.evidence import Actor, ChangeType, Comment, Commit, Dossier, FilePatch, Thread
from roastbot.excerpts import Excerpts
from roastbot.rations import BREAK, size


def shown(made: Dossier, room: int) -> str:
    """Return the code shown of a pull request in `room` bytes, every file taken for written by hand."""
    paths = {part.path: True for one in made.commits if isinstance(one.patch, tuple) for part in one.patch}
    excerpts = Excerpts.of(made, paths)
    excerpts.fill(room)
    return "\n".join(excerpts.lines())


def branch(*commits: Commit) -> Dossier:
    """Return a pull request of these commits without anybody's remarks."""
    return dossier(commits=commits, threads=(), description="", title="Tides")


def test_nothing_is_shown_in_no_room() -> None:
    """Not even a head."""
    assert shown(dossier(), 0) == ""
    assert shown(dossier(), 60) == ""


@given(st.integers(0, 3000), st.integers(1, 80), st.text(max_size=30))
@settings(deadline=None)
def test_what_is_shown_fits_and_stands_in_its_source(room: int, count: int, text: str) -> None:
    """Every run of lines under an `@` is a piece of the source, letter for letter, so that it can be quoted."""
    odd = "".join(text.split()).replace("<", "").encode("utf-8", "replace").decode()
    many = lines(*[f"{sign}tide_{n} = {n}" for n in range(count) for sign in "+- "])
    made = branch(commit("a11ce01", "x", patch("a.py", many, lines(f"+{odd}", start=500), lines("+z", start=900))))
    code = shown(made, room)
    assert sum(size(line) + BREAK for line in code.split("\n") if line) <= room
    source = made.sources["patch:a11ce01:a.py"].text
    runs = code.split("\n@")[1:]
    if odd.isprintable():
        assert all(run.partition("\n")[2] in source for run in runs)


def test_with_room_for_all_everything_is_there() -> None:
    """Unchanged lines as well, and no head says that something is left out."""
    made = dossier()
    code = shown(made, 10_000)
    assert "\n def height(at):\n-    return TABLE[at]\n" in code
    assert "changed lines" not in code


def test_unchanged_lines_go_before_changed_ones() -> None:
    """Where both do not fit."""
    around = [f"     still_the_same_{n}" for n in range(3)]
    made = branch(commit("a11ce01", "x", patch("a.py", lines(*around, "+    tide = 1", *around))))
    assert shown(made, 100).splitlines()[1:] == ["@4", "+    tide = 1"]
    assert len(shown(made, 1000).splitlines()) == 9


def test_imports_give_way_to_a_definition() -> None:
    """The first hunk of a file is mostly its imports."""
    made = branch(
        commit("a11ce01", "x", patch("a.py", lines("+import os", "+import sys"), lines("+def low_tide():", start=50)))
    )
    assert "+def low_tide():" in shown(made, 110)
    assert "import" not in shown(made, 110)
    assert "1 of 3 changed lines" in shown(made, 110)


def test_the_same_lines_in_two_commits_are_shown_once() -> None:
    """A rebase or moved code is not paid for twice; that it is there is said."""
    body = [f"+    tide_of_day_{n} = measure({n})" for n in range(8)]
    made = branch(
        commit("a11ce01", "Add", patch("a.py", lines(*body))), commit("a11ce02", "Again", patch("b.py", lines(*body)))
    )
    code = shown(made, 10_000)
    assert code.count("tide_of_day_3") == 1
    assert code.count("\n# patch:") == 1
    assert "0 of 8 changed lines" in code


def test_code_that_a_message_names_is_worth_more() -> None:
    """Two functions alike, but the description speaks of one."""
    one, other = (patch(f"{name}.py", lines(f"+def {name}_the_harbour():", "+    pass")) for name in ("drain", "close"))
    made = replace(branch(commit("a11ce01", "x", one, other)), description="Now we can close_the_harbour.")
    assert "def close_the_harbour" in shown(made, 130)
    assert "def drain_the_harbour" not in shown(made, 130)


def test_what_a_review_touched_comes_first_then_code_then_tests_then_prose() -> None:
    """In the prompt, whatever the order in the commit; each file changes the same."""
    paths = ("README.md", "tests/test_a.py", "a.py", "z.py")
    parts = [patch(path, lines(f"+x_{n} = 1")) for n, path in enumerate(paths)]
    said = Comment("C1", Actor("bollard"), "Why?", START, "")
    thread = Thread("T1", "z.py", 1, is_resolved=False, is_outdated=False, comments=(said,))
    made = replace(branch(commit("a11ce01", "x", *parts)), threads=(thread,))
    heads = [line for line in shown(made, 10_000).splitlines() if line.startswith("# ")]
    assert [head.split(" | ")[0].split(":")[2] for head in heads] == ["z.py", "a.py", "tests/test_a.py", "README.md"]


def test_a_commit_that_mends_comes_before_the_one_it_mends() -> None:
    """What had to be put right late is where the story is."""
    made = branch(
        commit("a11ce01", "Add tides", patch("a.py", lines("+x = 1"))),
        commit("a11ce02", "Fix tides", patch("b.py", lines("+y = 1")), after=5),
    )
    assert shown(made, 10_000).startswith("# patch:a11ce02:b.py")


def test_every_commit_is_shown_before_one_is_shown_twice() -> None:
    """Ten commits, room for about ten pieces: no commit takes it all."""
    commits = [
        commit(
            f"a11ce{n:02}", "x", *[patch(f"m{n}_{k}.py", lines(f"+    value_{n}_{k} = {k}")) for k in range(5)], after=n
        )
        for n in range(10)
    ]
    code = shown(branch(*commits), 1_200)
    assert {f"a11ce{n:02}" for n in range(10)} == {line[8:15] for line in code.splitlines() if line.startswith("# ")}


def test_a_rename_tells_the_old_name() -> None:
    """A file that only moved has no lines and is still worth one."""
    moved = FilePatch("new.py", "old.py", 0, 0, ChangeType.RENAMED, ())
    assert shown(branch(commit("a11ce01", "Move", moved)), 500) == "# patch:a11ce01:new.py | renamed | was old.py"


def test_a_line_that_never_fits_does_not_keep_others_out() -> None:
    """A line of minified code among others."""
    long = lines("+" + "tide();" * 5000)
    made = branch(commit("a11ce01", "x", patch("a.js", long, lines("+low()", start=9))))
    assert "+low()" in shown(made, 500)
