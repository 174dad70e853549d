"""Whole files before and after."""

from dataclasses import replace
from datetime import UTC

import pytest

from builders import lines, pull, values
from roastbot.evidence import Absent, ChangedFile, ChangeType, Reason, TouchedFile
from roastbot.facts import derive
from roastbot.facts.texts import line_count


def lengths(before: str | Absent | None, after: str | Absent | None) -> dict[str, object]:
    """Return the facts about the length of one file."""
    found = values(derive(replace(pull("x"), texts=(TouchedFile("a.py", before, after),)), UTC))
    return {name.removeprefix("file.a.py."): value for name, value in found.items() if name.startswith("file.a.py.")}


def test_a_text_that_was_not_read_has_no_length() -> None:
    """Nor is one that was read larger than nothing."""
    assert lengths(Absent(Reason.OVER_BUDGET), lines(5)) == {"after": 5}
    assert lengths(None, lines(5)) == {"after": 5}
    assert lengths(lines(5), None) == {"before": 5}


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("a\x0cb\u2028c\n", 1)])
def test_lines_are_counted_as_git_counts_them(text: str, count: int) -> None:
    """A form feed ends none."""
    assert line_count(text) == count


def test_a_file_that_shrank_is_so_many_percent_smaller() -> None:
    """Rounded; one that grew is larger, even by more than all; one line of a thousand is neither."""
    assert lengths(lines(998), lines(858)) == {"before": 998, "after": 858, "smaller": 14}
    assert lengths(lines(10), lines(35))["larger"] == 250
    assert set(lengths(lines(1000), lines(999))) == {"before", "after"}


def test_a_new_file_is_as_long_as_its_diff() -> None:
    """And a deleted one was."""
    files = (
        ChangedFile("a", 7, 0, ChangeType.ADDED),
        ChangedFile("b", 0, 5, ChangeType.DELETED),
        ChangedFile("c", 1, 1),
    )
    dossier = pull("x")
    found = values(derive(replace(dossier, pull_request=replace(dossier.pull_request, files=files)), UTC))
    assert (found["file.a.after"], found["file.b.before"]) == (7, 5)
    assert "file.c.after" not in found
