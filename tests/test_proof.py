"""The closing line: it says what was counted, holds nobody's words, and is no claim itself."""

from datetime import UTC, datetime

import pytest

from roastbot.brief import Coverage
from roastbot.claims import Claim, Kind, Verdict
from roastbot.gate import inspect_post
from roastbot.proof import OPENING, Occasion, closing_line, without_closing_line
from roastbot.week import Window
from roastbot.writers import Provenance

RUN = "https://github.com/ada/blog/actions/runs/1"
OFFLINE = Provenance("offline")
WINDOW = Window(datetime(2026, 3, 20, 9, 17, tzinfo=UTC), datetime(2026, 3, 27, 9, 17, tzinfo=UTC))


def claims(*verdicts: Verdict) -> tuple[Claim, ...]:
    """Return a claim for each of these verdicts."""
    return tuple(Claim("body", "x", n, n + 1, Kind.NUMBER, verdict) for n, verdict in enumerate(verdicts))


PROVED = claims(*[Verdict.SUPPORTED] * 38)
OPEN = claims(*[Verdict.UNDECIDED] * 3)
EVERY = [
    closing_line(PROVED, Coverage(27, 27, 1055, 1055), OFFLINE, Occasion()),
    closing_line(PROVED + OPEN, Coverage(5, 5, 137, 137), OFFLINE, Occasion(WINDOW, RUN)),
    closing_line((), Coverage(), Provenance("claude", "claude-sonnet-5-5"), Occasion(None, RUN)),
    closing_line(claims(Verdict.UNDECIDED) * 1204, Coverage(1, 1, 1, 1), OFFLINE, Occasion(WINDOW)),
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It took 99 commits.",
        f"*{OPENING}: 99 commits, all of them bad*",
        f"*{OPENING}: 41 claims, 41 proved. It took 99 commits.*",
        f"{EVERY[0]} It took 99 commits.",
        f"He wrote: {EVERY[0]}",
        EVERY[0].replace("offline writer", "offline writer in 99 commits"),
    ],
)
def test_what_only_begins_like_a_closing_line_stays_a_claim(text: str) -> None:
    """Nobody hides a sentence behind our words."""
    assert without_closing_line(text) == text


@pytest.mark.parametrize("line", EVERY)
def test_a_closing_line_is_blanked_and_nothing_else_moves(line: str) -> None:
    """Whatever it says, as long as it was written here; offsets stay what they were."""
    text = f"It took 17 commits.\n\n{line}\n\nAn afterthought.\n"
    blanked = without_closing_line(text)
    assert blanked == text.replace(line, " " * len(line))
    assert without_closing_line(blanked) == blanked


def test_of_two_closing_lines_the_last_is_the_posts_own() -> None:
    """One that is quoted further up is read."""
    assert without_closing_line(f"{EVERY[0]}\n\n{EVERY[1]}") == f"{EVERY[0]}\n\n{' ' * len(EVERY[1])}"


def test_it_says_what_was_counted() -> None:
    """Claims, files, lines, writer, window, run."""
    assert EVERY[1] == (
        "*Checked before printing: 41 claims, 38 proved, 3 beyond proof. "
        "Read for it: 5 of 5 files, 137 of 137 changed lines. "
        f"Written by the offline writer about 2026-03-20 to 2026-03-27, in [this run]({RUN}).*"
    )


def test_what_nobody_knows_is_left_out() -> None:
    """No window, no run, nothing undecided: no words about them."""
    assert EVERY[0].endswith("Written by the offline writer.*")
    assert "beyond proof" not in EVERY[0]
    assert "(claude-sonnet-5-5)" in EVERY[2]


def test_an_unsupported_claim_is_counted_and_not_proved() -> None:
    """None should be left when it is printed; if one is, the line does not cover it up."""
    line = closing_line(claims(Verdict.SUPPORTED, Verdict.UNSUPPORTED), Coverage(), OFFLINE, Occasion())
    assert "2 claims, 1 proved." in line


def test_one_is_one_and_thousands_are_parted() -> None:
    """Grammar."""
    assert "0 claims, 0 proved. Read for it: 0 of 0 files, 0 of 0 changed lines." in EVERY[2]
    assert "1,204 claims, 0 proved, 1,204 beyond proof. Read for it: 1 of 1 file, 1 of 1 changed line." in EVERY[3]


def test_a_models_name_cannot_write_markdown() -> None:
    """It is a setting's text, and a setting is somebody's."""
    line = closing_line((), Coverage(), Provenance("claude", "[x](https://evil.example)"), Occasion(None, RUN))
    inspect_post(f"{line}\n", {RUN})
    assert "](https://evil" not in line


@pytest.mark.parametrize("line", EVERY)
def test_every_closing_line_may_leave(line: str) -> None:
    """Its one link is the run's own."""
    inspect_post(f"{line}\n", {RUN})
