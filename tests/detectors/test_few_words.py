"""Large commits with little to say."""

from builders import commit, found, pull
from roastbot.detectors import few_words


def test_a_message_with_a_body_is_left_alone() -> None:
    """It did explain itself."""
    assert found(few_words, pull("x", commit("Mon 09:00 Harden valves +2122/-203", body="Because of the leaks."))) == []


def test_trailers_are_no_body() -> None:
    """They say who, and nothing about what."""
    trailer = commit("Mon 09:00 Harden valves +2122/-203", body="Co-Authored-By: Bob <b@example.org>")
    assert len(found(few_words, pull("x", trailer))) == 1


def test_the_pull_requests_own_title_is_left_alone() -> None:
    """One commit, one title: nothing was left unsaid."""
    assert found(few_words, pull("Harden valves", "Mon 09:00 Harden valves +2122/-203")) == []


def test_a_dash_is_no_word() -> None:
    """The claim and the fact beside it count alike."""
    (finding,) = found(few_words, pull("x", "Mon 09:00 Harden \u2014 valves / pipes +2122/-203"))
    assert finding.claim.endswith("3 words.")
    assert next(fact.value for fact in finding.facts if fact.id.endswith(".words")) == 3


def test_a_large_commit_of_few_words_is_found() -> None:
    """The largest of the branch."""
    (finding,) = found(few_words, pull("x", "Mon 09:00 Harden valves +2122/-203", "Tue 09:00 Fix +400/-1"))
    assert finding.claim == "The message of a commit that changes 2,325 lines is “Harden valves”, 2 words."
