"""Holds a draft against the dossier: every quotation, code span, number, weekday and clock time.

What it can prove wrong or unproven it names, in words a writer can act on. What nobody can search for (scope words
such as `only`, motives, who did what) it leaves alone: a checker that cries wolf is one nobody listens to.

A number is proven by a Fact of the same value and unit. Where the words around it name no unit that any fact has,
a Fact of that value is enough when it shares a word with the sentence. A number that comes behind its noun is a
name (`Phase 5`, `port 4200`) and must stand like that in a source.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import zip_longest
from typing import Final

from roastbot import markdown
from roastbot.evidence import Dossier
from roastbot.findings import Fact
from roastbot.gate import BODY_LIMIT
from roastbot.invisible import clean_line
from roastbot.markdown import HOLE, Node, Passage
from roastbot.moments import moments, strangers
from roastbot.numerals import Numeral, numerals
from roastbot.quotations import is_figure, read_passage
from roastbot.verbatim import Evidence
from roastbot.writers import Draft, Problem

PLAIN_FIELDS: Final = ("title", "description", "verdict_name", "verdict_line")
REACH: Final = 5  # words between a number and what it counts: `388 lines`, `27 of its own changed files`
SHORTEST_SHARED: Final = 4  # letters of a word that ties a sentence to a fact; shorter ones are everywhere
STEM: Final = 6  # letters compared, so that `deletions` and `deleted` are akin
WINDOW: Final = 80  # characters looked at on either side of a number; REACH words fit
SHOWN_FACTS: Final = 4

# Words that stand before a count and name nothing; anything else before a figure may be its name.
_LEADS: Final = frozenset(
    {
        "a",
        "about",
        "across",
        "after",
        "all",
        "an",
        "and",
        "another",
        "are",
        "as",
        "at",
        "be",
        "before",
        "between",
        "but",
    }
    | {"by", "every", "exactly", "first", "for", "from", "had", "has", "have", "he", "her", "his", "in", "into", "is"}
    | {"it", "its", "just", "last", "least", "more", "most", "next", "of", "on", "only", "or", "other", "out", "over"}
    | {
        "past",
        "remaining",
        "she",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "these",
        "they",
        "this",
    }
    | {"those", "through", "to", "under", "up", "was", "were", "which", "while", "with", "within", "you"}
)
# What numbers are the names of.
_NUMBERED: Final = frozenset(
    {"act", "appendix", "bug", "case", "chapter", "code", "column", "error", "exit", "figure", "go", "group", "issue"}
    | {"item", "java", "layer", "level", "line", "milestone", "node", "number", "option", "page", "part", "phase"}
    | {"point", "port", "postgre", "priority", "pydantic", "python", "react", "release", "ruby", "rule", "section"}
    | {"signal", "slot", "stage", "statu", "status", "step", "table", "task", "ticket", "tier", "type", "version"}
    | {"volume", "wave", "week"}
)
_SAYINGS: Final = frozenset(
    {"fourth wall", "fourth estate", "fourth dimension", "fifth column", "fifth element", "fifth wheel", "sixth sense"}
    | {"seventh heaven", "seventh seal", "ninth circle", "ninth inning", "eleventh hour", "eleventh commandment"}
    | {"fifth gear", "fifth amendment", "fifth symphony", "ninth symphony", "nineteenth century", "nineteenth hole"}
    | {"fifth avenue", "twelfth night", "twelfth man"}
)
_WORD = re.compile(rf"[A-Za-z]+|[0-9][0-9,.]*|{HOLE}|[^\sA-Za-z0-9]")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\s)]+|\n")
_REFERENCE = re.compile(
    r"(?:[\w.-]+/[\w.-]+)?#(?P<number>\d{1,15})|(?i:\b(?:PR|pull request|issue)) #?(?P<named>\d{1,15})"
)
_SIGNED = re.compile(r"(?<!\w)[+\u2212\u2013-]\s?$")


def check(draft: Draft, dossier: Dossier, facts: tuple[Fact, ...]) -> tuple[Problem, ...]:
    """Return what in `draft` is not proven by `dossier` and `facts`, field by field in reading order; empty if nothing.

    Links are the gate's to check (`gate.check_body`), and so is a body beyond BODY_LIMIT: it is not even read here.
    """
    if len(draft.body) > BODY_LIMIT:
        return ()
    desk = _Desk(dossier, facts)
    document = markdown.read(draft.body)
    problems = [*_blocks(document, desk)]
    for name, passages in (("body", document.passages), *((field, _plain(draft, field)) for field in PLAIN_FIELDS)):
        for passage in passages:
            problems += [Problem(name, clean_line(words)[:120], advice) for words, advice in _passage(passage, desk)]
    return tuple(dict.fromkeys(problems))


def _plain(draft: Draft, field: str) -> tuple[Passage, ...]:
    """Return a field of plain text as a passage; backticks in it are read as code all the same."""
    parts = re.split(r"`([^`]*)`", getattr(draft, field))
    nodes = tuple(Node(part, part, is_code=bool(n % 2)) for n, part in enumerate(parts) if part)
    return (Passage(nodes, quoted=False),)


@dataclass(frozen=True)
class _Desk:
    """What a draft is held against."""

    dossier: Dossier
    facts: tuple[Fact, ...]

    @cached_property
    def evidence(self) -> Evidence:
        return Evidence(self.dossier)

    @cached_property
    def figures(self) -> tuple[tuple[Fact, int], ...]:
        return tuple((fact, fact.value) for fact in self.facts if isinstance(fact.value, int))

    @cached_property
    def units(self) -> frozenset[str]:
        return frozenset(_singular(word) for fact, _ in self.figures for word in fact.unit.split())

    @cached_property
    def instants(self) -> tuple[datetime, ...]:
        """Every instant that is known, in the offset somebody wrote it in."""
        pull = self.dossier.pull_request
        at = [fact.value for fact in self.facts if isinstance(fact.value, datetime)]
        at += [source.at for source in self.dossier.sources.values() if source.at]
        at += [commit.committed_at for commit in self.dossier.commits]
        at += [event.at for event in self.dossier.events]
        return tuple(dict.fromkeys([*at, pull.created_at, pull.merged_at]))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The stretches of time among the facts, longest first, such as `5 hours and 48 minutes`."""
        spans = {fact.value for fact in self.facts if isinstance(fact.value, str) and fact.id.endswith(".span")}
        texts = {text for text in spans if numerals(text)}
        return tuple(sorted(texts, key=lambda text: (-len(text), text)))

    @cached_property
    def spoken(self) -> str:
        """Every text among the facts; a weekday or a clock time in it is known."""
        return "\n".join(fact.value for fact in self.facts if isinstance(fact.value, str))


