"""Spots comments and documents in what merged that name a function or class which is no longer there.

Funny because the name outlived everything it stood for, and still gives directions.
Known false alarms: a name that means something else as well, and words about the past. It has to be a name only code
has, defined before the change or on its branch; no line of code at the merge may mention it; a line that says it is
gone (`removed`, `was`, `renamed`) is left alone, and so are older lines in documents about other times.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roastbot.added import Remark, remarks
from roastbot.citations import around, is_of_its_time
from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Ask, Dossier, Mention, Question
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.lineage import Death, trace
from roastbot.python_code import Code, read
from roastbot.uses import searched, whole_tree
from roastbot.words import fits_a_span

MOST = 3  # findings
BEFORE = 80  # characters before a name in which a sentence says that it is gone
_MADE_FOR_CODE = re.compile(r"(?=.{8,60}$)(?:\w*[a-z0-9]_[a-z]\w*|\w*[a-z][A-Z]\w*|_+[a-z]\w+)")
_DEFINITION = re.compile(r"\s*(?:async\s+)?(?:def|class)\s+(\w{8,60})\b")
_SAYS_SO = re.compile(
    r"\b(?:remov|delet|drop|former|used to|was\b|were\b|had\b|replaced|renam|no longer|not\b|never\b|without\b"
    r"|instead of|deprecat|old\b|legacy|original|earlier|previous|before\b|first\b|until\b|gone\b|moved)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Gone:
    """A name whose definition is gone: the file it stood in, and its death if it was the branch's own."""

    name: str
    path: str
    death: Death | None


def asks(dossier: Dossier) -> Iterator[Question]:
    """Yield the question where each name stands whose definition is gone."""
    yield from (Question(Ask.NAME, gone.name) for gone in _gone(dossier))


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the names that live on in prose alone: the branch's own first, told by its new lines."""
    tree = whole_tree(dossier)
    if tree is None:
        return
    codes = {file.path: read(file.after) for file in dossier.texts if isinstance(file.after, str)}
    new = {(remark.path, remark.line): remark for remark in remarks(dossier)}
    branch = {step.place: step for step in steps(dossier)}
    told = 0
    for gone in _gone(dossier):
        mentions = tree.mentions_of(gone.name)
        if not mentions or not all(_is_prose(one, codes.get(one.path)) for one in mentions) or told >= MOST:
            continue
        fresh = [new[one.path, one.line] for one in mentions if (one.path, one.line) in new]
        still = [one for one in fresh if not _says_so(one.text, gone.name) and fits_a_span(one.path)]
        old = [one for one in mentions if is_of_its_time(one.path, one.text) and fits_a_span(one.path)]
        if gone.death and still and gone.death.born in branch and gone.death.died in branch:
            told += 1
            yield _of_branch(dossier, gone, still[0], (branch[gone.death.born], branch[gone.death.died]), facts)
        elif not gone.death and old:
            told += 1
            yield _of_change(dossier, gone, old, searched(tree))


def _gone(dossier: Dossier) -> list[_Gone]:
    """Return the names defined on the branch or before it, and in no touched Python file any more."""
    pairs = [(file.path, _code(file.before), _code(file.after)) for file in dossier.texts if file.path.endswith(".py")]
    if any(after is None for _, _, after in pairs):
        return []
    alive = {one.name for _, _, after in pairs for one in (after.definitions if after else ())}
    found: dict[str, _Gone] = {}
    for death in trace(dossier).deaths:
        match = _DEFINITION.match(death.text) if death.path.endswith(".py") else None
        if match:
            found[match[1]] = _Gone(match[1], death.path, death)
    for path, before, _ in pairs:
        if kind_of(path) is not Kind.TESTS and fits_a_span(path):
            found |= {one.name: _Gone(one.name, path, None) for one in (before.definitions if before else ())}
    return [one for one in found.values() if one.name not in alive and _MADE_FOR_CODE.fullmatch(one.name)]


def _code(text: object) -> Code | None:
    """Return what stands in one side of a file; a side that does not exist holds nothing."""
    return read("") if text is None else read(text) if isinstance(text, str) else None


def _is_prose(mention: Mention, code: Code | None) -> bool:
    """Whether a line is prose: of a document, a comment, or a docstring of a touched file."""
    told = any(first <= mention.line <= last for first, last in code.docstrings) if code else False
    return told or kind_of(mention.path) is Kind.WORDS or mention.text.startswith("#")


def _says_so(text: str, name: str) -> bool:
    """Whether the words before the name say, wherever it stands in the line, that it is gone or not meant."""
    places = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
    return any(_SAYS_SO.search(text[max(0, at - BEFORE) : at]) for at in places)


def _of_branch(
    dossier: Dossier, gone: _Gone, remark: Remark, commits: tuple[Step, Step], facts: Sequence[Fact]
) -> Finding:
    early, late = commits
    stands = Receipt.quote_from(dossier, f"after:{remark.path}", around(remark.text, gone.name))
    key, whose = f"gone_name.{remark.path}:{gone.name}", Subject("function", gone.name, gone.path)
    told = (
        Fact(f"{key}.name", gone.name, "", "a name that came and went on the branch", (stands,), whose),
        Fact(f"{key}.at", remark.line, "", f"the line of {remark.path} that names it as merged", (stands,), whose),
    )
    claim = (
        f"Line {remark.line} of {remark.path} as merged speaks of {gone.name}; “{early.commit.headline}” added it,"
        f" “{late.commit.headline}” took it out, and no code has it now."
    )
    clocks = (*of_commit(facts, early, "authored"), *of_commit(facts, late, "authored"))
    return Finding("gone_name", claim, (*told, *clocks), (stands, early.receipt, late.receipt), 5)


def _of_change(dossier: Dossier, gone: _Gone, mentions: Sequence[Mention], files: int) -> Finding:
    first, count, name = mentions[0], len(mentions), gone.name
    stands = Receipt.quote_from(dossier, f"tree:{first.path}", first.text)
    was = Receipt.quote_from(dossier, f"before:{gone.path}", name)
    key, whose = f"gone_name.{gone.path}:{name}", Subject("function", name, gone.path)
    how = "Every line of the text files at the merge was searched for the name as a word."
    told = (
        Fact(f"{key}.name", name, "", "a name whose definition the change took out", (was,), whose, how),
        Fact(f"{key}.lines", count, "lines", f"lines of prose that still name {name}", (stands,), whose, how),
        Fact(f"{key}.searched", files, "files", "text files that were searched", (), whose, how),
    )
    where = f"1 line of {first.path}" if count == 1 else f"{count} lines of comments and documents"
    claim = f"The change takes {name} out of {gone.path}; {where} still {'names' if count == 1 else 'name'} it."
    return Finding("gone_name", claim, told, (was, stands), 3)
