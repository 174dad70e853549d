"""How facts and a brief are shown: as text for a reader, and as plain values for a script. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from roastbot.brief import Brief
from roastbot.facts import with_findings
from roastbot.findings import Fact, Finding, Receipt
from roastbot.harmless import plain
from roastbot.invisible import clean
from roastbot.workflow_commands import harmless_lines

BETWEEN: Final = "=====[ system prompt above, the user's message below ]====="
CLAIM: Final = 400  # characters of a claim or a quotation
WIDEST: Final = 40  # characters of a column; what is longer pushes its own line only


def facts_text(brief: Brief) -> str:
    """Return a line for each fact (id, value with unit, what it is about) and for each finding, for a terminal."""
    facts = with_findings(brief.facts, brief.findings)
    rows = [(plain(fact.id), plain(f"{_value(fact)} {fact.unit}"), plain(fact.about)) for fact in facts]
    first, second = (min(WIDEST, max((len(row[n]) for row in rows), default=0)) for n in (0, 1))
    lines = [f"{name:<{first}}  {value:<{second}}  {about}".rstrip() for name, value, about in rows]
    lines += [
        "",
        *(f"{finding.weight} {finding.detector}: {plain(finding.claim, CLAIM)}" for finding in brief.findings),
    ]
    return harmless_lines("\n".join(lines).rstrip("\n")) + "\n"


def findings_text(brief: Brief) -> str:
    """Return each finding with what proves it, heaviest first: receipts with their addresses, then facts."""
    lines: list[str] = []
    for finding in brief.findings:
        lines += [f"{finding.weight} {finding.detector}: {plain(finding.claim, CLAIM)}"]
        proof = [(receipt.source, f"“{receipt.quote}”", receipt.url) for receipt in dict.fromkeys(finding.receipts)]
        proof += [(fact.id, f"{_value(fact)} {fact.unit}".rstrip(), "") for fact in finding.facts]
        lines += [f"    {plain(name)}: {plain(words, CLAIM)} {plain(url)}".rstrip() for name, words, url in proof]
        lines += [""]
    return harmless_lines("\n".join(lines).rstrip("\n") or "No detector found anything.") + "\n"


def findings_values(brief: Brief) -> dict[str, Any]:
    """Return the findings, heaviest first, with the facts that prove them written out; README has the keys."""
    findings = [{**_finding(finding), "facts": [_fact(fact) for fact in finding.facts]} for finding in brief.findings]
    return {"pull_request": brief.dossier.pull_request.reference, "findings": findings}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "detector": finding.detector,
        "weight": finding.weight,
        "claim": finding.claim,
        "facts": [fact.id for fact in finding.facts],
        "receipts": _receipts(finding.receipts),
    }


def facts_values(brief: Brief) -> dict[str, Any]:
    """Return the facts and findings as plain values; README has the keys."""
    facts = with_findings(brief.facts, brief.findings)
    findings = [_finding(finding) for finding in brief.findings]
    reference = brief.dossier.pull_request.reference
    return {"pull_request": reference, "facts": [_fact(fact) for fact in facts], "findings": findings}


def _fact(fact: Fact) -> dict[str, Any]:
    subject = fact.subject
    return {
        "id": fact.id,
        "value": _value(fact),
        "unit": fact.unit,
        "about": fact.about,
        "subject": {"kind": subject.kind, "name": subject.name, "within": subject.within},
        "how": fact.how,
        "receipts": _receipts(fact.receipts),
    }


def _value(fact: Fact) -> float | str:
    return fact.value.isoformat() if isinstance(fact.value, datetime) else fact.value


def _receipts(receipts: Sequence[Receipt]) -> list[dict[str, str]]:
    return [{"source": receipt.source, "quote": receipt.quote, "url": receipt.url} for receipt in receipts]


def brief_text(brief: Brief, *, in_actions: bool) -> str:
    """Return what a model would be sent, byte for byte: its two parts, the line BETWEEN, a line feed at the end.

    Hidden characters were taken out of the dossier. Inside Actions a line that the runner would obey is broken.
    """
    text = clean(f"{brief.system}\n{BETWEEN}\n{brief.prompt}\n")
    return harmless_lines(text) if in_actions else text


def brief_values(brief: Brief, max_input_tokens: int) -> dict[str, Any]:
    """Return what a model would be sent, and what is known about it, as plain values; README has the keys."""
    return {
        "pull_request": brief.dossier.pull_request.reference,
        "system": brief.system,
        "prompt": brief.prompt,
        "tokens": brief.tokens,
        "max_input_tokens": max_input_tokens,
        "coverage": {
            "files_read": brief.coverage.files_read,
            "files": brief.coverage.files,
            "lines_read": brief.coverage.lines_read,
            "lines": brief.coverage.lines,
        },
        "left_out": list(brief.left_out),
    }