_Complaint = tuple[str, str]  # the words at fault, and what to do


def _blocks(document: markdown.Document, desk: _Desk) -> Iterator[Problem]:
    for code in document.code:
        if code.info is not None and not desk.evidence.shows(code.text):
            advice = "a code block must hold whole lines of one source, in order; copy them, or leave the block out"
            yield Problem("body", clean_line(code.text)[:120], advice)


def _passage(passage: Passage, desk: _Desk) -> Iterator[_Complaint]:
    for node in passage.nodes:
        if node.is_code and not (passage.quoted or is_figure(node.text) or desk.evidence.holds(node.text)):
            yield node.text, "this stands in no source; copy the name letter for letter, or say it without a code span"
    reading = read_passage(passage)
    for quote in reading.quotes:
        if not _is_quoted(quote, desk):
            yield quote, "nobody wrote these words; quote one source letter for letter, or drop the quotation marks"
    for words in reading.strays:
        yield (
            words,
            "this mark pairs with none; quote with straight or curly double marks, all in one paragraph or item",
        )
    yield from _prose(reading.prose, desk)


def _is_quoted(quote: str, desk: _Desk) -> bool:
    """Whether somebody wrote `quote`; a full stop or comma that a sentence put inside the marks may be missing."""
    return not re.search(r"\w", quote) or desk.evidence.says(quote) or desk.evidence.says(quote.rstrip(" .,"))


