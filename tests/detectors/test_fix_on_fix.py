"""A row of fixes."""

from builders import commit, found, pull, role
from roastbot.detectors import fix_on_fix


def fixes(*titles: str, path: str = "door.py") -> list[object]:
    """Return commits an hour apart to one file."""
    return [commit(f"Mon {9 + n:02}:00 {title}", {path: f"WIDTH = {n}\n"}) for n, title in enumerate(titles)]


def test_two_fixes_are_left_alone() -> None:
    """Everybody needs a second try."""
    assert found(fix_on_fix, pull("Door", *fixes("Hang it", "Fix it", "Fix it well"))) == []  # type: ignore[arg-type]  # steps


def test_a_row_that_is_broken_is_left_alone() -> None:
    """By other work, or by a title that only begins like a fix."""
    assert found(fix_on_fix, pull("Door", *fixes("Fix a", "Fix b", "Paint it", "Fix c"))) == []  # type: ignore[arg-type]  # steps
    assert found(fix_on_fix, pull("Door", *fixes("Fixture a", "Fixture b", "Fix-width c"))) == []  # type: ignore[arg-type]  # steps


def test_fixes_in_prose_or_lock_files_are_left_alone() -> None:
    """Commas are mended by the dozen."""
    assert found(fix_on_fix, pull("Docs", *fixes("Fix a", "Fix b", "Fix c", path="README.md"))) == []  # type: ignore[arg-type]  # steps
    assert found(fix_on_fix, pull("Lock", *fixes("Fix a", "Fix b", "Fix c", path="uv.lock"))) == []  # type: ignore[arg-type]  # steps


def test_a_row_against_the_clock_is_left_alone() -> None:
    """A rebase put it together."""
    late = [commit(f"{day} 09:00 Fix {day}", {"a.py": f"A = '{day}'\n"}) for day in ("Wed", "Tue", "Mon")]
    assert found(fix_on_fix, pull("Door", *late)) == []


def test_a_row_is_found_across_a_merge() -> None:
    """Merges do no work."""
    a, b, c = fixes("Fix a", "hotfix: b", "Fixes c")
    merge = commit("Mon 10:30 Merge branch 'main'", merge=True)
    (finding,) = found(fix_on_fix, pull("Door", a, b, merge, c))  # type: ignore[arg-type]  # steps
    assert finding.claim == (
        "3 fixes in a row each touch a file that the one before it had touched: “Fix a”, “hotfix: b”, “Fixes c”."
    )
    assert role(finding, "commits") == 3
