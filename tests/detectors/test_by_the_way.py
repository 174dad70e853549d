"""What was done in passing."""

import time

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import by_the_way


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Moves it.",
        "Also, the boiler removes the door.",
        "Also removes the boiler door.",
        "It also removes the brakes of the train.",
        "Also warm and cosy in there.",
        "Also removes `brakes` of the train.",
        "Also removes brakes.",
    ],
)
def test_a_message_that_stays_with_its_title_is_left_alone(body: str) -> None:
    """Nothing, a noun of the title, in the middle of a sentence, no deed, code, too short."""
    assert found(by_the_way, pull("x", commit("Mon 09:00 Move the boiler +9/-9", body=body))) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("It is warm.\n\nAlso removes the brakes of the train.", "Also removes the brakes of the train"),
        ("- While here, fix the brakes of the train", "While here, fix the brakes of the train"),
        ("Warm. Also remove\nall the brakes there", "Also remove all the brakes there"),
    ],
)
def test_another_change_is_quoted(body: str, words: str) -> None:
    """However the line was wrapped."""
    (finding,) = found(by_the_way, pull("x", commit("Mon 09:00 Move the boiler +9/-9", body=body)))
    assert (role(finding, "words"), finding.weight) == (words, 2)
    assert finding.claim == f"The message of “Move the boiler” goes on: “{words}”."


@pytest.mark.parametrize("body", ["Also " * 20_000, "\n" * 60_000, "Also a" + " " * 60_000, "- " * 30_000])
def test_a_hostile_message_costs_no_time(body: str) -> None:
    """It may have 65,536 characters of anything."""
    start = time.perf_counter()
    assert found(by_the_way, pull("x", commit("Mon 09:00 Move the boiler +9/-9", body=body))) == []
    assert time.perf_counter() - start < 2