def _prose(prose: str, desk: _Desk) -> Iterator[_Complaint]:
    for words in strangers(prose, found := moments(prose), desk.instants):
        if words not in desk.spoken:
            yield words, "no known instant reads like this; use a time from the facts or sources, or leave it out"
    for moment in found:
        prose = _blank(prose, moment.start, moment.end)
    for match in list(_REFERENCE.finditer(prose)):
        number = match["number"] or match["named"]
        if int(number) != desk.dossier.pull_request.number and not desk.evidence.says(f"#{number}"):
            yield match[0], "no source names this number; leave it out"
        prose = _blank(prose, *match.span())
    for name in (*desk.told, *desk.evidence.figured_names):
        prose = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", HOLE * len(name), prose)
    for start, end in _sentences(prose):
        yield from _numbers(prose[start:end], desk)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + HOLE * (end - start) + text[end:]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _numbers(sentence: str, desk: _Desk) -> Iterator[_Complaint]:
    found = numerals(sentence)
    own = [_unit(sentence, numeral, following, desk) for numeral, following in zip_longest(found, found[1:])]
    for place, numeral in enumerate(found):
        units = {unit for unit in (own[place], *_neighbours(sentence, found, own, place)) if unit}
        if not _is_proven(sentence, numeral, own[place], units, desk):
            yield _around(sentence, numeral), _number_advice(numeral, units, desk)


def _around(sentence: str, numeral: Numeral) -> str:
    """Return a number with the few words around it, for a writer to find it by."""
    before = _before(sentence, numeral).split()[-2:]
    behind = (numeral.words + _behind(sentence, numeral)).split()[:REACH]
    return re.sub(rf"{HOLE}[{HOLE}\s]*", "[...] ", " ".join(before + behind)).strip()


def _unit(sentence: str, numeral: Numeral, following: Numeral | None, desk: _Desk) -> str | None:
    """Return the unit the words behind a number name, in the singular, if any fact has it."""
    if _SIGNED.search(_before(sentence, numeral)):
        return "line"
    tail = re.search(r"[A-Za-z]+$", numeral.words) if numeral.kind == "glued" else None
    if tail:
        return _singular(tail[0]) if _singular(tail[0]) in desk.units else None
    for word in _counted(sentence, numeral, following):
        if (unit := _singular(word)) in desk.units:
            return unit
    return None


def _counted(sentence: str, numeral: Numeral, following: Numeral | None) -> list[str]:
    """Return the words that may name what a number counts: the few behind it, or only the one it is hyphened to."""
    stop = min(following.start if following else len(sentence), numeral.end + WINDOW)
    words: list[str] = []
    for word in _WORD.findall(sentence[numeral.end : stop]):
        if word == "-" and not words:
            return _WORD.findall(sentence[numeral.end + 1 : stop])[:1]
        if not word[0].isalpha() and word != HOLE:
            break
        words.append(word)
    return words[:REACH]


def _neighbours(sentence: str, found: Sequence[Numeral], own: Sequence[str | None], place: int) -> Iterator[str | None]:
    """Yield what its neighbours count, where a number has no unit: `two of the 17 commits`, `9 lines, 140 of tests`."""
    if own[place]:
        return
    if place + 1 < len(found):
        between = _WORD.findall(sentence[found[place].end : found[place + 1].start].lower())
        if set(between) <= {
            "of",
            "the",
            "its",
            "his",
            "her",
            "their",
            "those",
            "these",
            "and",
            "or",
            "to",
            ",",
            "/",
            "-",
            "+",
        }:
            yield own[place + 1]
    if place:
        yield own[place - 1]


def _is_proven(sentence: str, numeral: Numeral, own: str | None, units: set[str], desk: _Desk) -> bool:
    if _is_name(sentence, numeral, own, desk) or (own is None and _is_year(numeral, desk)):
        return True
    if numeral.kind in {"vague", "dotted"} or numeral.value is None or (numeral.kind == "glued" and own is None):
        return False
    values = {value for _, value in _of_units(units, desk)}
    if numeral.kind == "ordinal":
        return _is_saying(sentence, numeral) or any(
            value >= numeral.value for value in values or _akin(sentence, numeral, desk)
        )
    return numeral.value in values or (own is None and _is_told(sentence, numeral, desk))


def _is_told(sentence: str, numeral: Numeral, desk: _Desk) -> bool:
    """Whether some fact has this value and speaks of what stands around the number, for units that no fact has."""
    equal = [fact for fact, value in desk.figures if value == numeral.value]
    if numeral.kind == "percent":
        return any(fact.unit in {"%", "percent"} for fact in equal)
    return numeral.value in _akin(sentence, numeral, desk)


