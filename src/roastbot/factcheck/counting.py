"""Reads what a number counts: its unit, the words in between, and the noun it is said of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roastbot.factcheck.aspects import state_said
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.lexicon import (
    ADDING,
    APPROXIMATE,
    ASPECTS,
    BREAKERS,
    DETERMINERS,
    LEADS,
    NUMBERED,
    OWNED,
    REMOVING,
    WHOLE,
    singular,
)
from roastbot.factcheck.sentences import Sentence
from roastbot.markdown import HOLE
from roastbot.numerals import Numeral

SIDED: Final = frozenset({"line", "file", "test", "function", "class"})  # units of which one comes and another goes
REACH: Final = 5  # words between a number and what it counts: `388 lines`, `27 of its own changed files`
WINDOW: Final = 80  # characters looked at on either side of a number; REACH words fit
_WORD = re.compile(rf"[A-Za-z]+(?:'[a-z]+)?|[0-9][0-9,.]*|{HOLE}+|[^\sA-Za-z0-9]")
_SIGNED = re.compile(r"(?<!\w)(?P<sign>[+\u2212\u2013-])\s?$")
_COMMIT_NUMBER = re.compile(r"(?i)\bcommits? (?:number |no\.? ?|#)?$")
_NET = re.compile(r"(?i)\b(?:net|growth|longer|shorter|bigger|smaller|shr[aiu]nks?|balance)\b")
_LINES = re.compile(r"(?i)\blines?\b")
_WAY = re.compile(r"(?i)(?: lines?)? (?P<way>in|out)(?=[.,;:!?)]|$| and | for | but |, )")
_DESCRIBED = re.compile(r"(?:\s?/\s?[+\u2212\u2013-]?\s?[\d,]+)?\s+(?P<noun>[A-Za-z]+)")
_RELATED = re.compile(r"(?i)\b(?:next|other|remaining|rest|first|last|following|another|previous|later|more)\s*$")
_ONES = re.compile(r"(?i) (?:later|earlier|other|more|further|remaining|next|following) ones?\b")
_CLAUSE = re.compile(r"[,;:] | (?:and|but|while) ")
_LINKING: Final = frozenset(
    {"of", "the", "its", "his", "her", "their", "those", "these", "and", "or", "to", ",", "/", "-", "+", "a", "all"}
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts, in places of the strip.

    `unit` is canonical and empty where no word names one; `aspect` is `added`, `removed` or `net`; `between` are the
    words before the unit (`fix` in `six fix commits`), `noun` the words a hyphened number describes (`protocol` in
    `a 5,413-line protocol`); `mode` is `exact`, `least`, `most` or `about`; `end` where what it counts ends.
    """

    numeral: Numeral
    start: int
    end: int
    unit: str
    aspect: str = ""
    between: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    mode: str = "exact"
    borrowed: bool = False

    @property
    def of_the_whole(self) -> bool:
        """Whether a hyphened number describes the pull request itself: `a 5,413-line diff`."""
        return any(singular(word) in WHOLE for word in self.noun)


def counts(sentence: Sentence, found: Sequence[Numeral], desk: Desk) -> tuple[Count, ...]:
    """Return what each of the sentence's numbers counts; those without a unit borrow their neighbour's."""
    own = [_count(sentence, numeral, _next(found, place), desk) for place, numeral in enumerate(found)]
    for place, count in enumerate(own):
        if not count.unit and count.numeral.kind in {"count", "vague"}:
            own[place] = _borrowing(sentence, own, place)
    return tuple(own)


def _next(found: Sequence[Numeral], place: int) -> int | None:
    return found[place + 1].start if place + 1 < len(found) else None


def before(sentence: Sentence, numeral: Numeral) -> str:
    """Return what stands before a number in its sentence."""
    at = sentence.start + numeral.start
    return sentence.prose[max(sentence.start, at - WINDOW) : at]


def behind(sentence: Sentence, numeral: Numeral) -> str:
    """Return what stands behind a number in its sentence."""
    at = sentence.start + numeral.end
    return sentence.prose[at : min(sentence.end, at + WINDOW)]


