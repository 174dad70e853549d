"""How much of a change a prompt holds, read from the prompt itself."""

from dataclasses import replace

from invented import commit, dossier, lines, patch
from roastbot import coverage
from roastbot.evidence import Absent, ChangedFile, Reason


def test_words_that_look_like_code_are_not_counted() -> None:
    """A description may hold a diff; its lines carry another sign."""
    assert coverage.count(dossier(), "# description\n|+added\n|# patch:x:y\n|-gone").lines_read == 0


def test_changed_lines_are_counted_and_unchanged_ones_are_not() -> None:
    """In two patches of one file, which is one file."""
    block = "# patch:a:x.py | modified\n@1\n same\n+new\n-old\n# patch:b:x.py\n@9\n+more\n# commit:b\n|+text"
    read = coverage.count(dossier(), block)
    assert (read.files_read, read.lines_read) == (1, 3)


def test_a_head_without_lines_is_no_file_read() -> None:
    """A patch that only repeats another is named, not shown."""
    assert coverage.count(dossier(), "# patch:a:x.py | 0 of 8 changed lines").files_read == 0


def test_what_could_not_be_read_counts_among_how_many() -> None:
    """A patch GitHub left out, and files beyond the first page; a merge changes nothing itself."""
    made = dossier()
    lost = replace(commit("b", "Big"), additions=70, deletions=30, patch=Absent(Reason.TOO_LARGE))
    small = commit("a", "Small", patch("x.py", lines("+a", "-b")))
    pull = replace(made.pull_request, files=(ChangedFile("y.py", 1, 1),), changed_files=9)
    read = coverage.count(replace(made, pull_request=pull, commits=(small, lost, made.commits[2])), "")
    assert (read.files, read.lines) == (9, 102)
    assert read.sentence == "0 of 9 files and 0 of 102 changed lines are in the brief"


def test_without_commits_the_pull_request_itself_is_counted() -> None:
    """They could not be read, and its own figures are all there is."""
    assert coverage.count(replace(dossier(), commits=()), "").lines == 215
