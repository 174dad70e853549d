"""What the runner is told, and what it can never be told by somebody's text."""

import io
import logging
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.config_values import Secret
from roastbot.errors import GateError
from roastbot.workflow_commands import (
    MESSAGE_LIMIT,
    NOTICE,
    Level,
    add_mask,
    annotation,
    append,
    escape_data,
    escape_property,
    harmless_lines,
    log_to,
    output_text,
)

TOKEN = "ghs_12345_eyJ" + "a1B" * 30


def runner_sees(output: str) -> list[str]:
    """Return the commands the runner would find, by its own rules (ActionCommand.TryParseV2, then TryParse)."""
    lines = re.split(r"\r\n|\r|\n", output)
    return [line for line in lines if line.strip().startswith("::") or "##[" in line]


def logged(level: int, text: str, *, in_actions: bool = True) -> str:
    """Return what one log record prints."""
    out = io.StringIO()
    handler = log_to(out, in_actions=in_actions, known=(Secret("correct horse battery"),))
    try:
        logging.getLogger("roastbot.test").log(level, "%s", text)
    finally:
        logging.getLogger().removeHandler(handler)
    return out.getvalue()


def test_ordinary_lines_are_printed_as_they_are() -> None:
    """Colons, percent signs and brackets mean nothing inside a line."""
    text = "gather: 17 commits (100%) [patch]\n  std::vector stays"
    assert harmless_lines(text) == text
    assert logged(logging.INFO, "std::vector stays") == "std::vector stays\n"


@pytest.mark.parametrize(
    "text",
    [
        "::error::pwned",
        "  \t::set-output name=a::b",
        "fine\n::add-mask::a",
        "a ##[error]b",
        "##[group]x",
        "\r::stop-commands::x",
    ],
)
def test_text_is_never_a_command(text: str) -> None:
    """Both forms are broken, and a reader still sees what somebody tried."""
    assert not runner_sees(harmless_lines(text))
    assert not runner_sees(logged(logging.INFO, text))
    assert re.sub(r"\W", "", harmless_lines(text)) == re.sub(r"\W", "", text)


@settings(deadline=None)
@given(st.text())
def test_no_text_at_all_is_a_command(text: str) -> None:
    """An info line holds none, a warning is exactly one, whatever it says."""
    assert not runner_sees(logged(logging.INFO, text))
    assert not runner_sees(logged(logging.ERROR, text, in_actions=False))
    assert len(runner_sees(logged(logging.WARNING, text))) == 1


def test_data_is_escaped_once() -> None:
    """The runner undoes exactly one round."""
    assert escape_data("50%\r\n") == "50%25%0D%0A"
    assert escape_property("a:b,c%") == "a%3Ab%2Cc%25"


def test_a_warning_is_one_annotation_on_one_line() -> None:
    """Its line feeds are encoded and its title cannot begin another property."""
    assert annotation(Level.WARNING, "two\nlines", "a,file=b::c") == "::warning title=a%2Cfile=b%3A%3Ac::two%0Alines"
    assert logged(logging.WARNING, "two\nlines") == "::warning::two%0Alines\n"
    assert logged(NOTICE, "kept") == "::notice::kept\n"
    assert logged(logging.ERROR, "failed", in_actions=False) == "error: failed\n"


def test_an_annotation_is_cut_where_the_runner_would_cut_it() -> None:
    """The cut shows, and falls before escaping, so that no escape is torn."""
    shown = annotation(Level.ERROR, "%" * 5000).removeprefix("::error::").replace("%25", "%")
    assert len(shown) == MESSAGE_LIMIT
    assert shown.endswith("%…")


def test_the_log_holds_no_credential_and_no_terminal_control() -> None:
    """Known values, well-known shapes and escape sequences stay out."""
    out = logged(logging.INFO, f"sent {TOKEN} and correct horse battery \x1b[2J")
    assert "eyJ" not in out
    assert "horse" not in out
    assert "\x1b" not in out


def test_a_traceback_is_printed_and_is_no_command() -> None:
    """A bug keeps its traceback; the words of its exception are somebody's text."""
    out = io.StringIO()
    handler = log_to(out, in_actions=True)
    try:
        try:
            raise ValueError("\n::error::from the traceback")  # noqa: TRY301 - the traceback is the subject
        except ValueError:
            logging.getLogger("roastbot").exception("a bug")
    finally:
        logging.getLogger().removeHandler(handler)
    assert runner_sees(out.getvalue()) == ["::error::a bug"]
    assert "Traceback" in out.getvalue()


def test_a_mask_covers_every_line_of_a_secret() -> None:
    """The runner masks by line."""
    assert add_mask("one%\n\ntwo\n") == ["::add-mask::one%25", "::add-mask::two"]


def test_outputs_are_written_with_a_fresh_delimiter_each(tmp_path: Path) -> None:
    """Several lines, percent signs and equals signs arrive as they are."""
    ids = iter(["a", "b"])
    append(tmp_path / "out", output_text({"title": "50% = half\nof it", "empty": ""}, lambda: next(ids)))
    expected = "title<<ghadelimiter_a\n50% = half\nof it\nghadelimiter_a\nempty<<ghadelimiter_b\n\nghadelimiter_b\n"
    assert (tmp_path / "out").read_bytes().decode() == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "a\nghadelimiter_x\nPATH<<E"),
        ("ti tle", "a"),
        ("a<<b", "a"),
        ("", "a"),
        ("title", "a\rb"),
        ("title", "a\0b"),
    ],
)
def test_an_output_that_could_end_itself_is_refused(name: str, value: str) -> None:
    """Its own delimiter, a bad name, a character nobody sees."""
    with pytest.raises(GateError):
        output_text({name: value}, lambda: "x")
