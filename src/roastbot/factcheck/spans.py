"""Judges stretches of time between two moments: of two commits, of the opening and the merge, or any."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.counting import Count
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.judging_numbers import agrees, judged, roughly
from roastbot.factcheck.lexicon import APPROXIMATE
from roastbot.factcheck.mentions import mentions
from roastbot.factcheck.sentences import Ref, Sentence
from roastbot.findings import Fact
from roastbot.instants import minutes_between, spoken
from roastbot.numerals import SMALL

AS_FAR = "some moments are this far apart"
NOT_FAR = "these two moments are not this far apart"
_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_RELATIVE = re.compile(r",? (?:later|earlier|after|before|apart|afterwards|beforehand)\b")
_OF_TWO = re.compile(r"(?i)\b(?:between|apart|later than|earlier than|after|before)\b")
_OPEN = re.compile(
    r"(?i)\b(?:(?:was|is|been|stayed|stood|remained|kept|lay) open for|from (?:its )?opening to (?:its )?merg\w+"
    r"|between (?:its |the )?opening and (?:its |the )?merg\w+)\b"
)
_OPENED = re.compile(r"\btime open\b|\bmerging\b")
_AFTER_LAST = re.compile(r"(?i)^ after (?:the|its) (?:very )?last commit\b")
_HALF = re.compile(
    r"(?i)\b(?:(?:an|a|one) (?P<one>second|minute|hour|day|week) and a half"
    r"|half (?:an|a) (?P<half>minute|hour|day|week)"
    r"|(?P<many>[a-z]+|\d+) and a half (?P<unit>second|minute|hour|day|week)s)\b"
)
_WAY = re.compile(r",? (?:(?P<later>later|afterwards)|earlier|beforehand)\b")
_OPENING = re.compile(r"(?i)\bopen(?:s|ed|ing)?\b")
_MERGING = re.compile(r"(?i)\bmerg(?:e|es|ed|ing)\b")
_SPEAKING = re.compile(r"(?i)\b(?:review|comment|remark|ask|answer|repl(?:y|i)|approv|wrote to|said)\w*")
TWO: Final = 2  # ends of a stretch
ROUNDED: Final = 0.12  # of itself by which a stretch told in halves may be off
OVER: Final = 1.5  # how far the truth may be over `more than`
UNDER: Final = 0.7  # how far it may be under `less than`


def lasts(seconds: float, count: Count) -> bool:
    """Whether a stretch is as long as said, rounded as people round: down, or to the nearest."""
    value, unit = count.numeral.value, _SECONDS[count.unit]
    if value is None:
        return False
    if count.mode != "exact":
        return roughly(count, seconds / unit)
    return value in {int(seconds // unit), round(seconds / unit)}


def lasts_at_most(seconds: float, count: Count) -> bool:
    """Whether a stretch is no longer than said: `within ten minutes of each other`."""
    return count.numeral.value is not None and seconds <= count.numeral.value * _SECONDS[count.unit]


def stretch(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge a stretch whose ends the sentence names, or that is said to lie between two moments; None for another."""
    if made := _of_two(sentence, count, desk) or _of_the_whole(sentence, count, desk):
        return made
    return _apart(sentence, count, desk) if _RELATIVE.match(sentence.prose, count.end) else None


