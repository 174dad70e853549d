"""The pull request as a whole."""

from dataclasses import replace
from datetime import UTC, timedelta

from builders import pull, values
from roastbot.evidence import Absent, Reason
from roastbot.facts import derive
from roastbot.findings import PULL_REQUEST


def test_sizes_that_were_not_recorded_are_not_zero() -> None:
    """The record says so."""
    dossier = replace(pull("x"), missing={"additions": Absent(Reason.NOT_SERVED)})
    assert "pull.additions" not in values(derive(dossier, UTC))


def test_a_loss_is_told_as_one() -> None:
    """Its figure has no sign."""
    (growth,) = (fact for fact in derive(pull("x", "Mon 09:00 Cut +1/-9"), UTC) if fact.id == "pull.growth")
    assert (growth.value, growth.about, growth.subject) == (8, "lines the repository has lost", PULL_REQUEST)


def test_the_time_it_was_open_is_cut_down() -> None:
    """Two hours less a second are one hour."""
    dossier = pull("x", opened="Mon 09:00")
    pull_request = replace(dossier.pull_request, merged_at=dossier.pull_request.created_at + timedelta(seconds=7199))
    found = values(derive(replace(dossier, pull_request=pull_request), UTC))
    assert (found["pull.hours"], found["pull.minutes"], found["pull.open.span"]) == (1, 119, "119 minutes")