def _count(sentence: Sentence, numeral: Numeral, following: int | None, desk: Desk) -> Count:
    start, end = sentence.start + numeral.start, sentence.start + numeral.end
    lead = before(sentence, numeral)
    match = APPROXIMATE.search(lead)
    mode = next((name for name, words in match.groupdict().items() if words), "exact") if match else "exact"
    stop = sentence.start + following if following is not None else sentence.end
    tail = sentence.prose[end : min(stop, end + WINDOW)]
    if numeral.kind == "percent":
        return Count(numeral, start, end, "percent", mode=mode)
    if numeral.kind == "glued" and (letters := re.search(r"[A-Za-z]+$", numeral.words)):
        unit = OWNED.get(singular(letters[0]), "")
        return Count(numeral, start, end, unit, mode=mode)
    if tail.startswith("-") and tail[1:2].isalpha():
        return _hyphened(numeral, (start, end), tail, mode, desk)
    if (way := _WAY.match(sentence.prose, end, sentence.end)) and _LINES.search(sentence.own):
        aspect = "added" if way["way"].lower() == "in" else "removed"
        return Count(numeral, start, way.end(), "line", aspect, mode=mode, borrowed=True)
    unit, between, length = _named(tail, desk)
    if signed := _SIGNED.search(lead):
        aspect = "added" if signed["sign"] == "+" else "removed"
        described = _DESCRIBED.match(sentence.prose, end, min(sentence.end, end + WINDOW))
        noun = (described["noun"].lower(),) if described else ()
        return Count(numeral, start, end, "line", aspect, noun=noun, mode=mode)
    aspect = ASPECTS.get(singular(tail[:length].split()[-1]), "") if unit and tail[:length].split() else ""
    if unit in SIDED and not aspect:
        aspect = _aspect(sentence, start, end + length)
    return Count(numeral, start, end + length, unit, aspect, between, mode=mode)


def _aspect(sentence: Sentence, start: int, end: int) -> str:
    """Return whether the words close to `N lines` say that they came or went, or that a thing has or had so many."""
    near = sentence.prose[max(sentence.start, start - 24) : min(sentence.end, end + 12)]
    if _NET.search(near):
        return "net"
    if way := _WAY.match(sentence.prose, end, sentence.end):
        return "added" if way["way"].lower() == "in" else "removed"
    own = _CLAUSE.split(sentence.prose[max(sentence.start, start - 24) : start])[-1]
    own += _CLAUSE.split(sentence.prose[start : min(sentence.end, end + 12)])[0]
    near = own if ADDING.search(own) or REMOVING.search(own) else near
    adds, takes = bool(ADDING.search(near)), bool(REMOVING.search(near))
    if adds != takes:
        return "added" if adds else "removed"
    lead, tail = sentence.prose[sentence.start : start], sentence.prose[end : min(sentence.end, end + WINDOW)]
    return "" if adds else state_said(lead[-WINDOW:], tail)


def _hyphened(numeral: Numeral, place: tuple[int, int], tail: str, mode: str, desk: Desk) -> Count:
    """Read `twelve-commit odyssey`: the unit is hyphened on, and a noun follows that it describes."""
    words = list(_WORD.finditer(tail[1:]))
    word = words[0][0] if words else ""
    unit = _canonical(word, desk)
    noun: list[str] = []
    end = place[1] + 1 + (words[0].end() if words else 0)
    for match in words[1 : REACH + 1]:
        if not match[0][0].isalpha() or match[0].lower() in BREAKERS | DETERMINERS:
            break
        noun.append(match[0].lower())
        end = place[1] + 1 + match.end()
    return Count(numeral, place[0], end, unit, between=() if unit else (word.lower(),), noun=tuple(noun), mode=mode)


def _named(tail: str, desk: Desk) -> tuple[str, tuple[str, ...], int]:
    """Return the unit the words behind a number name, the words before it, and how far it reaches."""
    between: list[str] = []
    first = 0
    for place, match in enumerate(_WORD.finditer(tail)):
        word = match[0].lower()
        if place >= REACH or (not word[0].isalpha() and word[0] != HOLE):
            break
        if unit := _canonical(word, desk):
            return unit, tuple(between), match.end()
        if word in {"them", "us", "you"}:
            return "", (), 0
        if word == "of" or word in DETERMINERS:
            continue
        if word in BREAKERS and place:
            break
        if word in BREAKERS:
            return "", (), 0
        between.append(word)
        first = first or match.end()
    return "", tuple(between), first


def _canonical(word: str, desk: Desk) -> str:
    name = singular(word)
    unit = OWNED.get(name, name)
    return unit if unit in desk.by_unit or name in OWNED else ""