def _of_two(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge `commit B came two hours later than A`, `between A and B lie two hours`: the ends are these two."""
    named = [one for one in mentions(sentence, desk) if one.words != "paraphrase" and len(one.places) == 1]
    if len(named) != TWO or not _OF_TWO.search(sentence.own):
        return None
    first, last = min(named[0].start, count.start), max(named[1].end, count.end)
    if re.search(r"[.;:]", sentence.prose[first:last]) or last - first > FAR:
        return None
    one, other = (desk.dossier.commits[min(mention.places) - 1] for mention in named)
    ways = ((one.authored_at, other.authored_at), (one.committed_at, other.committed_at))
    if any(lasts(abs((a - b).total_seconds()), count) for a, b in ways):
        return judged(sentence, count, Verdict.SUPPORTED, f"commit:{other.short}")
    lies = re.search(
        r"(?i)\b(?:later|earlier|apart|after|before|lies?|lay|pass(?:ed)?|between)\b", sentence.prose[first:last]
    )
    if not lies:
        return None
    minutes = abs((one.authored_at - other.authored_at).total_seconds()) / 60
    known = f"{minutes:,.0f} minutes" if minutes < MANY else f"{minutes / 60:,.1f} hours"
    return judged(sentence, count, Verdict.UNSUPPORTED, reason=NOT_FAR, known=known)


FAR: Final = 160  # characters in which two commits and the time between them stand
MANY: Final = 120  # minutes, from which on hours are told


def _of_the_whole(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Judge `was open for two days`: the ends are the opening and the merge."""
    match = _OPEN.search(sentence.own)
    if not match or abs(sentence.start + match.start() - count.start) > FAR // 2 or count.borrowed:
        return None
    pull = desk.dossier.pull_request
    seconds = (pull.merged_at - pull.created_at).total_seconds()
    days = (pull.merged_at.date() - pull.created_at.date()).days
    if lasts(seconds, count) or (count.unit == "day" and count.numeral.value in {days, days + 1}):
        return judged(sentence, count, Verdict.SUPPORTED, "pull.hours")
    if any(agrees(count, one) and _OPENED.search(one.fact.about) for one in desk.by_unit.get(count.unit, ())):
        return None
    if re.search(r"(?i)\b(?:and|,) ?$", sentence.prose[max(sentence.start, count.start - 5) : count.start]):
        return None  # the second part of `two days and three hours`
    known = f"{seconds / 3_600:,.1f} hours"
    return judged(sentence, count, Verdict.UNSUPPORTED, reason="it was not open for so long", known=known)


def may_tell(sentence: Sentence, span: tuple[int, int], fact: Fact, desk: Desk) -> bool:
    """Whether the words of a known stretch (`3 hours`), at `span` of the sentence's own, may be that very stretch.

    Where the sentence names the two ends itself, theirs is the only one; from opening to merging is another.
    """
    words, tail = sentence.own[slice(*span)], sentence.own[span[1] :]
    if _OPEN.search(sentence.own) and not _OPENED.search(fact.about):
        return False
    named = [one for one in mentions(sentence, desk) if one.words != "paraphrase" and len(one.places) == 1]
    if len(named) == TWO and _OF_TWO.search(sentence.own):
        one, other = sorted(desk.dossier.commits[min(mention.places) - 1].authored_at for mention in named)
        return spoken(minutes_between(one, other)) == words.lower().removeprefix("about ")
    if _is_its_own(fact, sentence):
        return True
    return not (named and " and " not in words and _RELATIVE.match(tail))


def _is_its_own(fact: Fact, sentence: Sentence) -> bool:
    """Whether a stretch is told of a commit, from no other on the branch, and the sentence names it."""
    own = fact.subject
    named = {ref.subject.name for ref in sentence.refs if ref.subject.kind == "commit"}
    return own.kind == "commit" and own.name in named and (not own.within or own.within in named)


def _apart(sentence: Sentence, count: Count, desk: Desk) -> Claim:
    """Judge `two minutes later`: two moments this far apart, one of them the named commit's where one is named."""
    facts = [figure for figure in desk.by_unit.get(count.unit, ()) if agrees(count, figure)]
    named = [ref for ref in sentence.refs if ref.subject.name in desk.places]
    for ref in named:
        own = desk.dossier.commits[desk.places[ref.subject.name] - 1].authored_at
        ends = _ends(sentence, ref, desk)
        if ref.start > count.end and (way := _WAY.match(sentence.prose, count.end)):  # `an hour later came X`
            ends = {at for at in ends if (at < own if way["later"] else at > own)}
        if any(at != own and lasts(abs((at - own).total_seconds()), count) for at in ends):
            return judged(sentence, count, Verdict.SUPPORTED, f"commit:{ref.subject.name}")
    if facts and not named:
        return judged(sentence, count, Verdict.SUPPORTED, facts[0].fact.id)
    known = {desk.dossier.commits[desk.places[ref.subject.name] - 1].authored_at for ref in named} or desk.clock
    far = any(
        one != other and lasts(abs((one - other).total_seconds()), count) for one in known for other in desk.clock
    )
    people = not desk.talk_is_complete and any(ref.subject.kind == "person" for ref in sentence.refs)
    if far or people:
        return judged(sentence, count, Verdict.UNDECIDED, reason=AS_FAR)
    return judged(sentence, count, Verdict.UNSUPPORTED, reason="no two known moments are this far apart; leave it out")


def _ends(sentence: Sentence, ref: Ref, desk: Desk) -> set[datetime]:
    """Return the instants a commit's distance may be told from: of what this sentence names, or what the one before.

    Of several commits in the one before, the latest is meant; where none is named, the neighbours on the branch are.
    """
    commits, pull = desk.dossier.commits, desk.dossier.pull_request
    before = sentence.before if sentence.before and sentence.before.strip is sentence.strip else None
    own = desk.places[ref.subject.name]
    here = {desk.places[one.subject.name] for one in sentence.refs if one.subject.name in desk.places} - {own}
    last = [desk.places[one.subject.name] for one in (before.refs if before else ()) if one.subject.name in desk.places]
    others = here or {max(last)} - {own} if here or last else {own - 1, own + 1}
    ends = {commits[place - 1].authored_at for place in others if 0 < place <= len(commits)}
    said = sentence.own + (before.own if before else "")
    ends |= {pull.created_at} if _OPENING.search(said) else set()
    ends |= {pull.merged_at} if _MERGING.search(said) else set()
    return ends | (set(desk.clock) if _SPEAKING.search(said) else set())


def _near(sentence: Sentence, desk: Desk) -> set[datetime]:
    """Return the instants next to those the sentence and the one before name: theirs, their neighbours', the ends."""
    commits = desk.dossier.commits
    refs = (*sentence.refs, *(sentence.before.refs if sentence.before else ()))
    places = {desk.places[ref.subject.name] for ref in refs if ref.subject.name in desk.places}
    if not places:
        return set()
    near = {n for place in places for n in (place - 1, place, place + 1)}
    pull = desk.dossier.pull_request
    return {commits[n - 1].authored_at for n in near if 0 < n <= len(commits)} | {pull.created_at, pull.merged_at}


def halves(sentence: Sentence, prose: str, desk: Desk) -> Iterator[tuple[re.Match[str], Claim]]:
    """Yield the claims of stretches told in halves, and where they stand: `an hour and a half`."""
    for match in _HALF.finditer(prose):
        many = match["many"] or ""
        whole = (
            1 if match["one"] else 0 if match["half"] else SMALL.get(many.lower(), int(many) if many.isdigit() else -1)
        )
        if whole < 0:
            continue
        unit = (match["one"] or match["half"] or match["unit"]).lower()
        seconds = (whole + 0.5) * _SECONDS[unit]
        hedge = APPROXIMATE.search(prose[: match.start()])
        mode = next((name for name, words in hedge.groupdict().items() if words), "exact") if hedge else "exact"
        span = (sentence.start + match.start(), sentence.start + match.end())
        yield match, _half(sentence, span, seconds, mode, prose[match.end() :], desk)


def _half(  # noqa: PLR0917 - a place, a length, how it is hedged and what follows
    sentence: Sentence, span: tuple[int, int], seconds: float, mode: str, tail: str, desk: Desk
) -> Claim:
    low, high = {"least": (1.0, OVER), "most": (UNDER, 1.0)}.get(mode, (1 - ROUNDED, 1 + ROUNDED))
    if _AFTER_LAST.match(tail) and "merge" in sentence.own.lower() and desk.dossier.commits:
        newest = max(commit.authored_at for commit in desk.dossier.commits)
        known = (desk.dossier.pull_request.merged_at - newest).total_seconds()
        if seconds * low <= known <= seconds * high:
            return claim(sentence, *span, Kind.NUMBER, Verdict.SUPPORTED, "merge.span")
        told = f"{known / 60:,.0f} minutes"
        return claim(sentence, *span, Kind.NUMBER, Verdict.UNSUPPORTED, "", NOT_FAR, told)
    near = sorted(_near(sentence, desk))
    if any(seconds * low <= (b - a).total_seconds() <= seconds * high for a, b in combinations(near, TWO)):
        return claim(sentence, *span, Kind.NUMBER, Verdict.SUPPORTED, "commits.count")
    if any(seconds * low <= one <= seconds * high for one in desk.spans):
        return claim(sentence, *span, Kind.NUMBER, Verdict.UNDECIDED, "", AS_FAR)
    return claim(sentence, *span, Kind.NUMBER, Verdict.UNSUPPORTED, "", "no two known moments are this far apart")
