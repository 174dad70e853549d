"""How a checked post is shown: marked, with a list of what is not so, or as plain values for a script. Pure."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from roastbot.claims import Claim, Verdict
from roastbot.harmless import plain
from roastbot.workflow_commands import harmless_lines


def wrong(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims that are not so."""
    return tuple(claim for claim in claims if claim.verdict is Verdict.UNSUPPORTED)


def marked_text(raw: str, claims: Sequence[Claim]) -> str:
    """Return a post with `[[words]][1]` around what is not so, the list of it, and a line of counts; for a terminal."""
    unsupported = wrong(claims)
    shown = [_marked(raw, unsupported).rstrip(), ""]
    for number, claim in enumerate(unsupported, 1):
        shown += _noted(number, claim, raw)
    shown += ["", _counted(claims)] if unsupported else [_counted(claims)]
    return harmless_lines("\n".join(shown)) + "\n"


def _marked(raw: str, unsupported: Sequence[Claim]) -> str:
    """Return a post with its marks: what ends where another begins is closed first, and what is inside stays inside."""
    marks = [(claim.start, 1, -claim.end, "[[") for claim in unsupported]
    marks += [(claim.end, 0, -claim.start, f"]][{number}]") for number, claim in enumerate(unsupported, 1)]
    pieces, last = [], 0
    for at, _, _, mark in sorted(marks):
        pieces += [raw[last:at], mark]
        last = at
    return "".join(pieces) + raw[last:]


def _noted(number: int, claim: Claim, raw: str) -> list[str]:
    """Return the lines about one claim: where it stands, what is wrong with it, what is known instead."""
    line = len(raw[: claim.start].replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    lines = [
        f"{number}. line {line}, {claim.kind}: {plain(raw[claim.start : claim.end], 120)}",
        f"   {plain(claim.reason)}",
    ]
    return [*lines, f"   known: {plain(claim.known, 400)}"] if claim.known else lines


def _counted(claims: Sequence[Claim]) -> str:
    count = Counter(claim.verdict for claim in claims)
    each = ", ".join(f"{count[verdict]:,} {verdict}" for verdict in Verdict)
    return f"{len(claims):,} {'claim' if len(claims) == 1 else 'claims'}: {each}"


def claims_values(raw: str, claims: Sequence[Claim]) -> dict[str, Any]:
    """Return the claims as plain values; `span` is what stands in the file from `start` to `end`, markup included."""
    return {
        "claims": [
            {
                "span": raw[claim.start : claim.end],
                "start": claim.start,
                "end": claim.end,
                "kind": claim.kind.value,
                "verdict": claim.verdict.value,
                "receipt": claim.receipt,
                "reason": claim.reason,
                "known": claim.known,
            }
            for claim in claims
        ]
    }
