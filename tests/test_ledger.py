"""The ledger keeps what it does not know, refuses what it does not understand, and never rewrites a kept week."""

import json
from datetime import UTC, datetime

import pytest

from roastbot.errors import LedgerError
from roastbot.ledger import Row, RowOutcome, parse

WHEN = datetime(2026, 3, 30, 13, 5, tzinfo=UTC)


def row(week: str = "2026-W14", outcome: RowOutcome = RowOutcome.QUIET, **more: object) -> Row:
    """Return a kept row."""
    return Row(week=week, outcome=outcome, until=WHEN, since=WHEN.replace(day=23), ran_at=WHEN, **more)  # type: ignore[arg-type] - builder


@pytest.mark.parametrize("text", [None, "", "  \n", "{}"])
def test_absent_and_empty_are_a_first_run(text: str | None) -> None:
    """A new blog has nothing to say yet."""
    ledger = parse(text, "data/roast_bot.json")
    assert ledger.weeks == ()
    assert ledger.kept_until is None


def test_a_ledger_with_only_last_run_counts_from_there() -> None:
    """An earlier bot left nothing but its stamp."""
    ledger = parse('{"last_run": "2026-04-13T13:01:00+00:00"}', "x.json")
    assert ledger.kept_until == datetime(2026, 4, 13, 13, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        '{"last_run": "2026-0',
        "[]",
        '"x"',
        '{"version": 2}',
        '{"weeks": [{"week": "last", "outcome": "quiet"}]}',
        '{"weeks": [{"week": "2026-W14", "outcome": "great"}]}',
        '{"weeks": [{"week": "2026-W14", "outcome": "quiet"}, {"week": "2026-W14", "outcome": "quiet"}]}',
        '{"last_run": "2026-04-13T13:01:00"}',
    ],
)
def test_what_is_not_understood_is_refused_by_name(text: str) -> None:
    """A ledger that is not understood is never rewritten."""
    with pytest.raises(LedgerError, match=r"data/roast_bot\.json"):
        parse(text, "data/roast_bot.json")


def test_unknown_keys_are_kept_at_the_top_and_in_rows() -> None:
    """The file belongs to the blog; its theme may keep things of its own there."""
    text = json.dumps(
        {
            "theme": {"colour": "red"},
            "last_run": "2026-04-13T13:01:00+00:00",
            "weeks": [{"week": "2026-W10", "outcome": "quiet", "until": "2026-03-02T09:00:00+00:00", "mood": "grim"}],
        }
    )
    again = json.loads(parse(text, "x").with_rows(weeks=[row()], ran_at=WHEN).render())
    assert again["theme"] == {"colour": "red"}
    assert again["weeks"][0]["mood"] == "grim"
    assert [item["week"] for item in again["weeks"]] == ["2026-W10", "2026-W14"]


def test_rendering_and_parsing_are_inverse() -> None:
    """What one run writes the next one reads."""
    ledger = parse(None, "x").with_rows(weeks=[row(seen=("ada/engine#7",), candidates=3)], ran_at=WHEN)
    again = parse(ledger.render(), "x")
    assert again.weeks == ledger.weeks
    assert again.render() == ledger.render()


def test_last_run_never_moves_back() -> None:
    """A roast of an old week, asked for today or by a slow clock, is no older promise."""
    ledger = parse('{"last_run": "2026-04-13T13:01:00+00:00"}', "x").with_rows(asked=[row()], ran_at=WHEN)
    assert json.loads(ledger.render())["last_run"] == "2026-04-13T13:01:00+00:00"


def test_a_kept_week_is_never_rewritten() -> None:
    """No second post for one week."""
    ledger = parse(None, "x").with_rows(weeks=[row()], ran_at=WHEN)
    with pytest.raises(LedgerError, match="2026-W14"):
        ledger.with_rows(weeks=[row()], ran_at=WHEN)


def test_a_missed_week_can_still_be_kept() -> None:
    """Late is better than never, and `ran_at` says how late."""
    missed = Row(week="2026-W14", outcome=RowOutcome.MISSED, admitted_at=WHEN)
    ledger = parse(None, "x").with_rows(weeks=[missed], ran_at=WHEN).with_rows(weeks=[row()], ran_at=WHEN)
    assert [item.outcome for item in ledger.weeks] == [RowOutcome.QUIET]
