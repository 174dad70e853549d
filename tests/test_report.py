"""The job summary: the outcome first, the ranking, the roast, where it came from, what to do; and nothing that acts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roastbot import markdown
from roastbot.choose import Ranked, Skipped
from roastbot.compose import Composition
from roastbot.config import Secret
from roastbot.errors import ConfigError
from roastbot.evidence import Actor, PullRequest, Repository
from roastbot.report import OUTPUTS, SUMMARY_LIMIT, Outcome, Report, failed, outputs, summary
from roastbot.stores import Commit
from roastbot.week import Week, Window
from roastbot.writers import Problem, Provenance
from writers.scripted import draft

NOW = datetime(2026, 3, 30, 9, 17, tzinfo=UTC)
WEEK = Week("2026-W14", Window(NOW.replace(day=23), NOW), is_due=True)


def pull(title: str = "Add a mill", *, private: bool = False, number: int = 7) -> PullRequest:
    """Return a candidate."""
    return PullRequest(
        id=f"PR_{number}",
        repository=Repository("ada/secret" if private else "ada/engine", private, "https://github.com/ada/engine"),
        number=number,
        title=title,
        url=f"https://github.com/ada/engine/pull/{number}",
        author=Actor("ada"),
        created_at=NOW,
        merged_at=NOW,
        additions=5_413,
        deletions=197,
        changed_files=32,
        files=(),
    )


def report(*pulls: PullRequest, **fields: object) -> Report:
    """Return the report on a week with these candidates, the first one the winner."""
    ranking = tuple(Ranked(one, 5_610, 12, {}, complete=True) for one in pulls)
    base = Report(Outcome.ROASTED, NOW, "ada/engine#7 is the biggest of 1", WEEK, ranking=ranking)
    return replace(base, chosen=pulls[0] if pulls else None, **fields)  # type: ignore[arg-type] # a Report's fields


def test_the_outcome_comes_first_and_the_winner_is_marked() -> None:
    """Somebody who opens the summary sees in one line how it went, and why this one."""
    text = summary(report(pull(), pull(number=8)))
    assert text.startswith("## roastbot: Roasted: 2026-W14\n\n")
    assert "| 1 | [" in text
    assert text.count("(this one)") == 1
    assert "5,610" in text
    assert "### What to do next" in text


def test_a_private_repository_is_never_named_when_it_was_left_out() -> None:
    """The summary is as public as the blog's repository."""
    skipped = (Skipped(pull("The merger", private=True), "its repository is private"),)
    text = summary(report(pull(), skipped=skipped))
    assert "secret" not in text
    assert "merger" not in text
    assert "One left out: its repository is private" in text


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "![x](https://evil.example/p.png)",
        "a | b | c",
        "@everyone look",
        "x\n## Failed",
        "[a](javascript:x)",
    ],
)
def test_a_hostile_title_is_only_words(title: str) -> None:
    """No tag, no picture, no further column, no mention, no heading, no link."""
    text = summary(report(pull(title)))
    rows = [line for line in text.splitlines() if line.startswith("| 1 |")]
    assert len(rows) == 1
    assert rows[0].replace("\\|", "").count("|") == 6
    seen = markdown.read(text)
    assert {construct.kind for construct in seen.constructs} <= {"heading"}
    assert {link.target for link in seen.links} == {"https://github.com/ada/engine/pull/7"}
    assert "\n## Failed" not in text


@given(st.text(max_size=300))
def test_whatever_a_title_holds_the_table_keeps_its_shape(title: str) -> None:
    """One row a pull request, six bars a row."""
    rows = [line for line in summary(report(pull(title))).split("\n") if line.startswith("| 1 |")]
    assert len(rows) == 1


def test_a_failure_says_what_why_and_how() -> None:
    """The message of the error, once, and that the blog is whole."""
    ended = failed(ConfigError("since is not a date", cause="a typo", fix="write 2026-03-23"), NOW, None)
    text = summary(ended)
    assert text.startswith("## roastbot: Failed")
    assert "since is not a date. Usual cause: a typo. Fix: write 2026" in text.replace("\\", "")
    assert "the blog is as it was" in text


def test_every_declared_output_is_always_written() -> None:
    """A following step may read any of them after any outcome."""
    for ended in (report(pull()), report(), failed(ConfigError("x", cause="y", fix="z"), NOW, None)):
        assert list(outputs(ended)) == list(OUTPUTS)


def test_a_summary_stays_below_the_runners_limit() -> None:
    """One over 1 MiB would be thrown away whole."""
    text = summary(report(pull(), warnings=tuple("w" * 900 for _ in range(2_000))))
    assert len(text.encode()) <= SUMMARY_LIMIT


def test_a_proposal_says_to_merge_it() -> None:
    """The week counts once it is on the blog's branch."""
    made = Commit("a" * 40, "https://github.com/ada/blog/commit/a", pull_request="https://github.com/ada/blog/pull/3")
    ended = report(pull(), commit=made)
    assert "merge it before the next run" in summary(ended)
    assert outputs(ended)["proposal"] == "https://github.com/ada/blog/pull/3"


def test_a_secret_never_prints_itself() -> None:
    """Whatever formats it."""
    assert "hush" not in f"{Secret('hush')!s} {Secret('hush')!r}"


@pytest.mark.parametrize(
    "title", ["Rotate @{}", "Rotate {}", "Rotate | {}", "Rotate a long list of keys, one of them {}"]
)
def test_a_secret_in_a_title_is_not_in_the_summary(title: str) -> None:
    """Escaped, in code or cut short it would be half a secret nobody recognises."""
    token = "ghp_" + "a1B2c3D4" * 5
    text = summary(report(pull(title.format(token))))
    assert "a1B2c3D4" not in text
    assert "REDACTED" in text


def composition(**fields: object) -> Composition:
    """Return how an invented draft came about."""
    base = Composition(draft(provenance=Provenance("claude", "claude-sonnet-5-5", 9, 8, 2)), 2)
    return replace(base, **fields)  # type: ignore[arg-type] # a Composition's fields


def test_a_post_without_habits_has_no_word_about_them() -> None:
    """Most lines of a summary are about something."""
    assert "abit" not in summary(report(pull(), composition=composition()))


def test_habits_are_counted_and_those_that_are_left_are_listed() -> None:
    """With what to do instead, and harmless: the words may be a pull request's own."""
    left = (Problem("body", "a | crown jewel <b>", "style: say it plainly"),)
    mended = (Problem("body", "literally", "style: strike it"), Problem("title", "heist", "style: find another"))
    text = summary(report(pull(), composition=composition(habits=left, habits_mended=mended)))
    assert "- Habits of style: 2 mended, 1 left\n" in text
    row = text.partition("### Habits left\n\n")[2].splitlines()[2]
    assert row.startswith("| body | ")
    assert "say it plainly" in row
    assert "style:" not in row
    assert "<b>" not in row


def test_a_summary_says_what_was_not_checked_in_another_language() -> None:
    """Where a model wrote it; the offline writer writes English, and all of it is checked."""
    told = "Written in German: code checked figures, quotations, code and links only"
    assert told in summary(report(pull(), language="German", composition=composition()))
    offline = composition(draft=draft())
    assert told not in summary(report(pull(), language="German", composition=offline))
