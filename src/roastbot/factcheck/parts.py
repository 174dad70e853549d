"""Judges counts of a part: `the other fourteen`, `six begin with "Fix"`, `nine of them touch engine.py`.

A part that code can count (titles, weekdays, touched files, tests in a file that is known whole) is held against that
count; any other part may be as large as the whole, and no larger.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from roastbot.claims import Claim, Verdict
from roastbot.evidence import Absent, Commit
from roastbot.factcheck.carrying import goes_on
from roastbot.factcheck.counting import Count
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging_numbers import FEW, judged, roughly
from roastbot.factcheck.lexicon import PLURALS
from roastbot.factcheck.sentences import Sentence
from roastbot.findings import PULL_REQUEST, Subject
from roastbot.markdown import HOLE
from roastbot.moments import WEEKDAYS

_NUMBER: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|\d+)"
_BEGINNING: Final = re.compile(
    r"(?i)(?:\b(?:that|which|whose|all|each|of)\b|\b(?:have|has|with|the|a|its|their)\b|\b(?:titles?|subjects?|headlines?"
    rf"|messages?|commits?|lines?|them|these|those)\b|[\s,-]|\b{_NUMBER}\b)*"
    r"\b(?:beg[iau]n|start|open)(?:s|ned|ed|ning|ing)? (?:with|by)(?: the word| a)?\s*[*_(]*"
)
_TITLES: Final = frozenset({"titles", "subjects", "headlines", "title", "subject", "headline"})
_BARE_WORD: Final = re.compile(r"[A-Z][a-z]+\b|[a-z]+(?=[.,;:!?)]|$| and\b| of\b)")
_WORD_BEGINS: Final = re.compile(
    r"(?i) (?:begins|starts|opens|heads) (?:(?:the )?(?:titles?|subjects?|headlines?) of )?$"
)
_ON: Final = re.compile(
    rf"(?i)(?:[\s,-]|\b(?:commits?|of|the|them|all|{_NUMBER}|were|are|is|was|written|made|pushed|fall|fell|came|come"
    rf"|happened|land(?:ed)?|date[ds]?|from|each)\b)*\bon (?:an? |the |that )?(?P<day>{'|'.join(WEEKDAYS)})s?\b"
)
_OR_ON: Final = re.compile(rf"(?i),? (?:or|and)(?: on)? (?:an? |the |that )?(?P<day>{'|'.join(WEEKDAYS)})s?\b")
_TOUCHING: Final = re.compile(
    rf"(?i)(?:[\s,-]|\b(?:commits?|of|the|them|these|those|that|which|all|its|{_NUMBER})\b)*"
    rf"\btouch(?:es|ed|ing)? (?:the )?(?:file )?[*_\[({HOLE}]*"
)
_RELATIVE: Final = re.compile(
    r"(?i)\b(?:other|others|more|further|additional|another|remaining|rest|next|following|previous|preceding|earlier"
    r"|first|last|final|opening|closing|later|ensuing|subsequent)\b"
)
_OF_MORE: Final = re.compile(r"(?i)^ of (?:the|its|these|those) (?!pull|branch|pr\b|change|diff|whole|entire)\w+ \w")
_RELATED: Final = re.compile(rf"{_RELATIVE.pattern}\s*$")
_CAME: Final = re.compile(r"(?i) (?:came|went|come|go|goes) (?:in|out)\b")
_MERGE_ANOTHER: Final = re.compile(
    r"(?i) (?:that |which )?(?:merged? |pull(?:s|ed)? )(?:an?other |the base|main |master )"
)
_THE_MERGE: Final = re.compile(r"(?i)\bthe merge\b")
_TOOK: Final = re.compile(
    r"(?i)\b(?:it|this|whole|entire|story|everything)\b[^.;]{0,20}"
    r"\b(?:took|takes|needed|has|had|in)\b"
)
_OF_A_LIST: Final = re.compile(r"(?i)\bof (?:the|its|these|those) [\w-]+ (?:commits|files|tests|lines|threads|titles),")
_TIMED: Final = re.compile(
    r"(?i)\b(?:\d?\d:\d\d|(?:second|minute|hour|day|week)s?|morning|afternoon|evening|night|lunch|dinner|noon|midnight"
    r"|dawn|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b"
)
_NEXT: Final = re.compile(r"(?i)\b(?:next|following|first|last)\s*$")
_AROUND: Final = re.compile(
    r"(?i)^(?: \w+){0,2}? ?\b(?:before|after|since|until|between|in between|behind|ahead|earlier"
    r"|later|to go|left|follow"
    r"|follow(?:s|ed|ing)?)\b"
)
_OF_A_WHOLE: Final = re.compile(r"(?i)\bof (?:the|its|his|her|their|these|those|all|them|which)\b\s*$")
_OF_THEM: Final = re.compile(r"(?i)^ ?of (?:the|its|his|her|their|these|those|all|them|which|whom)\b")
_EACH_ONE: Final = re.compile(r"(?i)\b(?:each|apiece|per|respectively|between (?:them|the)|every other)\b")
APIECE: Final = 24  # characters behind a count in which `each` may follow
_OF_THEM_DO: Final = re.compile(rf"{_OF_THEM.pattern}(?: [\w,-]+)?+(?: [a-z]+)?+[^.;:]*? [a-z]{{2}}")
_RESTRICTED: Final = re.compile(
    rf"(?i)^[,{HOLE}\s]*\s*(?:(?:of (?:them|these|those)|all|alone|each|only|never|still|do|did|now|then|\w+ly) )*"
    r"(?:that|which|whose|who|where|without|like|about|apiece|each|per|before|after|between|since|until|under|above|below"
    r"|[a-z]+ing\b|touch|touch(?:es|ed)|mention(?:s|ed)?|begin|began|start(?:s|ed)?|open(?:s|ed)?|carry|carried|lost|los[et]s?"
    r"|gain(?:s|ed)?|hold|held|say|said|have|had|has|add(?:s|ed)?|remov(?:es?|ed)|fix(?:es|ed)?|chang(?:es?|ed)"
    r"|became|become|turn(?:s|ed)?|got|get|went|go|fall|fell|came|come|are|were|belong|sit|sat|remain(?:s|ed)?|survived?"
    r"|called|named|titled|marked|with|about|to (?:the|its|a)|for (?:the|its|a|each|every)|on (?:the|a|its|that|[A-Z])"
    r"|(?:the|its|their|his|her|it|he|she|they|nobody|everybody) \w+|by|from (?!start|first|opening))\b"
)
_PLAINLY: Final = re.compile(
    r"(?i)^ (?:(?:were|are|had been|have been|came|come|went) )?(?:made|written|pushed|merged|needed|recorded|in all"
    r"|together|changed|touched|added|removed|deleted|modified|edited|affected)(?=[.,;:!?)]|$| in| and| by| across)"
    r"|^ (?:that|which) (?:were|was|are|is|it|the|this)\b[^.,;]{0,30}(?:changed|merged|took|touched)"
)
_BARE: Final = frozenset({"own", "small", "little", "whole", "entire", "single", "changed", "touched", "added", "new",
                          "removed", "deleted", "net", "gross", "of", "in", "all", "modified", "different", "total",
                          "separate", "distinct", "individual", "tiny", "long", "short", "big", "large"})  # fmt: skip
OPEN: Final = "a count of a part, which only a reader can make"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that was counted: its size, what it is of, and the id of a receipt."""

    size: int
    name: str
    receipt: str = "commits.count"
    word: str = ""


