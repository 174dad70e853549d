"""Which week is due: the window since the last recorded run, its name, and the weeks nobody kept.

The rules: a window runs from the end of the last kept row's window to `until` (now, unless asked), half open;
seven days without a row; at most four weeks. A week is named by the ISO week of its window's end in the blog's
time zone. Less than five days after the last kept window's end the week is already kept.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from roastbot.config import Config
from roastbot.errors import ConfigError, LedgerError
from roastbot.ledger import Ledger, Row, RowOutcome

WEEK = timedelta(days=7)
LONGEST = timedelta(weeks=4)  # further back nobody remembers the pull request, and the search grows long
CLOCKS_DISAGREE = timedelta(minutes=10)  # machines do, by seconds; by more, somebody's date is wrong
TOO_SOON = timedelta(days=5)  # a late cron of one week and an early one of the next are at least this far apart


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open span of time: `since` belongs to it, `until` does not."""

    since: datetime
    until: datetime

    def holds(self, instant: datetime) -> bool:
        """Whether `instant` lies in the window."""
        return self.since <= instant < self.until


@dataclass(frozen=True, slots=True)
class Week:
    """What a run is about.

    `is_due` says that its row keeps the promise (it goes to the ledger's `weeks`); otherwise the roast was asked
    for in addition (`asked`). `missed` names the due weeks before it that have no row. `already` is None, or
    the plain reason why there is nothing to do.
    """

    name: str
    window: Window
    is_due: bool
    missed: tuple[str, ...] = ()
    already: str | None = None


def name_of(instant: datetime, timezone: tzinfo) -> str:
    """Return the ISO week of an instant in a time zone, such as `2026-W14`."""
    year, week, _ = instant.astimezone(timezone).isocalendar()
    return f"{year}-W{week:02d}"


def plan(ledger: Ledger, config: Config, now: datetime, timezone: tzinfo, asked_merge: datetime | None = None) -> Week:
    """Return the week this run is about.

    `asked_merge` is when the pull request asked for by name was merged, None without one; `since` and `until` without
    an offset are in `timezone`. Raises ConfigError when they lie in the future, leave no window, or leave out the
    pull request asked for; LedgerError when the ledger is ahead of the clock.
    """
    kept = ledger.kept_until
    if kept is not None and kept > now + CLOCKS_DISAGREE and not config.is_particular:
        raise LedgerError(
            f"the ledger says that weeks are kept until {kept.isoformat(timespec='minutes')}, which is in the future",
            cause="it was edited by hand, or an earlier run's clock was wrong",
            fix="correct that date in the ledger",
        )
    due, name = _due_window(ledger, now), name_of(now, timezone)
    if config.since or config.until:
        window = _asked_window(ledger, config, now, timezone)
        if asked_merge is not None and not window.holds(asked_merge):
            raise ConfigError(
                f"pull-request {config.pull_request} was not merged between since and until",
                cause="it was merged at another time, or the window is not the one you meant",
                fix="leave since and until away to roast it whenever it was merged",
            )
        return _asked_week(ledger, window, due, config, timezone)
    reason = _already(ledger, name, now)
    if asked_merge is not None and (reason or not due.holds(asked_merge)):
        return _merge_week(asked_merge, now, timezone)
    return Week(name, due, is_due=True, missed=_missed(ledger, name, timezone), already=reason)


def _asked_window(ledger: Ledger, config: Config, now: datetime, timezone: tzinfo) -> Window:
    """Return the window that `since` and `until` ask for; both must have passed."""
    found: list[datetime | None] = []
    for name, value in (("since", config.since), ("until", config.until)):
        instant = value.replace(tzinfo=timezone) if value is not None and value.tzinfo is None else value
        if instant is not None and instant > now:
            raise ConfigError(
                f"{name} is in the future",
                cause="the date has a typo, or lacks the offset of your time zone",
                fix=f"give a {name} that has passed; the run's clock says {now.isoformat(timespec='minutes')}",
            )
        found.append(instant)
    until = found[1] or now
    since = found[0] or max(_start_before(ledger, until), until - LONGEST)
    if since >= until:
        raise ConfigError(
            "since is not before until", cause="the two dates are swapped or equal", fix="give an earlier since"
        )
    return Window(since, until)


def _due_window(ledger: Ledger, now: datetime) -> Window:
    start = ledger.kept_until
    if start is None or start >= now:
        start = now - WEEK
    return Window(max(start, now - LONGEST), now)


def _already(ledger: Ledger, name: str, now: datetime) -> str | None:
    kept = ledger.kept_until
    if kept is not None and now - kept < TOO_SOON:
        return f"the last kept window ended {kept.isoformat(timespec='minutes')}, less than five days ago"
    row = ledger.row_of(name)
    if row is not None and row.is_kept:
        return f"week {name} already has its row ({row.outcome})"
    return None


def _asked_week(ledger: Ledger, window: Window, due: Window, config: Config, timezone: tzinfo) -> Week:
    """Return the week of a window asked for; it keeps the promise only when it covers all that is due."""
    name = name_of(window.until, timezone)
    is_open = _already(ledger, name, window.until) is None
    covers_due = window.since <= due.since < window.until and is_open
    already = None if config.pull_request else _roasted_before(ledger, name, window)
    missed = _missed(ledger, name, timezone) if covers_due else ()
    return Week(name, window, is_due=covers_due, missed=missed, already=already)


def _start_before(ledger: Ledger, until: datetime) -> datetime:
    """Return where a window that ends at `until` begins: the end of the last kept window before, or seven days."""
    ends = [row.until for row in ledger.weeks if row.is_kept and row.until and row.until < until]
    return max(ends, default=until - WEEK)


def _roasted_before(ledger: Ledger, name: str, window: Window) -> str | None:
    """Return why a window asked for again is done: its second-biggest must never be printed as the biggest."""
    by_window = [row for row in ledger.asked if row.asked_for == "window"]
    for row in (*ledger.weeks, *by_window):
        overlaps = row.since is None or row.until is None or (row.since < window.until and window.since < row.until)
        if row.week == name and row.outcome is RowOutcome.ROASTED and overlaps:
            return f"week {name} already has its roast ({row.post})"
    return None


def _merge_week(merged_at: datetime, now: datetime, timezone: tzinfo) -> Week:
    """Return the calendar week, Monday to Monday, in which a pull request asked for by name was merged.

    It goes beside the promise, even where that week was missed: an admission is not taken back.
    """
    local = merged_at.astimezone(timezone)
    monday = (local - timedelta(days=local.weekday())).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    window = Window(monday, min(monday + WEEK, now))
    return Week(name_of(window.until, timezone), window, is_due=False)


def _missed(ledger: Ledger, name: str, timezone: tzinfo) -> tuple[str, ...]:
    """Return the names of the weeks strictly between the last kept one and `name` that have no row."""
    kept = ledger.kept_until
    if kept is None:
        return ()
    known = {row.week for row in ledger.weeks}
    missed: list[str] = []
    # Whole days of the calendar, not hours: a week in which the clocks change has its name as well.
    step = kept.astimezone(timezone).replace(hour=12) + WEEK
    while (between := name_of(step, timezone)) < name:
        if between not in known and between > name_of(kept, timezone):
            missed.append(between)
        step += WEEK
    return tuple(missed)


def missed_rows(week: Week, now: datetime) -> tuple[Row, ...]:
    """Return the rows that admit the missed weeks before `week`, stamped with this run's clock."""
    return tuple(Row(week=name, outcome=RowOutcome.MISSED, admitted_at=now) for name in week.missed)
