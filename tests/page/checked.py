"""What a look at something said: one sentence per thing looked at, and whether it holds."""

from dataclasses import dataclass

SHOWN = 300  # characters of what was seen instead; a whole page helps nobody


class MissingProgramError(Exception):
    """A program or a service that this test needs is not here; the message is the one sentence a person gets."""


@dataclass(frozen=True, slots=True)
class Checked:
    """`what` is a sentence that claims something; `holds` whether it is so; `seen` what was there instead."""

    holds: bool
    what: str
    seen: str = ""

    def __str__(self) -> str:
        mark, rest = ("ok", "") if self.holds else ("NOT SO", f" (seen: {self.seen[:SHOWN]})" if self.seen else "")
        return f"{mark}: {self.what}{rest}"
