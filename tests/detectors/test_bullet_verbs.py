"""The title's verb and the list's."""

from builders import found, pull
from roastbot.detectors import bullet_verbs

LIST = "## Summary\n\n- Replace the valve\n- Add coal\n  and more of it\n- Move the whistle\n- Rewrite the axle\n"


def test_a_list_that_keeps_the_verb_is_left_alone() -> None:
    """It does what it says."""
    assert found(bullet_verbs, pull("Add coal", "Mon 09:00 x", description=LIST)) == []


def test_a_list_of_nouns_is_left_alone() -> None:
    """It is about something else."""
    said = "- Valves\n- Coal\n- Whistles\n- Axles\n"
    assert found(bullet_verbs, pull("Remove the boiler", "Mon 09:00 x", description=said)) == []


def test_a_verb_that_heads_no_bullet_is_found() -> None:
    """With the verbs that do."""
    (finding,) = found(bullet_verbs, pull("Remove the boiler", "Mon 09:00 x", description=LIST))
    assert finding.claim == "The title says remove; the description's 4 bullets begin with Replace, Add, Move, Rewrite."
