"""Which week is due, what it is called, and what is admitted as missed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roastbot.errors import ConfigError, LedgerError
from roastbot.ledger import Ledger, RoastedPullRequest, Row, RowOutcome, parse
from roastbot.week import LONGEST, TOO_SOON, WEEK, missed_rows, name_of, plan
from test_config import config

MONDAY = datetime(2026, 3, 30, 9, 17, tzinfo=UTC)  # ISO week 14
FIRST = parse(None, "x")


def kept(until: datetime, outcome: RowOutcome = RowOutcome.QUIET) -> Ledger:
    """Return a ledger with one kept week whose window ends at `until`."""
    row = Row(week=name_of(until, UTC), outcome=outcome, since=until - WEEK, until=until, ran_at=until, post="p.md")
    return FIRST.with_rows(weeks=[row], ran_at=until)


def test_a_first_run_looks_back_seven_days() -> None:
    """Without a row there is nothing to continue."""
    week = plan(FIRST, config(), MONDAY, UTC)
    assert (week.window.since, week.window.until) == (MONDAY - WEEK, MONDAY)
    assert (week.name, week.is_due, week.missed, week.already) == ("2026-W14", True, (), None)


def test_the_window_continues_where_the_last_one_ended() -> None:
    """Nothing merged between two runs is lost, however late the second."""
    ledger = kept(MONDAY - timedelta(days=8, hours=3))
    assert plan(ledger, config(), MONDAY, UTC).window.since == MONDAY - timedelta(days=8, hours=3)


def test_a_run_less_than_five_days_later_is_already() -> None:
    """A second press of the button changes nothing."""
    assert plan(kept(MONDAY - TOO_SOON + timedelta(minutes=1)), config(), MONDAY, UTC).already
    assert plan(kept(MONDAY - WEEK), config(), MONDAY, UTC).already is None


def test_two_windows_may_not_end_in_one_iso_week() -> None:
    """Monday's run and Sunday's are six days apart, and still one week."""
    sunday = MONDAY + timedelta(days=6)
    week = plan(kept(MONDAY), config(), sunday, UTC)
    assert week.already is not None
    assert "2026-W14" in week.already


def test_weeks_nobody_kept_are_admitted_once() -> None:
    """Three Mondays without a run are three rows that say so."""
    week = plan(kept(MONDAY - 4 * WEEK), config(), MONDAY, UTC)
    assert week.missed == ("2026-W11", "2026-W12", "2026-W13")
    assert {row.outcome for row in missed_rows(week, MONDAY)} == {RowOutcome.MISSED}
    ledger = kept(MONDAY - 4 * WEEK).with_rows(weeks=missed_rows(week, MONDAY), ran_at=MONDAY)
    assert plan(ledger, config(), MONDAY, UTC).missed == ()


def test_a_window_is_at_most_four_weeks() -> None:
    """A year of silence is admitted, and not searched."""
    week = plan(kept(MONDAY - 52 * WEEK), config(), MONDAY, UTC)
    assert week.window.since == MONDAY - LONGEST
    assert len(week.missed) == 51


def test_a_week_is_named_in_the_blogs_time_zone() -> None:
    """Sunday evening in Chicago is Monday in UTC."""
    late = datetime(2026, 3, 30, 2, 0, tzinfo=UTC)
    assert plan(FIRST, config(), late, ZoneInfo("America/Chicago")).name == "2026-W13"
    assert plan(FIRST, config(), late, UTC).name == "2026-W14"


def test_the_turn_of_the_year_has_its_own_week() -> None:
    """The first of January 2027 belongs to week 53 of 2026."""
    assert name_of(datetime(2027, 1, 1, tzinfo=UTC), UTC) == "2026-W53"


def test_a_window_asked_for_again_is_already() -> None:
    """Its second-biggest pull request must not be printed as its biggest."""
    ledger = kept(MONDAY, RowOutcome.ROASTED)
    settings = config(since="2026-03-23T09:17:00Z", until="2026-03-30T09:17:00Z")
    assert plan(ledger, settings, MONDAY + timedelta(days=1), UTC).already


def test_an_old_window_is_an_extra_and_admits_nothing() -> None:
    """What somebody asks for about the past keeps no promise of the present."""
    week = plan(kept(MONDAY), config(since="2026-01-05", until="2026-01-12"), MONDAY + timedelta(days=3), UTC)
    assert (week.name, week.is_due, week.missed, week.already) == ("2026-W03", False, (), None)


def test_asking_for_the_due_window_by_hand_keeps_it() -> None:
    """`since` at or before where the promise stands, and an end in a week without a row, is the week itself."""
    week = plan(kept(MONDAY - WEEK), config(since="2026-03-20"), MONDAY, UTC)
    assert week.is_due
    assert week.window.until == MONDAY


def test_a_pull_request_of_the_due_window_is_this_weeks_roast() -> None:
    """The author picked it; the week is kept all the same."""
    settings = config(pull_request="ada/engine#7")
    week = plan(FIRST, settings, MONDAY, UTC, asked_merge=MONDAY - timedelta(days=2))
    assert (week.is_due, week.name) == (True, "2026-W14")


def test_a_pull_request_asked_for_after_the_roast_is_an_extra_of_its_own_week() -> None:
    """It goes beside the promise, under the calendar week in which it was merged."""
    settings = config(pull_request="ada/engine#7")
    merged = MONDAY - timedelta(days=3)
    week = plan(kept(MONDAY, RowOutcome.ROASTED), settings, MONDAY + timedelta(hours=1), UTC, asked_merge=merged)
    assert not week.is_due
    assert week.already is None
    assert week.window.holds(merged)


def test_a_window_that_has_not_happened_yet_is_refused() -> None:
    """The future has no merged pull requests."""
    with pytest.raises(ConfigError, match="until is in the future"):
        plan(FIRST, config(until="2026-04-30"), MONDAY, UTC)


@given(st.lists(st.integers(min_value=1, max_value=60 * 24), min_size=1, max_size=30))
def test_whatever_the_runs_no_week_is_kept_twice_and_no_hour_is_lost(gaps: list[int]) -> None:
    """Runs at arbitrary hours: names are unique, windows of up to four weeks touch, every due week has a row."""
    ledger, now = FIRST, MONDAY
    for hours in gaps:
        now += timedelta(hours=hours)
        week = plan(ledger, config(), now, UTC)
        if week.already:
            continue
        before = ledger.kept_until
        if before and now - before <= LONGEST:
            assert week.window.since == before
        row = Row(week=week.name, outcome=RowOutcome.QUIET, since=week.window.since, until=now, ran_at=now)
        ledger = ledger.with_rows(weeks=(*missed_rows(week, now), row), ran_at=now)
    names = [row.week for row in ledger.weeks]
    assert names == sorted(set(names))
    if ledger.weeks:
        first = datetime.fromisocalendar(int(names[0][:4]), int(names[0][6:]), 1)
        last = datetime.fromisocalendar(int(names[-1][:4]), int(names[-1][6:]), 1)
        assert len(names) == (last - first) // WEEK + 1


def test_a_roasted_pull_request_is_covered_whatever_its_case() -> None:
    """GitHub's names are case-insensitive."""
    pull = RoastedPullRequest(
        repository="Ada/Engine",
        number=7,
        url="https://github.com/Ada/Engine/pull/7",
        merged_at=MONDAY,
        additions=1,
        deletions=0,
        changed_files=1,
        reviewable_lines=1,
    )
    row = Row(week="2026-W14", outcome=RowOutcome.ROASTED, until=MONDAY, pull_request=pull)
    assert FIRST.with_rows(weeks=[row], ran_at=MONDAY).covered == {"ada/engine#7"}


