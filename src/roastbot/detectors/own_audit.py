"""Spots a touched file that the repository's own audit had written up, in the audit's words, and what the change did.

Funny because the house had put up a warning sign, and the change walked past it carrying timber; or because the very
phrase the audit complained of was written once more.
Known false alarms: a concern about another corner of a long file. The audit's line numbers are of another day, so a
concern that names lines counts only when it shares two words with the titles of the change, and no more is told than
what was added to the file; a few lines do not count. What an audit says about security is not repeated.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roastbot.added import added
from roastbot.clues import known
from roastbot.evidence import ChangedFile, ChangeType, Concern, Dossier
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import clip, content, fits_a_span, is_quotable, shared

FEW = 10  # lines added to a file; fewer are no event
MOST = 2  # findings of each kind
FEWEST = 3  # words of a quotation
SHORTEST = 12  # characters of a phrase that is not written again by chance
_SECRET = re.compile(r"securit|vulnerab|exploit|attack|credential|secret|arbitrary code", re.IGNORECASE)
_FRAGILE = re.compile(r"fragile|brittle|\bbugs?\b|debt|complex", re.IGNORECASE)  # what an audit calls weak
WORDS_SHARED = 2  # with the titles of the change, where a concern is about a corner of a file
MOST_WORDS = 200  # of the titles of a change
OFTEN = 3  # commits that change a file, from which on they are told instead of its lines
SHARE = 3  # and they are so large a part of all: a third
_SPAN = re.compile(r"`([^`\n]{1,120})`")
_END = re.compile(r"(?<=[.!?])\s+|\n")
_HEAD = re.compile(r"[A-Z][^.;:()`*_<>\[\]]*(?=[.;:(]|$| -)")


@dataclass(frozen=True, slots=True)
class _Touch:
    """A concern, its number, a touched file that it names, and the words of it that can be quoted."""

    number: int
    concern: Concern
    file: ChangedFile
    quote: str
    shared: int


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield phrases the audit complained of that were written again, then the files that grew most."""
    open_ones = [
        (number, concern)
        for number, concern in enumerate(dossier.concerns, 1)
        if not _SECRET.search(f"{concern.area} {concern.title} {concern.issue} {concern.impact}")
    ]
    yield from _again(dossier, open_ones)
    touched = sorted(_touched(dossier, open_ones), key=lambda one: (-one.shared, -one.file.additions, one.number))
    seen: set[str] = set()
    for touch in touched:
        if touch.file.path not in seen and len(seen) < MOST:
            seen.add(touch.file.path)
            yield _finding(dossier, touch, facts)


def _touched(dossier: Dossier, concerns: Sequence[tuple[int, Concern]]) -> Iterator[_Touch]:
    files = {file.path: file for file in dossier.pull_request.files if fits_a_span(file.path)}
    titles = [dossier.pull_request.title, *(commit.headline for commit in dossier.commits)]
    about = list(dict.fromkeys(word for title in titles for word in content(title)))[:MOST_WORDS]
    for number, concern in concerns:
        if not _FRAGILE.search(f"{concern.area} {concern.title}"):
            continue
        common = len(shared(dict.fromkeys(content(f"{concern.title} {concern.issue}")), about))
        for place in concern.places:
            file = files.get(place.path)
            if place.lines and common < WORDS_SHARED:
                continue
            if file and file.additions >= FEW and file.change in {ChangeType.MODIFIED, ChangeType.CHANGED}:
                quote = _quote(concern.issue, about) or _quote(concern.impact, about)
                if quote:
                    yield _Touch(number, concern, file, quote, common)


def _quote(text: str, about: Sequence[str]) -> str:
    """Return three to twelve words of a text for quotation marks, those nearest to the change; else nothing."""
    heads = (_HEAD.match(sentence) for sentence in _END.split(text))
    cuts = [clip(" ".join(head[0].split())) for head in heads if head]
    quotes = [quote for quote in cuts if len(quote.split()) >= FEWEST and is_quotable(quote)]
    return max(quotes, key=lambda quote: len(shared(content(quote), about)), default="")


