"""Judges numbers: one must equal a fact about the thing the sentence names, or stand where it is said to stand.

In units code counts itself (commits, files, lines, minutes) a number that equals no such fact is wrong, whatever else
has that value. In other units (`five pivots`) a small count is a reader's, who may be right; a large one is nobody's,
unless a source has it beside the same noun.
"""

import re
from collections.abc import Iterator

from roastbot.claims import Claim, Verdict
from roastbot.factcheck.attribution import Speaker, speaker_of_number
from roastbot.factcheck.binding import Binding, bind
from roastbot.factcheck.carrying import carried
from roastbot.factcheck.counting import Count, before, counts, is_named_number
from roastbot.factcheck.desk import Desk, Figure
from roastbot.factcheck.judging_numbers import (
    OF_READERS,
    ROUNDED,
    agrees,
    code_ids,
    is_far,
    is_many,
    judged,
    known_of,
)
from roastbot.factcheck.lexicon import CLOCKED, CLOCKWISE, NUMBER_OF_DIGITS, PLURALS, SAYINGS, STRICT
from roastbot.factcheck.own_words import better_told, in_own_words, of_all, place
from roastbot.factcheck.parts import doubt, of_part
from roastbot.factcheck.ratios import each, in_file
from roastbot.factcheck.rivals import OF_ANOTHER, best_told, fitting
from roastbot.factcheck.sentences import Sentence
from roastbot.factcheck.singles import singles
from roastbot.factcheck.sizes import NUMBERED_PLACE, RATIO, of_digits, ordinal, percent, ratio, vague
from roastbot.factcheck.spans import AS_FAR, halves, lasts, lasts_at_most, stretch
from roastbot.factcheck.stated import stated_in
from roastbot.factcheck.timing import told_and_timed
from roastbot.factcheck.uncounted import on_a_line, uncounted
from roastbot.findings import PULL_REQUEST
from roastbot.markdown import HOLE
from roastbot.numerals import numerals

TOLD_APART = frozenset({"person", "review", "comment", "thread", "approval"})  # units of which each kind has a fact
NO_NAME = "no source names anything with this number; copy the name as it stands, or leave the number out"
_OPEN = re.compile(r"(?i)\b(?:open(?:ed|ing)?|from start to|lifetime|lived for|in all|altogether|from first to last)\b")


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield a claim for each number, time and size in a sentence's own words."""
    blanked = sentence.own
    for start, end, made in told_and_timed(sentence, desk):
        if made:
            yield made
        blanked = _blank(blanked, start - sentence.start, end - sentence.start)
    for match, made in halves(sentence, blanked, desk):
        yield made
        blanked = _blank(blanked, *match.span())
    for match in (*SAYINGS.finditer(blanked), *CLOCKWISE.finditer(blanked)):
        blanked = _blank(blanked, *match.span())
    for match in list(NUMBER_OF_DIGITS.finditer(blanked)):
        yield of_digits(sentence, match, desk)
        blanked = _blank(blanked, *match.span())
    for match in list(RATIO.finditer(blanked)):
        yield ratio(sentence, match, desk)
        blanked = _blank(blanked, *match.span())
    found = sorted((*numerals(blanked), *singles(sentence, blanked)), key=lambda numeral: numeral.start)
    for count in counts(sentence, found, desk):
        if made := _number(sentence, count, desk):
            yield made


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + HOLE * (end - start) + text[end:]


