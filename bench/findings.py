"""What the detectors find in three real pull requests, and which true claims of published posts they would have given.

The dossiers are those of `build/dossiers/prefect-N.json` where somebody saved them (`roastbot dossier
PrefectHQ/prefect#N -o build/dossiers/prefect-N.json`): they hold the source tree, whole texts and blame. Otherwise the
recorded pull requests, which have none of these; the table says which.

A true claim counts as covered when a finding has what the check proves it by (a number's fact, a quotation or code span
in a receipt), or when the finding's own words and receipts hold at least MOST of the claim's content words.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Final

from bench import REAL, ROOT
from bench.outcome import LeftOut, Outcome, Table
from real_dossiers import load
from roastbot import detectors, dossier_file
from roastbot.claims import Verdict
from roastbot.evidence import Dossier, SourceTree
from roastbot.factcheck import Checker
from roastbot.facts import derive
from roastbot.findings import Fact, Finding
from roastbot.redact import redact_dossier
from roastbot.words import content

SAVED: Final = ROOT / "build" / "dossiers"
MOST: Final = 0.6  # of a claim's content words; by hand, fewer were chance and more were never reached
FEWEST: Final = 3  # content words; a claim with fewer is covered by its proof or not at all


@dataclass(frozen=True, slots=True)
class Searched:
    """One pull request, what was found in it, and the hand-checked claims about it."""

    number: int
    dossier: Dossier
    findings: tuple[Finding, ...]
    claims: tuple[dict[str, Any], ...]

    def covering(self, row: dict[str, Any], facts: Sequence[Fact]) -> Finding | None:
        """Return the heaviest finding that gives a claim, None when there is none."""
        proofs = {
            claim.receipt
            for claim in Checker(self.dossier, facts).examine_text(row["claim"])
            if claim.verdict is Verdict.SUPPORTED and claim.receipt
        }
        spans = [
            span.casefold()
            for span in re.findall(r"`([^`]+)`|[\"“]([^\"”]+)[\"”]", row["claim"])
            for span in span
            if span
        ]
        words = set(content(row["claim"]))
        return next((one for one in self.findings if _gives(one, proofs, spans, words)), None)


def _gives(finding: Finding, proofs: set[str], spans: Sequence[str], words: set[str]) -> bool:
    quotes = [" ".join(receipt.quote.split()).casefold() for receipt in finding.receipts]
    if proofs & {fact.id for fact in finding.facts}:
        return True
    if spans and all(any(span in quote for quote in (*quotes, finding.claim.casefold())) for span in spans):
        return True
    own = set(content(" ".join((finding.claim, *quotes))))
    return len(words) >= FEWEST and len(words & own) >= MOST * len(words)


def searched(number: int, claims: Sequence[dict[str, Any]]) -> tuple[Searched, tuple[Fact, ...]]:
    """Return what is found in one of the recorded pull requests, and all its facts."""
    saved = SAVED / f"prefect-{number}.json"
    if saved.is_file():
        dossier = dossier_file.load(saved.read_text(encoding="utf-8"), saved.name)
    else:
        dossier, _ = redact_dossier(load(REAL / f"prefect-{number}"))
    facts = derive(dossier, UTC)
    findings = detectors.detect(dossier, facts)
    own = tuple(row for row in claims if row["pr"] == number and row["verdict"] == "true")
    return Searched(number, dossier, findings, own), facts


def measure() -> Outcome:
    """Return findings per detector and the claims they cover, pull request by pull request."""
    if not (REAL / "claims.json").is_file():
        raise LeftOut("the recorded pull requests are not here")
    claims = json.loads((REAL / "claims.json").read_text(encoding="utf-8"))
    every = [searched(number, claims) for number in sorted({row["pr"] for row in claims})]
    counts = {one.number: Counter(finding.detector for finding in one.findings) for one, _ in every}
    covering = {one.number: [(row, one.covering(row, facts)) for row in one.claims] for one, facts in every}
    found = _per_detector(counts, covering)
    rows = [
        [row["claim"][:70].replace("\n", " "), finding.detector]
        for pairs in covering.values() for row, finding in pairs if finding
    ]  # fmt: skip
    notes = [
        f"#{one.number}: {'with' if isinstance(one.dossier.tree, SourceTree) else 'without'} source tree, "
        f"{len(one.dossier.blame)} runs of blamed lines"
        for one, _ in every
    ]
    covered = {number: sum(finding is not None for _, finding in pairs) for number, pairs in covering.items()}
    told = Table("True claims of published posts that a finding gives", ("claim", "detector"), rows)
    figures = {
        str(one.number): {
            "tree": isinstance(one.dossier.tree, SourceTree),
            "findings": dict(counts[one.number]),
            "true_claims": len(one.claims),
            "covered": covered[one.number],
            "claims": [finding.claim for finding in one.findings],
        }
        for one, _ in every
    }
    return Outcome((Table("Findings", *found, notes), told), figures)


def _per_detector(
    counts: dict[int, Counter[str]], covering: dict[int, list[tuple[dict[str, Any], Finding | None]]]
) -> tuple[Sequence[str], list[list[str]]]:
    """Return the head and the rows of the table of detectors: findings per pull request, claims covered."""
    given = Counter(finding.detector for pairs in covering.values() for _, finding in pairs if finding)
    names = [one.__name__.rpartition(".")[2] for one in detectors.DETECTORS]
    rows = [
        [name, *(str(count[name] or "") for count in counts.values()), str(given[name] or "")]
        for name in names if any(count[name] for count in counts.values())
    ]  # fmt: skip
    silent = len(names) - len(rows)
    rows.append([f"all ({silent} silent)", *(str(count.total()) for count in counts.values()), str(given.total())])
    rows.append(["true claims covered", *_shares(covering), ""])
    return ("detector", *(f"#{number}" for number in counts), "claims covered"), rows


def _shares(covering: dict[int, list[tuple[dict[str, Any], Finding | None]]]) -> list[str]:
    return [f"{sum(finding is not None for _, finding in pairs)} of {len(pairs)}" for pairs in covering.values()]