def _finding(dossier: Dossier, touch: _Touch, facts: Sequence[Fact]) -> Finding:
    concern, file = touch.concern, touch.file
    said = Receipt.quote_from(dossier, f"concern:{touch.number}", touch.quote)
    name = f"own_audit.{touch.number}"
    told = (
        Fact(f"{name}.words", touch.quote, "", f"what {concern.document} says", (said,)),
        Fact(f"{name}.file", file.path, "", "the file it says it of", (said,)),
    )
    sums = known(facts, f"file.{file.path}.additions", f"file.{file.path}.deletions", f"file.{file.path}.commits")
    area = f" under {concern.area}" if is_quotable(concern.area) else ""
    often = _often(facts, file.path)
    moved = f"the change adds {_lines(file.additions)} to it and takes out {file.deletions:,}"
    if often:
        moved = f"{often[0].value} of the {often[1].value} commits change it"
    claim = f"{concern.document} lists {file.path}{area} (“{touch.quote}”); {moved}."
    every = tuple(dict.fromkeys((*told, *sums, *often)))
    return Finding("own_audit", claim, every, (said,), 4 if touch.shared >= WORDS_SHARED else 3)


def _often(facts: Sequence[Fact], path: str) -> tuple[Fact, ...]:
    """Return in how many of the commits a file was changed, where it was again and again; else nothing."""
    both = known(facts, f"file.{path}.commits", "commits.count")
    if len(both) < 2:  # noqa: PLR2004 - the file's and all
        return ()
    own, every = (int(str(fact.value)) for fact in both)
    return both if OFTEN <= own < every <= own * SHARE else ()


def _again(dossier: Dossier, concerns: Sequence[tuple[int, Concern]]) -> Iterator[Finding]:
    """Yield the phrases in code spans of a concern that new lines hold, in files that did not hold the line before."""
    texts = [file.before for file in dossier.texts if isinstance(file.before, str)]
    old = frozenset(line.strip() for text in texts for line in text.split("\n"))
    phrases = [(number, concern, phrase) for number, concern in concerns for phrase in _phrases(concern)]
    found = []
    for number, concern, phrase in phrases:
        uses = [
            (file.path, line.strip())
            for file in dossier.texts
            if fits_a_span(file.path) and file.path != concern.document and isinstance(file.after, str)
            if phrase in file.after
            for line in added(file).values()
            if phrase in line and line.strip() not in old
        ]
        if uses:
            found.append((number, concern, phrase, uses))
    found.sort(key=lambda row: -len(row[3]))
    for number, concern, phrase, uses in found[:MOST]:
        yield _written_again(dossier, number, concern, phrase, uses)


def _phrases(concern: Concern) -> Iterator[str]:
    """Yield what stands in code spans of what is wrong and is more than a name: a comment, a decorator, a statement."""
    for match in _SPAN.finditer(concern.issue):
        phrase = match[1].strip()
        telling = phrase.startswith(("#", "@")) or len(phrase.split()) >= FEWEST
        if telling and len(phrase) >= SHORTEST:
            yield phrase


def _written_again(
    dossier: Dossier, number: int, concern: Concern, phrase: str, uses: Sequence[tuple[str, str]]
) -> Finding:
    path, line = uses[0]
    said = Receipt.quote_from(dossier, f"concern:{number}", phrase)
    stands = Receipt.quote_from(dossier, f"after:{path}", line)
    name = f"own_audit.{number}"
    words = phrase.lstrip("#@ ")
    many = "1 new line holds it" if len(uses) == 1 else f"{len(uses)} new lines hold it"
    told = (
        Fact(
            f"{name}.again", len(uses), "lines", f"new lines that hold what {concern.document} complains of", (stands,)
        ),
        Fact(f"{name}.phrase", phrase, "", f"what {concern.document} complains of", (said,)),
        Fact(f"{name}.where", path, "", "where the first of them stands", (stands,)),
    )
    claim = f"{concern.document} complains of “{words}”; {many}, the first in {path}."
    return Finding("own_audit", claim, told, (said, stands), 4)


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count:,} lines"
