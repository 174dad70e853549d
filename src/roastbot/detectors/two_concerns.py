"""Spots a commit of two concerns: a title of two verbs with an `and`, whose halves stand in different files.

Funny because the `and` is the seam, and the history has to be taken in one piece.
Known false alarms: two steps of one change (`Extract the boiler and add tests for it`). So the halves may share no
noun, each needs its own verb, and the lines that speak of the one stand in files that do not speak of the other.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, key, of_commit, steps
from roastbot.evidence import Absent, Dossier, FilePatch
from roastbot.facts.whole import is_machine_made
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import Title, akin, content, fits_a_span, read_title, shared, words

_AND = re.compile(r",? (?:and(?: also)?|&|plus|\+) ")
_BACK = re.compile(r"\b(?:it|its|them|their|that|this|these|those|same|accordingly|docs?|changelog)\b", re.IGNORECASE)
_TESTS = frozenset({"test", "tests"})
REPAIRS = frozenset({"fix", "stabilize", "remove", "skip", "speed", "split"})  # of tests: no company of a change
ENOUGH = 2  # nouns of a half that says what it is about
LONGEST_TITLE = 200  # characters; a longer one is no title
LONGEST = 400  # characters of a line that are read
MOST = 3  # findings


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first few in branch order."""
    found = (finding for step in steps(dossier) for finding in _finding(dossier, step, facts))
    yield from (finding for finding, _ in zip(found, range(MOST), strict=False))


def _halves(title: str) -> tuple[Title, Title] | None:
    """Return the two halves of a title, each with a verb of its own and without a noun of the other's."""
    parts = _AND.split(title) if len(title) <= LONGEST_TITLE else []
    if len(parts) != 2 or _BACK.search(parts[1]):  # noqa: PLR2004 - three are a list
        return None
    first, second = (read_title(part) for part in parts)
    nouns = content(first.rest), content(second.rest)
    is_company = bool(_TESTS & set(nouns[1])) and second.verb not in REPAIRS
    if not (first.verb and second.verb and min(map(len, nouns)) >= ENOUGH) or shared(nouns[0], nouns[1]) or is_company:
        return None
    return first, second


def _own_file(step: Step, mine: Title, other: Title, attributes: str) -> str:
    """Return the file that says most of one half and nothing of the other; empty where there is none."""
    ranked = []
    for part in step.parts:
        is_tests = kind_of(part.path) is Kind.TESTS
        if _TESTS & set(content(other.rest)):
            is_others = is_tests
        elif _TESTS & set(content(mine.rest)):
            is_others = not is_tests
        else:
            is_others = bool(_said(part, other))
        said = len(_said(part, mine))
        if said and not is_others and fits_a_span(part.path) and not is_machine_made(part.path, attributes):
            ranked.append((-said, is_tests, -part.additions - part.deletions, part.path))
    return min(ranked)[-1] if ranked else ""


def _said(part: FilePatch, half: Title) -> set[str]:
    """Return the nouns of one half of a title that the path or a changed line of a file's patch holds."""
    lines = () if isinstance(part.lines, Absent) else part.lines
    texts = [part.path, *(line.text[:LONGEST] for line in lines if line.sign != " ")]
    said = {word for text in texts for word in words(text)}
    return {noun for noun in content(half.rest) if any(akin(noun, word) for word in said)}


def _finding(dossier: Dossier, step: Step, facts: Sequence[Fact]) -> Iterator[Finding]:
    halves = _halves(step.title.plain)
    if halves is None:
        return
    attributes = dossier.pull_request.repository.gitattributes
    files = [_own_file(step, mine, other, attributes) for mine, other in (halves, halves[::-1])]
    if not all(files):
        return
    name = key("two_concerns", step)
    halved = [Receipt.quote_from(dossier, step.receipt.source, half.plain) for half in halves]
    told = [
        Fact(f"{name}.half{n}", receipt.quote, "", "one of the two things a title joins", (receipt,))
        for n, receipt in enumerate(halved, 1)
    ]
    told += [
        Fact(f"{name}.file{n}", path, "", "a file that speaks of this half alone", (step.receipt,))
        for n, path in enumerate(files, 1)
    ]
    claim = f"The title “{step.commit.headline}” joins two things, one of them in {files[0]}, the other in {files[1]}."
    yield Finding("two_concerns", claim, (*told, *of_commit(facts, step, "authored")), (step.receipt, *halved), 2)
