"""How far a rule of the house reaches: what its headings, its label and the end of its sentence say about that.

Whatever narrows a rule in words that are not known exactly makes its reach not understood, and then it is no rule.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from roastbot.file_kinds import Kind, kind_of

_SCOPE = re.compile(
    r"\s*(?P<way>inside|in|within|outside of|outside|from) "
    r"(?P<where>`[^`]{1,120}`|[\w ./*-]{1,60}?)(?=$|[.;:!,(\u2013\u2014]| -| \()"
)
_LEADS = re.compile(r"\s+(?:in|inside|within|outside|from)\b")
_TESTS = re.compile(
    r"(?:the |our |any |unit |new )?(?:tests?|test code|test files?|test modules?|test suite|testing)", re.IGNORECASE
)
_OURS = re.compile(r"(?:the |our |any )?(?:production|library|application|source|non-test|package) code", re.IGNORECASE)
_ALL = re.compile(
    r"(?:the |our |any |this |new )?(?:repo|repository|code-?base|code base|project|code|python|python code|"
    r"python files?|files?|docstrings?)",
    re.IGNORECASE,
)
_PATH = re.compile(r"`?(?P<path>[\w.-]{0,80}/[\w./*-]{0,120})`?")
_TESTING: Final = frozenset({"test", "tests", "testing"})
# Words of headings and labels that do not narrow a rule; any other one might.
_NEUTRAL: Final = frozenset(
    """
    a an and annotation annotations anti avoid best checklist code coding comment comments common constraint constraints
    contributing contributor contributors convention conventions critical design developing development do docstring
    docstrings don dont donts dos engineering error errors exception exceptions expectation expectations forbidden
    formatting for general guide guideline guidelines guiding handling hard hint hints how important imports in key
    language level lint linting
    loggers logging maintainability mistake mistakes must naming never not note notes of our overall pattern
    patterns pitfall pitfalls policy practice practices principle principles project python quality requirement
    requirements rule rules s standard standards style t the things to type types typing warning we what write writing
    you your
    """.split()  # noqa: SIM905 - they read better as a paragraph
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The files a rule is about: below each of `folders`, not below `beyond`, of one kind of file or of any."""

    folders: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    kind: Kind | None = None
    understood: bool = True

    def holds(self, path: str) -> bool:
        """Whether a file of the repository is within it."""
        inside = all(path.startswith(folder) for folder in self.folders)
        return inside and not (self.beyond and path.startswith(self.beyond)) and self.kind in {None, kind_of(path)}


def of_document(path: str) -> Reach:
    """Return how far a document reaches: a nested one to its folder, what contributors are told to everything."""
    pure = PurePosixPath(path)
    folder = str(pure.parent)
    everywhere = pure.name.upper().startswith("CONTRIBUTING") and folder in {".", "docs", ".github"}
    return Reach() if everywhere or folder in {".", ".github"} else Reach((f"{folder}/",))


def of_headings(titles: Sequence[str]) -> Reach:
    """Return how far what stands below these headings, or behind these labels, reaches."""
    reach = Reach()
    for title in titles:
        path = _PATH.search(title)
        said = set(re.findall(r"[a-z]+", title.lower()))
        if path:
            reach = replace(reach, folders=(*reach.folders, _below(path["path"])))
        elif said & _TESTING and said <= _NEUTRAL | _TESTING:
            reach = replace(reach, kind=Kind.TESTS)
        elif not said <= _NEUTRAL:
            reach = replace(reach, understood=False)
    return reach


def both(one: Reach, other: Reach) -> Reach:
    """Return what lies within both; two different kinds of file are not understood."""
    clash = one.kind is not None and other.kind is not None and one.kind is not other.kind
    return Reach(
        (*one.folders, *other.folders),
        (*one.beyond, *other.beyond),
        one.kind or other.kind,
        one.understood and other.understood and not clash,
    )


def of_tail(tail: str) -> Reach:
    """Return how far the end of a sentence lets it reach: `tail` is what stands behind the forbidden thing."""
    if not _LEADS.match(tail):
        return Reach()
    scope = _SCOPE.match(tail)
    where = scope["where"].strip() if scope else ""
    outside = bool(scope and scope["way"].startswith("outside"))
    if path := _PATH.fullmatch(where):
        below = (_below(path["path"]),)
        return Reach(beyond=below) if outside else Reach(below)
    if _TESTS.fullmatch(where):
        return Reach(kind=Kind.REST if outside else Kind.TESTS)
    if _OURS.fullmatch(where) and not outside:
        return Reach(kind=Kind.REST)
    return Reach(understood=bool(_ALL.fullmatch(where)) and not outside)


def _below(path: str) -> str:
    return path.strip("`").removeprefix("./").partition("*")[0].rstrip("/") + "/"
