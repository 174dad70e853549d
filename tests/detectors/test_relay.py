"""Replacements that were replaced."""

from builders import found, pull, role
from roastbot.detectors import relay


def test_two_unrelated_replacements_are_left_alone() -> None:
    """Nobody was relieved."""
    assert (
        found(relay, pull("x", "Mon 09:00 Replace coal with PelletBurner", "Mon 10:00 Replace horn with WhistleBank"))
        == []
    )


def test_a_plain_word_is_left_alone() -> None:
    """`steam` may be anything."""
    assert found(relay, pull("x", "Mon 09:00 Replace coal with steam", "Mon 10:00 Replace steam with wind")) == []


def test_something_merely_called_after_the_winner_is_left_alone() -> None:
    """A patch of it was replaced, and the thing itself stayed."""
    dossier = pull("x", "Mon 09:00 Replace coal with PelletBurner", "Tue 10:00 Replace patched PelletBurner with sails")
    assert found(relay, dossier) == []


def test_a_handover_is_found() -> None:
    """The winner of one title is the loser of the next."""
    dossier = pull("x", "Mon 09:00 Replace coal with PelletBurner", "Tue 10:00 Replace PelletBurner with sails")
    (finding,) = found(relay, dossier)
    assert (role(finding, "name"), role(finding, "span")) == ("PelletBurner", "25 hours")
