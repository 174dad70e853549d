"""The ledger: the promise as one JSON file on the blog, one row for every week that was due.

Format, version 1 (documented for readers in docs/ledger.md):

    {"version": 1, "last_run": "<instant>", "weeks": [<row>, ...], "asked": [<row>, ...]}

`weeks` holds one row per week that was due, oldest first: `roasted`, `quiet` or `missed`. `asked` holds roasts
that somebody asked for in addition (`pull-request`, or `since`/`until` for another week); they never count as
keeping the promise. Keys this version does not know, at the top and in rows, are kept as they are.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from roastbot.errors import LedgerError
from roastbot.evidence import PullRequest

VERSION = 1
INDEX_LAG = timedelta(hours=48)  # how long GitHub's search index may take to show a merge, with room to spare


class RowOutcome(StrEnum):
    """How a due week ended; a failed run leaves no row, so its week is admitted as missed by the next one."""

    ROASTED = "roasted"
    QUIET = "quiet"
    MISSED = "missed"


class RoastedPullRequest(BaseModel):
    """The pull request a row's post is about, with GitHub's own figures in lines and files."""

    model_config = ConfigDict(extra="allow", frozen=True)
    repository: str
    number: int = Field(gt=0)
    url: str
    merged_at: AwareDatetime
    additions: int = Field(ge=0)
    deletions: int = Field(ge=0)
    changed_files: int = Field(ge=0)
    reviewable_lines: int = Field(ge=0)

    @property
    def reference(self) -> str:
        """`owner/repo#N`."""
        return f"{self.repository}#{self.number}"


class Verdict(BaseModel):
    """The Final Verdict as printed."""

    model_config = ConfigDict(extra="allow", frozen=True)
    name: str
    line: str


class Row(BaseModel):
    """One week. A `missed` row has only its name and when it was admitted; a `quiet` one has no post."""

    model_config = ConfigDict(extra="allow", frozen=True)
    week: str = Field(pattern=r"^\d{4}-W\d{2}$")
    outcome: RowOutcome
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    ran_at: AwareDatetime | None = None
    admitted_at: AwareDatetime | None = None
    pull_request: RoastedPullRequest | None = None
    candidates: int | None = Field(default=None, ge=0)
    seen: tuple[str, ...] | None = None
    post: str | None = None
    title: str | None = None
    verdict: Verdict | None = None
    writer: str | None = None
    model: str | None = None
    run: str | None = None
    asked_for: str | None = None

    @property
    def is_kept(self) -> bool:
        """Whether a run looked at this week, whatever it found."""
        return self.outcome is not RowOutcome.MISSED


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger as it stands; `raw` is the whole JSON object, so that nothing unknown is lost."""

    raw: Mapping[str, Any]
    weeks: tuple[Row, ...] = ()
    asked: tuple[Row, ...] = ()
    last_run: datetime | None = None

    @property
    def last_kept(self) -> Row | None:
        """The kept row whose window ends last, None before the first."""
        kept = [row for row in self.weeks if row.is_kept and row.until is not None]
        return max(kept, key=lambda row: row.until or datetime.min.replace(tzinfo=UTC), default=None)

    @property
    def kept_until(self) -> datetime | None:
        """Where the promise stands: the end of the last kept window, or `last_run` of a ledger without rows.

        Beside roasts that were only asked for, `last_run` is theirs and says nothing about the promise.
        """
        last = self.last_kept
        if last is None:
            return None if self.asked else self.last_run
        return last.until

    @property
    def covered(self) -> frozenset[str]:
        """Every pull request that has its roast, as casefolded `owner/repo#N`."""
        rows = (*self.weeks, *self.asked)
        return frozenset(row.pull_request.reference.casefold() for row in rows if row.pull_request)

    def row_of(self, week: str) -> Row | None:
        """Return the due row of a week by its name, None when it has none."""
        return next((row for row in self.weeks if row.week == week), None)

    def with_rows(self, *, weeks: Iterable[Row] = (), asked: Iterable[Row] = (), ran_at: datetime) -> "Ledger":
        """Return the ledger with these rows added and `last_run` moved to `ran_at`, never back.

        A new week's row may take the place of a missed one of the same name, whose `admitted_at` it keeps. Raises
        LedgerError when it would take the place of a kept one: two posts for one week, or a rewritten past, are
        never what anybody asked for.
        """
        rows = {row.week: row for row in self.weeks}
        for row in weeks:
            before = rows.get(row.week)
            if before is not None and before.is_kept:
                raise LedgerError(
                    f"the ledger already has a kept row for {row.week}",
                    cause="two runs decided on the same week at once",
                    fix="run again; roastbot reads the ledger anew and reports `already`",
                )
            rows[row.week] = row if before is None else row.model_copy(update={"admitted_at": before.admitted_at})
        last_run = max(ran_at, self.last_run) if self.last_run else ran_at
        ordered = tuple(rows[name] for name in sorted(rows))
        return replace(self, weeks=ordered, asked=(*self.asked, *asked), last_run=last_run)

    def render(self) -> str:
        """Return the file's text: known keys first in their order for a new file, an existing order kept."""
        known = {
            "version": VERSION,
            "last_run": stamp_of(self.last_run) if self.last_run else None,
            "weeks": [_row_json(row) for row in self.weeks],
            "asked": [_row_json(row) for row in self.asked],
        }
        merged = {**self.raw, **known}
        return json.dumps({key: merged[key] for key in merged}, indent=2, ensure_ascii=False) + "\n"


