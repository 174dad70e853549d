"""Judges order and deeds that the branch itself shows: which commit came when, what was added, removed, renamed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck import deeds, placing
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.sentences import Ref, Sentence
from roastbot.numerals import numerals
from roastbot.words import read_title

_NEXT = re.compile(
    r"(?i)\b(?:(?:immediately|directly|at once|promptly) (?:followed by|after)|(?:the )?(?:very )?next(?: commit| one)?"
    r"|immediately|straight after|right after)\b"
)
_FOLLOW = re.compile(
    r"(?i)\b(?P<kind>fix(?:es|ing)?|revert|test|follow-up|cleanup)?[- ]?commits? (?:follow|later|came)"
)
_FOLLOWED_BY = re.compile(r"(?i)\bfollowed by (?P<number>[\w-]+) (?P<kind>fix|revert|test|cleanup)?[- ]?commits?\b")
_LOG = re.compile(
    r"(?i)\b(?:commit (?:log|history)|git log|timeline|chronolog\w+|in (?:that )?order|in sequence|sequence"
    r"|reading forward|one after (?:another|the other)|step by step)\b"
)
_PLACE = re.compile(r"(?i)\b(?:first|last|final|initial|opening|closing|earliest|latest|original|\w+th|second|third)\b")
SHORTEST_LIST: Final = 3  # commits named in a row that make a list of them


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield the sentence's claims about the order of commits, and about what came and went."""
    yield from placing.judge(sentence, desk)
    yield from _followers(sentence, _commits(sentence), desk)
    yield from deeds.judge(sentence, desk)


def judge_lists(sentences: Sequence[Sentence], desk: Desk) -> Iterator[Claim]:
    """Yield a claim for each sentence that calls what follows a log, where a list of commits follows it."""
    for n, sentence in enumerate(sentences):
        if not _LOG.search(sentence.own) or sentence.strip.heading:
            continue
        listed = [place for ref in _commits(sentence) if (place := desk.places.get(ref.subject.name))]
        for following in sentences[n + 1 :]:
            own = [place for ref in _commits(following)[:1] if (place := desk.places.get(ref.subject.name))]
            if not own and not following.strip.item:
                break
            listed += own
        if len(listed) < SHORTEST_LIST:
            continue
        in_order = all(one <= other for one, other in pairwise(listed))
        verdict = Verdict.SUPPORTED if in_order else Verdict.UNSUPPORTED
        receipt = f"commit:{desk.dossier.commits[listed[0] - 1].short}" if in_order else ""
        reason = "" if in_order else "the commits that follow are in another order than on the branch; keep their order"
        known = "" if in_order else _true_order(listed, desk)
        yield claim(sentence, sentence.start, sentence.end, Kind.ORDER, verdict, receipt, reason, known)


def _true_order(listed: Sequence[int], desk: Desk) -> str:
    return ", ".join(desk.dossier.commits[place - 1].short for place in sorted(set(listed)))


def _commits(sentence: Sentence) -> list[Ref]:
    """Return the commits a sentence names by title, id or link, each place once."""
    found: dict[int, list[Ref]] = {}
    for ref in sentence.refs:
        if ref.subject.kind == "commit":
            found.setdefault(ref.start, []).append(ref)
    named = {start: {ref.subject for ref in refs} for start, refs in found.items()}
    return [refs[0] for start, refs in found.items() if len(named[start]) == 1 or refs[0].words == "prose"]


def _followers(sentence: Sentence, commits: Sequence[Ref], desk: Desk) -> Iterator[Claim]:
    """Judge `is followed by six fix commits`: so many of that kind come behind the commit named before."""
    match = _FOLLOWED_BY.search(sentence.own)
    found = numerals(match["number"]) if match else ()
    if not match or not found or found[0].value is None or "commits" in desk.dossier.missing:
        return
    earlier = [ref for ref in commits if ref.end <= sentence.start + match.start()]
    place = desk.places.get(earlier[-1].subject.name, 0) if earlier else 0
    if not place:
        return
    kind = (match["kind"] or "").lower()
    rest = desk.dossier.commits[place:]
    run = 0
    for commit in rest:
        if kind and read_title(commit.headline).verb != kind:
            break
        run += 1
    count = sum(1 for commit in rest if not kind or read_title(commit.headline).verb == kind)
    good = found[0].value in {run, count} if not _NEXT.search(sentence.own) else found[0].value == run
    verdict = Verdict.SUPPORTED if good else Verdict.UNSUPPORTED
    start, end = sentence.start + match.start(), sentence.start + match.end()
    known = "" if good else f"{run} at once, {count} in all"
    reason = "" if good else "another number of such commits follows"
    yield claim(sentence, start, end, Kind.ORDER, verdict, "commits.count" if good else "", reason, known)
