"""Judges counts that two others make, and counts of what stands in one file: `nine lines in for each one out`."""

import re
from typing import Final

from roastbot.claims import Claim, Verdict
from roastbot.evidence import Absent
from roastbot.factcheck.binding import TOUCHES, bind
from roastbot.factcheck.counting import Count
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging_numbers import judged, roughly
from roastbot.factcheck.sentences import Sentence
from roastbot.findings import PULL_REQUEST
from roastbot.markdown import HOLE

_EACH: Final = re.compile(r"(?i)^[^.;:]{0,30}?\bfor (?:every|each)\b")
_PER: Final = re.compile(r"(?i)^ (?:per|a|an|each|for each|for every|in each|in every) (?P<noun>commit|file)\b")
_SIGNED_PAIR: Final = re.compile(r"\+(?P<added>\d[\d,]*)\s?(?:/|,|and|or)?\s?[-\u2212\u2013](?P<removed>\d[\d,]*)")
_MOVES: Final = re.compile(
    rf"(?i)[\W{HOLE}]*(?:alone )?(?:(?P<adds>adds|added|brings|brought|puts in|inserts|inserted)"
    r"|takes out|took out|removes|removed|deletes|deleted|drops|dropped)"
    r"(?: (?:just|only|exactly|some|about|over|nearly))? "
)
_EXTREME: Final = re.compile(
    r"(?i)\b(?:longest|shortest)\b.*\b(?:titles?|subjects?|headlines?)\b|\b(?:titles?|subjects?)\b.*\bshortest\b"
)
_STOPS: Final = re.compile(r"[.,;:!?)]|$| and ")
_HEADS: Final = {
    "test": re.compile(r"(?m)^(?: {4})?(?:async )?def test\w*"),
    "function": re.compile(r"(?m)^ *(?:async )?def \w+"),
    "class": re.compile(r"(?m)^class \w+"),
}
_IN: Final = re.compile(r"(?i) (?:in|inside|of|within|under) (?:the )?(?:new )?(?:class )?[*_\[(]*")
_METHODS: Final = {
    "test": re.compile(r"(?m)^ {4}(?:async )?def test\w*"),
    "function": re.compile(r"(?m)^ {4}(?:async )?def \w+"),
}
_TOTALS: Final = frozenset({"commits.count", "commits.own", "pull.files"})
ROUNDED: Final = 0.02  # by how much of itself an average may be rounded
_MANY_CASES: Final = "parametrize"
NOT_MEASURED: Final = "a ratio of two counts that may be others"