def _number(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    if made := place(sentence, count, desk):
        return made
    named = is_named_number(sentence, count, desk)
    if named is not None:
        return None if named else _named(sentence, count, desk)
    return _sized(sentence, count, desk)


def _sized(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge a number that is neither a place nor part of a name."""
    numeral = count.numeral
    if numeral.kind == "ordinal" or NUMBERED_PLACE.search(before(sentence, numeral)):
        return ordinal(sentence, count, desk)
    if numeral.value is None or numeral.kind == "vague":
        return vague(sentence, count, desk)
    if count.unit == "percent":
        return percent(sentence, count, desk)
    if made := each(sentence, count, desk) or of_part(sentence, count, desk) or in_file(sentence, count, desk):
        return made
    return _counted(sentence, count, desk) if count.unit else uncounted(sentence, count, desk)


def _named(sentence: Sentence, count: Count, desk: Desk) -> Claim:
    """Judge what reads as a name with a number, such as `port 5432`, that no source has in these words."""
    if receipt := on_a_line(sentence, count, desk, named=True):
        return judged(sentence, count, Verdict.SUPPORTED, receipt)
    return judged(sentence, count, Verdict.UNSUPPORTED, reason=NO_NAME)


def _counted(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge a number in a unit that facts have."""
    if count.unit in CLOCKED and (made := stretch(sentence, count, desk)):
        return made
    binding = bind(sentence, count, desk)
    if good := next((one for one in fitting(sentence, count, binding) if agrees(count, one)), None):
        if better := _better(sentence, count, good, desk):
            return judged(sentence, count, Verdict.UNSUPPORTED, reason=OF_ANOTHER, known=known_of(better))
        return judged(sentence, count, Verdict.SUPPORTED, good.fact.id)
    told = in_own_words(sentence, count, _counting(count, desk)) or of_all(sentence, count, desk)
    if going := told or carried(sentence, count, desk):
        return judged(sentence, count, Verdict.SUPPORTED, going.fact.id)
    speaker = speaker_of_number(sentence, count.start, desk)
    if (made := _by_word(sentence, count, speaker, desk)) is not None:
        return made
    return _without_a_fact(sentence, count, binding, desk)


def _better(sentence: Sentence, count: Count, good: Figure, desk: Desk) -> tuple[Figure, ...]:
    """Return the figures of other values that a sentence tells rather than the one that its count equals."""
    if count.unit == "line":
        return better_told(sentence, count, good, desk.by_unit["line"])
    return best_told(sentence, good, _of_the_change(count, desk)) if count.unit in TOLD_APART else ()


def _counting(count: Count, desk: Desk) -> tuple[Figure, ...]:
    """Return the figures in a count's unit; what happens so many times may be told of a word, too."""
    own = desk.by_unit.get(count.unit, ())
    return (*own, *(one for one in desk.figures if one.subject.kind == "word")) if count.unit == "time" else own


def _of_the_change(count: Count, desk: Desk) -> tuple[Figure, ...]:
    return tuple(one for one in desk.by_unit.get(count.unit, ()) if one.subject == PULL_REQUEST)


def _without_a_fact(sentence: Sentence, count: Count, binding: Binding, desk: Desk) -> Claim:
    """Judge a number that equals no fact of the thing it is said of."""
    known = known_of(binding.known)
    if is_many(count) and not binding.doubt and not desk.by_unit.get(count.unit):
        return judged(sentence, count, Verdict.UNSUPPORTED, reason="no fact and no source counts these; leave it out")
    if open_question := _is_open(sentence, count, binding, desk):
        return judged(sentence, count, Verdict.UNDECIDED, reason=open_question)
    if binding.may_refute and (count.unit in STRICT or count.unit in CLOCKED or binding.is_explicit or is_many(count)):
        return judged(sentence, count, Verdict.UNSUPPORTED, reason=_advice(count, binding), known=known)
    return judged(sentence, count, Verdict.UNDECIDED, reason=binding.doubt or OF_READERS)


def _is_open(sentence: Sentence, count: Count, binding: Binding, desk: Desk) -> str:
    """Return why a number that equals no fact of the thing may be true of something else that is said; empty if not."""
    if count.mode != "exact" and any(not is_far(count, figure) for figure in binding.known):
        return ROUNDED
    if count.unit in CLOCKED:
        if count.mode == "most" and any(lasts_at_most(span, count) for span in desk.spans):
            return AS_FAR
        return AS_FAR if any(lasts(span, count) for span in desk.spans) and not _is_of_the_whole(sentence) else ""
    if _is_the_other_way(sentence, count, desk):
        return ""
    if count.unit == "time" and not is_many(count):
        return OF_READERS
    return doubt(sentence, count, desk)


def _is_the_other_way(sentence: Sentence, count: Count, desk: Desk) -> bool:
    """Whether lines said to have come are known to have gone, or the other way round."""
    told = sentence.prose[count.start : count.end].lower().endswith((" in", " out"))
    if not told or count.mode != "exact" or not is_many(count):
        return False
    same = {figure.aspect for figure in desk.by_unit.get("line", ()) if figure.value == count.numeral.value}
    return count.aspect not in same and bool(same & {"added", "removed"})


def _is_of_the_whole(sentence: Sentence) -> bool:
    """Whether a stretch of time is said to be that from the opening to the merge."""
    return bool(_OPEN.search(sentence.own))


def _by_word(sentence: Sentence, count: Count, speaker: Speaker | None, desk: Desk) -> Claim | None:
    """Judge a number that the sentence gives to somebody, or that only people's words have."""
    noun = count.between[-1] if count.between and not count.unit else count.unit
    if speaker:
        if receipt := stated_in(desk, count.numeral, noun, speaker.ids):
            return judged(sentence, count, Verdict.SUPPORTED, receipt)
        return None
    is_open = count.unit not in STRICT and is_many(count)
    receipt = stated_in(desk, count.numeral, noun, code_ids(desk)) if is_open else ""
    return judged(sentence, count, Verdict.SUPPORTED, receipt) if receipt else None


def _advice(count: Count, binding: Binding) -> str:
    unit = PLURALS.get(count.unit, f"{count.unit}s")
    return f"no fact about {binding.name} has this number of {unit}; use one that has, or leave the number out"
