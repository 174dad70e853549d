"""Where everything a reader sees stands in a Markdown text: each visible character with its place in the source.

The parser says on which lines a block stands, and in which order its parts come. The rest is found again by walking
the source along with the tokens; where that fails (a tab that was widened), a place is the nearest one known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from roastbot.markdown import Token, tokens

_LINE_END: Final = re.compile(r"\r\n?|\n")
_CELLS: Final = frozenset({"th_open", "td_open"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the range of the strip's text that is its words, its target, and the target's place in the source."""

    start: int
    end: int
    target: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Strip:
    """One paragraph, heading, list line or table cell as a reader sees it.

    `places[n]` is the half open range of the source that shows the character `text[n]`; `codes` are ranges of `text`,
    `links` in the order they end; `quoted` when it stands in a block quote.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    codes: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    quoted: bool = False
    heading: bool = False
    item: bool = False

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source that shows `text[start:end]`."""
        if not self.places:
            return 0, 0
        first = self.places[min(start, len(self.places) - 1)]
        last = self.places[min(max(end - 1, start), len(self.places) - 1)]
        return first[0], max(last[1], first[0])


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code and the range of the source its lines stand in."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A text taken apart, each part in reading order."""

    strips: tuple[Strip, ...]
    blocks: tuple[Block, ...]


def lay_out(text: str) -> Layout:
    """Return what a reader sees of `text`, and where it stands. Never raises."""
    raw = text.replace("\x00", "\ufffd")
    lines = _lines(raw)
    strips: list[Strip] = []
    blocks: list[Block] = []
    depth = {"blockquote": 0, "heading": 0, "list_item": 0}
    cursor, before = 0, ""
    for token in tokens(text):
        for name in depth:
            depth[name] += {f"{name}_open": 1, f"{name}_close": -1}.get(token.type, 0)
        first, last = token.map or [0, 0]
        if token.type in {"fence", "code_block"}:
            blocks.append(Block(token.content, lines[first], lines[min(last, len(lines) - 1)]))
        elif token.type == "inline" and token.map:
            start = max(cursor, lines[first]) if before in _CELLS else lines[first]
            place = _place(token.content, raw, start, lines[min(last, len(lines) - 1)])
            cursor = place[-1] + 1 if place else cursor
            marks = (depth["blockquote"] > 0, depth["heading"] > 0, depth["list_item"] > 0)
            strips.append(_strip(token, place, marks))
        before = token.type
    return Layout(tuple(strips), tuple(blocks))


def plain(text: str) -> Strip:
    """Return a line of plain text as a strip; backticks in it are read as code all the same."""
    shown: list[int] = []
    codes: list[tuple[int, int]] = []
    end = 0
    for match in re.finditer(r"`([^`]*)`", text):
        shown += range(end, match.start())
        codes.append((len(shown), len(shown) + len(match[1])))
        shown += range(match.start(1), match.end(1))
        end = match.end()
    shown += range(end, len(text))
    return Strip("".join(text[n] for n in shown), tuple((n, n + 1) for n in shown), tuple(codes))


def _lines(raw: str) -> list[int]:
    """Return where each line begins, and where the text ends."""
    return [0, *(match.end() for match in _LINE_END.finditer(raw)), len(raw)]


def _place(content: str, raw: str, start: int, end: int) -> list[int]:
    """Return for each character of a block's content its place in the source between `start` and `end`."""
    found: list[int] = []
    cursor = start
    for number, line in enumerate(content.split("\n")):
        if number:
            close = _LINE_END.search(raw, cursor, end)
            found.append(close.start() if close else min(cursor, end))
            cursor = close.end() if close else cursor
        close = _LINE_END.search(raw, cursor, end)
        stop = close.start() if close else end
        cursor = _place_line(line, raw, cursor, stop, found)
    return found


def _place_line(line: str, raw: str, start: int, stop: int, found: list[int]) -> int:
    bare = line.lstrip()
    trimmed = raw[start:stop].rstrip()
    at = start + len(trimmed) - len(bare) if trimmed.endswith(bare) else raw.find(bare, start, stop)
    if at >= 0:
        lead = len(line) - len(bare)
        found += [max(start, at - lead + n) for n in range(len(line))]
        return at + len(bare)
    for sign in line:  # a tab that was widened, a sign that was unescaped
        near = raw.find(sign, start, min(stop, start + 8))
        start = near if near >= 0 else start
        found.append(min(start, stop))
        start = min(start + (near >= 0), stop)
    return start


