"""A patch as a sequence of edits."""

from builders import commit, pull
from roastbot.edits import Edit, edits, guards
from roastbot.evidence import Absent, FilePatch, Line, Reason
from roastbot.evidence import ChangeType as Change


def part(*lines: Line) -> FilePatch:
    """Return the patch of one file with these lines."""
    return FilePatch("a.py", None, 0, 0, Change.MODIFIED, lines)


def test_a_patch_that_is_absent_has_no_edits() -> None:
    """Nor has one without lines."""
    absent = FilePatch("a.py", None, 9, 9, Change.MODIFIED, Absent(Reason.TOO_LARGE))
    assert [*edits(absent), *edits(part())] == []


def test_what_stands_together_is_one_edit() -> None:
    """A line that stays parts two of them."""
    made = pull("x", commit("Mon 09:00 a", {"a.py": "A\nB\nc\nd\nE\n"}), base={"a.py": "a\nb\nc\nd\n"})
    (only,) = made.commits[0].patch or ()
    assert list(edits(only)) == [Edit(("a", "b"), ("A", "B")), Edit((), ("E",))]


def test_lines_that_are_far_apart_are_two_edits() -> None:
    """Even where a patch has no line in between; so are those in which something goes after something came."""
    apart = part(Line("+", "a", None, 3), Line("+", "b", None, 9))
    assert list(edits(apart)) == [Edit((), ("a",)), Edit((), ("b",))]
    gone = part(Line("-", "a", 3, None), Line("-", "b", 9, None))
    assert list(edits(gone)) == [Edit(("a",), ()), Edit(("b",), ())]
    after = part(Line("+", "a", None, 3), Line("-", "b", 3, None))
    assert list(edits(after)) == [Edit((), ("a",)), Edit(("b",), ())]


def test_a_condition_that_guards_nothing_is_no_guard() -> None:
    """What leaves must stand inside, right below."""
    assert list(guards(("if a:", "return", "if b:", "    c()", "if d: return"))) == []


def test_a_guard_is_told_with_how_it_leaves() -> None:
    """Without indentation."""
    lines = ("  if a:", "    return 1", "  if b:", "    raise X", "  elif c:", "      continue")
    assert list(guards(lines)) == [("if a:", "return 1"), ("if b:", "raise X"), ("elif c:", "continue")]
