"""How a merit is told: the finding, and a number with its noun."""

from typing import Final

from roastbot.findings import Fact, Finding, Receipt

_NAME: Final = "well_done"
A_FEW: Final = 10  # lines; fewer prove nothing either way


def praise(claim: str, facts: tuple[Fact, ...], receipts: tuple[Receipt, ...], weight: int) -> Finding:
    """Return a finding of the detector `well_done`."""
    return Finding(_NAME, claim, facts, receipts, weight, praise=True)


def count(number: int, noun: str) -> str:
    """Return `1 line` or `1,204 lines`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
