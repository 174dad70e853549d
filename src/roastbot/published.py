"""A finished post, by whomever: what of it is read, and where each character of that stands in the file.

Front matter is no prose: only its title and description are read. A verdict in the manner of ours (its name, a dash,
its line) is read as the two fields it is made of. Hidden characters, a generator's escapes of its own marks,
shortcodes and footnote marks are taken out of the reader's way, so that nothing is claimed by accident.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import pairwise
from typing import Final

from roastbot import layout
from roastbot.frontmatter import FrontMatterError, parse
from roastbot.invisible import NEWLINES, is_hidden
from roastbot.manners import date_of
from roastbot.markdown import HOLE
from roastbot.proof import without_closing_line

FIELDS: Final = ("title", "description")
Place = tuple[int, int]  # a half open range of characters

# A block between delimiters whose first line has a key: front matter, even where it does not parse.
_BLOCK = re.compile(
    r"(?P<fence>\+\+\+|---)[ \t]*\n\s*(?:#[^\n]*\n\s*)*[\"']?[\w-]+[\"']?[ \t]*[:=].*?^(?P=fence)[ \t]*$\n?",
    re.MULTILINE | re.DOTALL,
)
_ESCAPED = re.compile(r"\{\{[<%](/\*)[^{}]*?(\*/)[>%]\}\}")  # Hugo prints `{{</* x */>}}` as `{{< x >}}`
_NO_PROSE = re.compile(  # shortcodes, the tags of Liquid, footnote marks
    r"\{\{[<%](?!/\*).{0,2000}?[>%]\}\}|\{%.{0,2000}?%\}|\[\^[^\]\s]{1,40}\]", re.DOTALL
)
_BARE = re.compile(r"https?://[^\s<>\"'`\ufffc]+", re.IGNORECASE)
_VERDICT = re.compile(
    r"Final Verdict:\s*(?P<verdict_name>\S.{0,200}?)\s[\u2014\u2013-]\s(?P<verdict_line>\S.*)", re.DOTALL
)
_BEHIND: Final = ".,;:!?)*_~]"  # signs behind an address that belong to the sentence
_OPENING = re.compile(r"[>|][+-]?\d?[+-]?[ \t]*\n[ \t]*|(?P<quote>\"\"\"|'''|\"|')?\n?")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]\w\w\\u\w{4}|u\w{4}|U\w{8}|x\w{2}|\n\s*|.)")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is read, and for each of its characters the range of the file that shows it."""

    text: str
    places: tuple[Place, ...]

    def place(self, start: int, end: int) -> Place:
        """Return the range of the file that shows `text[start:end]`, without white space at its ends."""
        while start < end - 1 and self.text[start].isspace():
            start += 1
        while start < end - 1 and self.text[end - 1].isspace():
            end -= 1
        shown = self.places[start:end]
        if not shown:
            return 0, 0
        return shown[0][0], max(shown[-1][1], shown[0][1])


@dataclass(frozen=True, slots=True)
class Published:
    """A post taken apart: its fields by the names a draft has for them, its body, the bare addresses in that.

    `silent` are the ranges of the body that show an address, in which nothing is claimed besides;
    `broken` says what is wrong with front matter that does not parse, empty where nothing is; `clock` is the time zone
    in which the post dates itself, None where it does not say.
    """

    fields: tuple[tuple[str, Passage], ...]
    body: Passage
    addresses: tuple[tuple[str, Place], ...]
    silent: tuple[Place, ...]
    broken: str = ""
    clock: tzinfo | None = None


def take_apart(raw: str) -> Published:
    """Return what of a post is read; any text is a post. Places are into `raw`, character by character."""
    whole = _legible(raw)
    front = _front(whole)
    start = front.end
    body = _without_escapes(Passage(whole.text[start:], whole.places[start:]))
    text = without_closing_line(body.text)
    verdict, holes = _verdict(text, body)
    addresses, silent, more = _addresses(text)
    read = Passage(_holed(text, holes + more), body.places)
    return Published((*front.fields, *verdict), read, addresses, silent, front.broken, front.clock)


def _legible(raw: str) -> Passage:
    """Return the text without what nobody sees; every end of a line is one line feed."""
    kept = [
        (n, sign)
        for n, (sign, following) in enumerate(pairwise(f"{raw}\n"))
        if not (sign == "\r" and following == "\n") and (sign in NEWLINES or not is_hidden(sign))
    ]
    text = "".join("\n" if sign in NEWLINES else sign for _, sign in kept)
    return Passage(text, tuple((n, n + 1) for n, _ in kept))


@dataclass(frozen=True, slots=True)
class _Front:
    """What front matter says, and where it ends."""

    end: int = 0
    fields: tuple[tuple[str, Passage], ...] = ()
    broken: str = ""
    clock: tzinfo | None = None


