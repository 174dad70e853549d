"""Promises the branch took back."""

from builders import commit, found, lines, pull, role
from roastbot.detectors import late_description

ADDED = commit("Mon 09:00 Add engine", {"a.py": lines(9, "whistle echo")})
GONE = commit("Mon 16:52 Remove whistle echo from engine", {"a.py": "pass\n"})
PROMISE = "- Oil the axle\n- Fix whistle echo duplication in `Engine`\n- Add coal\n"


def test_a_description_that_admits_it_is_left_alone() -> None:
    """It kept up."""
    said = "- Add whistle echo in the engine (later removed)\n- Oil the axle\n"
    assert found(late_description, pull("x", ADDED, GONE, description=said)) == []


def test_a_removal_of_something_else_is_left_alone() -> None:
    """All of its nouns have to stand in the promise."""
    gone = commit("Mon 16:52 Remove whistle rope from engine", {"a.py": "pass\n"})
    assert found(late_description, pull("x", ADDED, gone, description=PROMISE)) == []


def test_a_removal_of_what_was_there_before_is_left_alone() -> None:
    """The branch had not promised that."""
    gone = commit("Mon 16:52 Remove whistle echo from engine", {"b.py": "pass\n"})
    assert found(late_description, pull("x", ADDED, gone, description=PROMISE, base={"b.py": "echo\n"})) == []


def test_a_promise_that_outlived_its_deed_is_found() -> None:
    """With its number on the list."""
    (finding,) = found(late_description, pull("x", ADDED, GONE, description=PROMISE))
    assert (role(finding, "bullet"), role(finding, "bullets"), finding.weight) == (2, 3, 5)
    assert finding.receipts[0].quote == "Fix whistle echo duplication"
