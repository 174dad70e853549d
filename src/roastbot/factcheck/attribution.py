"""Whom a sentence gives words or a number to: the description, a commit, a comment in code, a file, a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from roastbot.factcheck.desk import Desk
from roastbot.factcheck.sentences import Sentence
from roastbot.findings import Subject

_CODE: Final = ("patch:", "after:", "before:", "setup:")
_TALK: Final = ("review:", "thread:", "comment:")
_SAYING = (
    r"said|says|saying|wrote|writes|asked|asks|asking|answered|answers|replied|replies|noted|notes|promise[sd]?|reads?"
    r"|claim(?:s|ed)?|state[sd]?|admits?|admitted|explain(?:s|ed)?|announce[sd]?|declare[sd]?|insist(?:s|ed)?"
    r"|warn(?:s|ed)?|added|adds|called|titled|named|labelled|labeled|remark(?:s|ed)?|points? out|pointed out"
    r"|comment(?:s|ed)?|respond(?:s|ed)?|complain(?:s|ed)?|observe[sd]?|quipp?(?:s|ed)?|is|was"
)
_FRAME = re.compile(rf"(?i)(?:\b(?:{_SAYING})(?: that| it)?|[:,\u2014\u2013]|\b(?:reply|response|answer)) *[:,]? *$")
_COUNTING = re.compile(
    r"(?i)\b(?:says|said|claim(?:s|ed)?|promise[sd]?|state[sd]?|counts?|counted|advertise[sd]?|announce[sd]?"
    r"|mention(?:s|ed)?|boasts?|boasted|reports?|reported|according to|puts?|speaks? of|spoke of|talks? of"
    r"|estimate[sd]?|lists?|listed|wrote|writes|by its own count|in its own words)\b"
)
_SPEAKERS: Final = (
    (
        "description",
        re.compile(r"(?i)\b(?:description|write-?up|pr body|pull request body|(?:pr|pull request) text)\b"),
    ),
    ("title", re.compile(r"(?i)\btitle[ds]?\b")),
    ("commit", re.compile(r"(?i)\bcommit(?:s|ted)?(?: (?:message|subject|title|log)s?)?\b")),
    (
        "code",
        re.compile(r"(?i)\b(?:docstrings?|code comments?|inline comments?|comment (?:in|above|below|beside|next))\b"),
    ),
    ("document", re.compile(r"\b(?:README|CHANGELOG|CONTRIBUTING|AGENTS|CLAUDE|LICENSE)(?:\.\w+)?\b")),
    ("bot", re.compile(r"(?i)\b(?:the|a|codex|review|coderabbit|copilot) bots?\b")),
    ("reviewer", re.compile(r"(?i)\breviewers?\b")),
)
_VERBS = (
    r"(?:said|says|wrote|writes|asked|asks|answered|answers|replied|replies|noted|remarked|observed|explained|quipped)"
)
_SAID_BY = re.compile(rf"(?i)[\s,\"'\u201d*_]*(?:{_VERBS}(?: \w+ly)?|(?:is|was) what) (?:the |commit )*[*_\[(@]*")
_SAYS_OF = re.compile(rf"(?i)\b{_VERBS} (?:of|about|on) ")
_SAYS = re.compile(rf"(?i)[*_\])]* (?:\w+ly )?{_VERBS}(?=[.,;!?]|$| in | on | about | of | when )")
_INTRODUCES = re.compile(rf"(?i)^[^.;]{{0,20}}\b(?:{_VERBS}|put it|puts it)(?: \w+){{0,3}}:\s*$")
NEAR: Final = 40  # characters behind a quotation in which its speaker may be named
REACH: Final = 160  # characters in which a speaker is looked for


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said it: the ids of their texts, whether all of those were read, and what to call them."""

    ids: tuple[str, ...]
    complete: bool
    name: str


def speaker_of_words(sentence: Sentence, start: int, desk: Desk) -> Speaker | None:
    """Return who is said to have written the quotation that begins at `start`; None where the sentence does not say."""
    low = max([sentence.start, start - REACH, *(quote.end for quote in sentence.quotes if quote.end <= start)])
    lead = sentence.prose[low:start].rstrip(' "\u201c*_[(')
    if not _FRAME.search(lead):
        return None
    about = _SAYS_OF.search(sentence.prose, low, start)
    return (_nearest(sentence, low, about.start(), desk) if about else None) or _nearest(sentence, low, start, desk)


