"""Spots a plan or a commit title that calls something complete, and the commits that came after it.

Funny because it was, and the log went on.
Known false alarms: release notes, a template's boxes, a page about statuses. So only plans, to-do lists, designs and
their like are read, by their paths, and any other document where the line still holds a placeholder; a title has to
finish a piece of work or call itself final; changelogs, templates and generated files are left out. At least three
commits must have come after it, by place and by the author's clock.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.evidence import Absent, Dossier, FilePatch, Line
from roastbot.facts.whole import is_machine_made, is_whole
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.instants import apart
from roastbot.words import fits_a_span

_PLAN = re.compile(
    r"\b(?:plans?|todo|roadmap|checklist|progress|specs?|rfcs?|designs?|proposals?|milestones?|phases?|tracker)\b"
)
_NO_PLAN = re.compile(r"change-?log|changes\b|release|history|\bnews\b|template|\.github/|requirements", re.IGNORECASE)
_END = r"\b(?!\s+(?!(?:in|on|by|with|via|as)\b)\w).*$"  # "done", "done in 12", but not "done is a state"
_DONE: Final = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (
            rf"^\W*(?:status|state)\W{{1,5}}(?P<quote>(?:completed?|done|finished|fully implemented){_END})",
            re.IGNORECASE,
        ),
        (r"^#+\s+(?P<quote>.*\u2705.*)$", 0),
        (r"^\s*(?:[-*+]|\d+\.)\s+(?P<quote>[^\[].*\u2705)$", 0),
        (r"^\s*[-*+] \[[xX]\] (?P<ticked>\S.*)$", 0),
        (rf"^\W*(?P<quote>DONE{_END})", 0),
    )
)
_DENIED = re.compile(r"\b(?:not|until|once|when|if)\b|n't\b|\u274c", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:finish|complete|finali[sz]e|wrap up|fully implement)\w* (?:the |up )?(?:[\w-]+ ){0,3}"
    r"(?:implementation|work|migration|refactor\w*|rewrite|port|plan|phase|feature|conversion|clean-?up|split|move)\b|"
    r"(?:the )?(?:final|last) (?:[\w-]+ )?(?:fix(?:es)?|touch(?:es)?|clean-?ups?|polish|tweaks?|changes?|nits?)\b)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\b(?:TBD|TBA|XXXX?|TODO)\b|#\?+")
_MARKS = re.compile(r"[`*_<>\[\]|]")
LONGEST: Final = 300  # characters of a line; whoever writes longer ones is not quoted
FEWEST: Final = 3  # commits that came after it
MANY: Final = 10
MOST: Final = 2  # findings


@dataclass(frozen=True, slots=True)
class _Declared:
    """What a commit calls done: the line of a document, or its own title when there is no `path`.

    `is_ticked` says that the words stand behind a ticked box.
    """

    step: Step
    path: str
    line: str
    quote: str
    is_ticked: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the line still holds a placeholder."""
        return bool(_PLACEHOLDER.search(self.line))


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the heaviest first: for each document the first commit that calls something in it done, then titles."""
    branch = steps(dossier)
    if not is_whole(dossier, "commits") or len(branch) <= FEWEST:
        return
    declared = ((one, _after(dossier, branch, one)) for one in _declared(dossier, branch))
    found = [_finding(dossier, one, later, facts) for one, later in declared if later]
    yield from sorted(found, key=lambda finding: -finding.weight)[:MOST]


def _after(dossier: Dossier, branch: Sequence[Step], one: _Declared) -> tuple[Step, ...]:
    """Return the commits after this one by place and by clock; none where the two disagree, or there are too few."""
    later = tuple(step for step in branch if step.place > one.step.place)
    clocks = [step.commit.authored_at for step in (one.step, *later)]
    are_all = len(later) == sum(1 for commit in dossier.commits[one.step.place + 1 :] if not commit.is_merge)
    return later if are_all and len(later) >= FEWEST and clocks[0] == min(clocks) and clocks[-1] == max(clocks) else ()


def _declared(dossier: Dossier, branch: Sequence[Step]) -> Iterator[_Declared]:
    documents: dict[str, _Declared] = {}
    for step in branch:
        parts = [part for part in step.parts if _is_read(dossier, part)]
        gone = {line.text.strip() for part in parts for line in _signed(part, "-")}
        for part in parts:
            found = [_Declared(step, part.path, *line) for line in _lines(part) if line[0].strip() not in gone]
            for one in sorted(found, key=lambda one: not one.is_open)[:1]:
                if one.is_open or _is_a_plan(part.path):
                    documents.setdefault(part.path, one)
    yield from documents.values()
    titled = (step for step in branch if _TITLE.match(step.title.plain))
    yield from [_Declared(step, "", step.commit.headline, step.commit.headline) for step in titled][:1]


def _is_read(dossier: Dossier, part: FilePatch) -> bool:
    attributes = dossier.pull_request.repository.gitattributes
    is_words = kind_of(part.path) is Kind.WORDS and fits_a_span(part.path)
    return is_words and not _NO_PLAN.search(part.path) and not is_machine_made(part.path, attributes)


def _is_a_plan(path: str) -> bool:
    """Whether a document says what is to be done, judged by its own name and its folders'."""
    return bool(_PLAN.search(path.lower().replace("_", "-")))