def test_a_roast_that_was_only_asked_for_is_not_a_kept_week() -> None:
    """Friday's trial on an old pull request must not make Monday's run `already`."""
    friday = MONDAY - timedelta(days=3)
    ledger = FIRST.with_rows(asked=[Row(week="2026-W02", outcome=RowOutcome.ROASTED, ran_at=friday)], ran_at=friday)
    week = plan(ledger, config(), MONDAY, UTC)
    assert (week.already, week.window.since, week.missed) == (None, MONDAY - WEEK, ())


def test_a_ledger_ahead_of_the_clock_is_refused_and_not_already_for_ever() -> None:
    """A year typed wrong would keep every week until then."""
    with pytest.raises(LedgerError, match="in the future"):
        plan(kept(MONDAY + 52 * WEEK), config(), MONDAY, UTC)
    assert plan(kept(MONDAY + timedelta(seconds=20)), config(), MONDAY, UTC).already


def test_a_missed_week_stays_admitted_when_its_pull_request_is_asked_for_later() -> None:
    """The roast goes beside the promise; the admission is not taken back."""
    ledger = kept(MONDAY - 4 * WEEK)
    ledger = ledger.with_rows(weeks=missed_rows(plan(ledger, config(), MONDAY, UTC), MONDAY), ran_at=MONDAY)
    merged = MONDAY - 2 * WEEK - timedelta(days=2)
    asked = plan(ledger, config(pull_request="ada/engine#7"), MONDAY, UTC, asked_merge=merged - timedelta(days=40))
    assert not asked.is_due


def test_a_pull_request_merged_outside_the_window_asked_for_is_refused() -> None:
    """Two wishes that contradict each other are a mistake somebody wants to hear about."""
    settings = config(pull_request="ada/engine#7", since="2026-03-23", until="2026-03-30T09:00:00Z")
    with pytest.raises(ConfigError, match="not merged between since and until"):
        plan(FIRST, settings, MONDAY, UTC, asked_merge=MONDAY - 50 * WEEK)


def test_a_later_part_of_a_roasted_week_may_be_asked_for() -> None:
    """It does not overlap what was roasted, so nothing is told twice; it goes beside the promise."""
    friday = MONDAY + timedelta(days=4)
    week = plan(kept(MONDAY, RowOutcome.ROASTED), config(since="2026-03-31"), friday, UTC)
    assert (week.already, week.is_due) == (None, False)


def test_a_week_in_which_the_clocks_change_is_missed_like_any_other() -> None:
    """Berlin loses an hour on 29 March 2026; week 13 is still a week."""
    berlin = ZoneInfo("Europe/Berlin")
    sunday = datetime(2026, 3, 22, 23, 30, tzinfo=berlin)
    row = Row(week="2026-W12", outcome=RowOutcome.QUIET, since=sunday - WEEK, until=sunday.astimezone(UTC))
    ledger = FIRST.with_rows(weeks=[row], ran_at=sunday)
    week = plan(ledger, config(), datetime(2026, 4, 13, 9, 0, tzinfo=berlin), berlin)
    assert week.missed == ("2026-W13", "2026-W14", "2026-W15")


def test_a_date_without_an_offset_is_in_the_blogs_own_zone() -> None:
    """The zone that names the week also says when its days begin."""
    week = plan(FIRST, config(since="2026-03-23", until="2026-03-30"), MONDAY, ZoneInfo("America/Chicago"))
    assert week.window.since == datetime(2026, 3, 23, 5, tzinfo=UTC)