def speaker_behind(sentence: Sentence, end: int, desk: Desk) -> Speaker | None:
    """Return the person who is named behind the quotation that ends at `end` as having said it; None if nobody is."""
    for ref in sentence.refs:
        if ref.subject.kind not in {"person", "commit"} or not end <= ref.start <= end + NEAR:
            continue
        lead, tail = sentence.prose[end : ref.start], sentence.prose[ref.end : ref.end + NEAR]
        if _SAID_BY.fullmatch(lead) or (_SAYS.match(tail) and not lead.strip(" ,*_[(\"'\u201d")):
            return _of_subject(ref.subject, desk)
    return None


def speaker_of_block(sentence: Sentence, desk: Desk) -> Speaker | None:
    """Return the person whom the sentence before a block quote gives it to: `ada put it like this:`."""
    before = sentence.before
    people = [ref for ref in before.refs if ref.subject.kind == "person"] if before else []
    if not before or not people or not _INTRODUCES.search(before.prose[people[-1].end : before.end]):
        return None
    return _of_subject(people[-1].subject, desk)


def speaker_of_number(sentence: Sentence, start: int, desk: Desk) -> Speaker | None:
    """Return who is said to have counted the number at `start`; None where it reads as a fact."""
    if not _COUNTING.search(sentence.own):
        return None
    return _nearest(sentence, sentence.start, sentence.end, desk, start)


def _nearest(sentence: Sentence, low: int, high: int, desk: Desk, at: int | None = None) -> Speaker | None:
    """Return the speaker named last before `at` in the range, or failing that the first one behind it."""
    at = high if at is None else at
    found: list[tuple[int, Speaker]] = []
    for kind, pattern in _SPEAKERS:
        found += [
            (match.start(), _of_kind(kind, match[0], desk)) for match in pattern.finditer(sentence.prose, low, high)
        ]
    for ref in sentence.refs:
        if low <= ref.start < high and ref.subject.kind in {"person", "commit", "file"}:
            found.append((ref.start, _of_subject(ref.subject, desk)))
    before = [pair for pair in found if pair[0] < at]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _of_kind(kind: str, words: str, desk: Desk) -> Speaker:
    return Speaker(tuple(_ids(kind, words, desk)), _is_complete(kind, desk), words.lower())


def _ids(kind: str, words: str, desk: Desk) -> Iterator[str]:
    starts = {
        "description": ("description",),
        "title": ("title", "commit:"),
        "commit": ("commit:", "title"),
        "code": _CODE,
    }
    for name, source in desk.dossier.sources.items():
        if kind in starts:
            if name.startswith(starts[kind]):
                yield name
        elif kind == "document":
            if words.partition(".")[0].lower() in name.lower():
                yield name
        elif kind == "bot":
            if name.startswith(_TALK) and _is_bot(source.by, desk):
                yield name
        elif name.startswith(_TALK) and source.by != desk.dossier.pull_request.author.login:
            yield name


def _is_bot(login: str, desk: Desk) -> bool:
    return login.endswith("[bot]") or login in desk.bots


def _is_complete(kind: str, desk: Desk) -> bool:
    missing = desk.dossier.missing
    if kind == "description":
        return "description" not in missing
    if kind in {"title", "commit"}:
        return "commits" not in missing
    if kind in {"code", "document"}:
        return False  # most of the repository was never read
    return desk.talk_is_complete


def _of_subject(subject: Subject, desk: Desk) -> Speaker:
    sources = desk.dossier.sources
    if subject.kind == "commit":
        ids = [name for name in sources if name.partition(":")[2].partition(":")[0] == subject.name]
        return Speaker(tuple(ids), complete=True, name=subject.name)
    if subject.kind == "file":
        ids = [name for name in sources if name.endswith(f":{subject.name}")]
        return Speaker(tuple(ids), complete=False, name=subject.name)
    author = desk.dossier.pull_request.author.login
    names = {subject.name} | {name for name, login in desk.people.items() if login == subject.name}
    ids = [name for name, source in sources.items() if source.by in names]
    if subject.name == author:
        ids += [name for name in sources if name.startswith(("title", "description", "commit:", "patch:", "after:"))]
    return Speaker(tuple(dict.fromkeys(ids)), desk.talk_is_complete, subject.name)
