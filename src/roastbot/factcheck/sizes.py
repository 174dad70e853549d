"""Judges sizes that are no plain counts: ordinals, shares, ratios, `dozens`, `doubled`, `a four-digit number of`."""

import re
from dataclasses import replace
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.aspects import same_sort
from roastbot.factcheck.attribution import speaker_of_number
from roastbot.factcheck.binding import bind
from roastbot.factcheck.counting import Count, behind
from roastbot.factcheck.desk import Desk, Figure
from roastbot.factcheck.judging import claim
from roastbot.factcheck.judging_numbers import FEW, OF_READERS, VAGUE, code_ids, judged, known_of
from roastbot.factcheck.lexicon import OWNED, PLURALS, singular
from roastbot.factcheck.rivals import OF_ANOTHER, best_told, fitting, is_meant_here
from roastbot.factcheck.sentences import Sentence
from roastbot.factcheck.stated import stated_in
from roastbot.findings import PULL_REQUEST
from roastbot.numerals import SMALL, Numeral

TIED: Final = 2  # words of a share that a sentence has, from which on it is that share
WHOLE: Final = 100  # per cent; a part is no more, and growth is told in other words
A_SHARE = "a share some facts have"
WHICH_ONE = "there are so many; whether this is the one is open"
EXACT: Final = 0.03  # of itself by which a ratio may be rounded
ROUNDED: Final = 2  # per cent by which `two thirds` may miss
_DIGITS: Final = {"one": 1, "single": 1, "two": 2, "double": 2, "three": 3, "triple": 3, "four": 4, "five": 5}
_DIGITS_TOO: Final = {"six": 6, "seven": 7, "eight": 8}
_LEAST_VAGUE: Final = {"dozens": 24, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}
_TIMES: Final = {"twice": 2, "double": 2, "thrice": 3, "triple": 3, "half": 1 / 2}
_PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
                 "tenth": 10, "twentieth": 20}  # fmt: skip
_FRACTION = re.compile(rf"(?i)(?P<over>an?|one|[a-z]+)[ -](?P<under>{'|'.join(_PARTS)})s?\b")
HEDGED: Final = 0.15  # of itself by which `about two thirds` and `more than half` may miss
RATIO = re.compile(r"(?<![\w:.])\d{1,4}:\d{1,4}(?![\w:])")
NUMBERED_PLACE = re.compile(r"(?i)\b(?:number|no\.|#) ?$")
_SIZED: Final = frozenset(OWNED) | {"diff", "patch", "change", "branch", "pull", "pr", "code", "size", "length", "it"}


def of_digits(sentence: Sentence, match: re.Match[str], desk: Desk) -> Claim:
    """Judge `a four-digit number of lines` by the facts about what the sentence names."""
    words = match["digits"].lower()
    digits = int(words) if words.isdigit() else (_DIGITS | _DIGITS_TOO)[words]
    low, high = sentence.start + match.start(), sentence.start + match.end()
    noun = re.match(r"(?i) (?:number|count|sum) of (\w+)| (\w+)", sentence.prose[high : sentence.end])
    unit = OWNED.get(singular(noun[1] or noun[2]), "") if noun else ""
    end = high + noun.end() if noun and unit else high
    if not unit:
        return claim(sentence, low, high, Kind.NUMBER, Verdict.UNDECIDED, reason=OF_READERS)
    fake = Numeral(match.start(), match.end(), match[0], None, "vague")
    binding = bind(sentence, Count(fake, low, end, unit), desk)
    figures = binding.known if binding.is_explicit else binding.figures
    good = [figure for figure in figures if len(str(int(figure.value))) == digits]
    if good:
        return claim(sentence, low, end, Kind.NUMBER, Verdict.SUPPORTED, good[0].fact.id)
    verdict = Verdict.UNSUPPORTED if figures and binding.may_refute else Verdict.UNDECIDED
    reason = f"what is known of {binding.name} has another number of digits" if figures else OF_READERS
    return claim(sentence, low, end, Kind.NUMBER, verdict, reason=reason, known=known_of(figures))


def ratio(sentence: Sentence, match: re.Match[str], desk: Desk) -> Claim:
    """Judge `4:1`: it stands in a source, or two figures of the whole stand to each other like that."""
    low, high = sentence.start + match.start(), sentence.start + match.end()
    one, other = (int(part) for part in match[0].split(":"))
    if receipt := next(desk.sources_of(match[0]), ""):
        return claim(sentence, low, high, Kind.NUMBER, Verdict.SUPPORTED, receipt)
    if other and one and _has_share(one / other, desk):
        return claim(sentence, low, high, Kind.NUMBER, Verdict.UNDECIDED, reason="a ratio some facts have")
    return claim(sentence, low, high, Kind.NUMBER, Verdict.UNSUPPORTED, reason=VAGUE)


def _share(words: str) -> float | None:
    """Return what a share or a multiple in words amounts to: `four fifths`, `twice`; None for neither."""
    first = words.replace("-", " ").split()[0]
    if first in _TIMES:
        return _TIMES[first]
    match = _FRACTION.match(words)
    over = SMALL.get(match["over"], 1) if match else 0
    return over / _PARTS[match["under"]] if match and over else None