def _lines(part: FilePatch) -> Iterator[tuple[str, str, bool]]:
    """Yield each added line that calls something done, its words and whether they have a ticked box; nothing edited."""
    if any(_quote(line.text) for line in _signed(part, "-")):
        return
    for line in _signed(part, "+"):
        quote = _quote(line.text)
        if quote:
            yield line.text, *quote


def _signed(part: FilePatch, sign: str) -> Iterator[Line]:
    return (line for line in (() if isinstance(part.lines, Absent) else part.lines) if line.sign == sign)


def _quote(line: str) -> tuple[str, bool] | None:
    """Return the words of a line that call something done, up to a mark of Markdown, and whether a box is ticked."""
    matches = (pattern.search(line) for pattern in (_DONE if len(line) <= LONGEST and not _DENIED.search(line) else ()))
    found = next(filter(None, matches), None)
    if not found:
        return None
    is_ticked = "ticked" in found.groupdict()
    quote = _MARKS.split(found["ticked" if is_ticked else "quote"].strip())[0].strip()
    return (quote, is_ticked) if quote and fits_a_span(quote) else None


def _finding(dossier: Dossier, one: _Declared, later: Sequence[Step], facts: Sequence[Fact]) -> Finding:
    last = later[-1]
    name = key("declared_done", one.step)
    whose = Subject("commit", one.step.commit.short)
    source = f"patch:{one.step.commit.short}:{one.path}" if one.path else one.step.receipt.source
    receipt = Receipt.quote_from(dossier, source, one.line.strip())
    same = [step for step in later if one.path and any(part.path == one.path for part in step.parts)]
    how = "Commits of the branch behind this one, merges left out."
    told = [
        Fact(f"{name}.later", len(later), "commits", "commits that came after it", (last.receipt,), whose, how),
        Fact(f"{name}.words", one.quote, "", "what is called done", (receipt,)),
    ]
    if one.path:
        told.append(Fact(f"{name}.file", one.path, "", "the document that says so", (receipt,)))
    if same:
        about = f"later commits that change {one.path}"
        told.append(
            Fact(f"{name}.same", len(same), "commits", about, (same[0].receipt,), Subject("file", one.path), how)
        )
    weight = 4 if one.is_open or (same and len(later) >= MANY) else 3
    clocks = [fact for step in (one.step, last) for fact in of_commit(facts, step, "authored")]
    has_merges = any(commit.is_merge for commit in dossier.commits[one.step.place :])
    spans = between("declared_done", one.step, last)
    receipts = tuple(dict.fromkeys((one.step.receipt, receipt, last.receipt)))
    return Finding(
        "declared_done", _claim(one, later, len(same), has_merges), (*told, *spans, *clocks), receipts, weight
    )


def _claim(one: _Declared, later: Sequence[Step], same: int, has_merges: bool) -> str:
    last = later[-1].commit
    passed = apart(one.step.commit.authored_at, last.authored_at)
    if one.is_ticked:
        begin = f"The commit “{one.step.commit.headline}” adds “{one.quote}” to {one.path} with its box ticked"
    elif one.path:
        begin = f"The commit “{one.step.commit.headline}” adds a line to {one.path} that says “{one.quote}”"
    else:
        begin = f"A commit is called “{one.quote}”"
    aside = ", merges aside" if has_merges else ""
    claim = (
        f"{begin}; {len(later)} more commits follow on the branch{aside}, the last of them {passed} later, "
        f"“{last.headline}”."
    )
    many = "1 of them changes" if same == 1 else f"{same} of them change"
    return f"{claim} {many} the same document." if same else claim
