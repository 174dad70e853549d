"""A field of a draft as sentences: what is quoted in each, what is code, what it names, and where it all stands."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from roastbot.evidence import Commit
from roastbot.factcheck.desk import Desk, words_of
from roastbot.factcheck.lexicon import WHOLE
from roastbot.findings import PULL_REQUEST, Subject
from roastbot.invisible import clean_line
from roastbot.layout import Strip
from roastbot.markdown import HOLE
from roastbot.moments import moments
from roastbot.numerals import numerals
from roastbot.quotations import Quoted, is_figure, quoted_in

_END = re.compile(r"[.!?\u2026](?:[)\u201d\"'*]|" + HOLE + r")*(?:\s+(?=[A-Z0-9\u201c\"'(" + HOLE + r"])|\s*\n)|\n")
_OID = re.compile(r"(?<![\w/-])(?=[0-9a-f]*\d)[0-9a-f]{7,40}(?!\w)")
_PATH = re.compile(r"(?<![\w/.])(?:[\w.@+-]+/){0,12}[\w@+-][\w.@+-]*\.[A-Za-z][A-Za-z0-9]{0,9}\b(?:\.[a-z]{1,4}\b)?")
_TERMS: Final = re.compile(
    r"(?i)\b(?:(?P<description>(?:pr |pull request )?(?:description|write-?up)|pr body)|(?P<title>title)"
    r"|(?P<biggest>biggest|largest|longest|heaviest) commit|(?P<smallest>smallest|tiniest|lightest) commit"
    r"|(?P<first>first|initial|opening|earliest|original) commit|(?P<last>last|final|closing|latest) commit"
    r"|(?P<pull>PRs?|pull requests?)|(?:the|this|that|whole|entire|final|merged|net|total|full|his|her|their) "
    rf"(?P<whole>{'|'.join(sorted(WHOLE - {'log', 'history', 'pr'}, key=len, reverse=True))})(?:s|es)?)\b(?!\.\w)"
)
_WHEN: Final = re.compile(r"(?i)\b(?:before|after|until|since) $")
_NTH = re.compile(r"(?i)\bcommit (?:number |no\.? ?|#)?$")
_EARLY = re.compile(r"(?i)\b(?:(?P<nth>second|third) commit|commit (?:number )?(?P<number>one))\b")
_EARLY_PLACES: Final = {"one": 1, "second": 2, "third": 3}
LONGEST_SENTENCE: Final = 1_200  # characters; what goes on for longer is cut, so that no text costs its square
_EVIDENCE = re.compile(r"evidence:(?P<kind>commit|patch|after|before|description|title)(?::(?P<rest>.*))?$", re.DOTALL)
_COMMIT_URL = re.compile(r"/commits?/([0-9a-f]{7,40})\b")
_BLOB_URL = re.compile(r"/blob/[^/]+/([^?#]+)")


@dataclass(frozen=True, slots=True)
class Ref:
    """Something a sentence names, and where in the strip; `words` says how: `code`, `quote`, `link` or `prose`."""

    subject: Subject
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Sentence:
    """One sentence of a strip.

    `prose` is as long as the strip's text, with a HOLE for each character that is quoted or code; `refs` is what it
    names, in order; `before` the sentence before it in the same field, None at the beginning.
    """

    field: str
    strip: Strip
    start: int
    end: int
    prose: str
    quotes: tuple[Quoted, ...]
    codes: tuple[tuple[int, int], ...]
    refs: tuple[Ref, ...]
    strays: tuple[tuple[int, int], ...] = ()
    before: "Sentence | None" = dataclasses.field(default=None, repr=False)

    @cached_property
    def text(self) -> str:
        """The sentence as a reader sees it, on one line."""
        return clean_line(" ".join(self.strip.text[self.start : self.end].split()))

    @cached_property
    def own(self) -> str:
        """The sentence's prose, from its first character on."""
        return self.prose[self.start : self.end]

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its words, those of code and quotations included."""
        return words_of(self.strip.text[self.start : self.end])


def sentences(name: str, strip: Strip, desk: Desk, before: Sentence | None) -> Iterator[Sentence]:
    """Yield the sentences of one strip; a block quote is one, and so is a heading."""
    whole = strip.quoted or strip.heading
    quotes, prose, strays = quoted_in(strip)
    codes = tuple(
        (start, end)
        for start, end in strip.codes
        if not any(quote.start <= start < quote.end for quote in quotes) and not is_figure(strip.text[start:end])
    )
    marked = prose
    for person in desk.people_with_stops:
        marked = marked.replace(person, HOLE * len(person))
    spans = [(0, len(strip.text))] if whole else list(_spans(strip.text, marked))
    for start, end in spans:
        if end <= start:
            continue
        inside = tuple(quote for quote in quotes if start <= quote.start < end)
        own_codes = tuple(code for code in codes if start <= code[0] < end)
        refs = tuple(sorted(_refs(strip, prose, inside, (start, end), desk), key=lambda ref: ref.start))
        stray = tuple(place for place in strays if start <= place[0] < end)
        before = Sentence(name, strip, start, end, prose, inside, own_codes, refs, stray, before)
        yield before


def _spans(text: str, prose: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences stand; one may end inside the quotation marks that close it."""
    marked = "".join(
        sign if hole == HOLE and sign in ".!?" and prose[n + 1 : n + 2] == HOLE and _closes(prose, n + 1) else hole
        for n, (sign, hole) in enumerate(zip(text, prose, strict=True))
    )
    start = 0
    for match in _END.finditer(marked):
        yield from _cut(start, match.start() + len(match[0].rstrip()))
        start = match.end()
    yield from _cut(start, len(text))


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    for low in range(start, end, LONGEST_SENTENCE):
        yield low, min(end, low + LONGEST_SENTENCE)