def _is_of_another(sentence: Sentence) -> bool:
    """Whether a sentence names a commit, a file or a part of the code, whose share nobody measured."""
    return any(ref.subject.kind in {"commit", "file", "class", "function", "name"} for ref in sentence.refs)


def _has_share(share: float, desk: Desk, slack: float = EXACT) -> bool:
    """Whether two figures of the pull request itself, in one unit, stand to each other like this."""
    whole = [figure for figure in desk.figures if figure.subject == PULL_REQUEST and figure.value]
    return any(
        one.units & other.units and one is not other and abs(one.value / other.value - share) <= share * slack
        for one in whole[:60]
        for other in whole[:60]
    )


def ordinal(sentence: Sentence, count: Count, desk: Desk) -> Claim:
    """Judge `the ninth commit`: there must be so many; which one it is, order.py asks."""
    value = count.numeral.value or 0
    if count.unit:
        figures = [f for f in desk.by_unit.get(count.unit, ()) if f.subject == PULL_REQUEST or count.unit != "commit"]
        most = max((figure.value for figure in figures), default=0)
        if most and value > most:
            reason = f"there are not so many {PLURALS.get(count.unit, count.unit)}"
            return judged(sentence, count, Verdict.UNSUPPORTED, reason=reason, known=known_of(figures))
        return judged(sentence, count, Verdict.UNDECIDED, reason=WHICH_ONE)
    if value <= len(desk.dossier.commits) or _is_a_date(count, desk):
        return judged(sentence, count, Verdict.UNDECIDED, reason=OF_READERS)
    if value > FEW and not next(desk.sources_of(count.numeral.words), ""):
        return judged(sentence, count, Verdict.UNSUPPORTED, reason=VAGUE)
    return judged(sentence, count, Verdict.UNDECIDED, reason=OF_READERS)


def _is_a_date(count: Count, desk: Desk) -> bool:
    """Whether `the 15th` is a day of the month on which something happened here."""
    return any(instant.day == count.numeral.value for instant in desk.instants)


def vague(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge `dozens of commits`, `half the diff`, `tripled`: sizes that nobody derived."""
    words = count.numeral.words.lower()
    least = next((value for word, value in _LEAST_VAGUE.items() if word in words), None)
    near = re.findall(r"[A-Za-z]+", behind(sentence, count.numeral))[:3]
    sized = count.unit or any(singular(word) in _SIZED for word in near)
    if not sized and count.numeral.words[:1].isascii():
        return judged(sentence, count, Verdict.UNDECIDED, reason=OF_READERS)
    binding = bind(sentence, count, desk)
    among = binding.known if binding.is_explicit else binding.figures
    figures = [
        one for one in fitting(sentence, count, replace(binding, figures=among)) if same_sort(count.aspect, one.aspect)
    ]
    if least and any(figure.value >= least for figure in figures):
        figure = next(figure for figure in figures if figure.value >= least)
        return judged(sentence, count, Verdict.SUPPORTED, figure.fact.id)
    share = _share(words)
    shares = desk.by_unit.get("percent", ()) if share and share < 1 else ()
    if good := next((figure for figure in shares if _is_near_share(figure, share or 0, sentence, count)), None):
        return judged(sentence, count, Verdict.SUPPORTED, good.fact.id)
    tied = [one for one in shares if len(one.scope & sentence.words) >= TIED]
    if tied and count.mode == "exact":
        return judged(sentence, count, Verdict.UNSUPPORTED, reason=OF_ANOTHER, known=known_of(tied))
    if share and (_has_share(share, desk, HEDGED) or _is_of_another(sentence)):
        return judged(sentence, count, Verdict.UNDECIDED, reason=A_SHARE)
    return judged(sentence, count, Verdict.UNSUPPORTED, reason=VAGUE, known=known_of(binding.known))


def percent(sentence: Sentence, count: Count, desk: Desk) -> Claim:
    """Judge `14%`: a fact has it, or the source that is said to have it; what some facts would make is left open."""
    value = count.numeral.value
    shares = [one for one in desk.by_unit.get("percent", ()) if is_meant_here(one, sentence)]
    if good := next((one for one in shares if one.value == value), None):
        if better := best_told(sentence, good, shares, closely=True):
            return judged(sentence, count, Verdict.UNSUPPORTED, reason=OF_ANOTHER, known=known_of(better))
        return judged(sentence, count, Verdict.SUPPORTED, good.fact.id)
    speaker = speaker_of_number(sentence, count.start, desk)
    share = replace(count.numeral, kind="percent")
    receipt = stated_in(desk, share, "", speaker.ids if speaker else code_ids(desk))
    if receipt:
        return judged(sentence, count, Verdict.SUPPORTED, receipt)
    if value and value <= WHOLE and _has_share(value / 100, desk):
        return judged(sentence, count, Verdict.UNDECIDED, reason=A_SHARE)
    return judged(sentence, count, Verdict.UNSUPPORTED, reason="no fact and no source has this share; leave it out")


def _is_near_share(figure: Figure, share: float, sentence: Sentence, count: Count) -> bool:
    """Whether a percentage is this share, rounded as people round, and the sentence speaks of what it is a share of."""
    slack = ROUNDED if count.mode == "exact" else 100 * share * HEDGED
    return abs(figure.value - 100 * share) <= slack and bool(figure.scope & sentence.words)
