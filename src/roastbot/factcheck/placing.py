"""Judges where commits stand on the branch: which is the ninth, which came before which, and on what day."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.mentions import Mention, mentions
from roastbot.factcheck.sentences import Sentence
from roastbot.markdown import HOLE
from roastbot.moments import WEEKDAYS
from roastbot.numerals import numerals

_V: Final = r"(?:is|was|were|came|comes|arrived|arrives|landed|lands|went in|stood|stands|being)"
_WORDED: Final = r"first|second|third|last|final|opening|closing|initial|(?:[a-z]+-)?[a-z]+th|\d+(?:st|nd|rd|th)"
_IS_NTH = re.compile(
    rf"(?i)^[\s\"'\u201d)*_]*,?\s*(?P<verb>{_V})\s+(?:in\s+)?(?P<the>the\s+)?(?:very\s+)?(?P<nth>{_WORDED})"
    r"(?P<noun>\s+(?:commit|one))?(?=\s*(?:[.,;:!?)]|$|and\b|of (?:the|all|them|these|its)\b|on (?:the|this) branch))"
)
_NTH_IS = re.compile(
    rf"(?i)\b(?:the\s+|commit (?:number )?)(?P<nth>{_WORDED})(?:\s+commit|\s+one|\s+of them)?"
    rf"(?:\s*,\s*|\s+(?:is|was)\s+(?:called|titled|named)\s*,?\s*|\s+is\s+|\s+was\s+|:\s*)[\"'\u201c*_(\[]*$"
)
_NEXT = re.compile(
    r"(?i)\b(?:(?:immediately|directly|at once|promptly) (?:followed (?:\w+ )?by|after|before)"
    r"|(?:the )?(?:very )?next(?: commit| one)?|immediately|straight after|right after)\b"
)
_TURNED = re.compile(r"(?i)\b(?:immediately|directly|straight|right|promptly) after\b")
_END = rf"\s+(?:the\s+|commit\s+|that\s+)*[\W{HOLE}]*$"
_AFTER = re.compile(rf"(?i)(?<!morning )(?<!day )(?<!night )(?<!evening )(?<!week )\b(?:after|since|later than){_END}")
_BEFORE = re.compile(rf"(?i)\b(?:before|ahead of|earlier than|prior to){_END}")
_THEN = re.compile(
    r"(?i)\b(?:then|later|followed by|gave way to|became|afterwards|after that|only to|until)\b(?! than)"
)
_FIRST = re.compile(r"(?i)\b(?:then|followed by|only to|until|before)\b")
_FRONTED = re.compile(rf"(?i)(?:^|[.;:,]|\b(?:and|but))\s*(?:\w+ )?(?P<way>after|before){_END}")
_CAME = re.compile(
    rf"(?i)^[\W{HOLE}]*(?:there )?(?:came|comes|arrived|followed|landed)\s+(?:the\s+|commit\s+)*[\W{HOLE}]*$"
)
_RANKED = re.compile(r"(?i)\b(?:then|next|second|followed|later|before|after)\b")
_ON_DAY = re.compile(
    rf"(?i)^[\W{HOLE}]*(?:(?:was|is|were) )?"
    rf"(?:written|made|authored|pushed|committed|came|arrived|landed|dates?|falls?|fell)?"
    rf"(?: in| up| from)? on (?:an? |the |that )?(?P<day>{'|'.join(WEEKDAYS)})\b"
)
_EVENT_DAY = re.compile(
    rf"(?i)\b(?P<event>merged|merge button (?:was|is|got) pressed|opened|merge (?:came|happened|followed)"
    r"|(?:a|the) merge(?= on\b))"
    rf"(?:(?! by| and| before| after| until)[^.;,])"
    r"{0,24}? on (?:an? |the |that )?"
    rf"(?P<day>{'|'.join(WEEKDAYS)})\b"
)
OTHER_ORDER: Final = "this order is not the branch's"
_ORDINALS: Final = {"first": 1, "opening": 1, "initial": 1, "second": 2, "third": 3}
_LAST: Final = frozenset({"last", "final", "closing"})


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield the sentence's claims about places of commits, and about days."""
    yield from _of_days(sentence, desk)
    if "commits" in desk.dossier.missing:
        return
    named = mentions(sentence, desk)
    yield from _places(sentence, named, desk)
    for one, other in pairwise(named):
        if made := _pair(sentence, one, other, desk):
            yield made


def _places(sentence: Sentence, named: tuple[Mention, ...], desk: Desk) -> Iterator[Claim]:
    """Judge `"Fix typo" is the third commit` and `the third commit, "Fix typo"`."""
    for n, one in enumerate(named):
        if one.words == "place":
            continue
        match = _IS_NTH.match(sentence.prose[one.end : sentence.end])
        if match and not (len(named) > 1 and not match["noun"] and _is_ranking(sentence, match)):
            is_commit = bool(match["noun"]) or one.words != "code"
            if is_commit and (match["noun"] or match["nth"].lower() in {"first", "last"}):
                end = one.end + match.end()
                yield _place(sentence, (one.end, end), one, match["nth"], desk)
        low = max([sentence.start, *(before.end for before in named[:n] if before.words != "place")])
        lead = _NTH_IS.search(sentence.prose[low : one.start])
        nth = lead["nth"].lower() if lead else ""
        if lead and one.words in {"quote", "link", "code", "prose"} and (_value(nth) or nth in _LAST):
            yield _place(sentence, (low + lead.start(), one.start), one, lead["nth"], desk)