def stamp_of(instant: datetime) -> str:
    """Return the instant as the ledger writes it: UTC, ISO 8601, whole seconds."""
    return instant.astimezone(UTC).replace(microsecond=0).isoformat()


def _row_json(row: Row) -> dict[str, Any]:
    """Return a row as JSON, absent values left out; instants in the one format of the file."""
    data = row.model_dump(mode="python", exclude_none=True)
    return {key: _json_value(value) for key, value in data.items()}


def _json_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return stamp_of(value)
    if isinstance(value, dict):
        return {key: _json_value(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def seen_key(pull: PullRequest) -> str:
    """Return how a row's `seen` names a pull request: its reference, or a digest where that would leak a name."""
    if not pull.repository.is_private:
        return pull.reference
    return "sha256:" + hashlib.sha256(pull.reference.casefold().encode()).hexdigest()[:16]


def parse(text: str | None, path: str) -> Ledger:
    """Return the ledger that `text` holds; None (no such file), an empty file and `{}` are a first run.

    Raises LedgerError naming `path` when it is unparsable, of a later version, or has a malformed row: a ledger
    that is not understood is never rewritten.
    """
    if text is None or not text.strip():
        return Ledger({})
    fix = f"repair {path} from the blog's history (git log -- {path}), or move it away to start a new ledger"
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise LedgerError(
            f"the ledger {path} is not JSON ({error})", cause="it was edited by hand or cut off", fix=fix
        ) from error
    if not isinstance(raw, dict):
        raise LedgerError(f"the ledger {path} is not a JSON object", cause="it belongs to something else", fix=fix)
    if raw.get("version", VERSION) != VERSION:
        raise LedgerError(
            f"the ledger {path} has version {raw['version']!r}",
            cause=f"it was written by another roastbot; this one knows version {VERSION}",
            fix="use the roastbot version that wrote it",
        )
    return _validated(raw, path, fix)


def _validated(raw: dict[str, Any], path: str, fix: str) -> Ledger:
    try:
        content = _Content.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LedgerError(
            f"the ledger {path} has a value roastbot cannot read at {where} ({first['msg']})",
            cause="it was edited by hand",
            fix=fix,
        ) from error
    names = [row.week for row in content.weeks]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise LedgerError(f"the ledger {path} has two rows for {twice}", cause="it was merged by hand", fix=fix)
    return Ledger(raw, content.weeks, content.asked, content.last_run)


class _Content(BaseModel):
    last_run: AwareDatetime | None = None
    weeks: tuple[Row, ...] = ()
    asked: tuple[Row, ...] = ()
