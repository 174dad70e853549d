"""What a reviewer said, and what came of it."""

from dataclasses import replace

import pytest

from builders import found, pull
from roastbot.detectors import remark
from roastbot.evidence import GHOST, Actor

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


@pytest.mark.parametrize("who", [GHOST, Actor("eve", deleted=True)])
def test_somebody_whom_nobody_knows_is_a_reviewer(who: Actor) -> None:
    """A deleted account has no name to be called by."""
    dossier = pull("x", *WORK, threads=[("a.py", "bob: why is this no enum?", "ada: it is one now!")])
    (thread,) = dossier.threads
    comments = (replace(thread.comments[0], author=who), *thread.comments[1:])
    (finding,) = found(remark, replace(dossier, threads=(replace(thread, comments=comments),)))
    assert finding.claim.startswith("A reviewer says: “why is this no enum?”.")
    assert who.login not in finding.claim


def test_a_remark_without_a_time_of_its_own_has_no_later() -> None:
    """It was given the time at which the pull request was opened; one with a clock has it."""
    (bare,) = found(remark, pull("x", *WORK, threads=[("a.py", "bob: why is this no enum?")]))
    assert bare.claim.endswith(" A commit of the branch is called “Make whistle an enum”.")
    (timed,) = found(remark, pull("x", *WORK, threads=[("a.py", "bob Mon 10:30: why is this no enum?")]))
    assert timed.claim.endswith(" A later commit is called “Make whistle an enum”.")
    assert found(remark, pull("x", *WORK, threads=[("a.py", "bob Mon 11:30: why is this no enum?")])) == []


def test_a_remark_with_answer_and_deed_is_found() -> None:
    """The noun of the remark stands in the commit's title."""
    (finding,) = found(remark, pull("x", *WORK, threads=[("a.py", "bob: why is this no enum?", "ada: it is one now!")]))
    assert finding.weight == 4
    assert [receipt.source[:7] for receipt in finding.receipts] == ["thread:", "thread:", "commit:"]
