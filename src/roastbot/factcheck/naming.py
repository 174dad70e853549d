"""Judges what is named letter for letter: code spans and blocks, paths, commits, links."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.lexicon import KEYWORDS, MODULES, TOOLS
from roastbot.factcheck.sentences import Sentence
from roastbot.invisible import clean_line
from roastbot.layout import Block, Link

NO_CODE: Final = "this stands in no source; copy the name letter for letter, or say it without a code span"
NO_BLOCK: Final = "a code block must hold whole lines of one source, in order; copy them, or leave the block out"
NO_PATH: Final = "no file of the change has this path; copy it as it stands"
NOT_TOUCHED: Final = "this file is not among those the merged diff changes; name one that is"
NO_COMMIT: Final = "no commit of this pull request has this id"
NO_LINK: Final = "this leads to nothing that was read; link to a source by its id"
UNREAD: Final = "not all of the code was read"
SAID_TO_BE_MISSING: Final = "it is said not to be there"
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")
_OID = re.compile(r"(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}")
_PATHLIKE = re.compile(r"(?:[\w.@+-]+/)+[\w.@+-]*|[\w@+-][\w.@+-]*\.(?:[a-z]{1,5}|[a-z]\d|lock|toml)")
_BARE_PATH = re.compile(
    r"(?<![\w/.:@-])(?:[\w.@+-]+/){1,12}[\w@+-][\w.@+-]*\.(?:py|pyi|md|rst|txt|toml|ya?ml|json|js|ts|tsx|jsx|go|rs|c|h|cpp|java|rb"
    r"|sh|sql|cfg|ini|html|css|lock)(?![\w/])"
)
_SIGNAL = re.compile(r"SIG[A-Z]{2,6}\d?|E[A-Z]{3,8}|[a-z_]+\(\d\)|--?[a-zA-Z][\w-]*|[A-Z]|\W+|\d[\d.,:]*\w?")
_ABSENT = re.compile(
    r"(?i)\b(?:no|without|lacks?|lacking|missing|nor|nowhere|instead of|rather than"
    r"|(?:could|would|should|might) have)\b[^.;:]{0,40}$"
)
_LITERAL = re.compile(r"""[bfru]{0,2}(?P<sign>["']).*(?P=sign)""", re.DOTALL)
_INSIDE = re.compile(
    r"(?i)\s*(?:\w+\s+){0,3}?(?:in|inside|from|of|within)\s+(?:the\s+|a\s+|its\s+|file\s+|module\s+)*\W*$"
)
_HOLDS = re.compile(
    r"(?i)\W*(?:still |also |now |only )?(?:contains?|holds?|mentions?|has|names?|defines?"
    r"|declares?|calls?|imports?|uses?)"
    r"(?: (?:the|a|an|its|function|class|method|name|helper|called|named|of))*\W*"
)
_THERE = re.compile(r"(?i)\W*(?:there )?(?:is|was|stands|lives|sits|one finds)(?: (?:the|a|an|its|function|class))*\W*")
_IN = re.compile(r"(?i)\b(?:in|inside|within)(?: the)?(?: file)?\W*$")
_TOUCHED_BY = re.compile(  # what the change, the diff or the branch is said to do to a file
    r"(?i)\b(?:pull request|pr|change|diff|merge|it)\b (?:also )?(?:touche[sd]|change[sd]|edit(?:s|ed)|modifie[sd]"
    r"|goes through|went through|reache[sd] into|rewr[io]tes?) (?:the file )?[*_\[(]*$"
)
_HEAD = re.compile(r"(?i)\b(?:defin(?:es|ed|ition)|declare[sd]|lives|written)\b")
_HUB: Final = re.compile(
    r"/(?P<repo>[\w.-]+/[\w.-]+)/(?:pull/(?P<pull>\d{1,15})|commit/(?P<commit>\w+)|blob/[^/]+/(?P<path>.+))(?P<rest>/.*)?$"
)
_TALKED: Final = ("discussion_r", "issuecomment-", "pullrequestreview-")
NEAR: Final = 60  # characters before a path in which a verb has it
LONGEST_NAME: Final = 400  # characters of a code span; nobody's identifier is longer


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield a claim for each code span and link of the sentence that names something."""
    for start, end in sentence.codes:
        if made := _span(sentence, start, end, desk):
            yield made
    for link in sentence.strip.links:
        if sentence.start <= link.start < sentence.end:
            yield _link(sentence, link, desk)
    for match in re.finditer(rf"(?<![\w/-]){_OID.pattern}(?!\w)", sentence.own):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        yield _commit(sentence, start, end, match[0], desk)

    for match in _BARE_PATH.finditer(sentence.prose, sentence.start, sentence.end):
        text = match[0].rstrip(".")
        if (made := _by_list(sentence, match.start(), match.start() + len(text), text, desk)) is not None:
            yield made
        elif not desk.paths.get(text) and not desk.holds(text):
            verdict = Verdict.UNSUPPORTED if desk.code_is_complete else Verdict.UNDECIDED
            reason = NO_PATH if desk.code_is_complete else UNREAD
            yield claim(
                sentence, match.start(), match.start() + len(text), Kind.PATH, verdict, "", reason, _akin(text, desk)
            )


def judge_block(field: str, block: Block, desk: Desk) -> Claim:
    """Return the claim that a block of code is the code of this change."""
    found = desk.evidence.shows(block.text)
    generic = not found and all(_is_generic(line.strip()) for line in block.text.splitlines() if line.strip())
    verdict = Verdict.SUPPORTED if found else Verdict.UNDECIDED if generic or not desk.code_is_complete else None
    lines = [line.strip() for line in block.text.splitlines() if line.strip()]
    receipt = next(desk.where_code(lines[0]), "") if found and lines else ""
    reason = "" if found else UNREAD if not desk.code_is_complete else NO_BLOCK
    words = " ".join(block.text.split()) or "```"
    return Claim(
        field, words, block.start, block.end, Kind.CODE, verdict or Verdict.UNSUPPORTED, receipt, reason, "", words
    )


def _span(sentence: Sentence, start: int, end: int, desk: Desk) -> Claim | None:
    text = sentence.strip.text[start:end].strip()
    if not text or len(text) > LONGEST_NAME:
        return claim(sentence, start, end, Kind.CODE, Verdict.UNSUPPORTED, reason=NO_CODE) if text else None
    if _OID.fullmatch(text):
        return _commit(sentence, start, end, text, desk)
    kind = Kind.PATH if _is_path(text, desk) else Kind.CODE
    listed = _by_list(sentence, start, end, text, desk) if kind is Kind.PATH else None
    if listed or desk.holds(text):
        return listed or _held(sentence, start, end, kind, desk)
    if _is_generic(text):
        return None
    doubt = UNREAD if not desk.code_is_complete else _doubt(sentence, start, text)
    if doubt:
        return claim(sentence, start, end, kind, Verdict.UNDECIDED, reason=doubt)
    reason = NO_PATH if kind is Kind.PATH else NO_CODE
    return claim(sentence, start, end, kind, Verdict.UNSUPPORTED, reason=reason, known=_akin(text, desk))


def _held(sentence: Sentence, start: int, end: int, kind: Kind, desk: Desk) -> Claim:
    """Support what stands somewhere, unless the sentence says where and it is not there."""
    text = sentence.strip.text[start:end].strip()
    receipt = next(desk.where_code(text), "") or next(desk.where_code(text.removesuffix("()")), "")
    return _in_its_file(sentence, start, end, desk) or claim(
        sentence, start, end, kind, Verdict.SUPPORTED, receipt or _receipt_of_name(text, desk)
    )


def _by_list(sentence: Sentence, start: int, end: int, path: str, desk: Desk) -> Claim | None:
    """Judge a path by the list of changed files, where it is said to be one, and by the source tree."""
    if desk.paths.get(path.strip("/")):
        return None
    document = desk.around.documents.get(path)
    lead = sentence.prose[max(sentence.start, start - NEAR) : start]
    whole = _TOUCHED_BY.search(lead) and not any(ref.subject.kind == "commit" for ref in sentence.refs)
    if whole and desk.merged.changes is not None:
        return claim(sentence, start, end, Kind.PATH, Verdict.UNSUPPORTED, reason=NOT_TOUCHED, known=_akin(path, desk))
    if document:
        receipt = document if document in desk.dossier.sources else "title"
        return claim(sentence, start, end, Kind.PATH, Verdict.SUPPORTED, receipt)
    if desk.merged.in_tree(path):
        receipt = next((name for name in desk.dossier.sources if name == f"tree:{path}"), "title")
        return claim(sentence, start, end, Kind.PATH, Verdict.SUPPORTED, receipt)
    return None


def _doubt(sentence: Sentence, start: int, text: str) -> str:
    """Return why a name that stands nowhere may be rightly named: as missing, or the library's; empty if not."""
    if _ABSENT.search(sentence.prose, max(sentence.start, start - 60), start):
        return SAID_TO_BE_MISSING
    module, dot, _ = text.partition(".")
    return "it is the standard library's" if dot and module in MODULES else ""


def _receipt_of_name(text: str, desk: Desk) -> str:
    """Return a receipt for what is a name of something rather than words of a source: a path, a branch, a login."""
    for path in desk.paths.get(text.strip("/"), ()):
        return next((name for name in desk.dossier.sources if name.endswith(f":{path}")), "title")
    return "title"


def _is_path(text: str, desk: Desk) -> bool:
    return text.strip("/") in desk.paths or bool(_PATHLIKE.fullmatch(text))


def _is_generic(text: str) -> bool:
    """Whether a code span is the language's or the trade's rather than this code base's."""
    if _SIGNAL.fullmatch(text) or (_LITERAL.fullmatch(text) and len(text) <= 5):  # noqa: PLR2004 - `b"c"`
        return True
    first = text.split(maxsplit=1)[0].removeprefix("$").removeprefix("%")
    if first in TOOLS:
        return True
    names = _IDENTIFIER.findall(re.sub(r"""(["'])[^"']{0,3}\1""", "", text))
    return all(name in KEYWORDS or name.lower() in TOOLS for name in names)


def _akin(text: str, desk: Desk) -> str:
    """Return a name of the code base that differs from a wrong one by little: its last or first part, a path's end."""
    tail = text.strip("/").rsplit("/", 1)[-1]
    if paths := desk.paths.get(tail):
        return paths[0]
    name = re.sub(r"\W", "", text).lower()
    if name and (found := desk.identifiers.get(name.replace("_", ""))):
        return found
    return ""


def _in_its_file(sentence: Sentence, start: int, end: int, desk: Desk) -> Claim | None:
    """Return a claim against a name that is not in the file the sentence says it is in; None where it may be."""
    path = _its_file(sentence, start, end, desk)
    name = sentence.strip.text[start:end].strip()
    if not path or name.strip("/") in desk.paths:
        return None
    bare = name.removesuffix("()")
    heads = _HEAD.search(sentence.prose, max(sentence.start, start - 30), start)
    holders = set(desk.defining(bare)) if heads else set()
    holders = holders or set(desk.where_code(name)) | set(desk.where_code(bare))
    if any(holder.endswith(f":{one}") for holder in holders for one in path):
        return None
    if not all(desk.is_read_whole(one) or desk.merged.is_seen(one) for one in path) or not desk.code_is_complete:
        return claim(sentence, start, end, Kind.CODE, Verdict.UNDECIDED, reason=f"{path[0]} was not read whole")
    elsewhere = next((holder for holder in sorted(holders)), "")
    reason = f"this is not in {path[0]}; say where it is, or leave the place out"
    known = f"it stands in {elsewhere}" if elsewhere else ""
    return claim(sentence, start, end, Kind.CODE, Verdict.UNSUPPORTED, reason=reason, known=known)


def _its_file(sentence: Sentence, start: int, end: int, desk: Desk) -> tuple[str, ...]:
    """Return the paths that may be the file a name is said to be in: `X in FILE`, `FILE contains X`, `in FILE is X`."""
    following = next((code for code in sentence.codes if code[0] >= end), None)
    if following and _INSIDE.fullmatch(sentence.prose[end : following[0]]):
        return _path_of(sentence, following, desk)
    earlier = next((code for code in reversed(sentence.codes) if code[1] <= start), None)
    if earlier is None:
        return ()
    between, lead = sentence.prose[earlier[1] : start], sentence.prose[sentence.start : earlier[0]]
    if _HOLDS.fullmatch(between) or (_THERE.fullmatch(between) and _IN.search(lead)):
        return _path_of(sentence, earlier, desk)
    return ()


def _path_of(sentence: Sentence, code: tuple[int, int], desk: Desk) -> tuple[str, ...]:
    return desk.paths.get(sentence.strip.text[code[0] : code[1]].strip().strip("/"), ())


def _commit(sentence: Sentence, start: int, end: int, oid: str, desk: Desk) -> Claim:
    if desk.evidence.names_commit(oid):
        receipt = f"commit:{oid[:7]}" if f"commit:{oid[:7]}" in desk.dossier.sources else "title"
        return claim(sentence, start, end, Kind.COMMIT, Verdict.SUPPORTED, receipt)
    if receipt := next(desk.where_code(oid), ""):
        return claim(sentence, start, end, Kind.COMMIT, Verdict.SUPPORTED, receipt)
    verdict = Verdict.UNDECIDED if "commits" in desk.dossier.missing else Verdict.UNSUPPORTED
    return claim(sentence, start, end, Kind.COMMIT, verdict, reason=NO_COMMIT)


def _link(sentence: Sentence, link: Link, desk: Desk) -> Claim:
    """Judge where a link leads; what leads outside the repository nobody can check here."""
    target = link.target

    def judged(verdict: Verdict, receipt: str = "", reason: str = "") -> Claim:
        low, high = link.place
        words = clean_line(target)
        return Claim(sentence.field, words, low, high, Kind.LINK, verdict, receipt, reason, "", sentence.text)

    if target.startswith("evidence:") or target in desk.urls:
        source = desk.urls.get(target, target.removeprefix("evidence:"))
        known = source in desk.dossier.sources
        return judged(Verdict.SUPPORTED, source) if known else judged(Verdict.UNSUPPORTED, reason=NO_LINK)
    try:
        parts = urlsplit(target)
    except ValueError:
        return judged(Verdict.UNSUPPORTED, reason="this is no address")
    match = _HUB.match(parts.path)
    if not match or match["repo"].lower() != desk.dossier.pull_request.repository.name_with_owner.lower():
        return judged(Verdict.UNDECIDED, reason="it leads away from this repository")
    if match["pull"]:
        return judged(*_of_pull(int(match["pull"]), parts.fragment, desk))
    oid, path = (match["commit"] or "").lower(), unquote(match["path"] or "")
    known = desk.evidence.names_commit(oid) if oid else path in desk.evidence.known_paths
    receipt = f"commit:{oid[:7]}" if oid else "title"
    return judged(Verdict.SUPPORTED, receipt) if known else judged(Verdict.UNDECIDED, reason=UNREAD)


def _of_pull(number: int, fragment: str, desk: Desk) -> tuple[Verdict, str, str]:
    """Judge a link to a pull request, and to a place in it."""
    if number != desk.dossier.pull_request.number:
        return Verdict.UNDECIDED, "", "it leads to another pull request"
    if fragment.startswith("diff-"):
        digest = fragment.removeprefix("diff-")[:64]
        if digest in desk.anchors:
            return Verdict.SUPPORTED, "title", ""
        return Verdict.UNSUPPORTED, "", "no file of the change is at this place in the diff"
    if fragment.startswith(_TALKED) and not desk.talk_is_complete:
        return Verdict.UNDECIDED, "", "not every review and comment was read"
    if fragment.startswith(_TALKED):
        return Verdict.UNSUPPORTED, "", "there is no such remark"
    return Verdict.SUPPORTED, "title", ""
