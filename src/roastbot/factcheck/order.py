"""Judges order and deeds that the branch itself shows: which commit came when, what was added, removed, renamed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.evidence import Absent, ChangeType
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.lexicon import KEYWORDS
from roastbot.factcheck.sentences import Ref, Sentence
from roastbot.markdown import HOLE
from roastbot.numerals import numerals
from roastbot.words import read_title

_NEXT = re.compile(
    r"(?i)\b(?:(?:immediately|directly|at once|promptly) (?:followed by|after)|(?:the )?(?:very )?next(?: commit| one)?"
    r"|immediately|straight after|right after)\b"
)
_THEN = re.compile(r"(?i)\b(?:then|later|followed by|before|gave way to|became|afterwards|after that|only to|until)\b")
_AFTER = re.compile(r"(?i)\b(?:after|since)\b")
_FOLLOW = re.compile(
    r"(?i)\b(?P<kind>fix(?:es|ing)?|revert|test|follow-up|cleanup)?[- ]?commits? (?:follow|later|came)"
)
_FOLLOWED_BY = re.compile(r"(?i)\bfollowed by (?P<number>[\w-]+) (?P<kind>fix|revert|test|cleanup)?[- ]?commits?\b")
_LOG = re.compile(
    r"(?i)\b(?:commit (?:log|history)|git log|timeline|chronolog\w+|in (?:that )?order|in sequence|sequence"
    r"|reading forward|one after (?:another|the other)|step by step)\b"
)
_PLACE = re.compile(r"(?i)\b(?:first|last|final|initial|opening|closing|earliest|latest|original|\w+th|second|third)\b")
_DEEDS: Final = re.compile(
    r"(?i)\b(?P<verb>add(?:s|ed|ing)?|introduc(?:es?|ed|ing)|remov(?:es?|ed|ing)|delet(?:es?|ed|ing)|drop(?:s|ped)?"
    r"|renam(?:es?|ed|ing)|mov(?:es?|ed|ing))\s+(?:(?!not\b|no\b)[a-z-]+\s+){0,3}$"
)
SHORTEST_LIST: Final = 3  # commits named in a row that make a list of them
FAR: Final = 4  # characters between two quoted titles that stand side by side
UNREAD: Final = "not every line of the change was read"


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield the sentence's claims about the order of commits, and about what came and went."""
    commits = _commits(sentence)
    yield from _places(sentence, commits, desk)
    yield from _pairs(sentence, commits, desk)
    yield from _followers(sentence, commits, desk)
    yield from _changes(sentence, desk)


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


def _places(sentence: Sentence, commits: Sequence[Ref], desk: Desk) -> Iterator[Claim]:
    """Judge `the first commit, "Fix typo"`: the ordinal and the title must be one commit's."""
    for ref, other in pairwise(commits):
        pair = sorted((ref, other), key=lambda one: one.words != "prose")
        ordinal, named = pair
        between = sentence.prose[ref.end : other.start]
        if ordinal.words != "prose" or named.words == "prose" or not _PLACE.search(_of(sentence, ordinal)):
            continue
        if not re.fullmatch(rf"(?i)[\s,:;(\u2014\u2013*\"'{HOLE}-]*(?:is|was|called|titled|named|says|of|the|branch|and"
                            r"|reads|it|which|,|\s)*[\s\"'(*]*", between):  # fmt: skip
            continue
        if desk.places.get(ordinal.subject.name) is None or desk.places.get(named.subject.name) is None:
            continue
        same = any(one.subject == named.subject for one in sentence.refs if one.start == ordinal.start)
        receipt = f"commit:{named.subject.name}" if same else ""
        reason = "" if same else "this is another commit's place; name the one that stands there"
        known = "" if same else f"it is commit {desk.places[named.subject.name]} of {len(desk.places)}"
        verdict = Verdict.SUPPORTED if same else Verdict.UNSUPPORTED
        yield claim(sentence, ref.start, other.end, Kind.ORDER, verdict, receipt, reason, known)


def _of(sentence: Sentence, ref: Ref) -> str:
    return sentence.strip.text[ref.start : ref.end]


