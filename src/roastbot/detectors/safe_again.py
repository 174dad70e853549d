"""Spots an assurance in a comment that a later commit took out, and the same assurance given again about that file.

Funny because what was safe had to be replaced by something that was safe.
Known false alarms: a comment that moved or was re-wrapped, and one that denies ("not thread-safe"). So the line must
have been taken out for good, and the new one must read otherwise; what denies or doubts is passed over; only lines that
begin as comments count, in files of code or tests, and messages of commits that change the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from roastbot.clues import Step, between, key, of_commit, steps
from roastbot.edits import edits
from roastbot.evidence import Absent, Dossier
from roastbot.facts import message_body
from roastbot.facts.whole import is_whole
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.instants import apart
from roastbot.lineage import Death, trace
from roastbot.words import fits_a_span

_COMMENT = re.compile(r"\s*(?:#|//|--|/\*+|\*)\s*(?P<text>\S.*)$")
_SAFE: Final = tuple(
    re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for pattern in (
        "this is safe(?: because)?",
        "should be safe|perfectly safe|always safe",
        "(?:won't|will not|can't|cannot|can not|can never) happen",
        "(?:won't|will not|can't|cannot|can not|can never) (?:fail|race|deadlock)",
        "thread[- ]safe",
        "race[- ]free|free of races",
    )
)
_DENIED = re.compile(r"\b(?:not|no longer|never|non|whether|if|until|unless|\w+n't|mak\w+ \w+)\W*$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
ALIKE: Final = 0.8  # from which on one line is another one reworded
LONGEST: Final = 300  # characters of a line; whoever writes longer ones is not quoted
MOST: Final = 2  # findings
OFTEN: Final = 3  # commits that say so


@dataclass(frozen=True, slots=True)
class _Said:
    """An assurance about a file: the commit that gives it, the source and the line it stands in, its words."""

    step: Step
    source: str
    line: str
    words: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """An assurance, the commit that took its line out, the next one, and every comment of the file that gives it."""

    path: str
    first: _Said
    remover: Step
    again: _Said
    comments: tuple[_Said, ...]


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the assurances given most often first, one for each file."""
    branch = steps(dossier) if is_whole(dossier, "commits") else ()
    scenes = {scene.path: scene for scene in sorted(_scenes(dossier, branch), key=lambda one: len(one.comments))}
    ordered = sorted(scenes.values(), key=lambda one: (-len(one.comments), one.path))
    yield from (_finding(dossier, scene, facts) for scene in ordered[:MOST])


def _scenes(dossier: Dossier, branch: Sequence[Step]) -> Iterator[_Scene]:
    by_place = {step.place: step for step in branch}
    firsts: dict[tuple[str, int], Death] = {}
    for death in sorted(trace(dossier).deaths, key=lambda one: one.born):
        for n, pattern in enumerate(_SAFE):
            if _words(pattern, _comment(death.text)) and fits_a_span(death.path):
                firsts.setdefault((death.path, n), death)
    for (path, n), death in firsts.items():
        remover = by_place.get(death.died)
        comments = tuple(said for step in branch for said in _in_comments(step, path, _SAFE[n]))
        first = next((one for one in comments if one.step.place == death.born and one.line == death.text), None)
        later = (one for step in branch for one in (*_in_comments(step, path, _SAFE[n]), *_told(step, path, _SAFE[n])))
        again = next((one for one in later if one.step.place >= death.died), None)
        if first and again and remover and _is_in_order(first, remover, again):
            yield _Scene(path, first, remover, again, comments)


def _is_in_order(first: _Said, remover: Step, again: _Said) -> bool:
    clocks = [step.commit.authored_at for step in (first.step, remover, again.step)]
    return clocks == sorted(clocks) and not _is_reworded(first, remover, again)


