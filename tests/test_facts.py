"""What code can derive, and what it leaves out."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from builders import at, brief, commit, lines, pull, values
from real_dossiers import load
from roastbot.evidence import Absent, Reason
from roastbot.facts import derive, message_body, with_findings

TWO = ("Mon 09:00 Start +10/-2", "Tue 02:30 End +5/-1")


def test_a_partial_list_of_commits_gives_no_counts() -> None:
    """A page of commits is not all of them."""
    dossier = replace(pull("x", *TWO), missing={"commits": Absent(Reason.NOT_SERVED)})
    assert not [name for name in values(derive(dossier, UTC)) if name.startswith(("commit", "branch"))]


def test_a_partial_list_of_files_gives_no_shares() -> None:
    """Nor is a page of files."""
    dossier = pull("x", *TWO)
    dossier = replace(dossier, pull_request=replace(dossier.pull_request, changed_files=9))
    assert "lines.rest" not in values(derive(dossier, UTC))


def test_a_merge_has_no_figures_of_its_own() -> None:
    """They are another branch's work."""
    found = values(derive(pull("x", *TWO, commit("Wed 09:00 Merge main +900/-1", merge=True)), UTC))
    assert (found["commits.count"], found["commits.own"], found["branch.additions"]) == (3, 2, 15)


def test_absent_patches_leave_the_lines_that_went_unsaid() -> None:
    """An absent fact is never a zero."""
    assert "branch.gone" not in values(derive(pull("x", *TWO), UTC))


def test_the_sizes_are_git_s() -> None:
    """With what was gained, days and nights."""
    found = values(derive(pull("x", *TWO), UTC))
    assert (found["pull.additions"], found["pull.deletions"], found["pull.growth"]) == (15, 3, 12)
    assert (found["commits.count"], found["commits.later"], found["commits.night"], found["commits.days"]) == (
        2,
        1,
        1,
        2,
    )
    assert found["commits.on.2026-03-03"] == 1


def test_github_s_own_instants_are_shown_where_the_author_was() -> None:
    """GitHub records the merge in UTC; the author's clock was elsewhere."""
    dossier = pull("x", *TWO)
    dossier = replace(dossier, pull_request=replace(dossier.pull_request, merged_at=at("Fri 17:00").astimezone(UTC)))
    assert str(values(derive(dossier, UTC))["pull.merged"]).endswith("17:00:00+01:00")


def test_without_commits_the_blog_s_time_zone_will_do() -> None:
    """It is the next best clock."""
    dossier = pull("x")
    dossier = replace(dossier, pull_request=replace(dossier.pull_request, merged_at=at("Fri 17:00").astimezone(UTC)))
    assert str(values(derive(dossier, ZoneInfo("Asia/Tokyo")))["pull.merged"]).endswith("01:00:00+09:00")


def test_trailers_are_no_message() -> None:
    """They say who, not what."""
    assert message_body(pull("x", commit("Mon 09:00 a", body="Why.\n\nCo-authored-by: B <b@x>")).commits[0]) == "Why."


def test_each_id_stands_once_and_findings_add_theirs() -> None:
    """A checker gets them all."""
    made = brief(pull("Remove coal", commit("Mon 09:00 Start", {"a.py": lines(80)}), "Tue 09:00 End +800/-1"))
    every = with_findings(made.facts, made.findings)
    assert len({fact.id for fact in every}) == len(every)
    assert set(made.facts) <= set(every)


@pytest.mark.real
@pytest.mark.parametrize(
    ("number", "figures"),
    [
        (
            20608,
            {"pull.additions": 1997, "pull.files": 9, "commits.count": 17, "co-author.Claude Opus 4.6.commits": 17},
        ),
        (21252, {"pull.deletions": 121, "pull.files": 27, "commits.count": 17, "commits.own": 16}),
        (21477, {"lines.tests": 3632, "lines.rest": 1781, "commits.count": 15, "branch.additions": 7346}),
    ],
)
def test_the_real_ones_are_counted_right(real: Path, number: int, figures: dict[str, int]) -> None:
    """Where an earlier bot had twelve commits for seventeen, and a four-digit test file."""
    found = values(derive(load(real / f"prefect-{number}"), UTC))
    assert {name: found[name] for name in figures} == figures
