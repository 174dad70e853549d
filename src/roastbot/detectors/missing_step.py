"""Spots a new line that refers to a phase or step which its own file does not have.

Funny because the plan is followed to its last step, and one further.
Known false alarms: phases of another plan. The file itself has to number them without a gap, by headings or by comments
that begin so; the line must stand in that file and name no other document.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from roastbot.added import Remark, remarks
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.words import fits_a_span

MOST = 3  # findings
LONGEST = 1_000  # characters of a line that are read
LEAST = 3  # steps that a file numbers, before a further one is missed
_DEFINED = re.compile(
    r"^\s*(?:#+|//|[*-]|\d+\.)?\s*\**(?P<kind>phase|step|stage|milestone)\s+(?P<number>\d{1,2})\b(?!\.\d)",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?P<words>(?P<kind>phase|step|stage|milestone)\s+(?P<number>\d{1,2}))\b(?![.\d]\d)", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\.(?:md|rst|py|txt)\b|https?:|#\d|\b(?:of|in|from|per) (?:the|our|its|this)\b|\b(?:plan|rfc|issue|spec|see)\b",
    re.IGNORECASE,
)


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each missing step once for a file."""
    texts = {file.path: file.after for file in dossier.texts if isinstance(file.after, str)}
    told: set[tuple[str, str, int]] = set()
    for remark in remarks(dossier):
        cited = list(_CITED.finditer(remark.text[:LONGEST]))
        if not cited or _ELSEWHERE.search(remark.text) or not fits_a_span(remark.path):
            continue
        numbered = _numbers(texts[remark.path])
        for match in cited:
            kind, number = match["kind"].lower(), int(match["number"])
            last = numbered.get(kind, 0)
            if 0 < last < number and (remark.path, kind, number) not in told and len(told) < MOST:
                told.add((remark.path, kind, number))
                yield _finding(dossier, remark, match["words"], kind, last)


@lru_cache(maxsize=64)  # a file cites many steps
def _numbers(text: str) -> Mapping[str, int]:
    """Return the last number of each kind that a text numbers from one without a gap."""
    found = defaultdict(set)
    for line in text.split("\n"):
        match = _DEFINED.match(line)
        if match:
            found[match["kind"].lower()].add(int(match["number"]))
    return {
        kind: max(numbers)
        for kind, numbers in found.items()
        if len(numbers) >= LEAST and numbers in (set(range(1, len(numbers) + 1)), set(range(len(numbers))))
    }


def _finding(dossier: Dossier, remark: Remark, words: str, kind: str, last: int) -> Finding:
    stands = Receipt.quote_from(dossier, f"after:{remark.path}", remark.text)
    name, whose = f"missing_step.{remark.path}:{remark.line}", Subject("file", remark.path)
    how = "Headings and comments of the file that begin with the word and a number."
    told = (
        Fact(f"{name}.cited", words, "", f"the {kind} that is named", (stands,), whose),
        Fact(f"{name}.last", last, "", f"the number of the last {kind} in {remark.path}", (), whose, how),
    )
    claim = f"A new line of {remark.path} speaks of {words}; the file's last {kind} is number {last}."
    return Finding("missing_step", claim, told, (stands,), 3)