def _front(whole: Passage) -> _Front:
    try:
        parsed = parse(whole.text)
    except FrontMatterError as error:
        block = _BLOCK.match(whole.text)
        return _Front(block.end(), broken=str(error)) if block else _Front()
    start = len(whole.text) - len(parsed.content)
    found = []
    for key, value in parsed.metadata.items():
        if key.lower() in FIELDS and isinstance(value, str) and value.strip():
            places = [whole.place(*one) for one in _located(whole.text[:start], key, value)]
            found.append((key.lower(), Passage(value, tuple(places))))
    when = date_of(parsed.metadata)
    return _Front(start, tuple(found), clock=when.tzinfo if when else None)


def _located(head: str, key: str, value: str) -> Sequence[Place]:
    """Return where in front matter each character of a value is written; of one nobody finds, the whole of it."""
    named = re.compile(rf"(?<![\w.-])[\"']?{re.escape(key)}[\"']?[ \t]*[:=][ \t]*")
    for match in named.finditer(head):
        if found := _aligned(head, match.end(), value):
            return found
    return [(0, len(head))] * len(value)


def _aligned(head: str, at: int, value: str) -> list[Place]:
    """Walk a value along the way it is written, escapes and folded lines included; empty where they part."""
    opening = _OPENING.match(head, at)
    quote = (opening["quote"] or "") if opening else ""
    at = opening.end() if opening else at
    found: list[Place] = []
    for sign in value:
        end = _step(head, at, sign, quote)
        if end is None and head[at : at + 1].isspace():  # a block's indentation
            at += len(head[at:]) - len(head[at:].lstrip())
            end = _step(head, at, sign, quote)
        if end is None:
            return []
        found.append((at, end))
        at = end
    return found


def _step(head: str, at: int, sign: str, quote: str) -> int | None:
    """Return where the writing of one character ends that begins at `at`, None where something else is written."""
    if head.startswith("\\", at) and quote.startswith('"'):
        escape = _ESCAPE.match(head, at)
        return escape.end() if escape else None
    if head.startswith("''", at) and sign == "'" and quote == "'":
        return at + 2
    if head.startswith(sign, at):
        return at + 1
    if sign.isspace() and head[at : at + 1].isspace():
        return at + len(head[at:]) - len(head[at:].lstrip())
    return None


def _without_escapes(body: Passage) -> Passage:
    """Return a body with the marks of Hugo's shortcodes as a reader sees them."""
    gone: set[int] = set()
    for match in _ESCAPED.finditer(body.text):
        gone |= {*range(*match.span(1)), *range(*match.span(2))}
    if not gone:
        return body
    kept = [n for n in range(len(body.text)) if n not in gone]
    return Passage("".join(body.text[n] for n in kept), tuple(body.places[n] for n in kept))


def _verdict(text: str, body: Passage) -> tuple[tuple[tuple[str, Passage], ...], list[Place]]:
    """Return the name and the line of a verdict, and where they stand in the body."""
    for strip in reversed(layout.lay_out(text).strips):
        if match := _VERDICT.fullmatch(strip.text):
            found = []
            for name, words in match.groupdict().items():
                places = [body.place(*strip.source(n, n + 1)) for n in range(*match.span(name))]
                found.append((name, Passage(words, tuple(places))))
            return tuple(found), [strip.source(match.start(1), match.end())]
    return (), []


def _addresses(text: str) -> tuple[tuple[tuple[str, Place], ...], tuple[Place, ...], list[Place]]:
    """Return a body's bare addresses, all ranges that show an address, and the ranges that are no prose."""
    holes: list[Place] = []
    addresses: list[tuple[str, Place]] = []
    links: list[Place] = []
    for strip in layout.lay_out(text).strips:
        own = [(link.start, link.end) for link in strip.links]
        links += [strip.source(*link) for link in own if _BARE.match(strip.text[link[0] : link[1]])]
        taken = [*strip.codes, *own]
        holes += [strip.source(*place) for place in _free(_NO_PROSE, strip.text, taken)]
        for start, end in _free(_BARE, strip.text, taken):
            address = strip.text[start:end].rstrip(_BEHIND)
            addresses.append((address, strip.source(start, start + len(address))))
    return tuple(addresses), (*links, *(place for _, place in addresses)), holes


def _holed(text: str, holes: Iterable[Place]) -> str:
    """Return a text as long as before with HOLEs in these ranges; lines stay lines."""
    signs = list(text)
    for start, end in holes:
        signs[start:end] = [sign if sign == "\n" else HOLE for sign in signs[start:end]]
    return "".join(signs)


def _free(pattern: re.Pattern[str], text: str, taken: Iterable[Place]) -> list[Place]:
    """Return where a pattern stands in a text outside the ranges that are taken."""
    return [
        match.span()
        for match in pattern.finditer(text)
        if not any(match.start() < end and start < match.end() for start, end in taken)
    ]
