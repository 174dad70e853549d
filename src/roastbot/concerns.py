"""A codebase's audit of itself (CONCERNS.md) as concerns: what is wrong, in which lines of which files, at what cost.

The form is a heading for the area, a bold title or a smaller heading for each concern, and below it items or
paragraphs with a label in front (`- Issue:`, `**Files:**`). Anybody can write anything into such a file, so what does
not look like that is passed over, and what is there is read line by line, each in time that grows with its length.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from roastbot.evidence import Concern, Place

MOST_CONCERNS = 200  # of one document; the longest audit seen has fewer than forty
MOST_PLACES = 50  # of one concern
LONGEST_LINE = 4_000  # characters that are looked at; no audit says more about one thing

PLACES = ("files", "file", "affected files", "location", "locations", "where", "path", "paths")
ISSUES = (
    "issue", "issues", "problem", "concern", "description", "symptoms", "symptom", "cause", "what", "what's not tested",
    "why fragile", "limit", "current capacity", "details",
)  # fmt: skip
IMPACTS = ("impact", "consequence", "consequences", "effect", "effects", "blocks", "cost")
EITHER = ("risk", "risks")  # what is wrong where nothing else says so, else what it costs

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_TITLE = re.compile(r"(?:\d{1,3}\.[ \t]+)?\*\*([^*]{1,300})\*\*:?")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(.*)")
_LABEL = re.compile(r"(?:\*\*|__)?([A-Za-z][A-Za-z'\u2019 /-]{0,40}?)(?:\*\*|__)?:(?:\*\*|__)?(?:[ \t]+(.*))?")
_PLACE = re.compile(
    r"`([^`\s:#]{1,300})(?:(?::|#L)(\d{1,7}(?:-L?\d{1,7})?))?`"
    r"(?: {0,3}\((?:lines?|L)[ \t]{0,3}([\d,\-\u2013L and\t]{1,400})\))?"
)
_RANGE = re.compile(r"(\d{1,7})(?:[ \t]{0,3}[-\u2013][ \t]{0,3}L?(\d{1,7}))?")
_FILE = re.compile(r"[^/]{0,200}\.[A-Za-z0-9]{1,8}")


@dataclass(slots=True)
class _Entry:
    """A concern as far as it has been read: its texts by label, those without one under an empty label."""

    area: str
    title: str
    texts: dict[str, list[str]] = field(default_factory=dict)


def parse(text: str, document: str, url: str) -> tuple[Concern, ...]:
    """Return the concerns of an audit that stands at `document` in the repository and can be read at `url`.

    Whatever the text is, there is an answer: at most MOST_CONCERNS of them, in its order.
    """
    found = (_concern(entry, document, url) for entry in _entries(text))
    return tuple(islice((concern for concern in found if concern is not None), MOST_CONCERNS))


def _entries(text: str) -> Iterator[_Entry]:
    headings: dict[int, str] = {}
    entry, label = _Entry("", ""), ""
    for line in _outside_code(text):
        heading, title = _HEADING.match(line), _TITLE.fullmatch(line.strip())
        if heading:
            yield entry
            level = len(heading[1])
            headings = {depth: name for depth, name in headings.items() if depth < level}
            entry, label = _Entry(headings.get(max(headings, default=0), ""), _plain(heading[2])), ""
            headings[level] = entry.title
        elif title and _plain(title[1]).casefold() not in (*PLACES, *ISSUES, *IMPACTS, *EITHER):
            yield entry
            entry, label = _Entry(headings.get(max(headings, default=0), ""), _plain(title[1])), ""
        else:
            label = _take(entry, label, line)
    yield entry


def _outside_code(text: str) -> Iterator[str]:
    """Yield the lines that are not blank and not in a fenced block of code, each as far as it is looked at."""
    fence = ""
    for line in text.split("\n"):
        mark = line.strip()[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        elif not fence and mark:
            yield line[:LONGEST_LINE].rstrip()


def _take(entry: _Entry, label: str, line: str) -> str:
    """Add a line to the entry and return the label under which the next one would go on."""
    item = _ITEM.match(line)
    words = item[2] if item else line.strip()
    labelled = _LABEL.fullmatch(words)
    if labelled and (item is None or not item[1] or not label):
        label = labelled[1].strip().casefold().replace("\u2019", "'")
        words = labelled[2] or ""
    elif item and not item[1] and label not in PLACES:
        label = ""
    entry.texts.setdefault(label, []).append(words)
    return label


def _concern(entry: _Entry, document: str, url: str) -> Concern | None:
    """Return the entry as a concern; None where it names no file and says of nothing that it is wrong or costs."""
    issue, impact = _said(entry, ISSUES), _said(entry, IMPACTS)
    risk = _said(entry, EITHER)
    if not issue:
        issue, risk = (risk, "") if risk else (_said(entry, ("",)), risk)
    impact = "\n".join(filter(None, (impact, risk)))
    every = [line for label in (*PLACES, "") for line in entry.texts.get(label, ())]
    if not any(label in entry.texts for label in PLACES):
        every = [line for lines in entry.texts.values() for line in lines]
    places = _places(every)
    labelled = any(label in entry.texts for label in (*ISSUES, *IMPACTS, *EITHER))
    if not entry.title or not (places or labelled):
        return None
    return Concern(entry.title, entry.area, issue, impact, places, document, url)


def _said(entry: _Entry, labels: Iterable[str]) -> str:
    return "\n".join(line for label in labels for line in entry.texts.get(label, ()) if line)


def _plain(words: str) -> str:
    return words.strip().rstrip("#").strip().rstrip(":").replace("**", "").strip()


def _places(lines: Iterable[str]) -> tuple[Place, ...]:
    """Return the files named between back ticks, each once, with the lines named behind or inside them."""
    found: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        for match in _PLACE.finditer(line):
            path = match[1].removeprefix("./")
            if (_FILE.fullmatch(path.rpartition("/")[2]) or path.endswith("/")) and len(found) < MOST_PLACES:
                found.setdefault(path, []).extend(_ranges(f"{match[2] or ''} {match[3] or ''}"))
    return tuple(Place(path, tuple(dict.fromkeys(ranges))) for path, ranges in found.items())


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        if 0 < first <= last:
            yield first, last
