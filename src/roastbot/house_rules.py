"""The rules of a repository's own documents that forbid a construct, in the words of the document.

Documents are read as strictly as contracts: a sentence counts only when it begins with the ban, names what it forbids
(in back ticks, or in one of a few plain phrases), and leaves no door open. How far it reaches is rule_reach.py's to
say. Code blocks are examples, never rules, and so are tables and quotations.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from roastbot.constructs import Construct, of_span, of_words
from roastbot.evidence import Document
from roastbot.rule_reach import Reach, both, of_document, of_headings, of_tail

LONGEST: Final = 600  # characters of an item; a longer one weighs things up
MOST: Final = 3_000  # items of one document
MOST_LISTED: Final = 6  # things one sentence forbids

_HEADING = re.compile(r" {0,3}(?P<depth>#{1,6})[ \t]+(?P<title>\S.*)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<text>\S.*)")
_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?]\*\*))\s+(?=[A-Z`*])")
_SPAN = re.compile(r"`[^`]*`")
_DOOR = re.compile(
    r"\b(?:unless|except|exceptions?|only (?:if|when|in|for|as|where|use)|other than|apart from|aside from|"
    r"(?:where|when|if|as far as) possible|whenever|generally|usually|typically|mostly|try (?:to|not)|may|can be|"
    r"(?:is|are) (?:fine|ok|okay|allowed|acceptable)|legacy|existing|but|however|without|sparingly|unnecessar\w+|"
    r"needless\w*|excessive\w*|over-?us\w+|if you|too (?:many|much)|deprecated|yet|prefer not)\b",
    re.IGNORECASE,
)
_VERB = (
    r"(?:us(?:e|ing)|writ(?:e|ing)|add(?:ing)?|introduc(?:e|ing)|import(?:ing)?|call(?:ing)?|put(?:ting)?|"
    r"leav(?:e|ing)) "
)
# The beginnings of sentences that forbid what comes next, and whether they merely advise.
_BANS = (
    (re.compile(rf"(?:please )?(?:never|do not|don't|must not|cannot) (?:ever )?{_VERB}", re.IGNORECASE), False),
    (re.compile(r"no ", re.IGNORECASE), False),
    (re.compile(rf"(?:you )?(?:should not|shouldn't) {_VERB}", re.IGNORECASE), True),
    (re.compile(rf"avoid (?:{_VERB})?", re.IGNORECASE), True),
)
_RATHER = re.compile(
    r"(?:always )?(?:use|prefer) (?P<what>[^.;]{1,120}?)(?:,? instead of| rather than| over|, not|, never) ",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\b(?:for|when|if|in|to|on|with|as|at|during|while)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[A-Za-z][\w /-]{0,40}):\s+")
_ARTICLE = re.compile(r"(?:(?:the|an?|any|raw|plain|new) ){0,2}", re.IGNORECASE)
_CODE = re.compile(
    r"`(?P<span>[^`]{1,80})`(?: (?:statements?|calls?|imports?|comments?|decorators?|keywords?|clauses?))?"
)
_WORDS = re.compile(
    r"(?:(?:bare|naked) `?except:?`?s?(?: clauses?)?|[a-z-]{2,20}(?: [a-z-]{2,20}){0,3})", re.IGNORECASE
)
_NEXT = re.compile(r", or |, and |, nor |, | or | and | nor | ?/ ?")
_END = re.compile(
    r"(?: anywhere| at all| ever)?"
    r"(?P<tail>$|\s*[.;:!,(\u2013\u2014]| -|\s(?:in|inside|within|outside|because|since|from)\b)"
)
_CLOSED = re.compile(
    r"(?:never|do not|don't|must not) (?:add (?:new |any |more )?(?:behaviou?r|code|features?|functionality|logic|"
    r"anything)(?: new)? to|extend|grow)(?:: ?$|:? (?P<rest>`.*))",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"`\w{1,80}\(\)`(?:(?: / |, | or | and )`\w{1,80}\(\)`){0,6}(?=$|\s*(?:--|[\u2014\u2013:;(.]))")
_FUNCTIONS = re.compile(r"`(\w+)\(\)`")
MOST_CLOSED: Final = 40  # entries of one list
_ASIDE = re.compile(r"^ \([^()]{1,200}\)")
_NARROWS = re.compile(r"\b(?:when|if|where|while|during|until|for)\b", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"[\s.;:!,\u2013\u2014-]+(?:instead|use|prefer|always|it|they|these|this|that|because|since|as|import|write)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ban:
    """A rule that forbids a construct: its sentence as it stands in the document, and whether it merely advises."""

    document: str
    sentence: str
    construct: Construct
    reach: Reach
    is_advice: bool


@dataclass(frozen=True, slots=True)
class Closed:
    """A definition that a rule closes: its name, the rule's sentence, what was said before it, and its reach."""

    document: str
    sentence: str
    said: str
    name: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class _Item:
    """A list item or a paragraph with the headings above it."""

    headings: tuple[str, ...]
    text: str
    listed: bool


def bans(documents: Sequence[Document]) -> Iterator[Ban]:
    """Yield what the documents forbid, in their order; nothing that one of them allows somewhere."""
    for document in documents:
        for ban in _of(document):
            if not any(_allows(other.text, ban.construct.name) for other in documents):
                yield ban


