"""Words worth showing: what there is to quote about a pull request, the best of it first, for a post short of it.

A text is quotable when it is the title, a commit's title, or a sentence of the description, of a commit's message,
of a review, remark or comment, of a closed issue, of an added code comment or docstring, or of an added line of a
document; when its source may be quoted; and when `in_marks` can put it between quotation marks. Left out are headings,
code, tables, quotes of others, sentences with Markdown's own signs, and what stands within words that are told already.
A post has three quotations, or as many as there are of these.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from roastbot.evidence import GHOST, Absent, Commit, FilePatch
from roastbot.facts import message_body
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Receipt, stands_in
from roastbot.layout import lay_out
from roastbot.quotations import quoted_in
from roastbot.words import clip
from roastbot.writers.offline.desk import SOMEBODY, Desk, called, ended, in_marks, is_path, span
from roastbot.writers.offline.grammar import UnfilledSlotError, expand
from roastbot.writers.offline.slots import Slots

ENOUGH: Final = 3  # quotations of a post
BRIEF, LONG = 3, 12  # words of a quotation that is neither a scrap nor an essay
MOST_OF_A_TEXT: Final = 40  # sentences of one text that are looked at
MOST_LINES: Final = 4_000  # added lines that are looked at
KINDS: Final = ("remark", "message", "issue", "description", "comment", "commit", "page", "title")  # best first
ORDER: Final = ("title", "issue", "description", "commit", "message", "comment", "page", "remark")  # as they are told

TAKES: Final[Mapping[str, Sequence[str]]] = {
    "title": ("The title [reads|is] {quote_end}", "It is called {quote_end}"),
    "issue": (
        "[The issue says|From the issue]: {quote_end}",
        "It closed an issue: {quote_end}",
        "On file: {quote_end}",
    ),
    "description": (
        "From the description: {quote_end}",
        "The description [says|has it]: {quote_end}",
        "[In|Out of] the description: {quote_end}",
    ),
    "commit": ("{Stamp}: {link}.", "{link}, {stamp}.", "{At} came {link}."),
    "message": (
        "{Commit} [adds|goes on]: {quote_end}",
        "Below {commit} [one reads|stands]: {quote_end}",
        "The message of {commit} [says|has]: {quote_end}",
    ),
    "comment": (
        "A comment in {file} says {quote_end}",
        "{file} [has|got] a comment: {quote_end}",
        "[A|One] comment in the code: {quote_end}",
        "Beside the code [stands|is] {quote_end}",
    ),
    "page": ("{file} [says|has it]: {quote_end}", "A line of {file}: {quote_end}", "A [new|added] line: {quote_end}"),
    "remark": ("{Who} [writes|says]: {quote_end}", "From {who}: {quote_end}", "{Who}, in writing: {quote_end}"),
}
_WRAPPED = re.compile(r"\n(?!\s*\n|\s*[-*+\d#>|`<])")
_MARKER = re.compile(r"^\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:\[[ xX]\]\s+)?")
_NO_PROSE = re.compile(r"^\s*(?:#{1,6}\s|>|\||<|={3,}|-{3,}|[`~]{3,})")
_FENCE = re.compile(r"^\s*[`~]{3,}")
_STYLED = re.compile(r"[*\[\]<>~|\\{}]|://|&\w+;")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_COMMENT = re.compile(r"^\s*(?:#|//|--)\s+(?P<text>\S.*)$|^\s*(?:\"{3}|'{3})(?P<doc>[^\"']+?)(?:\"{3}|'{3})?\s*$")
# What makes a reader look up: doubt, haste, regret and the promise to come back.
_FRANK = re.compile(
    r"(?i)\?$|\b(?:oops|sorry|hack|ugly|todo|fixme|for now|temporar\w+|weird|magic|mistake\w*|accident\w*|forg[eo]t\w*"
    r"|wrong|again|still|finally|why|hopefully|trust|don't|whack|silly|broken|somehow|sigh|please|too)\b"
)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Words that may be shown, with the place they stand in.

    `kind` is a key of TAKES, `path` the file's if there is one; `whole` says that nothing was cut off behind them.
    """

    kind: str
    receipt: Receipt
    whole: bool
    path: str = ""
    commit: Commit | None = None

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """How good a quotation it is, the least the best: whole, frank, without code, of an interesting kind."""
        words = self.receipt.quote
        fits = self.whole and len(words.split()) >= BRIEF and not words.endswith(":")
        return not fits, not _FRANK.search(words), "`" in in_marks(words), KINDS.index(self.kind)


