"""Who signed the commits."""

from builders import commit, found, pull, role
from roastbot.detectors import machine_hands

CLAUDE = "Why.\n\nCo-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>"
COPILOT = "Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>"


def test_people_are_no_machines() -> None:
    """Whatever they are called, wherever they write from."""
    signed = (
        "Co-authored-by: Claude Monet <claude@giverny.example>\nCo-authored-by: Ada <1+ada@users.noreply.github.com>"
    )
    assert found(machine_hands, pull("x", *(commit(f"Mon 0{n}:00 a", body=signed) for n in range(4)))) == []


def test_a_name_in_the_message_is_no_signature() -> None:
    """Only trailers are."""
    said = "Thanks to Claude <noreply@anthropic.com> for the idea."
    assert (
        found(machine_hands, pull("x", *(commit(f"Mon 0{n}:00 a", body=said) for n in range(3)), "Mon 09:00 b")) == []
    )


def test_one_signature_is_left_alone() -> None:
    """A guest."""
    assert found(machine_hands, pull("x", commit("Mon 09:00 a", body=CLAUDE), "Mon 10:00 b", "Mon 11:00 c")) == []


def test_one_machine_on_all_of_them_is_left_to_another_detector() -> None:
    """`company` tells of it."""
    assert found(machine_hands, pull("x", *(commit(f"Mon 0{n}:00 a", body=CLAUDE) for n in range(3)))) == []


def test_few_without_are_named() -> None:
    """They are the odd ones out."""
    (finding,) = found(
        machine_hands, pull("x", *(commit(f"Mon 0{n}:00 a", body=CLAUDE) for n in range(4)), "Mon 09:00 b")
    )
    assert finding.claim == (
        "Of 5 commits, merges aside, 4 name a machine as author or co-author (Claude Opus 4.6); “b” names none."
    )
    assert finding.weight == 3


def test_many_without_are_counted() -> None:
    """Beside those with."""
    signed = [commit(f"Mon 0{n}:00 a", body=COPILOT) for n in range(2)]
    (finding,) = found(machine_hands, pull("x", *signed, *(f"Tue 0{n}:00 b" for n in range(5))))
    assert finding.claim.endswith("2 name a machine as author or co-author (Copilot); the other 5 name none.")
    assert (role(finding, "commits"), role(finding, "others")) == (2, 5)


def test_a_bot_that_writes_counts_as_one_that_helps() -> None:
    """By its author's name; two machines on every commit are told as well."""
    bots = [commit("Mon 09:00 a", by="tidy[bot]"), commit("Mon 10:00 b", body=CLAUDE)]
    (finding,) = found(machine_hands, pull("x", *bots))
    assert finding.claim == (
        "Of 2 commits, merges aside, all name a machine as author or co-author (tidy[bot], Claude Opus 4.6)."
    )