def closed(documents: Sequence[Document]) -> Iterator[Closed]:
    """Yield the functions to which nothing is to be added, named in the sentence or in the list below it."""
    for document in documents:
        reach = of_document(document.path)
        items = _items(document.text)
        for place, item in enumerate(items):
            sentence = _SENTENCE.split(item.text)[-1].strip()
            match = _CLOSED.match(sentence.replace("**", ""))
            if not match or len(item.text) > LONGEST or _leaves_a_door(sentence):
                continue
            for text in [match["rest"]] if match["rest"] else _list_below(items, place):
                for name in _FUNCTIONS.findall((_BEGINS.match(text) or [""])[0]):
                    yield Closed(document.path, sentence, item.text, name, reach)


def _list_below(items: Sequence[_Item], place: int) -> Iterator[str]:
    for item in items[place + 1 : place + 1 + MOST_CLOSED]:
        if not item.listed:
            return
        yield item.text


def _allows(text: str, name: str) -> bool:
    wanted = f"`{name}`"
    return wanted in text and any(wanted in item.text and _leaves_a_door(item.text) for item in _items(text))


def _leaves_a_door(item: str) -> bool:
    return bool(_DOOR.search(_SPAN.sub("`", item)))


def _of(document: Document) -> Iterator[Ban]:
    for item in _items(document.text):
        reach = both(of_headings(item.headings), of_document(document.path))
        if reach.understood and len(item.text) <= LONGEST and not _leaves_a_door(item.text):
            for sentence in _SENTENCE.split(item.text):
                yield from _in_sentence(sentence.strip(), document.path, reach)


@lru_cache(maxsize=32)  # every ban asks every document whether it allows it
def _items(text: str) -> tuple[_Item, ...]:
    """Return the list items and paragraphs outside of code blocks, each with the headings above it.

    The document's own name, its first heading where that is of the first order, narrows nothing and is left out.
    """
    found: list[_Item] = []
    headings: dict[int, str] = {}
    lines: list[str] = []
    fence, begun, listed = "", False, False
    for line in [*text.split("\n"), ""]:
        mark = line.strip()[:3]
        is_fence = mark in {"```", "~~~"} and fence in {"", mark}
        heading, item = (None, None) if fence else (_HEADING.match(line), _ITEM.match(line))
        if fence or is_fence or heading or item or not mark or mark[0] in "|>":
            if lines and len(found) < MOST:
                found.append(_Item(tuple(headings.values()), " ".join(lines), listed))
            lines, listed = [item["text"].strip()] if item else [], bool(item)
        else:
            lines.append(line.strip())
        fence = ("" if fence else mark) if is_fence else fence
        if heading:
            depth = len(heading["depth"])
            above = {level: title for level, title in headings.items() if level < depth}
            headings = above | ({depth: heading["title"]} if begun or depth > 1 else {})
            begun = True
    return tuple(found)


def _in_sentence(sentence: str, path: str, reach: Reach) -> Iterator[Ban]:
    plain = sentence.replace("**", "").strip()
    label = _LABEL.match(plain)
    if label:
        reach, plain = both(reach, of_headings((label["label"],))), plain[label.end() :]
    for start, is_advice, has_purpose in _beginnings(plain):
        constructs, end = _listed(plain, start)
        plain = plain[:end] + _ASIDE.sub("", plain[end:])
        tail = None if _NARROWS.search(plain, end) and not _EXPLAINS.match(plain, end) else _END.match(plain, end)
        own = both(reach, of_tail(plain[tail.start("tail") :])) if tail else reach
        for construct in constructs if tail and own.understood else ():
            if not has_purpose or construct.inside == "docstrings":
                yield Ban(path, sentence, construct, own, is_advice)


def _beginnings(plain: str) -> Iterator[tuple[int, bool, bool]]:
    """Yield where the forbidden thing begins, whether this is advice, and whether it is tied to some purpose."""
    for pattern, is_advice in _BANS:
        if match := pattern.match(plain):
            yield match.end(), is_advice, False
            return
    masked = _SPAN.sub(lambda span: "x" * len(span[0]), plain)
    if match := _RATHER.match(masked):
        yield match.end(), True, bool(_PURPOSE.search(match["what"]))


def _listed(plain: str, start: int) -> tuple[list[Construct], int]:
    """Return the constructs that are listed from `start` on, and where the list ends; none where one is not known."""
    found: list[Construct] = []
    at = end = start
    for _ in range(MOST_LISTED):
        at = _ARTICLE.match(plain, at).end()  # type: ignore[union-attr]  # it matches nothing, if need be
        construct, stop = _construct(plain, at)
        if construct is None:
            break
        found.append(construct)
        end = stop
        more = _NEXT.match(plain, end)
        if not more:
            break
        at = more.end()
    return found, end


def _construct(plain: str, at: int) -> tuple[Construct | None, int]:
    """Return the construct that is named at a place and where its name ends, the longest known name first."""
    if code := _CODE.match(plain, at):
        return of_span(code["span"]), code.end()
    words = _WORDS.match(plain, at)
    name = words[0] if words else ""
    while name:
        if construct := of_words(name.lower().replace("`", "").replace(":", "")):
            return construct, at + len(name)
        name = name.rpartition(" ")[0]
    return None, at
