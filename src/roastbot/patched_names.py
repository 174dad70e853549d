"""What a test replaces: the names that `patch` and `setattr` put something else in the place of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roastbot.evidence import Line

LONGEST: Final = 400  # characters of a line that is read
_DOTTED: Final = re.compile(r"[\"'](?P<module>[A-Za-z_][\w.]{0,150})\.(?P<name>[A-Za-z_]\w{2,60})[\"']")
_PAIR: Final = re.compile(
    r"(?:\(|^)\s*(?P<module>[A-Za-z_][\w.]{0,80}),\s*[\"'](?P<name>[A-Za-z_]\w{2,60})[\"']"
)  # the two may stand alone on a line where the call was wrapped
_ALONE: Final = re.compile(r"(?P<module>[A-Za-z_][\w.]{0,80}),")
_QUOTED: Final = re.compile(r"[\"'](?P<name>[A-Za-z_]\w{2,60})[\"'],")
_CALL: Final = re.compile(r"\b(?:patch|setattr)(?:\.object)?\(")


@dataclass(frozen=True, slots=True)
class Aim:
    """A line of a test that says what is replaced: the module as written, the name in it, the line."""

    module: str
    name: str
    line: Line

    @property
    def place(self) -> str:
        """The last part of the module: the file's or the alias's name."""
        return self.module.rpartition(".")[2]


def aims(lines: Sequence[Line], sign: str) -> list[Aim]:
    """Return what the lines with `sign` aim at, be it in the line of the call or in the next."""
    found = []
    for n, line in enumerate(lines):
        if line.sign == sign and len(line.text) <= LONGEST and _in_a_call(lines, n, sign):
            match = _PAIR.search(line.text) or _DOTTED.search(line.text)
            named = (match["module"], match["name"]) if match else _wrapped(lines, n, sign)
            if named:
                found.append(Aim(*named, line))
    return found


def _in_a_call(lines: Sequence[Line], n: int, sign: str) -> bool:
    """Whether the line, or the one before it on the same side, holds the call."""
    before = [line.text for line in lines[max(0, n - 4) : n] if line.sign in {sign, " "}][-1:]
    return any(_CALL.search(text) for text in (lines[n].text, *before))


def _wrapped(lines: Sequence[Line], n: int, sign: str) -> tuple[str, str] | None:
    alone = _ALONE.fullmatch(lines[n].text.strip())
    after = next((line.text.strip() for line in lines[n + 1 : n + 5] if line.sign in {sign, " "}), "")
    quoted = _QUOTED.match(after)
    return (alone["module"], quoted["name"]) if alone and quoted else None