def each(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge `eight lines added for every line taken away` by the lines of the thing it is said of."""
    if count.unit in {"line", "file", "commit"} and (made := _average(sentence, count, desk)):
        return made
    if count.unit == "line" and (made := _pair(sentence, count, desk) or _growth(sentence, count, desk)):
        return made
    if count.unit == "line" and (made := _lines_of_commit(sentence, count, desk)):
        return made
    if count.unit != "line" or not _EACH.match(sentence.prose[count.end : sentence.end]):
        return None
    binding = bind(sentence, count, desk)
    added = [figure for figure in binding.figures if figure.aspect == "added"]
    removed = [figure for figure in binding.figures if figure.aspect == "removed" and figure.value]
    for one in added:
        for other in removed:
            if one.subject == other.subject and roughly(count, _parts(one.value / other.value, count)):
                return judged(sentence, count, Verdict.SUPPORTED, one.fact.id)
    return judged(sentence, count, Verdict.UNDECIDED, reason=NOT_MEASURED)


def _pair(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Support `+731/-121` by the pull request's own pair, whatever else the sentence names in passing."""
    pull = desk.dossier.pull_request
    for match in _SIGNED_PAIR.finditer(sentence.prose, sentence.start, sentence.end):
        values = (int(match["added"].replace(",", "")), int(match["removed"].replace(",", "")))
        if match.start() <= count.start < match.end() and values == (pull.additions, pull.deletions):
            kind = "additions" if count.start < match.start("removed") else "deletions"
            return judged(sentence, count, Verdict.SUPPORTED, f"pull.{kind}")
    return None


def _growth(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Support `two lines longer` by what came and went in the file or commit that is named."""
    if count.aspect != "net" or not (binding := bind(sentence, count, desk)).is_explicit:
        return None
    for one in binding.known:
        for other in binding.known:
            is_pair = (one.aspect, other.aspect, one.subject) == ("added", "removed", other.subject)
            if is_pair and roughly(count, abs(one.value - other.value)):
                return judged(sentence, count, Verdict.SUPPORTED, one.fact.id)
    return None


def _lines_of_commit(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge `commit 1cc2d1b takes out five lines` by GitHub's own count, where nothing narrows it to a file."""
    ahead = [ref for ref in sentence.refs if ref.subject.kind == "commit" and ref.end <= count.start]
    place = desk.places.get(ahead[-1].subject.name, 0) if ahead else 0
    match = _MOVES.fullmatch(sentence.prose[ahead[-1].end : count.start]) if place else None
    if not match or not _STOPS.match(sentence.prose[count.end : sentence.end]) or count.between:
        return None
    commit = desk.dossier.commits[place - 1]
    size = commit.additions if match["adds"] else commit.deletions
    if commit.is_merge:
        return None
    if roughly(count, size):
        return judged(sentence, count, Verdict.SUPPORTED, f"commit:{commit.short}")
    way = "adds" if match["adds"] else "takes out"
    reason = "this commit moved another number of lines"
    return judged(sentence, count, Verdict.UNSUPPORTED, reason=reason, known=f"it {way} {size} lines")


def _average(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge `170 added lines per commit` by the sums of the pull request and of its branch."""
    match = _PER.match(sentence.prose[count.end : sentence.end])
    if not match:
        return None
    whole = [figure for figure in desk.by_unit.get(count.unit, ()) if figure.subject == PULL_REQUEST]
    parts = {figure.value for figure in desk.by_unit.get(match["noun"], ()) if figure.fact.id in _TOTALS}
    for figure in whole:
        for part in parts:
            if part and roughly(count, _whole_number(figure.value / part, count)):
                return judged(sentence, count, Verdict.SUPPORTED, figure.fact.id)
    verdict = Verdict.UNSUPPORTED if parts and whole else Verdict.UNDECIDED
    return judged(sentence, count, verdict, reason="no sum and no number of parts make this; leave the average out")


def _whole_number(value: float, count: Count) -> float:
    """Return an average as it is told: rounded, unless a hedge says how."""
    said = count.numeral.value or 0
    return said if count.mode == "exact" and abs(value - said) <= max(1, said * ROUNDED) else value


def _parts(ratio: float, count: Count) -> float:
    return round(ratio) if count.mode == "exact" else ratio


def in_file(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge a count of tests, functions or classes by the text of the one file the sentence names."""
    narrower = {"character": _extreme, "file": _of_commit, "test": _in_class, "function": _in_class}.get(count.unit)
    if narrower and (made := narrower(sentence, count, desk)):
        return made
    pattern = _HEADS.get(count.unit)
    paths = {ref.subject.name for ref in sentence.refs if ref.subject.kind == "file"}
    text = desk.whole_text(next(iter(paths))) if pattern and len(paths) == 1 else None
    if pattern is None or text is None:
        return None
    size = len(pattern.findall(text))
    if roughly(count, size):
        return judged(sentence, count, Verdict.SUPPORTED, _receipt(next(iter(paths)), desk))
    if count.unit == "test" and _MANY_CASES in text:
        return judged(sentence, count, Verdict.UNDECIDED, reason="a test may run in several cases")
    return None


def _extreme(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Support the length of the longest and of the shortest title of a commit."""
    headlines = {len(commit.headline): commit.short for commit in desk.dossier.commits}
    if not headlines or not _EXTREME.search(sentence.own):
        return None
    ends = {size: headlines[size] for size in (min(headlines), max(headlines))}
    short = ends.get(int(count.numeral.value or 0), "")
    return judged(sentence, count, Verdict.SUPPORTED, f"commit:{short}") if short else None


def _of_commit(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge `commit 1cc2d1b touches five files` by its patch, or by GitHub's own count."""
    ahead = [ref for ref in sentence.refs if ref.subject.kind == "commit" and ref.end <= count.start]
    place = desk.places.get(ahead[-1].subject.name, 0) if ahead else 0
    if not place or not TOUCHES.fullmatch(sentence.prose[ahead[-1].end : count.start]):
        return None
    commit = desk.dossier.commits[place - 1]
    size = commit.changed_files if isinstance(commit.patch, Absent) else len(commit.patch)
    if size is None or commit.is_merge or count.between:
        return None
    if roughly(count, size):
        return judged(sentence, count, Verdict.SUPPORTED, f"commit:{commit.short}")
    reason = "this commit touches another number of files"
    return judged(sentence, count, Verdict.UNSUPPORTED, reason=reason, known=f"{size} files")


def _in_class(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge `six tests in `TestLamp`` by the lines that came in with a class of the branch."""
    match = _IN.match(sentence.prose[count.end : sentence.end])
    at = count.end + match.end() if match else -1
    code = next((code for code in sentence.codes if code[0] == at), None)
    found = desk.merged.of_class(sentence.strip.text[code[0] : code[1]].strip()) if code else None
    if found is None:
        return None
    text, receipt = found
    size = len(_METHODS[count.unit].findall(text))
    if roughly(count, size):
        return judged(sentence, count, Verdict.SUPPORTED, receipt)
    if count.unit == "test" and _MANY_CASES in text:
        return judged(sentence, count, Verdict.UNDECIDED, reason="a test may run in several cases")
    known = f"{size} {count.unit}s in this class"
    return judged(sentence, count, Verdict.UNSUPPORTED, reason="the class has another number of these", known=known)


def _receipt(path: str, desk: Desk) -> str:
    return next((name for name in desk.dossier.sources if name.endswith(f":{path}")), "title")