def _is_reworded(first: _Said, remover: Step, again: _Said) -> bool:
    """Whether the new line is much like the old one, or the comment was merely wrapped otherwise."""
    if SequenceMatcher(None, _plain(first.line), _plain(again.line)).ratio() > ALIKE:
        return True
    changed = [edit for part in remover.parts for edit in edits(part) if first.line in edit.removed]
    return any(_plain(*edit.removed) == _plain(*edit.added) for edit in changed)


def _plain(*lines: str) -> str:
    return " ".join(_WORD.findall(" ".join(lines)))


def _comment(line: str) -> str:
    found = _COMMENT.match(line) if len(line) <= LONGEST else None
    return found["text"] if found else ""


def _words(pattern: re.Pattern[str], text: str) -> str:
    """Return the words of a text that assure; nothing where they are denied or doubted."""
    found = pattern.search(text)
    return found[0] if found and not _DENIED.search(text[: found.start()]) else ""


def _in_comments(step: Step, path: str, pattern: re.Pattern[str]) -> Iterator[_Said]:
    """Yield the assurances that a commit adds to a file in comments, without what it only moves."""
    for part in step.parts:
        if part.path == path and kind_of(path) is not Kind.WORDS and not isinstance(part.lines, Absent):
            gone = {line.text.strip() for line in part.lines if line.sign == "-"}
            for line in part.lines:
                words = _words(pattern, _comment(line.text)) if line.sign == "+" else ""
                if words and line.text.strip() not in gone:
                    yield _Said(step, f"patch:{step.commit.short}:{path}", line.text, words)


def _told(step: Step, path: str, pattern: re.Pattern[str]) -> Iterator[_Said]:
    """Yield the assurances in the message of a commit that changes the file."""
    if any(part.path == path for part in step.parts):
        for line in message_body(step.commit).splitlines():
            words = _words(pattern, line) if len(line) <= LONGEST else ""
            if words:
                yield _Said(step, step.receipt.source, line, words)


def _finding(dossier: Dossier, scene: _Scene, facts: Sequence[Fact]) -> Finding:
    first, remover, again = scene.first, scene.remover, scene.again
    name = key("safe_again", first.step, again.step)
    receipts = tuple(Receipt.quote_from(dossier, said.source, said.line.strip()) for said in (first, again))
    how = "Commits that add a line to the file which begins as a comment and says so; what only moved is left out."
    whose = Subject("file", scene.path)
    count = len({said.step.place for said in scene.comments})
    told = (
        Fact(f"{name}.words", first.words, "", "an assurance that was taken out again", receipts[:1]),
        Fact(f"{name}.again", again.words, "", "the same assurance, given later", receipts[1:]),
        Fact(f"{name}.file", scene.path, "", "the file both are about", receipts),
        Fact(f"{name}.times", count, "commits", "commits that add this assurance to the file", receipts, whose, how),
    )
    clocks = [fact for step in (first.step, again.step) for fact in of_commit(facts, step, "authored")]
    removers = () if remover is again.step else (remover.receipt,)
    spans = between("safe_again", first.step, remover)
    return Finding(
        "safe_again",
        _claim(scene, count),
        (*told, *spans, *clocks),
        (first.step.receipt, *removers, again.step.receipt, *receipts),
        4 if count >= OFTEN else 3,
    )


def _claim(scene: _Scene, count: int) -> str:
    first, remover, again = scene.first.step.commit, scene.remover.commit, scene.again.step.commit
    passed = apart(first.authored_at, remover.authored_at)
    is_line = scene.again.source.startswith("patch:")
    if again is remover:
        then = " and adds another that says" if is_line else "; its message says"
    else:
        then = (
            f"; “{again.headline}” adds another that says" if is_line else f"; the message of “{again.headline}” says"
        )
    claim = (
        f"“{first.headline}” adds a line to {scene.path} that says “{scene.first.words}”; “{remover.headline}” takes "
        f"that line out {passed} later{then} “{scene.again.words}”."
    )
    return f"{claim} In all, {count} commits add a line to that file that says so." if count >= OFTEN else claim
