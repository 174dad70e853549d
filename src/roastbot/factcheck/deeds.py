"""Judges what was done to a name or a file: added, removed, renamed, still there."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.evidence import Absent, ChangeType
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.lexicon import KEYWORDS
from roastbot.factcheck.sentences import Sentence

_DEEDS: Final = re.compile(
    r"(?i)\b(?P<verb>add(?:s|ed|ing)?|introduc(?:es?|ed|ing)|remov(?:es?|ed|ing)|delet(?:es?|ed|ing)|drop(?:s|ped)?"
    r"|renam(?:es?|ed|ing)|mov(?:es?|ed|ing))\s+(?:(?!(?:not|no|to|from|in|into|of|for|with|by|on|lines?)\b)[a-z-]+\s+){0,3}$"
)
_RENAMED_TO = re.compile(r"(?i)\b(?P<verb>renam(?:es?|ed|ing)) (?:it |them )?(?:to|into) $")
_GONE = re.compile(
    r"(?i)[\s\"'*_)\]]*(?:was|were|is|got|has been|had been)(?: \w+ly| later| then| also| finally| soon| itself)?"
    r" (?:removed|deleted|dropped|taken out|thrown out)\b"
)
_STILL = re.compile(
    r"(?i)[*_)\]]* (?:(?:is|are|stands?|lives?|sits?|remains?) still|still (?:is|stands?|lives?|sits?)"
    r"|remains?) (?:in|inside) (?:the )?[*_\[(]*(?=[^\w\s])"
)
_RAISES = re.compile(r"(?i)\W*(?:now |then |always )?(?:raises|throws|raised|threw)(?: an?| the)?\W*")
UNREAD: Final = "not every line of the change was read"


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Judge `adds X`, `removed X`, `renamed X to Y` by the lines of the patches and the list of files."""
    yield from _passive(sentence, desk)
    yield from _still(sentence, desk)
    yield from _raised(sentence, desk)
    for start, end in sentence.codes:
        match = _RENAMED_TO.search(sentence.prose[max(sentence.start, start - 60) : start].rstrip("*_[( ") + " ")
        match = match or _DEEDS.search(sentence.prose[max(sentence.start, start - 60) : start].rstrip("*_[( ") + " ")
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
    if not desk.holds(name):
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
    if desk.merged.changes is not None and files and not _MAY_BE.get(verb, set()) & {file.change for file in files}:
        return Verdict.UNSUPPORTED, ""
    if not files or any(isinstance(commit.patch, Absent) and not commit.is_merge for commit in desk.dossier.commits):
        return Verdict.UNDECIDED, ""
    return Verdict.UNSUPPORTED, ""


# What may have become in the end of a file that was added, deleted or moved on the way, though nothing shows it.
_BORN = {ChangeType.DELETED, ChangeType.RENAMED, ChangeType.ADDED, ChangeType.COPIED}
_MAY_BE: Final = dict.fromkeys(("add", "int", "ren", "mov"), _BORN) | {
    verb: _BORN - {ChangeType.ADDED, ChangeType.COPIED} for verb in ("rem", "del", "dro")
}


def _passive(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Judge `X was removed`: a line with it left, and its definition did not stay."""
    for start, end in sentence.codes:
        match = _GONE.match(sentence.prose[end : sentence.end])
        name = sentence.strip.text[start:end].strip().removesuffix("()")
        if not match or name.strip("/") in desk.paths or not re.fullmatch(r"[\w.]+", name):
            continue
        own = name.rpartition(".")[2]
        span = (end, end + match.end())
        if desk.merged.defines(own):
            reason = "it was still defined when the change was merged"
            yield claim(sentence, *span, Kind.DEED, Verdict.UNSUPPORTED, reason=reason)
        elif (receipt := desk.changed_line("-", own)) and not _is_a_method(name, own, desk):
            yield claim(sentence, *span, Kind.DEED, Verdict.SUPPORTED, receipt)
        elif desk.code_is_complete and desk.holds(own):
            reason = "no line of the change shows that this was removed"
            yield claim(sentence, *span, Kind.DEED, Verdict.UNSUPPORTED, reason=reason)


def _is_a_method(name: str, own: str, desk: Desk) -> bool:
    """Whether a name is a class's method that no line of the change took out, whatever became of its callers."""
    return name[:1].isupper() and "." in name and not desk.changed_line("-", f"def {own}")


def _still(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Judge `X is still in FILE`: what the branch itself took out of it again is not."""
    for match in _STILL.finditer(sentence.prose, sentence.start, sentence.end):
        file = next((code for code in sentence.codes if match.end() <= code[0] <= match.end() + 2), None)
        paths = desk.paths.get(sentence.strip.text[file[0] : file[1]].strip("/ "), ()) if file else ()
        code = next((code for code in sentence.codes if 0 <= match.start() - code[1] <= 1), None)
        plain = re.search(r"([A-Za-z]{5,})\W*$", sentence.prose[sentence.start : match.start()])
        name = sentence.strip.text[code[0] : code[1]] if code else plain[1] if plain else ""
        if not file or len(paths) != 1 or not name:
            continue
        is_there = desk.merged.has(paths[0], name.strip().removesuffix("()"), any_case=not code)
        if is_there is None:
            continue
        verdict = Verdict.SUPPORTED if is_there else Verdict.UNSUPPORTED
        reason = "" if is_there else "the branch took this out again before the merge"
        receipt = (
            next((one for one in desk.dossier.sources if one.endswith(f":{paths[0]}")), "title") if is_there else ""
        )
        yield claim(sentence, match.start(), match.end(), Kind.DEED, verdict, receipt, reason)


def _raised(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Judge `X raises a ValueError`, where the branch itself wrote X: some line that was read raises it."""
    for (start, end), (low, high) in pairwise(sentence.codes):
        name = sentence.strip.text[start:end].strip().removesuffix("()").rpartition(".")[2]
        error = sentence.strip.text[low:high].strip().removesuffix("()")
        if not _RAISES.fullmatch(sentence.prose[end:low]) or not re.fullmatch(r"[A-Z]\w+", error):
            continue
        if not desk.code_is_complete or not desk.changed_line("+", f"def {name}"):
            continue
        receipt = next(desk.where_code(f"raise {error}"), "")
        verdict = Verdict.SUPPORTED if receipt else Verdict.UNSUPPORTED
        reason = "" if receipt else "no line that was read raises this"
        yield claim(sentence, low, high, Kind.DEED, verdict, receipt, reason)