def _is_word(subject: Subject, word: str) -> bool:
    return subject.kind == "word" and subject.name.casefold() == word.casefold()


def of_part(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Return the claim of a count of a part that code has counted; None where it is no such part."""
    if count.unit not in {"commit", ""} or count.numeral.value is None or "commits" in desk.dossier.missing:
        return None
    if _OF_A_WHOLE.search(_lead(sentence, count)):
        return None  # `of the seventeen commits` is the whole
    part = (
        _merges(sentence, count, desk)
        or _by_title(sentence, count, desk)
        or _by_day(sentence, count, desk)
        or _by_file(sentence, count, desk)
    )
    if part is None:
        return _beside(sentence, count, desk)
    if roughly(count, part.size):
        return judged(sentence, count, Verdict.SUPPORTED, part.receipt)
    akin = (one for one in desk.by_unit.get("commit", ()) if part.word and _is_word(one.subject, part.word))
    if good := next((one for one in akin if roughly(count, one.value)), None):
        return judged(sentence, count, Verdict.SUPPORTED, good.fact.id)
    reason = f"another number of commits {part.name}"
    return judged(sentence, count, Verdict.UNSUPPORTED, reason=reason, known=f"{part.size} commits {part.name}")


def doubt(sentence: Sentence, count: Count, desk: Desk) -> str:
    """Return why a count that equals no fact may be right all the same: it is of a part no larger than the whole."""
    value = count.numeral.value
    if value is None or not count.unit:
        return ""
    ways = (_is_restricted, goes_on, _is_of_a_while, _is_of_a_list, _is_of_a_day)
    if not any(way(sentence, count) for way in ways) and not _is_of_the_unnamed(sentence, count, desk):
        return ""
    if value > FEW and _NEXT.search(_lead(sentence, count)):
        return ""  # nobody counts so many in a row by hand
    whole = [
        figure.value for figure in desk.by_unit.get(count.unit, ()) if _bounds(figure.subject == PULL_REQUEST, count)
    ]
    return OPEN if not whole or value <= max(whole) else ""


def _is_of_a_while(sentence: Sentence, count: Count) -> bool:
    """Whether a few commits are counted within a while: `three commits in ten minutes`, not those of the whole."""
    is_few = count.numeral.value is not None and count.numeral.value <= FEW
    whole = any(ref.subject == PULL_REQUEST for ref in sentence.refs) or _TOOK.search(sentence.own)
    return count.unit == "commit" and not count.noun and is_few and not whole and bool(_TIMED.search(sentence.own))


def _is_of_a_list(sentence: Sentence, count: Count) -> bool:
    """Whether a number without a noun of its own goes on with a list: `of the nine files, three are new, ...`."""
    return count.borrowed and bool(_OF_A_LIST.search(sentence.own)) and not _OF_A_WHOLE.search(_lead(sentence, count))


def _is_of_a_day(sentence: Sentence, count: Count) -> bool:
    """Whether lines or files are those of a day: `Monday brought 1,917 lines`."""
    return count.unit in {"line", "file"} and any(day in sentence.own for day in WEEKDAYS)


def _is_of_the_unnamed(sentence: Sentence, count: Count, desk: Desk) -> bool:
    """Whether lines that are some commit's or file's are told in a sentence that names nothing at all."""
    if count.unit != "line" or count.noun or any(ref.subject.kind != "person" for ref in sentence.refs):
        return False
    akin = (one for one in desk.by_unit.get("line", ()) if one.subject.kind in {"commit", "file"})
    told = re.match(r"(?i)\W*(?:it|its|they|that|this)\b", sentence.own)
    return bool(told) and any(one.value == count.numeral.value for one in akin)


def _bounds(is_whole: bool, count: Count) -> bool:
    return is_whole or count.unit not in {"commit", "file"}


def _is_restricted(sentence: Sentence, count: Count) -> bool:
    """Whether the words around a count say that it is of a part."""
    lead, tail = _lead(sentence, count), sentence.prose[count.end : sentence.end]
    is_whole = _OF_A_WHOLE.search(lead) and not _RELATIVE.search(" ".join(count.between))
    is_more = _RELATIVE.search(" ".join(count.between)) or _RELATED.search(lead)
    if count.noun or is_whole or (_PLAINLY.match(tail) and not is_more):
        return False
    if _EACH_ONE.search(f"{lead} {tail[:APIECE]}"):
        return True
    own = sentence.prose[count.start + len(count.numeral.words) : sentence.end]
    behind = _OF_THEM_DO.match(own) or _RESTRICTED.match(tail) or _AROUND.match(tail)
    behind = behind or (None if count.borrowed else _OF_MORE.match(tail))
    ahead = set(count.between) - _BARE - PLURALS.keys() or _RELATED.search(lead)
    return not _CAME.match(tail) and bool(behind or ahead)


def _lead(sentence: Sentence, count: Count) -> str:
    return sentence.prose[max(sentence.start, count.start - 40) : count.start]


def _behind(sentence: Sentence, count: Count) -> str:
    return sentence.prose[sentence.start + count.numeral.end : sentence.end]


def _of_commits(sentence: Sentence, count: Count) -> bool:
    """Whether a number without a unit counts commits: the sentence, or the one before, speaks of them."""
    said = sentence.own + (sentence.before.own if sentence.before else "")
    return count.unit == "commit" or bool(re.search(r"(?i)\b(?:commits?|subjects?|titles?|headlines?)\b", said))


def _count(commits: Iterable[Commit], fits: Callable[[Commit], bool]) -> int:
    return sum(1 for commit in commits if fits(commit))


def _merges(sentence: Sentence, count: Count, desk: Desk) -> Part | None:
    """Count the merges of other branches into this one."""
    are_merges = count.between[-1:] in {("merge",), ("merges",)}
    if count.unit:
        another = _MERGE_ANOTHER.match(sentence.prose, count.end, sentence.end)
        are_merges = count.between[:1] == ("merge",) or another is not None
    return Part(_count(desk.dossier.commits, lambda one: one.is_merge), "are merges") if are_merges else None


def _by_title(sentence: Sentence, count: Count, desk: Desk) -> Part | None:
    """Count the commits whose titles begin with a word that is quoted behind `begin with`."""
    match = _BEGINNING.match(_behind(sentence, count))
    titled = count.unit == "commit" or set(count.between) & _TITLES
    if titled and (lead := _WORD_BEGINS.search(sentence.prose[sentence.start : count.start])):
        quoted = [quote for quote in sentence.quotes if quote.end <= sentence.start + lead.start() + 1]
        return _begun(quoted[-1].words, desk) if quoted else None
    if not match or not _of_commits(sentence, count):
        return None
    at = sentence.start + count.numeral.end + match.end()
    quote = next((quote for quote in sentence.quotes if abs(quote.start - at) <= 1), None)
    named = quote.words if quote else (_BARE_WORD.match(sentence.prose, at, sentence.end) or [""])[0]
    return _begun(named, desk)


def _begun(named: str, desk: Desk) -> Part | None:
    word = named.strip(" .,;:").casefold()
    if not word:
        return None
    size = _count(
        desk.dossier.commits, lambda one: bool(re.match(rf"{re.escape(word)}(?!\w)", one.headline.casefold()))
    )
    return Part(size, f"begin with {word!r}", word=named.strip(" .,;:"))


def _by_day(sentence: Sentence, count: Count, desk: Desk) -> Part | None:
    """Count the commits that were written on a weekday."""
    match = _ON.match(_behind(sentence, count))
    if not match or not _of_commits(sentence, count) or set(count.between) - _BARE - {"commits"}:
        return None
    rest = _behind(sentence, count)[match.end() :]
    if re.match(r"(?i)[ ,]*(?:morning|afternoon|evening|night|lunch|before|after|between|from|alone,|at)\b", rest):
        return None
    if re.search(r"(?i)\b(?:other|more|further|next|first|last|another)\s*$", _lead(sentence, count)):
        return None
    days = [WEEKDAYS.index(match["day"].capitalize())]
    while more := _OR_ON.match(rest):
        days.append(WEEKDAYS.index(more["day"].capitalize()))
        rest = rest[more.end() :]
    written = _count(desk.dossier.commits, lambda one: one.authored_at.weekday() in days)
    own = _count(desk.dossier.commits, lambda one: one.authored_at.weekday() in days and not one.is_merge)
    size = own if count.numeral.value == own else written
    return Part(size, f"were written on {' or '.join(WEEKDAYS[day] for day in days)}")


def _by_file(sentence: Sentence, count: Count, desk: Desk) -> Part | None:
    """Count the commits that touch a file which is named behind `touch`."""
    match = _TOUCHING.match(_behind(sentence, count))
    if not match or not _of_commits(sentence, count):
        return None
    if any(isinstance(one.patch, Absent) and not one.is_merge for one in desk.dossier.commits):
        return None
    at = sentence.start + count.numeral.end
    reach = at + match.end() + 1
    paths = {ref.subject.name for ref in sentence.refs if ref.subject.kind == "file" and at <= ref.start <= reach}
    if len(paths) != 1:
        return None
    path = next(iter(paths))
    size = len({commit.short for commit, part in desk.patches if path in {part.path, part.previous_path}})
    return Part(size, f"touch {path}")


def _beside(sentence: Sentence, count: Count, desk: Desk) -> Claim | None:
    """Support `16 more commits`, `the five commits before it`: counted from places on the branch."""
    if count.unit != "commit" or count.mode != "exact":
        return None
    lead, tail = _lead(sentence, count), sentence.prose[count.end : sentence.end]
    is_relative = _RELATIVE.search(" ".join(count.between)) or _RELATED.search(lead)
    if not is_relative and not _AROUND.match(tail):
        return None
    commits = desk.dossier.commits
    total = len(commits)
    near = (*sentence.refs, *(sentence.before.refs if sentence.before else ()))
    named = {desk.places[ref.subject.name] for ref in near if ref.subject.name in desk.places}
    if _THE_MERGE.search(sentence.own):
        named |= {n for n, commit in enumerate(commits, 1) if commit.is_merge}
    places = sorted(named)
    known = {total - 1, *(place - 1 for place in places), *(total - place for place in places)}
    known |= {abs(one - other) + step for one in places for other in places if one != other for step in (-1, 0)}
    if count.numeral.value in known:
        return judged(sentence, count, Verdict.SUPPORTED, "commits.count")
    return None