def _closes(prose: str, at: int) -> bool:
    """Whether a quotation ends with the character at `at`."""
    return prose[at + 1 : at + 2] != HOLE


def _refs(strip: Strip, prose: str, quotes: tuple[Quoted, ...], span: tuple[int, int], desk: Desk) -> Iterator[Ref]:
    start, end = span
    for quote in quotes:
        for commit in desk.commits_called(quote.words):
            yield Ref(_commit(commit), quote.start, quote.end, "quote")
        if quote.words.strip(" .,").casefold() == desk.dossier.pull_request.title.strip().casefold():
            yield Ref(PULL_REQUEST, quote.start, quote.end, "quote")
    for low, high in strip.codes:
        if start <= low < end and not _is_quoted_along(strip.text, low, high, quotes):
            yield from (Ref(subject, low, high, "code") for subject in of_code(strip.text[low:high], desk))
    for link in strip.links:
        if start <= link.start < end:
            yield from (Ref(subject, link.start, link.end, "link") for subject in of_link(link.target, desk))
    yield from _of_prose(prose, start, min(end, start + LONGEST_SENTENCE), desk)


def _is_quoted_along(text: str, low: int, high: int, quotes: tuple[Quoted, ...]) -> bool:
    """Whether code stands among other words of a quotation: a class in a commit's title is not what is spoken of."""
    around = next((one for one in quotes if one.start < low and high < one.end), None)
    return around is not None and around.words.strip(" .,;:!?`") != text[low:high].strip(" .,;:!?`")


def of_code(text: str, desk: Desk) -> Iterator[Subject]:
    """Yield what a code span names, if it is a file, a commit or something that facts are about."""
    bare = text.strip().strip("/")
    if bare in desk.around.files:
        yield from (Subject("file", path) for path in desk.around.files[bare])
        return
    if desk.evidence.names_commit(bare):
        yield Subject("commit", bare[:7])
        return
    name = bare.removesuffix("()")
    if name in desk.named:
        yield desk.named[name]
    else:
        yield from (_commit(commit) for commit in desk.commits_called(bare) if " " in bare)
        yield Subject("name", name)


def of_link(target: str, desk: Desk) -> Iterator[Subject]:
    """Yield what a link leads to."""
    match = _EVIDENCE.match(target)
    if match:
        kind, rest = match["kind"], match["rest"] or ""
        if kind == "commit":
            yield Subject("commit", rest[:7])
        elif kind in {"patch", "after", "before"}:
            yield Subject("file", rest.partition(":")[2] if kind == "patch" else rest)
        elif kind == "description":
            yield Subject("description")
        return
    if oid := _COMMIT_URL.search(target):
        yield Subject("commit", oid[1][:7])
    if (blob := _BLOB_URL.search(target)) and blob[1] in desk.paths:
        yield Subject("file", blob[1])