def _is_ranking(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether `came first` ranks the commits of the sentence among themselves."""
    return bool(_RANKED.search(sentence.own)) and match["verb"].lower() not in {"is", "was"}


def _value(nth: str) -> int:
    """Return the place an ordinal word says, 0 for the last or no number."""
    if nth.lower() in _ORDINALS:
        return _ORDINALS[nth.lower()]
    found = numerals(nth)
    return int(found[0].value) if found and found[0].kind == "ordinal" and found[0].value else 0


def _place(sentence: Sentence, span: tuple[int, int], one: Mention, nth: str, desk: Desk) -> Claim:
    commits = desk.dossier.commits
    wanted = {_value(nth)} - {0}
    if nth.lower() in _LAST:
        wanted = {len(commits), *(n for n, commit in enumerate(commits, 1) if commit.authored_at == _newest(desk))}
    if wanted == {1}:
        wanted |= {n for n, commit in enumerate(commits, 1) if commit.authored_at == _oldest(desk)}
    if not wanted:
        return claim(sentence, *span, Kind.ORDER, Verdict.UNDECIDED, reason="which place is meant is open")
    if good := sorted(wanted & one.places):
        return claim(sentence, *span, Kind.ORDER, Verdict.SUPPORTED, f"commit:{commits[good[0] - 1].short}")
    known = f"it is commit {' or '.join(map(str, sorted(one.places)))} of {len(commits)}"
    reason = "this is another commit's place; name the one that stands there"
    return claim(sentence, *span, Kind.ORDER, Verdict.UNSUPPORTED, "", reason, known)


def _oldest(desk: Desk) -> datetime:
    return min(commit.authored_at for commit in desk.dossier.commits)


def _newest(desk: Desk) -> datetime:
    return max(commit.authored_at for commit in desk.dossier.commits)


def _pair(sentence: Sentence, one: Mention, other: Mention, desk: Desk) -> Claim | None:
    """Judge two commits named in one sentence with a word of order between them, or before the first."""
    if "place" in {one.words, other.words} or one.places & other.places:
        return None
    between = sentence.prose[one.end : other.start]
    is_loose = "paraphrase" not in {one.words, other.words}
    fronted = _FRONTED.search(sentence.prose[max(sentence.start, one.start - 40) : one.start])
    if fronted and _CAME.match(between):
        good = _earlier if fronted["way"].lower() == "after" else _later
        reason = OTHER_ORDER
    elif _NEXT.search(between) and len(between) <= NEAR:
        good = _just_after if _TURNED.search(between) else _just_before
        reason = "these two do not follow each other at once"
    elif _AFTER.search(between) and not _FIRST.search(between):
        good, reason = _later, OTHER_ORDER
    elif (
        _BEFORE.search(between)
        or re.search(rf"(?i)\bfollowed by{_END}", between)
        or (is_loose and _THEN.search(between))
    ):
        good, reason = _earlier, OTHER_ORDER
    else:
        return None
    return _ordered(sentence, one, other, good, reason, desk)


NEAR: Final = 60  # characters between two commits that a word of order still joins


def _ordered(  # noqa: PLR0917 - two commits, how they must stand, and what to say if they do not
    sentence: Sentence, one: Mention, other: Mention, good: Callable[[int, int], bool], reason: str, desk: Desk
) -> Claim:
    commits = desk.dossier.commits
    end = other.end if other.words == "paraphrase" else other.start  # the names have claims of their own
    pairs = [(a, b) for a in sorted(one.places) for b in sorted(other.places)]
    if fitting := next((b for a, b in pairs if good(a, b)), 0):
        receipt = f"commit:{commits[fitting - 1].short}"
        return claim(sentence, one.end, end, Kind.ORDER, Verdict.SUPPORTED, receipt)
    known = f"they are commits {pairs[0][0]} and {pairs[0][1]} of {len(commits)}"
    return claim(sentence, one.end, end, Kind.ORDER, Verdict.UNSUPPORTED, "", reason, known)


def _earlier(one: int, other: int) -> bool:
    return one < other


def _later(one: int, other: int) -> bool:
    return one > other


def _just_before(one: int, other: int) -> bool:
    return other == one + 1


def _just_after(one: int, other: int) -> bool:
    return one == other + 1


def _of_days(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Judge the weekday a commit was written on, and that of the opening and the merge."""
    commits, pull = desk.dossier.commits, desk.dossier.pull_request
    for one in mentions(sentence, desk):
        match = _ON_DAY.match(sentence.prose[one.end : sentence.end])
        if match and one.words != "paraphrase":
            own = [commits[place - 1] for place in one.places]
            at = [time for commit in own for time in (commit.authored_at, commit.committed_at)]
            at += [instant for instant in desk.instants if instant in at]  # the same, by the blog's clock
            yield from _day(sentence, (one.end + match.start("day"), one.end + match.end("day")), match["day"], at)
    zones = {commit.authored_at.tzinfo for commit in commits} | {UTC}
    for match in _EVENT_DAY.finditer(sentence.prose, sentence.start, sentence.end):
        instant = pull.created_at if match["event"].lower() == "opened" else pull.merged_at
        at = [instant.astimezone(zone) for zone in zones] + [one for one in desk.instants if one == instant]
        yield from _day(sentence, match.span("day"), match["day"], at)


def _day(sentence: Sentence, span: tuple[int, int], day: str, at: list[datetime]) -> Iterator[Claim]:
    """Yield a claim against a weekday that none of the instants falls on; a right one is timing.py's to support."""
    wanted = WEEKDAYS.index(day.capitalize())
    known = {instant.weekday() for instant in at} | {instant.astimezone(UTC).weekday() for instant in at}
    if wanted not in known:
        names = " or ".join(WEEKDAYS[number] for number in sorted(known))
        reason = "this happened on another day of the week"
        yield claim(sentence, *span, Kind.ORDER, Verdict.UNSUPPORTED, "", reason, names)
