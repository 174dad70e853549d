"""The closing line of every post: what was checked and read, who wrote it, which week and which run it came from.

Code counts all of it. Readers can hold it against the run's summary, where every claim stands with its receipt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roastbot.brief import Coverage
from roastbot.claims import Claim, Kind, Verdict
from roastbot.harmless import harmless
from roastbot.week import Window
from roastbot.writers import Provenance

OPENING: Final = "Checked before printing"
_N = r"\d[\d,]*"
_LINE = re.compile(  # nothing but what closing_line writes: a claim that begins like it is a claim
    rf"^\*{OPENING}: {_N} claims?, {_N} proved(?:, {_N} beyond proof)?\. "
    rf"Read for it: {_N} of {_N} files?, {_N} of {_N} changed lines?\. "
    r"Written by the \w+ writer(?: \([^\n*]*\))?(?: about [\d-]{10} to [\d-]{10})?"
    r"(?:, in \[this run\]\([^\s*]*\))?\.\*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which window a post is about and which run made it; None where nobody can say."""

    window: Window | None = None
    run_url: str | None = None


def closing_line(claims: Sequence[Claim], coverage: Coverage, made: Provenance, occasion: Occasion) -> str:
    """Return the line in Markdown, in italics, without any text of a pull request in it."""
    parts = [_checked(claims), _read(coverage), _written(made, occasion)]
    return f"*{OPENING}: {' '.join(parts)}*"


def without_closing_line(text: str) -> str:
    """Return a post's text with its closing line blanked out letter by letter, so that other places stay.

    It counts what was done for the post and says nothing about the pull request. Of several lines like it, the last.
    """
    found = list(_LINE.finditer(text))
    if not found:
        return text
    start, end = found[-1].span()
    return text[:start] + " " * (end - start) + text[end:]


def _checked(claims: Sequence[Claim]) -> str:
    supported = [claim for claim in claims if claim.verdict is Verdict.SUPPORTED]
    vouched = sum(claim.kind is Kind.STATEMENT for claim in supported)
    left = sum(claim.verdict is Verdict.UNDECIDED for claim in claims)
    second = f", {vouched:,} vouched for by a second reader" if vouched else ""
    beyond = f", {left:,} beyond proof" if left else ""
    return f"{_count(len(claims), 'claim')}, {len(supported) - vouched:,} proved{second}{beyond}."


def _read(coverage: Coverage) -> str:
    return (
        f"Read for it: {coverage.files_read:,} of {_count(coverage.files, 'file')}, "
        f"{coverage.lines_read:,} of {_count(coverage.lines, 'changed line')}."
    )


def _written(made: Provenance, occasion: Occasion) -> str:
    who = f"the {made.writer} writer" + (f" ({harmless(made.model, 80)})" if made.model else "")
    window = occasion.window
    about = f" about {window.since.date().isoformat()} to {window.until.date().isoformat()}" if window else ""
    where = f", in [this run]({occasion.run_url})" if occasion.run_url else ""
    return f"Written by {who}{about}{where}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
