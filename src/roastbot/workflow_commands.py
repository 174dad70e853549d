"""What roastbot says to the runner: annotations, masks, outputs, and log lines that can never be commands.

The runner reads standard output and standard error alike. It takes `::name::` at the start of a line, after any
white space, and the older `##[name]` anywhere in one (actions/runner, ActionCommand.cs). A pull request's words
go into the log only through this file, where they are escaped once or broken visibly.
"""

import logging
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, TextIO

from roastbot.errors import GateError
from roastbot.redact import Known, clean, redact

MESSAGE_LIMIT: Final = 4096  # characters; the runner cuts annotations there (ExecutionContext._maxIssueMessageLength)
NOTICE: Final = 25  # between logging.INFO and logging.WARNING, as GitHub ranks its notices

STEP: Final = {"is_step": True}  # `extra` of a log record that begins a step of the run

_OUTPUT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class Level(StrEnum):
    """The annotations the runner shows on a run's page."""

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"


def escape_data(text: str) -> str:
    """Return `text` as the message of a command: percent, carriage return and line feed encoded, once."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return `text` as the value of a command's property, where colons and commas also have a meaning."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def annotation(level: Level, message: str, title: str = "") -> str:
    """Return the command that shows `message` on the run's page, without its line feed; cut at 4,096 characters."""
    shown = _unbracket(clean(message))
    if len(shown) > MESSAGE_LIMIT:
        shown = shown[: MESSAGE_LIMIT - 1] + "…"
    named = f" title={escape_property(_unbracket(clean(title)))}" if title else ""
    return f"::{level.value}{named}::{escape_data(shown)}"


def add_mask(value: str) -> list[str]:
    """Return the commands that make the runner hide `value`, one for each of its lines, since it masks by line."""
    return [f"::add-mask::{escape_data(line)}" for line in value.splitlines() if line.strip()]


def harmless_lines(text: str) -> str:
    """Return `text` for printing as it is: no line of it is a command, and no terminal is steered by it.

    A command at the start of a line reads `: :name::` afterwards and the older form `## [name]`, so that a reader
    still sees what somebody tried.
    """
    return "\n".join(_defuse(line) for line in _unbracket(clean(text)).split("\n"))


def _unbracket(text: str) -> str:
    return text.replace("##[", "## [")


def _defuse(line: str) -> str:
    bare = line.lstrip()
    return line[: len(line) - len(bare)] + ": " + bare[1:] if bare.startswith("::") else line


class RunFormatter(logging.Formatter):
    """Turns log records into workflow commands inside Actions and into plain lines in a terminal.

    Text is escaped here and nowhere before. What looks like a secret, or is one of `known`, is replaced. Inside
    Actions a record with `extra=STEP` opens a log group that lasts until the next one or the next annotation.
    """

    def __init__(self, *, in_actions: bool, known: tuple[Known, ...] = ()) -> None:
        super().__init__()
        self._in_actions = in_actions
        self._known = known
        self._is_open = False

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line or lines; a traceback, where there is one, follows the message."""
        message = self._shown(record.getMessage())
        level = _level_of(record.levelno)
        is_step = self._in_actions and getattr(record, "is_step", False)
        if is_step:
            line = f"::group::{escape_data(_unbracket(message))}"
        elif level and self._in_actions:
            line = annotation(level, message)
        else:
            line = harmless_lines(f"{level.value}: {message}" if level else message)
        line = self._closing(is_step, level) + line
        if record.exc_info:
            line += "\n" + harmless_lines(self._shown(self.formatException(record.exc_info)))
        return line

    def _closing(self, is_step: bool, level: Level | None) -> str:
        """Return what ends the open group before a record that does not belong in it."""
        ends = self._is_open and (is_step or level is not None)
        self._is_open = is_step or (self._is_open and not ends)
        return "::endgroup::\n" if ends else ""

    def _shown(self, text: str) -> str:
        return redact(clean(text), self._known)[0]


def _level_of(number: int) -> Level | None:
    if number >= logging.ERROR:
        return Level.ERROR
    if number >= logging.WARNING:
        return Level.WARNING
    return Level.NOTICE if number >= NOTICE else None


def log_to(stream: TextIO, *, in_actions: bool, known: tuple[Known, ...] = ()) -> logging.Handler:
    """Send everybody's log records to `stream` through RunFormatter and return the handler, for taking it off again.

    roastbot's own records show from INFO, other libraries' from WARNING: they log request bodies below that. Of
    urllib3 only errors show: it warns of every retry, and what comes of the retries is roastbot's to say.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RunFormatter(in_actions=in_actions, known=known))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("roastbot").setLevel(logging.INFO)
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    return handler


def output_text(values: Mapping[str, str], new_id: Callable[[], str]) -> str:
    """Return what to append to the file named by GITHUB_OUTPUT.

    `new_id` gives a fresh uuid4 for each value's delimiter, as the toolkit does it, so that a value cannot end
    itself and begin another output. Raises GateError for a name GitHub would not take, and for a value that holds
    its own delimiter or a control character.
    """
    return "".join(_output(name, value, f"ghadelimiter_{new_id()}") for name, value in values.items())


def _output(name: str, value: str, delimiter: str) -> str:
    if not _OUTPUT_NAME.fullmatch(name):
        raise GateError(
            f"the step output {name!r} has a name GitHub does not take",
            cause="a name must begin with a letter or _ and hold letters, digits, - and _ only",
            fix="report this: output names are roastbot's own",
        )
    if delimiter in value or clean(value) != value:
        raise GateError(
            f"the step output {name} cannot be written safely",
            cause="its value holds the delimiter that ends it, or a character that cannot be seen",
            fix="run again; if it happens twice, report it",
        )
    return f"{name}<<{delimiter}\n{value}\n{delimiter}\n"


def append(path: Path, text: str) -> None:
    """Append `text` in UTF-8 to one of the runner's files; raises OSError when the file cannot be written."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)
