"""What was said, and how long an answer took."""

from dataclasses import replace
from datetime import UTC

import pytest

from builders import at, pull, values
from everything import everything
from roastbot.evidence import Absent, Actor, Comment, Dossier, Reason, Review
from roastbot.facts import derive

BOB = Actor("bob")


def talk(words: str, *, by: Actor = BOB, approved: str = "Fri 12:00", said: str = "Fri 11:00") -> Dossier:
    """Return a pull request with one comment and one approval."""
    remark = Comment("C1", by, words, at(said), "u")
    approval = Review("R1", BOB, "APPROVED", "", at(approved), "u")
    return replace(pull("x", "Mon 09:00 a +1/-1", "Thu 09:00 b +1/-1"), comments=(remark,), reviews=(approval,))


@pytest.mark.parametrize(
    "dossier",
    [
        talk("Fine."),
        talk("See https://x.example/?q=1 and `a ? b : c`"),
        talk("> Why?\n\nBecause."),
        talk("```\nwhy?\n```"),
        talk("Why?", by=Actor("ada")),
        talk("Why?", by=Actor("lint", is_bot=True)),
        talk("Why?", said="Fri 13:00"),
        replace(talk("Why?"), missing={"comments": Absent(Reason.NOT_SERVED)}),
    ],
)
def test_no_question_before_the_approval_has_no_answer(dossier: Dossier) -> None:
    """Not in links, code or quotations, not by the author or a bot, not afterwards, not from half a page."""
    assert [name for name in values(derive(dossier, UTC)) if name.startswith("answered")] == []


def test_the_time_from_the_last_question_to_the_approval_is_told() -> None:
    """With the line that asked."""
    facts = {fact.id: fact for fact in derive(talk("Nice.\nBut why `a?b` here?"), UTC)}
    assert facts["answered.minutes"].value == 60
    assert facts["answered.span"].receipts[0].quote == "But why `a?b` here?"


def test_commits_after_the_first_review_may_be_none_at_all() -> None:
    """A zero that is known is a fact; without a review by somebody else there is none."""
    found = values(derive(talk("Fine."), UTC))
    assert (found["review.later"], found["review.days"]) == (0, 4)
    own = Review("R1", Actor("ada"), "COMMENTED", "", at("Mon 12:00"), "u")
    assert "review.later" not in values(derive(replace(talk("x"), reviews=(own,)), UTC))
    undated = replace(talk("x"), reviews=(Review("R1", BOB, "PENDING", "", None, "u"),))
    assert "review.later" not in values(derive(undated, UTC))


def test_everything_said_is_counted() -> None:
    """Threads, comments, reviews, and what is still open."""
    found = values(derive(everything(), UTC))
    assert (found["threads.count"], found["threads.comments"], found["threads.unresolved"]) == (1, 2, 1)
    assert (found["reviews.count"], found["reviews.approved"], found["reviews.silent"]) == (2, 1, 1)
    assert (found["comments.count"], found["review.later"], found["remark.later"]) == (2, 4, 0)
    assert found["answered.minutes"] == 12


@pytest.mark.parametrize("name", ["threads", "reviewThreads"])
def test_a_cut_off_list_of_threads_is_not_counted(name: str) -> None:
    """By either of its names."""
    found = values(derive(replace(everything(), missing={name: Absent(Reason.NOT_SERVED)}), UTC))
    assert "threads.count" not in found
    assert "reviews.count" in found
