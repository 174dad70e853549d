"""When it was written, and the time between."""

from dataclasses import replace
from datetime import UTC, timedelta

from builders import at, pull, values
from roastbot.facts import derive


def test_two_commits_have_no_longest_gap() -> None:
    """It is their span."""
    assert "gap.span" not in values(derive(pull("x", "Mon 09:00 a +1/-1", "Mon 09:30 b +1/-1"), UTC))


def test_the_longest_gap_is_between_neighbours_by_the_clock() -> None:
    """Whatever the order of the branch."""
    found = values(derive(pull("x", "Mon 12:00 a +1/-1", "Mon 09:00 b +1/-1", "Mon 10:00 c +1/-1"), UTC))
    assert found["gap.span"] == "2 hours"


def test_a_duration_is_true_for_git_and_for_the_clocks() -> None:
    """From 16:59:50 to 17:11:17 are 11 minutes, and look like 12."""
    dossier = pull("x", "Fri 16:59 a +1/-1", merged="Fri 17:11")
    (made,) = dossier.commits
    dossier = replace(
        dossier,
        commits=(replace(made, authored_at=made.authored_at + timedelta(seconds=50)),),
        pull_request=replace(dossier.pull_request, merged_at=at("Fri 17:11") + timedelta(seconds=17)),
    )
    found = values(derive(dossier, UTC))
    assert (found["merge.span"], found["merge.minutes"]) == ("about 11 minutes", 11)


def test_commits_rewritten_in_one_minute_are_counted() -> None:
    """By git's second clock."""
    dossier = pull("x", "Mon 09:00 a +1/-1", "Tue 09:00 b +1/-1", "Wed 09:00 c +1/-1")
    assert "commits.minute" not in values(derive(dossier, UTC))
    late = [
        replace(made, committed_at=at("Fri 09:00") + timedelta(seconds=n)) for n, made in enumerate(dossier.commits)
    ]
    assert values(derive(replace(dossier, commits=tuple(late)), UTC))["commits.minute"] == 3