def quotations_of(body: str) -> list[str]:
    """Return the distinct quotations of a Markdown text as they are compared, in order."""
    found = [quote.words for strip in lay_out(body).strips for quote in quoted_in(strip)[0]]
    return list(dict.fromkeys(_folded(words) for words in found if in_marks(words)))


def missing_from(desk: Desk, body: str) -> list[Exhibit]:
    """Return what a post with this body needs to have ENOUGH quotations, or as many as there are, in telling order."""
    told = quotations_of(body)
    return chosen(desk, told, ENOUGH - len(told)) if len(told) < ENOUGH else []


def chosen(desk: Desk, told: Iterable[str], most: int) -> list[Exhibit]:
    """Return at most so many exhibits, none of them in what is told, of as many kinds as may be."""
    known, taken = list(told), list[Exhibit]()
    pool = sorted(_exhibits(desk), key=lambda exhibit: exhibit.rank)
    kinds: Counter[str] = Counter()
    while pool and len(taken) < most:
        pool = [exhibit for exhibit in pool if not _is_told(exhibit, known)]
        if pool:
            best = min(pool, key=lambda exhibit: (exhibit.rank[0], kinds[exhibit.kind]))
            taken.append(best)
            known.append(_folded(best.receipt.quote))
            kinds[best.kind] += 1
    return sorted(taken, key=lambda exhibit: (ORDER.index(exhibit.kind), _time(exhibit)))


def told_of(desk: Desk, exhibits: Iterable[Exhibit]) -> list[str]:
    """Return a sentence for each exhibit; none begins as another."""
    used: set[str] = set()
    return [_told(desk, exhibit, used) for exhibit in exhibits]


def _told(desk: Desk, exhibit: Exhibit, used: set[str]) -> str:
    phrases, slots = TAKES[exhibit.kind], _slots(desk, exhibit)
    places = desk.dice.order(f"exhibit {exhibit.kind}", len(phrases))
    for phrase in [phrases[place] for place in places if phrases[place] not in used] + list(phrases):
        try:
            told = expand(phrase, slots, desk.dice)
        except UnfilledSlotError:
            continue
        if desk.holds(told):
            used.add(phrase)
            return told
    return ended(in_marks(exhibit.receipt.quote))


def _slots(desk: Desk, exhibit: Exhibit) -> Slots:
    receipt, commit = exhibit.receipt, exhibit.commit
    shown = in_marks(receipt.quote)
    slots = {"quote_end": ended(shown), "link": f"[{shown}](evidence:{receipt.source})"}
    if commit and exhibit.kind == "commit":
        slots |= {"stamp": desk.stamp(commit.authored_at), "at": desk.at(commit.authored_at)}
    if commit and exhibit.kind == "message":
        slots["commit"] = desk.titled(commit)
    if exhibit.path:
        slots["file"] = span(exhibit.path) if is_path(exhibit.path) and not _is_ambiguous(desk, exhibit.path) else ""
    if exhibit.kind == "remark":
        who = _speaker(desk, receipt.source)
        slots["who"] = f"[{who}](evidence:{receipt.source})"
        slots["Who"] = f"[{'S' + who[1:] if who == SOMEBODY else who}](evidence:{receipt.source})"
    return slots


def _speaker(desk: Desk, source: str) -> str:
    by = desk.dossier.sources[source].by
    if by == GHOST.login:
        return SOMEBODY
    own = by.casefold() == desk.dossier.pull_request.author.login.casefold()
    return (desk.given_name if own else called(by)) or SOMEBODY


