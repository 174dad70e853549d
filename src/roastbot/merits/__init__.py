"""What a pull request can be praised for, in order of worth; the last of it is true of every readable patch.

Each merit is a function of a dossier and its facts that yields findings of the detector `well_done`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.merits.lines import deleted, firmer, kept, removed, tested
from roastbot.merits.sizes import edits, light, small, small_start, smallest
from roastbot.merits.spoken import documented, explained

__all__ = ["MERITS", "Merit", "edits"]

Merit = Callable[[Dossier, Sequence[Fact]], Iterator[Finding]]
MERITS: Final[tuple[Merit, ...]] = (
    tested, removed, firmer, explained, documented, kept, deleted, small, small_start, smallest, light,
)  # fmt: skip
