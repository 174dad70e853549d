"""Judges numbers of things that no fact counts: a few are a reader's own count, many are nobody's."""

import re

from roastbot.claims import Claim, Verdict
from roastbot.factcheck.aspects import ADDED, REMOVED
from roastbot.factcheck.attribution import speaker_of_number
from roastbot.factcheck.binding import is_about
from roastbot.factcheck.counting import Count, before, behind
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging_numbers import OF_READERS, agrees, is_many, judged, known_of
from roastbot.factcheck.lexicon import ADDING, GENERIC, REMOVING, stem
from roastbot.factcheck.own_words import in_own_words
from roastbot.factcheck.sentences import Sentence
from roastbot.factcheck.stated import stated_in

_WORDS_OF_PEOPLE = ("title", "description", "commit:", "review:", "thread:", "comment:", "issue:")
AN_IMAGE = "an image"
MOVED = 24  # characters before a number in which lines come or go
BESIDE = 2  # characters between a number and the quotation mark behind it
_OF_THEM = re.compile(r" of (?:them|these|those|which)\b")
_ALL = re.compile(r"(?i)\b(?:all|(?:one|each|all|any|none|most|half|some|of)(?: of)? the|its|these|those)(?: other)? $")
_OTHERS = re.compile(r"(?i)\b(?:the|all|its|these|those) (?:other|remaining) $")
_PLAIN = frozenset({"that", "this", "with", "from", "have", "been", "them", "they", "than", "then", "were", "will",
                    "when", "only", "unless", "told", "otherwise", "return", "self", "none", "true"})  # fmt: skip
SHORTEST = 3  # digits of a number that is looked for in the code
NEAR = 40  # characters around a number in which a word of its line may stand
_SIMILE = re.compile(r"(?i)\b(?:like|as if|as though|imagine|picture|think of|the kind of|would have|could have)\b")


def uncounted(sentence: Sentence, count: Count, desk: Desk) -> Claim:
    """Return the claim of a number of things that no fact counts."""
    if told := in_own_words(sentence, count, (one for one in desk.figures if one.units)):
        return judged(sentence, count, Verdict.SUPPORTED, told.fact.id)
    made = (
        _of_all(sentence, count, desk)
        or _of_word(sentence, count, desk)
        or _by_figure(sentence, count, desk)
        or _by_source(sentence, count, desk)
        or _moved(sentence, count, desk)
    )
    if made:
        return made
    if receipt := on_a_line(sentence, count, desk):
        return judged(sentence, count, Verdict.SUPPORTED, receipt)
    if _SIMILE.search(before(sentence, count.numeral)):
        return judged(sentence, count, Verdict.UNDECIDED, reason=AN_IMAGE)
    if is_many(count) or count.numeral.kind == "glued":
        reason = "no fact has this number, and no source has it of this; leave the number out"
        return judged(sentence, count, Verdict.UNSUPPORTED, reason=reason)
    return judged(sentence, count, Verdict.UNDECIDED, reason=OF_READERS)


def _of_all(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Support `all seventeen`, `every one of the seventeen`, `the other sixteen` by the number of commits or files."""
    lead = _ALL.search(before(sentence, count.numeral)) or _OTHERS.search(before(sentence, count.numeral))
    if not lead or count.numeral.value is None:
        return None
    totals, less = ("commits.count", "commits.own", "pull.files"), int("other" in lead[0] or "remaining" in lead[0])
    good = next(
        (one for one in desk.figures if one.fact.id in totals and one.value - less == count.numeral.value), None
    )
    return judged(sentence, count, Verdict.SUPPORTED, good.fact.id) if good else None


def on_a_line(sentence: Sentence, count: Count, desk: Desk, *, named: bool = False) -> str:
    """Return the id of a patch with a line that has a number and a word of the sentence close to it.

    The number has SHORTEST digits or more, and any number of them where its noun stands before it: `exit code 7`.
    """
    value = count.numeral.words.replace(",", "")
    if not value.isdigit() or (len(value) < SHORTEST and not named):
        return ""
    low, high = max(sentence.start, count.start - NEAR), min(sentence.end, count.end + NEAR)
    near = sentence.strip.text[low:high]
    if named:
        near = (re.findall(r"[A-Za-z]+", sentence.strip.text[low : count.start]) or [""])[-1]
    words = {word.lower() for word in re.findall(r"[A-Za-z]{4,}", near)} - GENERIC - _PLAIN
    pattern = re.compile(rf"(?<![\w.]){value}(?![\w.])")
    for commit, part in desk.patches:
        name = f"patch:{commit.short}:{part.path}"
        if value not in part.text or not desk.dossier.may_quote(name):
            continue
        for line in part.text.splitlines():
            if pattern.search(line) and any(word in line.lower() for word in words):
                return name
    return ""


def _by_figure(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge by a fact whose unit is among the words behind the number, or near it where they are `of them`."""
    akin = {stem(word) for word in count.between}
    if is_many(count) and _OF_THEM.match(behind(sentence, count.numeral)):
        akin |= sentence.words | (sentence.before.words if sentence.before else frozenset())
    for figure in desk.figures:
        if figure.value == count.numeral.value and akin & {stem(unit) for unit in figure.units}:
            return judged(sentence, count, Verdict.SUPPORTED, figure.fact.id)
    return None


def _moved(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Support `took out more than twelve hundred`, where lines are meant, by what came or went with what is named."""
    lead = before(sentence, count.numeral)[-MOVED:]
    adds, takes = bool(ADDING.search(lead)), bool(REMOVING.search(lead))
    if adds == takes or count.between or not is_many(count):
        return None
    side = ADDED if adds else REMOVED
    things = [ref.subject for ref in sentence.refs if ref.subject.kind in {"commit", "file"}]
    for figure in desk.by_unit.get("line", ()):
        named = not things or any(is_about(figure, subject) for subject in things)
        if figure.aspect == side and named and agrees(count, figure):
            return judged(sentence, count, Verdict.SUPPORTED, figure.fact.id)
    return None


def _by_source(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge by a source that has the number beside its noun; what people said must be told as theirs."""
    noun = count.between[-1] if count.between else ""
    speaker = speaker_of_number(sentence, count.start, desk)
    if not noun or not (speaker or is_many(count)):
        return None
    receipt = stated_in(desk, count.numeral, noun, speaker.ids if speaker else None)
    if not receipt:
        return None
    if speaker or not receipt.startswith(_WORDS_OF_PEOPLE):
        return judged(sentence, count, Verdict.SUPPORTED, receipt)
    reason = "somebody said so, and no fact does; say who says it"
    return judged(sentence, count, Verdict.UNSUPPORTED, reason=reason, known=f"it stands in {receipt}")


def _of_word(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge how often a word stands at the head of titles: `three "Harden"s`; None where no fact is about that word."""
    end = sentence.start + count.numeral.end
    quoted = next((quote for quote in sentence.quotes if end < quote.start <= end + BESIDE), None)
    if quoted is None or len(quoted.words.split()) > 1:
        return None
    figures = [
        figure
        for figure in desk.by_unit.get("commit", ())
        if figure.subject.kind == "word" and figure.subject.name.casefold() == quoted.words.strip(" .,").casefold()
    ]
    good = next((figure for figure in figures if figure.value == count.numeral.value), None)
    if good or not figures:
        return judged(sentence, count, Verdict.SUPPORTED, good.fact.id) if good else None
    reason = "titles begin with this word another number of times"
    return judged(sentence, count, Verdict.UNSUPPORTED, reason=reason, known=known_of(figures))