@dataclass
class _Walk:
    """A walk along the content of one block."""

    content: str
    at: int = 0
    shown: list[str] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def show(self, text: str, start: int, end: int) -> None:
        """Note visible characters; those of unequal length all stand for the whole range."""
        if len(text) == end - start:
            self.ranges += [(start + n, start + n + 1) for n in range(len(text))]
        else:
            self.ranges += [(start, end)] * len(text)
        self.shown.append(text)
        self.at = end

    def skip(self, text: str) -> None:
        """Step over markup if it stands here."""
        if text and self.content.startswith(text, self.at):
            self.at += len(text)


def _strip(token: Token, place: Sequence[int], marks: tuple[bool, bool, bool]) -> Strip:
    walk = _Walk(token.content)
    codes: list[tuple[int, int]] = []
    links: list[tuple[int, int, str, int, int]] = []
    opened: list[tuple[int, str]] = []
    for child in token.children or []:
        begin = len(walk.ranges)
        if child.type == "code_inline":
            _code(child, walk)
            codes.append((begin, len(walk.ranges)))
        elif child.type == "link_open":
            walk.skip("<" if child.info == "auto" else "[")
            opened.append((begin, str(child.attrs.get("href", ""))))
        elif child.type == "link_close":
            closed = walk.at
            _close_link(child, walk)
            if opened:
                start, target = opened.pop()
                links.append((start, begin, target, *_target_place(walk, target, (closed, walk.at), start)))
        else:
            _text(child, walk)
    ends = [at + 1 for at in place]
    at = [
        (place[min(low, len(place) - 1)], ends[min(max(high - 1, low), len(place) - 1)]) if place else (0, 0)
        for low, high in walk.ranges
    ]
    whole = [
        Link(start, end, target, (place[low] if place else 0, ends[high - 1] if place and high else 0))
        for start, end, target, low, high in links
    ]
    return Strip("".join(walk.shown), tuple(at), tuple(codes), tuple(whole), *marks)


def _target_place(walk: _Walk, target: str, around: tuple[int, int], first: int) -> tuple[int, int]:
    """Return where a link's target stands in a block's content; where it is not in brackets behind it, its words."""
    start, end = around
    at = walk.content.find(target, start, end) if target else -1
    if at >= 0:
        return at, at + len(target)
    low = walk.ranges[first][0] if first < len(walk.ranges) else max(0, min(start, len(walk.content) - 1))
    return low, max(low + 1, min(end, len(walk.content)))


def _text(child: Token, walk: _Walk) -> None:
    if child.type == "text":
        near = walk.content.find(child.content, walk.at)
        start = near if near >= 0 else walk.at
        walk.show(child.content, start, min(start + len(child.content), len(walk.content)))
    elif child.type == "text_special":
        walk.show(child.content, walk.at, min(walk.at + len(child.markup), len(walk.content)))
    elif child.type in {"softbreak", "hardbreak"}:
        end = walk.content.find("\n", walk.at)
        end = walk.at if end < 0 else end
        walk.show("\n", end, min(end + 1, len(walk.content)))
        while walk.content[walk.at : walk.at + 1] in {" ", "\t"}:
            walk.at += 1
    elif child.type == "html_inline":
        walk.skip(child.content)
    elif child.type == "image":
        walk.at = _behind_target(walk.content, max(walk.at, walk.content.find("](", walk.at) + 1))
    else:
        walk.skip(child.markup)


def _code(child: Token, walk: _Walk) -> None:
    """Show a code span's inside; the spaces a parser takes off stand in the source all the same."""
    start = walk.content.find(child.markup, walk.at) + len(child.markup)
    if walk.content.startswith(" ", start) and not child.content.startswith(" "):
        start += 1
    walk.show(child.content, start, min(start + len(child.content), len(walk.content)))
    close = walk.content.find(child.markup, walk.at)
    walk.at = close + len(child.markup) if close >= 0 else walk.at


def _close_link(child: Token, walk: _Walk) -> None:
    if child.info == "auto":
        walk.skip(">")
        return
    walk.skip("]")
    walk.at = _behind_target(walk.content, walk.at)


def _behind_target(content: str, at: int) -> int:
    """Return where a link's `(target "title")` or `[label]` ends that begins at `at`."""
    opening = content[at : at + 1]
    closing = {"(": ")", "[": "]"}.get(opening)
    if closing is None:
        return at
    depth, escaped = 0, False
    for n in range(at, len(content)):
        sign = content[n]
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == opening:
            depth += 1
        elif sign == closing:
            depth -= 1
            if not depth:
                return n + 1
    return at
