"""Finds the figure that a sentence tells in the figure's own words, whatever stands nearest to the number.

`“Tune the boiler” is explained in 13 words below its title` speaks of a title last, and of the message all the same:
all the words by which that figure differs from others stand in the sentence, and so does what it is of. A number that
is a place (`line 240 of boiler.py`, `the last step is number 3`) is held against the figures that are places.
"""

import re
from collections.abc import Iterable
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.counting import Count, before
from roastbot.factcheck.desk import Desk, Figure, words_of
from roastbot.factcheck.judging import claim
from roastbot.factcheck.judging_numbers import agrees, judged
from roastbot.factcheck.lexicon import singular
from roastbot.factcheck.sentences import Sentence
from roastbot.findings import PULL_REQUEST, Subject
from roastbot.markdown import HOLE

NO_LINE: Final = "no fact is about this line"
_CLAUSE: Final = re.compile(r"[,;:] | (?:and|but|while) ")
FEWEST: Final = 2  # words that tell a figure of the whole change from others
_PLACE: Final = re.compile(r"(?i)\b(?P<noun>lines?|number|no\.|step|item|point|bullet) $")
_OF_ALL: Final = re.compile(r"(?i)(?:^\W*|\d (?:\w+ )?(?:out )?)of (?:the|all|its|all the) $")
_IN: Final = re.compile(rf"(?i) (?:of|in) (?:the )?(?:file )?[\W{HOLE}]*")
_TIMES: Final = "times "


def in_own_words(sentence: Sentence, count: Count, figures: Iterable[Figure]) -> Figure | None:
    """Return the figure of a count's value that the sentence has all the words of; None where there is none."""
    return next((one for one in figures if agrees(count, one) and _is_told(one, sentence, count)), None)


def better_told(sentence: Sentence, count: Count, figure: Figure, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures of the same thing, of other values, that the words right behind a count tell.

    Of `40 lines when it was made` the file's lines as merged are not meant, whatever their number.
    """
    tail = words_of(_CLAUSE.split(sentence.prose[count.end : sentence.end])[0])
    if figure.scope and figure.scope <= tail:
        return ()
    kind, name = figure.subject.kind, figure.subject.name
    same = (one for one in figures if (one.subject.kind, one.subject.name) == (kind, name))
    alike = [one for one in same if one.scope and one.scope <= tail]
    return () if any(agrees(count, one) for one in alike) else tuple(alike)


def of_all(sentence: Sentence, count: Count, desk: Desk) -> Figure | None:
    """Return the change's own figure for the whole that a count before is a part of: `900 of the 990 added lines`."""
    if not _OF_ALL.search(before(sentence, count.numeral)):
        return None
    figures = desk.by_unit.get(count.unit, ())
    return next((one for one in figures if one.subject == PULL_REQUEST and not one.scope and agrees(count, one)), None)


def place(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge the number of a line, a step or an item by the figures about what is named; None where it is no place.

    Of a file's line that no figure and no remark is of nobody can tell what stands there.
    """
    lead = before(sentence, count.numeral)
    match = _PLACE.search(lead)
    if not match or count.numeral.value is None:
        return None
    noun = singular(match["noun"])
    for one in _of_its_file(sentence, count, desk.by_unit.get("", ())):
        said = noun in {"number", "no."} or noun in one.fact.about.lower()
        if said and one.value == count.numeral.value and _is_named(one.subject, sentence):
            return judged(sentence, count, Verdict.SUPPORTED, one.fact.id)
    files = {ref.subject.name for ref in sentence.refs if ref.subject.kind == "file"}
    if noun != "line" or not files:
        return None
    start, end = count.start - len(match[0]), sentence.start + count.numeral.end
    if receipt := _remarked_on(int(count.numeral.value), files, desk):
        return claim(sentence, start, end, Kind.NUMBER, Verdict.SUPPORTED, receipt)
    return claim(sentence, start, end, Kind.NUMBER, Verdict.UNDECIDED, reason=NO_LINE)


def _of_its_file(sentence: Sentence, count: Count, places: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the places in the file that is named at a number, `line 3 of cool.py`, or last before it; all if none."""
    files = [ref for ref in sentence.refs if ref.subject.kind == "file"]
    end = sentence.start + count.numeral.end
    behind = [ref for ref in files if end <= ref.start and _IN.fullmatch(sentence.prose, end, ref.start)]
    nearest = behind[:1] or [ref for ref in files if ref.end <= count.start][-1:]
    every = tuple(places)
    own = tuple(one for one in every if any(ref.subject.name == one.subject.name for ref in nearest))
    return own or every


def _remarked_on(line: int, files: set[str], desk: Desk) -> str:
    """Return the id of the remark that stands at a line of one of these files, empty where none does."""
    threads = enumerate(desk.dossier.threads, 1)
    return next((f"thread:{n}.1" for n, one in threads if one.path in files and one.line == line), "")


def _is_told(figure: Figure, sentence: Sentence, count: Count) -> bool:
    own = figure.scope
    if figure.subject.kind == "title" and any(ref.subject.kind == "commit" for ref in sentence.refs):
        return False  # every commit has a title of its own
    if figure.subject == PULL_REQUEST:
        counted = figure.fact.about.startswith(_TIMES) and "times" in count.between
        enough = len(own) >= FEWEST or (counted and bool(own))
    else:
        enough = bool(own) and _is_named(figure.subject, sentence)
    return enough and own <= sentence.words


def _is_named(subject: Subject, sentence: Sentence) -> bool:
    """Whether the sentence names a thing; of a file's figure in one commit, that commit as well."""
    refs = {ref.subject for ref in sentence.refs}
    if subject.kind in {"file", "commit"} and subject.within:
        within = any(ref.kind == "commit" and ref.name == subject.within for ref in refs)
        if not within:
            return False
    if any(ref == subject or (ref.name == subject.name and ref.kind == subject.kind) for ref in refs):
        return True
    text = sentence.strip.text[sentence.start : sentence.end]
    return bool(subject.name) and bool(re.search(rf"(?<!\w){re.escape(subject.name)}(?!\w)", text))