def _is_ambiguous(desk: Desk, path: str) -> bool:
    """Whether another file's path ends like this one, so that a reader could look into the wrong one."""
    paths = {file.path for file in desk.dossier.pull_request.files} | {part.path for _, part in _parts(desk)}
    return any(other.endswith(f"/{path}") for other in paths)


def _exhibits(desk: Desk) -> Iterator[Exhibit]:
    """Yield what may be shown, last commit first, each with its receipt."""
    dossier = desk.dossier
    yield from _of(desk, "title", "title", [dossier.pull_request.title])
    yield from _of(desk, "description", "description", _sentences(dossier.description))
    for commit in reversed(dossier.commits):
        if not commit.is_merge:  # a merge's title is git's own
            name = f"commit:{commit.short}"
            yield from _of(desk, "commit", name, [commit.headline], commit=commit)
            yield from _of(desk, "message", name, _sentences(message_body(commit)), commit=commit)
    for name, source in dossier.sources.items():
        kind = {"review": "remark", "thread": "remark", "comment": "remark", "issue": "issue"}.get(
            name.partition(":")[0]
        )
        if kind:
            yield from _of(desk, kind, name, _sentences(source.text))
    for commit, part in _parts(desk):
        yield from _of_patch(desk, commit, part)


def _of_patch(desk: Desk, commit: Commit, part: FilePatch) -> Iterator[Exhibit]:
    lines = () if isinstance(part.lines, Absent) else part.lines[:MOST_LINES]
    added, kind, found = [line.text for line in lines if line.sign == "+"], "comment", list[str]()
    if kind_of(part.path) is Kind.WORDS:
        kind, found = "page", _sentences("\n\n".join(added))
    else:
        matches = [match for text in added if (match := _COMMENT.match(text))]
        found = [match["text"] or match["doc"] for match in matches][:MOST_OF_A_TEXT]
    yield from _of(desk, kind, f"patch:{commit.short}:{part.path}", found, part.path, commit)


def _of(  # noqa: PLR0917 - an exhibit's columns
    desk: Desk, kind: str, source: str, texts: Iterable[str], path: str = "", commit: Commit | None = None
) -> Iterator[Exhibit]:
    if not desk.dossier.may_quote(source):
        return
    for text in texts:
        line = " ".join(text.split())
        words = clip(line, LONG)
        words = words if words.endswith("..") else words.removesuffix(".")
        if not _STYLED.search(words) and in_marks(words) and stands_in(words, desk.dossier.sources[source]):
            receipt = Receipt.quote_from(desk.dossier, source, words)
            yield Exhibit(kind, receipt, len(words) + 1 >= len(line), path, commit)


def _parts(desk: Desk) -> Iterator[tuple[Commit, FilePatch]]:
    for commit in reversed(desk.dossier.commits):
        if not isinstance(commit.patch, Absent):
            yield from ((commit, part) for part in commit.patch)


def _sentences(text: str) -> list[str]:
    """Return the sentences of prose in a Markdown text: no headings, no code, no quotes of others."""
    found, in_code = list[str](), False
    lines = _WRAPPED.sub(" ", text).splitlines()
    fences = [place for place, line in enumerate(lines) if _FENCE.match(line)]
    opening = fences[: len(fences) // 2 * 2]  # one that nobody closes opens nothing
    for place, line in enumerate(lines):
        if place in opening:
            in_code = not in_code
        elif not in_code and line.strip() and not _NO_PROSE.match(line):
            found += [one for one in _SENTENCE_END.split(_MARKER.sub("", line).strip()) if one]
        if len(found) >= MOST_OF_A_TEXT:
            break
    return found[:MOST_OF_A_TEXT]


def _is_told(exhibit: Exhibit, known: Iterable[str]) -> bool:
    words = _folded(exhibit.receipt.quote)
    return any(words in other or other in words for other in known)


def _folded(words: str) -> str:
    return " ".join(words.replace("`", "").casefold().split()).strip(" .,;:!?")


def _time(exhibit: Exhibit) -> float:
    return exhibit.commit.authored_at.timestamp() if exhibit.commit else 0
