"""Judges what holds figures and is no plain number: weekdays and clock times, references, stretches of time, names."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.sentences import Sentence
from roastbot.factcheck.spans import may_tell
from roastbot.findings import Fact
from roastbot.markdown import HOLE
from roastbot.moments import moments, strangers

_REFERENCE = re.compile(
    r"(?:[\w.-]+/[\w.-]+)?#(?P<number>\d{1,15})|(?i:\b(?:PR|pull request|issue)) #?(?P<named>\d{1,15})"
)
NO_MOMENT = "no known instant reads like this; use a time from the facts or sources, or leave it out"
NO_REFERENCE = "no source names this number; leave it out"
_NAMING = re.compile(r"(?i)\b(?:name[ds]?|by|called|author|helper|helped)[,:]? $")


def told_and_timed(sentence: Sentence, desk: Desk) -> Iterator[tuple[int, int, Claim | None]]:
    """Yield what is no plain number and where: moments, references, stretches of time, names with figures in them."""
    prose, base = sentence.own, sentence.start
    spoken = prose
    for match in re.finditer(r"(?:[\w.@+-]+/)+[\w.@+-]+", prose):  # a date in a path is part of a name
        spoken = spoken[: match.start()] + HOLE * len(match[0]) + spoken[match.end() :]
    found = moments(spoken)
    wrong = {words for words in strangers(prose, found, desk.instants) if words not in desk.spoken}
    refuted = [(prose.find(words), prose.find(words) + len(words)) for words in sorted(wrong, key=len, reverse=True)]
    for moment in found:
        low, high = next(
            ((low, high) for low, high in refuted if low <= moment.start < high), (moment.start, moment.end)
        )
        bad = (low, high) in refuted
        verdict = Verdict.UNSUPPORTED if bad else Verdict.SUPPORTED
        receipt = "" if bad else _receipt_of_moment(moment.fits, desk)
        made = claim(sentence, base + low, base + high, Kind.NUMBER, verdict, receipt, NO_MOMENT if bad else "")
        yield base + moment.start, base + moment.end, made
    for match in _REFERENCE.finditer(prose):
        yield base + match.start(), base + match.end(), _reference(sentence, match, desk)
    for low, high, fact in _stretches(sentence, desk):
        yield low, high, claim(sentence, low, high, Kind.NUMBER, Verdict.SUPPORTED, fact.id)
    for name in (*desk.around.statements, *desk.evidence.figured_names):
        if name in prose:
            yield from ((base + m.start(), base + m.end(), None) for m in re.finditer(re.escape(name), prose))
    for ref in sentence.refs:  # somebody may be called `two lines`; said to be a name, it counts nothing
        if ref.subject.kind == "person" and _NAMING.search(sentence.prose, max(base, ref.start - 20), ref.start):
            yield ref.start, ref.end, None


def _stretches(sentence: Sentence, desk: Desk) -> Iterator[tuple[int, int, Fact]]:
    """Yield where the words of a known stretch of time stand, such as `5 hours and 48 minutes`, and its fact."""
    own = sentence.own.lower()  # `About 5 hours and 48 minutes` may begin a sentence
    for words, facts in desk.told.items():
        if words in own:
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence.own, re.IGNORECASE):
                fact = next((one for one in facts if may_tell(sentence, match.span(), one, desk)), None)
                if fact:
                    yield sentence.start + match.start(), sentence.start + match.end(), fact


def _receipt_of_moment(fits: Callable[[datetime], bool], desk: Desk) -> str:
    return next((fact.id for fact in desk.facts if isinstance(fact.value, datetime) and fits(fact.value)), "")


def _reference(sentence: Sentence, match: re.Match[str], desk: Desk) -> Claim:
    number = match["number"] or match["named"]
    is_own = int(number) == desk.dossier.pull_request.number
    receipt = "title" if is_own else next(desk.sources_of(f"#{number}"), "")
    verdict = Verdict.SUPPORTED if receipt else Verdict.UNSUPPORTED
    reason = "" if receipt else NO_REFERENCE
    low, high = sentence.start + match.start(), sentence.start + match.end()
    return claim(sentence, low, high, Kind.LINK, verdict, receipt, reason)
