"""Spots an absolute of the description (no test touched, no interface or behaviour changed) and what was merged.

Funny because the sentence is short, absolute and above the diff.
Known false alarms: a test that was merely formatted, a private name, a function that moved. So a changed test has to
have lost an assertion, a lost parameter or default has to be a public function's that is still in its file under its
name, and a function that went must be gone from every changed file. Sentences that hedge are no vows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.signatures import Signature, signatures
from roastbot.vows import Vow, vows
from roastbot.words import fits_a_span

LONGEST = 160  # characters of an assertion
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    before: dict[str, Signature]
    after: dict[str, Signature]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Break:
    """What was done in spite of a vow: in words, with what can be quoted of the file before, and how many there are."""

    claim: str
    path: str
    quote: str
    count: int = 0


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield one finding for each kind of vow, with the first thing that speaks against it."""
    made = dict(vows(dossier.description))
    files = list(_files(dossier)) if made else []
    for vow, words in made.items():
        broken = next((one for look in BREAKS[vow] for one in look(files)), None)
        if broken:
            weight = 3 if vow is Vow.BEHAVIOUR and broken.count else 5  # an assertion may have had another reason
            yield _finding(dossier, vow, words, broken, weight)


def _files(dossier: Dossier) -> Iterator[_File]:
    """Yield the Python files that were there before and after, as far as both sides can be read."""
    for text in dossier.texts:
        if text.path.endswith(".py") and isinstance(text.before, str) and isinstance(text.after, str):
            before, after = signatures(text.before), signatures(text.after)
            if before is not None and after is not None and fits_a_span(text.path):
                yield _File(text.path, dict(before), dict(after), frozenset(_WORD.findall(text.after)))


def _tests(files: Sequence[_File]) -> Iterator[_Break]:
    """Yield the first assertion that went from a test that is still there, with how many such tests changed."""
    changed = []
    for file in files:
        for name in file.before.keys() & file.after.keys() if kind_of(file.path) is Kind.TESTS else ():
            old, new = file.before[name], file.after[name]
            kept = set(new.asserts)
            lost = [line for line in old.asserts if line not in kept and fits_a_span(line)]
            if lost and name.rpartition(".")[2].startswith("test") and len(lost[0]) <= LONGEST:
                changed.append((file.path, name, lost[0]))
    for path, name, line in sorted(changed)[:1]:
        test = name.rpartition(".")[2]
        many = "1 older test has" if len(changed) == 1 else f"{len(changed)} older tests have"
        claim = f"{many} lost an assertion, {test} “{line}”"
        yield _Break(claim, path, line, len(changed))


def _public(files: Sequence[_File]) -> Iterator[tuple[_File, str, Signature]]:
    """Yield each public function that was there before, with its file and dotted name."""
    for file in files:
        if kind_of(file.path) is Kind.REST and not any(_is_private(part) for part in file.path.split("/")):
            for name, old in file.before.items():
                if not any(_is_private(part) for part in name.split(".")):
                    yield file, name, old


def _is_private(part: str) -> bool:
    return part.startswith("_") and part not in {"__init__", "__init__.py", "__call__"}


def _lost(files: Sequence[_File]) -> Iterator[_Break]:
    """Yield the public functions that went without a trace, and the parameters of others that did."""
    left = frozenset[str]().union(*(file.words for file in files))
    for file, name, old in _public(files):
        new, own = file.after.get(name), name.rpartition(".")[2]
        if new is None and own not in left:
            yield _Break(f"{name} is gone from {file.path}", file.path, own)
        for parameter in old.parameters if new and not new.is_open else ():
            if parameter not in new.parameters and parameter not in {"self", "cls"} and parameter[0] != "_":  # type: ignore[union-attr]  # there are none without it
                yield _Break(f"{name} in {file.path} has lost its parameter {parameter}", file.path, parameter)


def _defaults(files: Sequence[_File]) -> Iterator[_Break]:
    """Yield the parameters of public functions whose default is another one now, or none."""
    for file, name, old in _public(files):
        new = file.after.get(name)
        for parameter, was in old.parameters.items() if new else ():
            now = new.parameters.get(parameter, was) if new else was
            if was and was != now and "..." not in f"{was}{now}":
                told = "has none now" if now is None else f"is {now} now"
                yield _Break(f"{parameter} of {name} in {file.path} was {was} by default and {told}", file.path, was)


BREAKS = {Vow.TESTS: (_tests,), Vow.API: (_lost, _defaults), Vow.BEHAVIOUR: (_defaults, _tests)}


def _finding(dossier: Dossier, vow: Vow, words: str, broken: _Break, weight: int) -> Finding:
    said = Receipt.quote_from(dossier, "description", words)
    stood = Receipt.quote_from(dossier, f"before:{broken.path}", broken.quote)
    told = [
        Fact(f"vow.{vow}.words", words, "", "what the description vouches for", (said,), Subject("description")),
        Fact(f"vow.{vow}.file", broken.path, "", "the file that speaks against it", (stood,)),
    ]
    if broken.count:
        about = "tests that were there before and have lost an assertion"
        told.append(Fact(f"vow.{vow}.tests", broken.count, "test functions", about, (stood,)))
    return Finding("vow", f"The description says “{words}”; {broken.claim}.", tuple(told), (said, stood), weight)
