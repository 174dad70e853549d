"""The claims of findings as a model repeats them: word for word, code in backticks, and with a number that is wrong."""

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from builders import brief
from roastbot.caution import cautious
from roastbot.claims import Claim
from roastbot.detectors import DETECTORS
from roastbot.evidence import Dossier
from roastbot.findings import Finding
from roastbot.roasting import checker
from roastbot.writers import Draft
from small_dossier import draft

NOWHERE: Final = "770,003"  # larger than anything in any of these pull requests, and no year
NAMES: Final = [detector.__name__.rpartition(".")[2] for detector in DETECTORS]
_QUOTED = re.compile(r"(\u201c[^\u201d]*\u201d)")
_NUMBER = re.compile(r"(?<![\w/.#:=_-])\d[\d,]*(?![\w/-]|[.,:]\w)")
_CODE = re.compile(
    r"(?<![\w/.`])(?:[\w.@+-]+/)*[\w@+-]*\.?[\w@+-]+\.[a-z]{1,5}\b(?![\w/`])"  # a path
    r"|(?<![\w/.`])(?:\w+_\w+|[A-Z]\w*[a-z]\w*[A-Z]\w*)(?:\(\))?(?![\w/`])"  # a name in snake or camel case
)


def example(name: str) -> Dossier:
    """Return the pull request on which the detector's page says that it fires."""
    found: Dossier = importlib.import_module(f"detectors.examples.{name}").FIRES
    return found


def findings_of(dossier: Dossier) -> tuple[tuple[Finding, ...], Callable[[str], tuple[Claim, ...]]]:
    """Return the findings of a pull request, and what a run refuses of a body that is said about it."""
    told = brief(dossier)
    inspect = checker(told)

    def refused(body: str) -> tuple[Claim, ...]:
        found = cautious(inspect(_draft(body)))
        return tuple(claim for claim in found.unsupported if claim.field == "body")

    return told.findings, refused


def _draft(body: str) -> Draft:
    return replace(draft(), body=body)


def ways(finding: Finding) -> Iterator[str]:
    """Yield the claim as it stands, where Markdown leaves its names alone, and with its code in backticks."""
    if "__" not in _QUOTED.sub("", finding.claim):
        yield finding.claim
    yield in_backticks(finding)


def in_backticks(finding: Finding) -> str:
    """Return the claim with paths, names and lines of code in backticks, but for what stands in quotation marks."""
    texts = {fact.value for fact in finding.facts if isinstance(fact.value, str) and re.search(r"[(=_/]", fact.value)}
    code = sorted((text for text in texts if "\n" not in text), key=len, reverse=True)
    parts = _QUOTED.split(finding.claim)
    return "".join(part if n % 2 else _marked(part, code) for n, part in enumerate(parts))


def _marked(text: str, code: list[str]) -> str:
    for one in code:
        found = re.search(rf"(?<![\w/.`]){re.escape(one)}(?![\w/`])", text)
        if found:
            low, high = found.span()
            return f"{_marked(text[:low], code)}`{one}`{_marked(text[high:], code)}"
    return _CODE.sub(lambda match: f"`{match[0]}`", text)


def altered(finding: Finding) -> Iterator[str]:
    """Yield the claim with each of its own numbers changed, one at a time; those in quotation marks are somebody's."""
    text = in_backticks(finding)
    taken = [match.span() for match in re.finditer(r"\u201c[^\u201d]*\u201d|`[^`]*`", text)]
    for match in _NUMBER.finditer(text):
        if not any(low <= match.start() < high for low, high in taken):
            yield f"{text[: match.start()]}{NOWHERE}{text[match.end() :]}"