def _borrowing(sentence: Sentence, own: Sequence[Count], place: int) -> Count:
    """Return a count without a unit with its neighbour's: `two of the 17 commits`, `Lines: 12`, `the next eleven`."""
    count = own[place]
    if _ONES.match(behind(sentence, count.numeral)) and any(ref.subject.kind == "commit" for ref in sentence.refs):
        return _with_unit(sentence, count, "commit")
    neighbour = _announced(sentence, count)
    if place + 1 < len(own):
        between = _WORD.findall(sentence.prose[sentence.start + count.numeral.end : own[place + 1].start].lower())
        if set(between) <= _LINKING:
            neighbour = own[place + 1].unit
    if not neighbour and (place or _RELATED.search(before(sentence, count.numeral))):
        counted = (one for one in reversed(own[:place]) if not _ONES.match(behind(sentence, one.numeral)))
        neighbour = next((one.unit for one in counted), "")
        lead = sentence.prose[sentence.start : count.start]
        if _RELATED.search(lead):
            nouns = [OWNED.get(singular(word)) for word in re.findall(r"[A-Za-z]+", lead)]
            neighbour = next((unit for unit in reversed(nouns) if unit), neighbour)
        elif not _is_bare(count):
            neighbour = ""
    return count if not neighbour else _with_unit(sentence, count, neighbour)


def _announced(sentence: Sentence, count: Count) -> str:
    """Return the unit a colon before the number announces: `Lines that left: 121`."""
    lead = sentence.prose[sentence.start : count.start].rstrip("* ")
    if not lead.endswith(":"):
        return ""
    nouns = [OWNED.get(singular(word), "") for word in re.findall(r"[A-Za-z]+", lead)]
    return next((unit for unit in reversed(nouns) if unit), "")


def _is_bare(count: Count) -> bool:
    """Whether no noun of its own follows a number: `9 lines of code, 140 of tests`."""
    return not count.between


def _with_unit(sentence: Sentence, count: Count, unit: str) -> Count:
    own = _CLAUSE.split(sentence.prose[max(sentence.start, count.start - 24) : count.start])[-1]
    adds, takes = bool(ADDING.search(own)), bool(REMOVING.search(own))
    aspect = count.aspect
    if unit == "line" and not aspect and adds != takes:
        aspect = "added" if adds else "removed"
    return Count(count.numeral, count.start, count.end, unit, aspect, count.between, mode=count.mode, borrowed=True)


def is_named_number(sentence: Sentence, count: Count, desk: Desk) -> bool | None:
    """Whether a number is part of a name that stands in a source: `Phase 5`, `two-phase`, `127.0.0.1`, an id.

    None where it is no name at all; False where it reads as one that no source knows.
    """
    numeral, evidence = count.numeral, desk.evidence
    if evidence.names_commit(numeral.words):
        return True
    if numeral.kind == "dotted":
        return evidence.says(numeral.words)
    if (count.unit and not count.borrowed) or _COMMIT_NUMBER.search(before(sentence, numeral)):
        return None
    if numeral.kind == "glued":
        return evidence.holds(numeral.words)
    return _is_known_name(sentence, numeral, desk)


def _is_known_name(sentence: Sentence, numeral: Numeral, desk: Desk) -> bool | None:
    """Do the same for a plain number without a unit: its noun stands before it, or is hyphened on; or it is a year."""
    evidence = desk.evidence
    if name := _leading(sentence, numeral):
        noun, sign = name[: -len(numeral.words) - 1], name[-len(numeral.words) - 1]
        ways = (name, *(f"{noun}{mark}{numeral.words}" for mark in ("=", ": ", " = ", sign, "", "_")))
        return any(evidence.says(way) for way in dict.fromkeys(ways))
    if match := re.match(r"-[A-Za-z]+", behind(sentence, numeral)):
        return evidence.says(f"{numeral.words}{match[0]}") or None
    if numeral.words.isdigit() and any(instant.year == numeral.value for instant in desk.instants):
        return True
    return None


def _leading(sentence: Sentence, numeral: Numeral) -> str:
    """Return a number with the noun or the proper name before it, such as `Phase 5`; empty if there is none."""
    lead = before(sentence, numeral)
    word = re.search(r"([A-Za-z]+)([ -])$", lead)
    if not word or word[1].lower() in LEADS or singular(word[1]) in OWNED:
        return ""
    begins = not lead[: word.start()].strip(f" \"'(*{HOLE}")
    is_noun = singular(word[1]) in NUMBERED or word[2] == "-"
    return word[0] + numeral.words if is_noun or (word[1][0].isupper() and not begins) else ""
