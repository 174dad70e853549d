"""Spots a description or a message that announces a number of new tests, and git counts another.

Funny because somebody counted, and then somebody went on writing.
Known false alarms: cases of one parametrized test, tests in other languages, a total of tests that pass. So the words
have to say that they are new, every test file has to be Python, and where something is parametrized a larger number
proves nothing. What is compared are functions that pytest would collect by their names.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import known, of_commit, steps
from roastbot.evidence import Absent, Dossier
from roastbot.facts import message_body
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject

_ADDS = re.compile(
    r"^\s*(?:[-*+]\s+)?(?:add|adds|added|adding|includes?|introduces?|writes?|wrote)\b|\bnew\b", re.IGNORECASE
)
_TESTS = re.compile(
    r"(?<![\w.#/-])(?P<count>\d{1,4}) (?:[A-Za-z][\w-]{0,30} ){0,4}tests?\b(?! (?:pass|files?|cases|suites?))"
)
_OTHER = re.compile(
    r"\b(?:pass\w*|total|existing|fail\w*|green|skipped|removed?|deleted?|fix\w*|now|all)\b", re.IGNORECASE
)
LONGEST = 400  # characters of a line that is read
FEWEST = 3  # tests; whoever adds fewer does not count them
MOST = 2  # findings about commits


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield one finding about the description, then those about messages whose words it does not repeat."""
    if not _is_python(dossier):
        return
    yield from _about(dossier, "description", dossier.description, known(facts, "tests.added"), ())
    found = (
        finding
        for step in steps(dossier)
        for finding in _about(
            dossier,
            step.receipt.source,
            message_body(step.commit),
            of_commit(facts, step, "tests"),
            of_commit(facts, step, "authored"),
        )
    )
    yield from (finding for finding, _ in zip(found, range(MOST), strict=False))


def _is_python(dossier: Dossier) -> bool:
    paths = [file.path for file in dossier.pull_request.files]
    paths += [part.path for step in steps(dossier) for part in step.parts]
    code = [path for path in paths if kind_of(path) is Kind.TESTS]
    return bool(code) and not any(
        path.endswith((".js", ".jsx", ".ts", ".tsx", ".go", ".rs", ".java", ".rb")) for path in code
    )


def _announced(text: str) -> tuple[str, ...]:
    """Return the words in which one line of a text announces new tests, each with its number; none if several do."""
    found = []
    for line in text.splitlines():
        if len(line) <= LONGEST and _ADDS.search(line) and not _OTHER.search(line):
            told = tuple(match[0] for match in _TESTS.finditer(line))
            if told:
                found.append(told)
    return found[0] if len(found) == 1 else ()


def _about(
    dossier: Dossier, source: str, text: str, counted: tuple[Fact, ...], clocks: tuple[Fact, ...]
) -> Iterator[Finding]:
    said = _announced(text)
    total, real = sum(int(words.split()[0]) for words in said), counted[0].value if counted else 0
    if not (said and isinstance(real, int) and real and total >= FEWEST) or real == total:
        return
    if total > real and _is_parametrized(dossier):
        return
    receipts = tuple(Receipt.quote_from(dossier, source, words) for words in said)
    commit = source.partition(":")[2]
    whose = Subject("commit", commit) if commit else Subject("description")
    what: str = commit or "description"
    about = "new tests announced, all together"
    told = Fact(f"claimed_tests.{what}.said", total, "tests", about, receipts, whose)
    quoted = ", ".join(f"“{words}”" for words in said)
    together = f", {total} together" if len(said) > 1 else ""
    where = f"The message of {commit}" if commit else "The description"
    claim = f"{where} announces {quoted}{together}; git counts {real} new test functions."
    yield Finding(
        "claimed_tests", claim, (told, *counted, *clocks), receipts, 3 if abs(total - real) * 4 >= real else 2
    )


def _is_parametrized(dossier: Dossier) -> bool:
    lines = (
        line.text
        for step in steps(dossier)
        for part in step.parts
        if not isinstance(part.lines, Absent)
        for line in part.lines
    )
    return any("parametrize" in text for text in lines)
