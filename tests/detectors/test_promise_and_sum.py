"""A verb and a sum."""

from builders import found, pull
from roastbot.detectors import promise_and_sum


def test_a_removal_that_removes_is_left_alone() -> None:
    """Nothing collides."""
    assert found(promise_and_sum, pull("Remove the boiler", "Mon 09:00 Remove the boiler +5/-300")) == []


def test_a_few_lines_are_left_alone() -> None:
    """Nobody would see the contradiction."""
    assert found(promise_and_sum, pull("Remove the boiler", "Mon 09:00 Remove the boiler +20/-1")) == []


def test_a_title_that_promises_nothing_is_left_alone() -> None:
    """`Rework` may go either way."""
    assert found(promise_and_sum, pull("Rework the boiler", "Mon 09:00 Rework the boiler +900/-1")) == []


def test_a_removal_that_grows_is_found() -> None:
    """The pull request's own title weighs most."""
    (finding,) = found(promise_and_sum, pull("Remove the boiler", "Mon 09:00 Remove the boiler +731/-121"))
    assert finding.weight == 5
    assert finding.claim == "The title says remove; the diff adds 731 lines and takes out 121."


def test_a_commit_that_simplifies_by_adding_is_found() -> None:
    """Each commit is held to its own title."""
    dossier = pull("Rework the boiler", "Mon 09:00 Start +10/-0", "Tue 09:00 Simplify the valves +522/-126")
    (finding,) = found(promise_and_sum, dossier)
    assert finding.claim == "The commit “Simplify the valves” adds 522 lines and takes out 126."


def test_an_addition_that_shrinks_is_found() -> None:
    """The other way round."""
    (finding,) = found(promise_and_sum, pull("Add a boiler", "Mon 09:00 Add a boiler +30/-400"))
    assert finding.weight == 5
