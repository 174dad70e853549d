"""The timeline, counted and in order."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

import scylla
from builders import pull, values
from roastbot.evidence import Absent, Check, Reason
from roastbot.facts import derive

SWITCHES = (("AutoMergeDisabledEvent", "Tue 09:00"), ("AutoMergeEnabledEvent", "Mon 09:00"))


@pytest.mark.parametrize("name", ["events", "timelineItems"])
def test_a_cut_off_timeline_counts_nothing(name: str) -> None:
    """By either of its names."""
    dossier = replace(pull("x", events=SWITCHES), missing={name: Absent(Reason.NOT_SERVED)})
    assert [name for name in values(derive(dossier, UTC)) if name.startswith("events")] == []


def test_what_never_happened_is_no_zero() -> None:
    """Nobody counted it."""
    assert "events.pushes" not in values(derive(pull("x", events=SWITCHES), UTC))


def test_switches_are_told_in_the_order_of_the_clock() -> None:
    """Whatever the order they were read in."""
    found = values(derive(pull("x", events=SWITCHES), UTC))
    assert found["events.automerge"] == "on, then off"
    assert [str(found[f"events.automerge.{n}"])[:10] for n in (1, 2)] == ["2026-03-02", "2026-03-03"]


def test_checks_are_counted_by_how_they_ended() -> None:
    """And left out when they were not all read."""
    dossier = replace(pull("x"), checks=(Check("a", "success"), Check("b", "failure"), Check("c", "success")))
    found = values(derive(dossier, UTC))
    assert (found["checks.count"], found["checks.success"], found["checks.failure"]) == (3, 2, 1)
    cut = replace(dossier, missing={"checks": Absent(Reason.FORBIDDEN)})
    assert "checks.count" not in values(derive(cut, UTC))


@pytest.mark.real
def test_a_real_timeline_is_told_in_order(real: Path) -> None:
    """Two force pushes; auto-merge on, then off."""
    found = values(derive(scylla.load(real / "scylla-1990"), UTC))
    assert (found["events.pushes"], found["events.automerge"]) == (2, "on, then off")
    assert (found["events.automerge-on"], found["events.automerge-off"]) == (1, 1)
    assert str(found["events.automerge.2"]) > str(found["events.push.2"]) > str(found["events.automerge.1"])
    assert found["checks.success"] == 23