def _of_prose(prose: str, start: int, end: int, desk: Desk) -> Iterator[Ref]:
    for match in _OID.finditer(prose, start, end):
        if desk.evidence.names_commit(match[0]):
            yield Ref(Subject("commit", match[0][:7]), *match.span(), "prose")
    for match in _PATH.finditer(prose, start, end):
        yield from (Ref(Subject("file", path), *match.span(), "prose") for path in desk.around.files.get(match[0], ()))
    for match in _TERMS.finditer(prose, start, end):
        when = (match["whole"] or match["pull"]) and _WHEN.search(prose, max(start, match.start() - 10), match.start())
        if not when:  # `before the change` says when a thing had its size; it is not what had it
            yield from _of_term(match, desk)
    for match in re.finditer(r"[A-Za-z_][A-Za-z0-9_]*", prose[start:end]):
        if match[0] in desk.named and not match[0].islower():
            yield Ref(desk.named[match[0]], start + match.start(), start + match.end(), "prose")
    yield from _of_moments(prose[start:end], start, desk)
    yield from _of_places(prose, start, end, desk)
    for name, login in desk.people.items():
        # `bob/mill` is a repository; nobody speaks there.
        for match in re.finditer(rf"(?<![\w/]){re.escape(name)}(?!\w|/\w)", prose[start:end]):
            yield Ref(Subject("person", login), start + match.start(), start + match.end(), "prose")


def _of_places(prose: str, start: int, end: int, desk: Desk) -> Iterator[Ref]:
    """Yield the commits that a sentence names by their place: `the ninth commit`, `commit number nine`."""
    for match in _EARLY.finditer(prose, start, end):
        number = _EARLY_PLACES.get((match["nth"] or match["number"] or "").lower(), 0)
        yield from _nth(number, *match.span(), desk)
    for numeral in numerals(prose[start:end]):
        low, high = start + numeral.start, start + numeral.end
        behind = re.match(r"[ -]commit\b", prose[high:end]) if numeral.kind == "ordinal" else None
        if (
            numeral.value
            and numeral.kind in {"count", "ordinal"}
            and (behind or _NTH.search(prose, max(start, low - 20), low))
        ):
            yield from _nth(int(numeral.value), low, high + (len(behind[0]) if behind else 0), desk)


def _of_moments(prose: str, base: int, desk: Desk) -> Iterator[Ref]:
    """Yield the commit that a sentence names by the time it was written: `Friday, 17:58`."""
    found = moments(prose)
    if not any(":" in moment.words for moment in found):
        return
    fitting = [
        commit
        for commit in desk.dossier.commits
        if all(moment.fits(commit.authored_at) for moment in found)
        or all(moment.fits(commit.committed_at) for moment in found)
    ]
    if len(fitting) == 1:
        yield Ref(_commit(fitting[0]), base + found[0].start, base + found[-1].end, "prose")


def _of_term(match: re.Match[str], desk: Desk) -> Iterator[Ref]:
    commits = desk.dossier.commits
    kind = match.lastgroup
    if kind in {"description", "title"}:
        yield Ref(Subject(kind), *match.span(), "prose")
    elif kind in {"whole", "pull"}:
        yield Ref(PULL_REQUEST, *match.span(), "prose")
    elif kind in {"biggest", "smallest"}:
        own = sorted(
            (commit for commit in commits if not commit.is_merge), key=lambda one: one.additions + one.deletions
        )
        yield from (Ref(_commit(one), *match.span(), "prose") for one in (own[-1:] if kind == "biggest" else own[:1]))
    elif commits:
        pick, end = (min, commits[0]) if kind == "first" else (max, commits[-1])
        at = pick(commit.authored_at for commit in commits)  # `first` may be by the branch or by the clock
        ends = (end, *(commit for commit in commits if commit.authored_at == at))
        yield from (Ref(subject, *match.span(), "prose") for subject in dict.fromkeys(map(_commit, ends)))


def _nth(number: int, start: int, end: int, desk: Desk) -> Iterator[Ref]:
    if 0 < number <= len(desk.dossier.commits):
        yield Ref(_commit(desk.dossier.commits[number - 1]), start, end, "prose")


def _commit(commit: Commit) -> Subject:
    return Subject("commit", commit.short)
