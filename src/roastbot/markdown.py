"""Reads Markdown as a renderer would and says what is in it; nothing here judges.

CommonMark through markdown-it-py, with GitHub's tables and strikethrough, and two changes: every link target is
seen as it was written, also those a polite parser would refuse, and text keeps the difference between a sign that
was typed and one that was escaped. Bare addresses are the gate's business: what counts as one differs by renderer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token as Token  # noqa: PLC0414 - layout.py walks tokens, and only this room imports them

HOLE: Final = "\ufffc"  # Unicode's object replacement character: something stands here that is not text
DEEPEST: Final = 12  # levels; markdown-it stops reading at 20, and what it does not read nobody judged
_END: Final = "roastbot-end-of-text"  # appended before reading: a block that is left open swallows it
_LINK_START = re.compile(r"\]\([ \t\n]*")


@dataclass(frozen=True, slots=True)
class Node:
    """A run of text without markup in between. `typed` has a HOLE for each sign that was escaped or an entity."""

    text: str
    typed: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, list item line or table cell; `quoted` when it stands in a block quote."""

    nodes: tuple[Node, ...]
    quoted: bool

    @property
    def prose(self) -> str:
        """The text a reader sees, each code span replaced by one HOLE."""
        return "".join(HOLE if node.is_code else node.text for node in self.nodes)

    @property
    def visible(self) -> str:
        """The text a reader sees, code spans included."""
        return "".join(node.text for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text, its target as written (unescaped), its tool tip, and whether it was `<like-this>`."""

    text: str
    target: str
    title: str
    is_auto: bool


@dataclass(frozen=True, slots=True)
class Code:
    """Code: `info` is a fence's info string, and None for a code span."""

    text: str
    info: str | None


@dataclass(frozen=True, slots=True)
class Construct:
    """Something that is more than text: its kind (a key of gate.ADVICE) and the words it was written in."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a Markdown text holds, each in reading order."""

    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    code: tuple[Code, ...]
    constructs: tuple[Construct, ...]


class _Reader(MarkdownIt):
    """The parser, showing every link as it is written."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's own name and signature
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's own name
        return url


def _reader() -> _Reader:
    reader = _Reader("commonmark")
    reader.enable(["table", "strikethrough"])
    reader.disable("text_join")  # it would merge escaped signs into the text around them
    return reader


_READER: Final = _reader()


@dataclass(slots=True)
class _Notes:
    """What was seen so far."""

    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)
    constructs: list[Construct] = field(default_factory=list)


_BLOCKS: Final[Mapping[str, str]] = {
    "heading_open": "heading",
    "hr": "rule",
    "html_block": "html",
    "code_block": "indented-code",
}


def read(text: str) -> Document:
    """Return what `text` holds. Never raises: every text is some Markdown."""
    environment: dict[str, Mapping[str, object]] = {}
    tokens = _READER.parse(f"{text}\n\n{_END}", environment)
    notes = _Notes()
    if tokens[-2:-1] and tokens[-2].content == _END and tokens[-2].level == 1:
        tokens = tokens[:-3]
    else:
        notes.constructs.append(Construct("open-block", text[-60:]))
    notes.constructs += [Construct("definition", label) for label in environment.get("references", {})]
    _note_blocks(tokens, notes)
    return Document(tuple(notes.passages), tuple(notes.links), tuple(notes.code), tuple(notes.constructs))


def tokens(text: str) -> list[Token]:
    """Return the token stream of `text`, for whoever needs to know where things stand in it."""
    return _READER.parse(text)


def _note_blocks(tokens: Sequence[Token], notes: _Notes) -> None:
    quotes = 0
    for token in tokens:
        if token.level >= DEEPEST:
            notes.constructs.append(Construct("nesting", token.content[:60]))
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type in _BLOCKS:
            notes.constructs.append(Construct(_BLOCKS[token.type], token.content.strip() or token.markup))
        if token.type in {"fence", "code_block"}:
            notes.code.append(Code(token.content, token.info.strip()))
        elif token.type == "inline":
            notes.passages.append(Passage(tuple(_nodes(token.children or [], notes)), quoted=quotes > 0))


def _nodes(tokens: Sequence[Token], notes: _Notes) -> Iterator[Node]:
    """Yield the text runs of one inline token, noting links, code spans and constructs on the way."""
    run: list[tuple[str, str]] = []
    for place, token in enumerate(tokens):
        if token.level >= DEEPEST:
            notes.constructs.append(Construct("nesting", token.content[:60]))
        if token.type in {"text", "text_special", "softbreak", "hardbreak"}:
            shown = token.content or "\n"
            run.append((shown, HOLE if token.type == "text_special" else shown))
            continue
        if run:
            yield _joined(run)
            run = []
        if token.type == "code_inline":
            notes.code.append(Code(token.content, None))
            yield Node(token.content, HOLE, is_code=True)
        elif token.type == "html_inline":
            notes.constructs.append(Construct("html", token.content))
        elif token.type == "image":
            notes.constructs.append(Construct("image", str(token.attrs.get("src", ""))))
        elif token.type == "link_open":
            notes.links.append(_link(tokens, place))
    if run:
        yield _joined(run)


def _joined(run: list[tuple[str, str]]) -> Node:
    return Node("".join(shown for shown, _ in run), "".join(typed for _, typed in run))


def _link(tokens: Sequence[Token], place: int) -> Link:
    opening = tokens[place]
    depth, inside = 1, []
    for token in tokens[place + 1 :]:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if not depth:
            break
        inside.append(token.content)
    target, title = (str(opening.attrs.get(name, "")) for name in ("href", "title"))
    return Link("".join(inside), target, title, is_auto=opening.info == "auto")


def retarget(text: str, targets: Mapping[str, str]) -> str:
    """Return `text` with every inline link to a key of `targets` leading to its value instead.

    What only looks like such a link inside code stays as it is: each candidate is marked, the marked text is
    parsed, and only marks that came out as link targets are replaced.
    """
    places = list(_destinations(text, targets))
    marks = [(start, end, f"mark:{n}") for n, (start, end, _) in enumerate(places)]
    seen = {link.target for link in read(_replaced(text, marks)).links}
    return _replaced(
        text,
        [
            (start, end, destination(targets[target]))
            for n, (start, end, target) in enumerate(places)
            if f"mark:{n}" in seen
        ],
    )


def _destinations(text: str, targets: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for match in _LINK_START.finditer(text):
        found = _READER.helpers.parseLinkDestination(text, match.end(), len(text))
        if found.ok and found.str in targets:
            yield match.end(), found.pos, found.str


def _replaced(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    pieces, last = [], 0
    for start, end, new in changes:
        pieces += [text[last:start], new]
        last = end
    return "".join(pieces) + text[last:]


def destination(url: str) -> str:
    """Return `url` as a link destination: whatever could end one early is percent-encoded."""
    return quote(url, safe="!#$%&'*+,/:;=?@[]_~")
