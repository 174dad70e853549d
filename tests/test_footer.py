"""The stamp is put between its markers, and nothing else in the file moves by a byte."""

import html
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from roastbot.errors import FooterError
from roastbot.footer import END, START, neutral, rewrite, stamp
from roastbot.ledger import Ledger, Row, RowOutcome

WHEN = datetime(2026, 4, 20, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "has no roastbot markers"),
        ("<!-- roastbot -->", "has no roastbot markers"),
        (f"{START} only", "has no roastbot:end marker"),
        (f"only {END}", "has no roastbot:start marker"),
        (f"{END} {START}", "the wrong way round"),
        (f"{START}{START}{END}{END}", "2 roastbot:start and 2 roastbot:end"),
        (f"{START}{END}{START}{END}", "2 roastbot:start and 2 roastbot:end"),
        (f"{START}{START}{END}", "2 roastbot:start and 1 roastbot:end"),
        (f"{START}{END}{END}", "1 roastbot:start and 2 roastbot:end"),
    ],
)
def test_broken_markers_are_refused_with_the_file_named(text: str, fault: str) -> None:
    """Missing, turned round, nested or doubled: nothing is guessed."""
    with pytest.raises(FooterError, match=fault) as caught:
        rewrite(text, "new", "layouts/footer.html")
    assert caught.value.what.startswith("layouts/footer.html ")
    assert START in caught.value.fix


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"a{START}old{END}b", f"a{START}new{END}b"),
        (f"a\n  {START}\n  old\n  {END}\nb\n", f"a\n  {START}\n  new\n  {END}\nb\n"),
        (f"a\r\n{START}\r\nold\r\n{END}\r\nb", f"a\r\n{START}\r\nnew\r\n{END}\r\nb"),
        (f"{START}{END}", f"{START}new{END}"),
        (f"{START} {END}", f"{START}new{END}"),
        (f"{START}\n{END}", f"{START}\nnew\n{END}"),
        (f"{START}\r\n{END}\r\n", f"{START}\r\nnew\r\n{END}\r\n"),
        (f"{START}\n\t{END}", f"{START}\nnew\n\t{END}"),
        ("<!--roastbot:start-->x<!--  roastbot:end\t-->", "<!--roastbot:start-->new<!--  roastbot:end\t-->"),
    ],
)
def test_white_space_and_line_ends_stay(before: str, after: str) -> None:
    """On one line or on three, with or without an old stamp, with any spaces inside the markers."""
    assert rewrite(before, "new", "f") == after


TEXT = st.text(st.characters(exclude_characters="!", exclude_categories=["Cs"]))


@settings(deadline=None)
@given(before=TEXT, old=TEXT, after=TEXT, new=st.from_regex(r"[^\s<!][^<!]*[^\s<!]", fullmatch=True))
def test_everything_outside_stays_byte_for_byte(before: str, old: str, after: str, new: str) -> None:
    """Backslashes and group references in the stamp included; twice is as good as once."""
    once = rewrite(f"{before}{START}{old}{END}{after}", new, "f")
    assert once.startswith(before + START)
    assert once.endswith(END + after)
    assert new in once[len(before) :]
    assert rewrite(once, new, "f") == once


def row(outcome: RowOutcome, week: str, **more: object) -> Row:
    """Return a ledger row."""
    return Row.model_validate({"week": week, "outcome": outcome, **more})


def test_a_ledger_without_a_run_says_so() -> None:
    """Before the first run there is no time to show."""
    assert stamp(Ledger({})) == "roastbot has not run yet."


def test_a_ledger_with_only_a_time_shows_the_time() -> None:
    """As the blog this began with has it; the zone is UTC whatever was written."""
    local = WHEN.astimezone(timezone(timedelta(hours=2)))
    assert stamp(Ledger({}, last_run=local)) == "Last run: 20 April 2026, 13:05 UTC."


def test_the_stamp_tells_what_came_of_the_last_run_and_how_many_weeks_were_missed() -> None:
    """The latest row that a run wrote counts, not the latest in the list."""
    weeks = (
        row(RowOutcome.MISSED, "2026-W14", admitted_at=WHEN),
        row(RowOutcome.MISSED, "2026-W15", admitted_at=WHEN),
        row(RowOutcome.ROASTED, "2026-W16", ran_at=WHEN, title="Two Bytes"),
    )
    expected = "Last run: 20 April 2026, 13:05 UTC. Roasted: Two Bytes. Weeks missed so far: 2."
    assert stamp(Ledger({}, weeks=weeks, last_run=WHEN)) == expected
    quiet = (row(RowOutcome.QUIET, "2026-W17", ran_at=WHEN + timedelta(days=7)),)
    ledger = Ledger({}, weeks=quiet, asked=weeks[2:], last_run=WHEN + timedelta(days=7))
    assert stamp(ledger) == "Last run: 27 April 2026, 13:05 UTC. There was nothing to roast."


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "M"]), max_size=80))
def test_a_title_is_shown_in_html_and_markdown_and_obeyed_in_neither(title: str) -> None:
    """No tag, no template brace, no emphasis, no marker: only letters, digits and references."""
    text = neutral(title)
    assert not set("<>{}%*_[]`\\\"'") & set(text)
    assert html.unescape(text) == " ".join(title.split())
    tokens = MarkdownIt("commonmark").parse(f"Roasted: {text}.")
    assert [child.type for child in tokens[1].children or []] == ["text"]
