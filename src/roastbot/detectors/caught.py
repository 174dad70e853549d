"""Spots a small fix with a test that names what it brought in: an assertion on a name or text that is new with it.

Funny only in that it is rare; it is told as praise, for such an assertion could not have held the day before.
Known false alarms: a name that the test made up itself, or one that was there already. So the fix has to define it, no
touched file and no earlier commit of the branch may have had it, and mocks do not count. Python alone is read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from roastbot.clues import Step, of_commit, steps
from roastbot.detectors.whose_bug import FIXES, SMALL
from roastbot.evidence import Absent, Dossier, FilePatch
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.merits.lines import ASSERTION
from roastbot.review_lines import texts
from roastbot.words import fits_a_span

_WORD = re.compile(r"[^\W\d]\w*")
_DEFINED = re.compile(r"\s*(?:(?:async\s+)?def\s+|class\s+|(?:self\.)?)(?P<name>[^\W\d]\w{5,59})\s*(?:[(:]|=(?!=))")
_TEXT = re.compile(r"(?<!\w)f?(?P<mark>[\"'])(?P<text>\w+(?: [\w.,:;-]+){2,11})(?P=mark)")
_MOCKED = re.compile(r"mock|patch|assert_", re.IGNORECASE)
LONGEST = 300  # characters of a line; nobody wrote a longer one to be read
MOST = 2  # findings


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first few; every file of code that a fix touches must have been read as it was before the change."""
    return islice(_found(dossier, facts), MOST)


def _found(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    read = {text.path for text in dossier.texts if not isinstance(text.before, Absent)}
    before = [text.before for text in dossier.texts if isinstance(text.before, str)]
    there = {word for text in before for word in _WORD.findall(text)}
    is_fix = bool(FIXES.match(dossier.pull_request.title))
    branch = steps(dossier)
    for place, step in enumerate(branch):
        code = [part for part in step.parts if _is(part, Kind.REST)]
        small = 0 < sum(part.additions for part in code) <= SMALL
        if small and (is_fix or FIXES.match(step.commit.headline)) and all(part.path in read for part in code):
            brought = _brought(code, there, before)
            proofs = (_proof(late, brought) for late in branch[place : place + 2] if _comes_with(step, late))
            yield from (_finding(dossier, step, proof, facts) for proof in islice(filter(None, proofs), 1))
        there |= {word for part in step.parts for line in texts(part, "+") for word in _WORD.findall(line)}


def _is(part: FilePatch, kind: Kind) -> bool:
    return part.path.endswith(".py") and kind_of(part.path) is kind


def _comes_with(step: Step, late: Step) -> bool:
    return late.commit.authored_at >= step.commit.authored_at


def _brought(code: Iterable[FilePatch], there: set[str], before: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the names and texts a fix brings in, each with the file and the line that has it first."""
    found: dict[str, tuple[str, str]] = {}
    for part in code:
        for line in _in_order(part):
            defined = _DEFINED.match(line)
            if defined and defined["name"] not in there:
                found.setdefault(defined["name"], (part.path, line))
            for said in _TEXT.finditer(line):
                if not any(said["text"] in text for text in before):
                    found.setdefault(said["text"], (part.path, line))
    return found


def _in_order(part: FilePatch) -> list[str]:
    """Return the added lines that are no comment and not endless."""
    lines = () if isinstance(part.lines, Absent) else part.lines
    added = (line.text for line in lines if line.sign == "+" and len(line.text) <= LONGEST)
    return [text for text in added if not text.lstrip().startswith(("#", '"""', "'''"))]


def _proof(late: Step, brought: dict[str, tuple[str, str]]) -> tuple[Step, FilePatch, str, str, tuple[str, str]] | None:
    """Return the first added assertion on something that was brought in: where, the line, what, and the fix's line."""
    for part in late.parts if brought else ():
        added = _in_order(part) if _is(part, Kind.TESTS) and fits_a_span(part.path) else []
        made_up = {found["name"] for line in added if (found := _DEFINED.match(line))}
        made_up |= {word for line in added if "def " in line for word in _WORD.findall(line)}
        for line in added:
            if ASSERTION.match(line) and not _MOCKED.search(line):
                said = {*_WORD.findall(line), *(found["text"] for found in _TEXT.finditer(line))}
                named = sorted((said & brought.keys()) - made_up, key=lambda name: (-len(name), name))
                if named:
                    return late, part, line.strip(), named[0], brought[named[0]]
    return None


def _finding(
    dossier: Dossier,
    step: Step,
    proof: tuple[Step, FilePatch, str, str, tuple[str, str]],
    facts: Sequence[Fact],
) -> Finding:
    late, part, line, named, (path, defined) = proof
    commit = step.commit
    name = f"caught.{step.commit.short}"
    fixed = Receipt.quote_from(dossier, f"patch:{commit.short}:{path}", defined.strip())
    asserted = Receipt.quote_from(dossier, f"patch:{late.commit.short}:{part.path}", line)
    about = Subject("commit", commit.short)
    how = "Defined or said in code that the fix adds, in no touched file before the change, in no earlier commit."
    told = (
        Fact(f"{name}.new", named, "", "what the fix brings in", (fixed,), about, how),
        Fact(f"{name}.assertion", line, "", "the added assertion on it", (asserted,), about, "Verbatim."),
        Fact(f"{name}.test", part.path, "", "the file the assertion stands in", (asserted,), about, "Verbatim."),
    )
    when = "in the same commit" if late is step else f"in the next commit, “{late.commit.headline}”,"
    what = f"“{named}”" if " " in named else named
    claim = f"“{commit.headline}” brings in {what}, and {when} {part.path} gets an assertion that names it."
    receipts = tuple(dict.fromkeys((step.receipt, fixed, late.receipt, asserted)))
    return Finding("caught", claim, (*told, *of_commit(facts, step, "authored", "tests")), receipts, 4, praise=True)
