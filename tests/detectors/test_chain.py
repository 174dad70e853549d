"""Rows of commits that each undo the last."""

from builders import commit, found, lines, pull, role
from roastbot.detectors import chain


def row(*titles: str) -> list[object]:
    """Return commits that each rewrite the file of the last."""
    return [commit(title, {"engine.py": lines(9, f"version {n}")}) for n, title in enumerate(titles)]


def test_rewrites_about_different_things_are_left_alone() -> None:
    """A busy file, no more."""
    made = row("Mon 09:00 Fix valve", "Mon 10:00 Fix whistle", "Mon 11:00 Fix boiler", "Mon 12:00 Fix smoke")
    assert found(chain, pull("x", *made)) == []  # type: ignore[arg-type]  # steps, as the builder takes them


def test_the_branchs_own_subject_links_nothing() -> None:
    """When each title names it, sharing it means nothing."""
    made = row(
        "Mon 09:00 Oil valve",
        "Mon 10:00 Sort valve",
        "Mon 11:00 Bend valve",
        "Mon 12:00 Test valve",
        "Mon 13:00 Log valve",
    )
    assert found(chain, pull("x", *made)) == []  # type: ignore[arg-type]  # steps, as the builder takes them


def test_a_row_about_one_thing_is_found() -> None:
    """In the order of the branch, with the noun that links them."""
    others = ("Mon 13:00 Oil axle", "Mon 14:00 Bend rod", "Mon 15:00 Sort bolts")
    made = row("Mon 09:00 Fix valve leak", "Mon 10:00 Use no valve", "Mon 11:00 Replace valve seat", *others)
    (finding,) = found(chain, pull("x", *made))  # type: ignore[arg-type]  # steps, as the builder takes them
    assert (role(finding, "commits"), role(finding, "noun")) == (3, "valve")
    assert [receipt.quote for receipt in finding.receipts] == ["Fix valve leak", "Use no valve", "Replace valve seat"]
