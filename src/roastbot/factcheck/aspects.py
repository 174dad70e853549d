"""Which side of a thing a size is of: what came, what went, what is left, what it was before.

One thing has several sizes in one unit, and only one of them is meant: `engine.py` gained 9 lines, lost 5, had 90
and has 94. A number that is one of the others is wrong.
"""

import re
from typing import Final

ADDED: Final = "added"
REMOVED: Final = "removed"
NET: Final = "net"
BEFORE: Final = "before"
AFTER: Final = "after"
STATES: Final = frozenset({BEFORE, AFTER})
_BY_TAIL: Final = {
    "additions": ADDED, "added": ADDED, "deletions": REMOVED, "removed": REMOVED, "deleted": REMOVED, "growth": NET,
    "changed": "both", "after": AFTER, "methods": AFTER, "now": AFTER, "before": BEFORE, "was": BEFORE,
    **{tail: tail for tail in ("dropped", "replaced", "thrown", "peak", "trough", "shed")},
}  # fmt: skip
# Lines that moved; of these one cannot be told as another.
MOVES: Final = frozenset({ADDED, REMOVED, NET, "both"})
_OF_TESTS: Final = frozenset({"branch", "commit"})  # whose `tests` are those they add
WHOLES: Final = frozenset({"pull", "branch", "files", "classes", "functions", "tests"})  # ids of the change's own sizes
TOTALS: Final = frozenset({"count", "added", "removed", "tests"})  # ids that end so count all there are of their unit
_BEFORE: Final = re.compile(
    r"(?i)\b(?:before (?:the|this|that|its|any) (?:\w+ )?(?:change|branch|pull|pr|merge|rewrite|diff|refactor\w*)"
    r"|used to (?:have|hold|be|count|run)|had been|previously|formerly|(?:began|started|set out) (?:at|with|as|out))\b"
)
_AFTER: Final = re.compile(
    r"(?i)\b(?:as merged|at (?:the|its) (?:very )?(?:merge|end)|when (?:it was )?merged|ends? (?:up )?(?:at|with)"
    r"|ended (?:up )?(?:at|with)|in the end|now)\b"
)
_HAS: Final = re.compile(
    r"(?i)\b(?:has|holds|is|measures|counts|contains|runs to)(?: (?:now|still|just|only|all of))? $"
)
_NOW: Final = re.compile(r"(?i)^ (?:long|tall)?,? ?(?:now|as merged|at the (?:merge|end)|in the end)\b")
_FIGURE: Final = re.compile(r"\d")
_GOES_ON: Final = re.compile(r",? (?:and|but|then)\b")
_CLAUSE: Final = re.compile(r"[;:()\u2014]|\. ")


def aspect_of(fact_id: str) -> str:
    """Return the side of a thing that a fact counts, by the fact's id; empty where it has but one."""
    head, tail = fact_id.partition(".")[0], fact_id.rpartition(".")[2]
    if head == "lines" or (tail == "tests" and head in _OF_TESTS):
        return ADDED
    return _BY_TAIL.get(tail, "")


def state_said(lead: str, tail: str) -> str:
    """Return whether the words before and behind a count say that it is of a thing as it was, or as it is now."""
    clause = _CLAUSE.split(lead)[-1]
    told = _BEFORE.search(clause)
    if told and _FIGURE.search(clause, 0, told.start()) and _GOES_ON.match(clause, told.end()):
        clause = clause[told.end() :]  # `had 90 lines before the change and has`: that was said of the 90
    if _BEFORE.search(clause) or _BEFORE.match(tail.lstrip(" ,")):
        return BEFORE
    return AFTER if _AFTER.search(clause) or _HAS.search(clause) or _NOW.match(tail) else ""


def same_sort(said: str, known: str) -> bool:
    """Whether lines said to come, go or remain may be those of a figure; growth is lines that came, too."""
    if not {said, known} <= MOVES:
        return {said, known} != STATES
    return said == known or (said, known) == (ADDED, NET)