def _akin(sentence: str, numeral: Numeral, desk: _Desk) -> set[int]:
    """Return the values of the facts that share a word with what stands around the number."""
    near = {word.lower()[:STEM] for word in _surroundings(sentence, numeral) if len(word) >= SHORTEST_SHARED}
    return {value for fact, value in desk.figures if near & _vocabulary(fact)}


def _is_saying(sentence: str, numeral: Numeral) -> bool:
    """Whether an ordinal is part of a saying, such as `the fourth wall`; it counts nothing."""
    behind = re.match(r"[ -]([A-Za-z]+)", _behind(sentence, numeral))
    return behind is not None and f"{numeral.words} {behind[1]}".lower() in _SAYINGS


def _surroundings(sentence: str, numeral: Numeral) -> list[str]:
    behind = re.findall(r"[A-Za-z]+", _behind(sentence, numeral))
    if sentence[numeral.end : numeral.end + 1] == "-":
        return behind[:1]
    return re.findall(r"[A-Za-z]+", _before(sentence, numeral))[-REACH:] + behind[:REACH]


def _before(sentence: str, numeral: Numeral) -> str:
    return sentence[max(0, numeral.start - WINDOW) : numeral.start]


def _behind(sentence: str, numeral: Numeral) -> str:
    return sentence[numeral.end : numeral.end + WINDOW]


def _is_name(sentence: str, numeral: Numeral, own: str | None, desk: _Desk) -> bool:
    """Whether a number is part of a name that stands in a source: `Phase 5`, `two-phase`, `127.0.0.1`, an id.

    What a source counts is no name: `it removed 9000 dead lines` in a description proves nothing.
    """
    if desk.evidence.names_commit(numeral.words) or (numeral.kind == "dotted" and desk.evidence.says(numeral.words)):
        return True
    if numeral.kind == "glued" and own is None and desk.evidence.holds(numeral.words):
        return True
    if own is None and desk.evidence.says(_leading(sentence, numeral)):
        return True
    behind = re.match(r"-[A-Za-z]+", _behind(sentence, numeral))
    return own is None and behind is not None and desk.evidence.says(f"{numeral.words}{behind[0]}")


def _leading(sentence: str, numeral: Numeral) -> str:
    """Return a number with the noun or the proper name before it, such as `Phase 5`; empty if there is none."""
    before = re.search(r"([A-Za-z]+)([ -])$", _before(sentence, numeral))
    if not before or before[1].lower() in _LEADS:
        return ""
    begins_sentence = not _before(sentence, numeral)[: before.start()].strip(f" \"'(*{HOLE}")
    is_noun = _singular(before[1]) in _NUMBERED or before[2] == "-"
    return before[0] + numeral.words if is_noun or (before[1][0].isupper() and not begins_sentence) else ""


def _is_year(numeral: Numeral, desk: _Desk) -> bool:
    return numeral.words.isdigit() and any(instant.year == numeral.value for instant in desk.instants)


def _of_units(units: set[str], desk: _Desk) -> list[tuple[Fact, int]]:
    return [(fact, value) for fact, value in desk.figures if units & {_singular(word) for word in fact.unit.split()}]


def _vocabulary(fact: Fact) -> set[str]:
    words = re.findall(r"[A-Za-z]+", " ".join([fact.unit, fact.about, *(receipt.quote for receipt in fact.receipts)]))
    return {word.lower()[:STEM] for word in words if len(word) >= SHORTEST_SHARED}


def _singular(word: str) -> str:
    word = word.lower()
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _number_advice(numeral: Numeral, units: set[str], desk: _Desk) -> str:
    if numeral.kind == "vague":
        return "nobody supplied this size; use a figure from the facts as it stands, or none"
    values = sorted({value for _, value in _of_units(units, desk)}, reverse=True)[:SHOWN_FACTS]
    known = ", ".join(f"{value:,}" for value in values)
    about = f" (facts in {', '.join(sorted(units))}s: {known})" if values else ""
    return f"no fact has this number with this unit{about}; use one that does, or write the sentence without a number"