def _pairs(sentence: Sentence, commits: Sequence[Ref], desk: Desk) -> Iterator[Claim]:
    """Judge two commits named in one sentence with a word of order in between."""
    named = [ref for ref in commits if ref.words != "prose" and ref.subject.name in desk.places]
    for ref, other in pairwise(named):
        between = sentence.prose[ref.end : other.start]
        one, two = desk.places[ref.subject.name], desk.places[other.subject.name]
        if one == two:
            continue
        if _NEXT.search(between):
            good, reason = two == one + 1, "these two do not follow each other at once"
        elif _AFTER.search(between) and not _THEN.search(between):
            good, reason = two < one, "this order is not the branch's"
        elif _THEN.search(between):
            good, reason = one < two, "this order is not the branch's"
        else:
            continue
        known = "" if good else f"they are commits {one} and {two} of {len(desk.places)}"
        verdict = Verdict.SUPPORTED if good else Verdict.UNSUPPORTED
        receipt = f"commit:{other.subject.name}" if good else ""
        yield claim(sentence, ref.start, other.end, Kind.ORDER, verdict, receipt, "" if good else reason, known)


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


def _changes(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Judge `adds X`, `removed X`, `renamed X to Y` by the lines of the patches and the list of files."""
    for start, end in sentence.codes:
        match = _DEEDS.search(sentence.prose[max(sentence.start, start - 60) : start].rstrip("*_[( ") + " ")
        name = sentence.strip.text[start:end].strip().removesuffix("()")
        if not match or not name or name in KEYWORDS:
            continue
        verb = match["verb"].lower()[:3]
        low = max(sentence.start, start - 60) + match.start()
        paths = desk.paths.get(name.strip("/"), ())
        verdict, receipt = _of_file(verb, paths, desk) if paths else _of_name(verb, name, desk)
        if verdict is None:
            continue
        reason = {
            Verdict.UNSUPPORTED: f"no line of the change shows that this was {_PAST.get(verb, 'done')}",
            Verdict.UNDECIDED: UNREAD,
        }.get(verdict, "")
        yield claim(sentence, low, end, Kind.DEED, verdict, receipt, reason)


_PAST: Final = {"add": "added", "int": "introduced", "rem": "removed", "del": "deleted", "dro": "dropped",
                "ren": "renamed", "mov": "moved"}  # fmt: skip


def _of_name(verb: str, name: str, desk: Desk) -> tuple[Verdict | None, str]:
    """Judge a deed done to a name: it needs a line with its sign."""
    if verb in {"mov", "ren"}:
        return None, ""
    sign = "+" if verb in {"add", "int"} else "-"
    receipt = desk.changed_line(sign, name)
    if receipt:
        return Verdict.SUPPORTED, receipt
    if not desk.evidence.holds(name):
        return None, ""  # a name that is nowhere is naming.py's to refuse
    return (Verdict.UNSUPPORTED if desk.code_is_complete else Verdict.UNDECIDED), ""


def _of_file(verb: str, paths: Sequence[str], desk: Desk) -> tuple[Verdict | None, str]:
    """Judge a deed done to a file: on the branch or in the whole change."""
    wanted = {
        "add": {ChangeType.ADDED, ChangeType.COPIED}, "int": {ChangeType.ADDED}, "rem": {ChangeType.DELETED},
        "del": {ChangeType.DELETED}, "dro": {ChangeType.DELETED}, "ren": {ChangeType.RENAMED},
        "mov": {ChangeType.RENAMED},
    }.get(verb, set())  # fmt: skip
    for commit, part in desk.patches:
        if part.path in paths and part.change in wanted:
            return Verdict.SUPPORTED, f"patch:{commit.short}:{part.path}"
    files = [file for file in desk.dossier.pull_request.files if file.path in paths]
    if any(file.change in wanted for file in files):
        return Verdict.SUPPORTED, "title"
    if not files or any(isinstance(commit.patch, Absent) and not commit.is_merge for commit in desk.dossier.commits):
        return Verdict.UNDECIDED, ""
    return Verdict.UNSUPPORTED, ""
