"""What a reviewer said, and what came of it."""

from builders import found, pull
from roastbot.detectors import remark

WORK = ("Mon 10:00 Add valve", "Mon 11:00 Make whistle an enum")


def test_a_long_remark_is_left_alone() -> None:
    """It cannot be quoted whole."""
    long = "bob: " + " ".join(["word"] * 13)
    assert found(remark, pull("x", *WORK, threads=[("a.py", long, "ada: ok then")])) == []


def test_the_authors_own_remark_is_left_alone() -> None:
    """No scene with one person in it."""
    assert found(remark, pull("x", *WORK, threads=[("a.py", "ada: why no enum?", "ada: why indeed?")])) == []


def test_a_remark_nobody_answered_is_left_alone() -> None:
    """Neither in words nor in code."""
    assert found(remark, pull("x", *WORK, threads=[("a.py", "bob: so much steam")])) == []


def test_words_that_could_be_markup_are_left_alone() -> None:
    """They are quoted between plain quotation marks or not at all."""
    assert (
        found(remark, pull("x", *WORK, threads=[("a.py", "bob: why [no](http://x) enum?", "ada: <b>ok</b> then")]))
        == []
    )


def test_a_remark_with_answer_and_deed_is_found() -> None:
    """The noun of the remark stands in the commit's title."""
    (finding,) = found(remark, pull("x", *WORK, threads=[("a.py", "bob: why is this no enum?", "ada: it is one now!")]))
    assert finding.weight == 4
    assert [receipt.source[:7] for receipt in finding.receipts] == ["thread:", "thread:", "commit:"]
