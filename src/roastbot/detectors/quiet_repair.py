"""Spots a commit that is called a follow-up, a review, a cleanup or lint, and puts up a guard or changes a condition.

Funny because the one line that mattered came in with the dusting.
Known false alarms: a condition that was re-worded, moved, wrapped or renamed with everything else, and a message that
tells of it. So the message may not speak of repairing or checking anything, nor share a word with the new condition; a
changed condition must be much like the old one and ask something else, whatever its names are; a new guard has to be a
small edit of its own in a file that was there. Tests are left out; Python alone is read.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from roastbot.clues import Step, key, of_commit, steps
from roastbot.edits import Edit, edits, guards
from roastbot.evidence import ChangeType, Dossier, FilePatch
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt
from roastbot.python_code import parse
from roastbot.words import akin, content, fits_a_span

_DUSTING = re.compile(
    r"\b(?:follow[- ]?ups?|nits?|(?:address|apply|incorporate)\w* .{0,30}\b(?:review|feedback|comments?|suggestions?)|"
    r"(?:review|pr) (?:feedback|comments?|changes|suggestions?)|clean(?:ing)?[- ]?ups?|lint(?:ing|er)?|tidy|polish|"
    r"cosmetic|formatting|typos?|minor|small (?:changes|tweaks)|whitespace|style)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:fix\w*|bugs?|guard\w*|validat\w*|check\w*|handl\w*|prevent\w*|avoid\w*|rais\w*|rejects?|skip\w*|ensur\w*|"
    r"conditions?|race\w*|leak\w*|errors?|crash\w*|regress\w*|correct\w*|only|when|unless|return\w*|early|support\w*|add(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:el)?if (?P<test>.+):$")
LONGEST = 160  # characters of a condition
SMALL = 5  # lines of an edit that is a guard and nothing else
ALIKE = 0.6  # from which on one condition is another one changed
MOST = 2  # findings


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first few commits, each with the first such line of its patch."""
    found = [
        _finding(dossier, step, part.path, repair, facts)
        for step in steps(dossier)
        if _DUSTING.search(step.title.plain) and not _TOLD.search(f"{step.commit.headline}\n{step.commit.body}")
        for part, repair in _first(step)
    ]
    yield from found[:MOST]


def _first(step: Step) -> Iterator[tuple[FilePatch, tuple[str, str]]]:
    """Yield the first file of a commit with a repair that its message does not speak of, and the repair."""
    said = content(f"{step.commit.headline}\n{step.commit.body}")
    gone = {line.strip() for part in step.parts for edit in edits(part) for line in edit.removed}
    for part in step.parts:
        is_code = part.path.endswith(".py") and kind_of(part.path) is Kind.REST and fits_a_span(part.path)
        for old, new in _repairs(part) if is_code and part.change is ChangeType.MODIFIED else ():
            if new not in gone and not any(akin(word, other) for word in content(new) for other in said):
                yield part, (old, new)
                return


def _repairs(part: FilePatch) -> Iterator[tuple[str, str]]:
    """Yield each changed condition as it was and is, and each new guard with nothing before it."""
    for edit in edits(part):
        if edit.removed:
            yield from _changed(edit)
        elif len(edit.added) <= SMALL:
            yield from (("", condition) for condition, _ in guards(edit.added) if _fits(condition))


def _changed(edit: Edit) -> Iterator[tuple[str, str]]:
    """Yield the one condition of an edit that took the place of one other, where it asks something else."""
    old, new = (
        [line.strip() for line in lines if _CONDITION.match(line.strip())] for lines in (edit.removed, edit.added)
    )
    if len(old) == len(new) == 1 and _fits(old[0]) and _fits(new[0]):
        before, after = _asked(old[0]), _asked(new[0])
        if before and after and before != after and _alike(old[0], new[0]):
            yield old[0], new[0]


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _fits(condition: str) -> bool:
    return len(condition) <= LONGEST and fits_a_span(condition)


def _asked(condition: str) -> str:
    """Return what a condition asks, whatever its names are and however it is spaced; empty where it cannot be read."""
    found = _CONDITION.match(condition)
    tree = parse(found["test"]) if found else None
    try:
        return ast.dump(_Nameless().visit(tree)) if tree else ""
    except RecursionError:
        return ""


class _Nameless(ast.NodeTransformer):
    """Makes every name, and every path of names, one and the same."""

    def visit(self, node: ast.AST) -> ast.AST:
        """Return a node as it is, with all names in it the same."""
        if isinstance(node, (ast.Name, ast.Attribute, ast.NamedExpr)):
            return ast.Name("name")
        return self.generic_visit(node)


def _finding(dossier: Dossier, step: Step, path: str, repair: tuple[str, str], facts: Sequence[Fact]) -> Finding:
    old, new = repair
    name = key("quiet_repair", step)
    patch = f"patch:{step.commit.short}:{path}"
    after = Receipt.quote_from(dossier, patch, new)
    told = [Fact(f"{name}.after", new, "", "a condition that the commit's message does not speak of", (after,))]
    receipts = [step.receipt, after]
    claim = f"The commit “{step.commit.headline}” puts up a new guard in {path}: “{new}”."
    if old:
        receipts.append(Receipt.quote_from(dossier, patch, old))
        told.append(Fact(f"{name}.before", old, "", "what that condition was before", (receipts[-1],)))
        claim = f"The commit “{step.commit.headline}” changes a condition in {path} from “{old}” to “{new}”."
    clocks = of_commit(facts, step, "authored", "additions", "deletions")
    return Finding("quiet_repair", claim, (*told, *clocks), tuple(receipts), 4)
