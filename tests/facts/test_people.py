"""Who took part."""

from dataclasses import replace
from datetime import UTC

import pytest

from builders import at, commit, pull, values
from everything import everything
from roastbot.evidence import Absent, Actor, Reason, Review
from roastbot.facts import derive


@pytest.mark.parametrize("name", ["reviews", "threads", "reviewThreads", "comments"])
def test_a_cut_off_conversation_counts_nobody(name: str) -> None:
    """Somebody could stand on the page that is missing."""
    found = values(derive(replace(everything(), missing={name: Absent(Reason.NOT_SERVED)}), UTC))
    assert [name for name in found if name.startswith(("person.", "people.r", "people.t", "people.b"))] == []


def test_an_author_s_own_review_is_no_reviewer_s() -> None:
    """Nor is a bot's."""
    review = Review("R", Actor("ada"), "COMMENTED", "Hm.", at("Mon 09:00"), "u")
    robot = replace(review, author=Actor("lint", is_bot=True))
    found = values(derive(replace(pull("x"), reviews=(review, robot)), UTC))
    assert "people.reviewers" not in found
    assert (found["people.talkers"], found["people.bots"], found["person.ada.reviews"]) == (1, 1, 1)


def test_everybody_is_counted_by_what_they_did() -> None:
    """Comments and reviews, approvals and objections."""
    found = values(derive(everything(), UTC))
    assert (found["people.reviewers"], found["people.talkers"], found["people.bots"]) == (1, 2, 1)
    assert (found["person.bob.comments"], found["person.ada.comments"]) == (1, 2)
    assert (found["person.bob.reviews"], found["person.bob.approvals"], found["person.bob.objections"]) == (2, 1, 1)
    assert (found["people.authors"], found["author.Grace Hopper.commits"], found["co-author.Claude.commits"]) == (
        2,
        1,
        1,
    )


def test_a_co_author_named_twice_in_a_message_helped_once() -> None:
    """The commit is counted."""
    found = values(derive(pull("x", commit("Mon 09:00 a +1/-1", co=("Bo", "Bo", "Cy"))), UTC))
    assert (found["co-author.Bo.commits"], found["commits.helped"]) == (1, 1)
