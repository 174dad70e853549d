"""The gate: everything that leaves passes here, judged by what a renderer would make of it.

A draft is checked in words its writer can act on (`check_draft`); what is about to be published is parsed back
and either passes or stops the run (`inspect_post`, `inspect_output`). Nothing is repaired on the way out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final
from urllib.parse import urlsplit

from roastbot import markdown
from roastbot.errors import GateError
from roastbot.evidence import Dossier
from roastbot.harmless import commit_text, harmless, plain
from roastbot.invisible import JOINER, clean_line, unseen
from roastbot.redact import SHORTEST_KNOWN, Known, find
from roastbot.secret_shapes import spans
from roastbot.writers import Draft, Problem

__all__ = [
    "check_body", "check_draft", "check_text", "commit_text", "harmless",
    "inspect_output", "inspect_post", "plain", "resolve_links",
]  # fmt: skip

EVIDENCE: Final = "evidence:"
KNOWN: Final = "known-credential"  # the kind redact gives to the run's own credentials

# Characters. The published roasts have 514 words on average and 3,600 characters in the longest.
BODY_LIMIT: Final = 12_000
POST_LIMIT: Final = 20_000  # body, addresses, link line and verdict
TEXT_LIMITS: Final[Mapping[str, int]] = {"title": 100, "description": 300, "verdict_name": 60, "verdict_line": 200}

# Diagram and formula languages, which themes hand to a script or a renderer instead of showing them.
EXECUTED: Final = frozenset(
    {"asciimath", "chart", "d2", "diagram", "dot", "echarts", "excalidraw", "flow", "geojson", "goat", "graphviz"}
    | {"html", "katex", "latex", "math", "mathjax", "mermaid", "plantuml", "sequence", "stl", "svg", "tex"}
    | {"topojson", "typst", "vega", "vega-lite", "viz"}
)

ADVICE: Final[Mapping[str, str]] = {
    "definition": "write no link definitions; link with [words](evidence:ID)",
    "executed": "give the fence no language; a theme would run this one instead of showing it",
    "footnote": "write no footnotes; say it in the sentence",
    "foreign-link": "link only to evidence:ID, with an id spelled as the brief spells it",
    "heading": "write no headings; begin the paragraph with its first sentence",
    "html": "write no HTML; put tags that are quoted into a code span or a fence",
    "image": "write no images",
    "indented-code": "put code into a fence; four spaces make a code block by accident",
    "info": "name the fence's language with small letters and digits only, or leave it out",
    "length": "make it shorter",
    "mention": "leave the @ out, or put the name into a code span; a mention would notify that person",
    "nesting": "nest lists and quotes less deeply",
    "newline": "keep it on one line",
    "open-block": "close what is left open at the end (a fence, a quote or a list)",
    "address": "write no bare addresses or mail addresses; put them into a code span, or link to evidence:ID",
    "almost": "escape this or put it into a code span; some renderers read it as markup",
    "empty": "give it words",
    "rule": "write no horizontal rules and no underlines of dashes",
    "secret": "leave out what looks like a credential",
    "tooltip": "give links no title in quotation marks",
    "unseen": "leave out characters that cannot be seen",
}

_INFO = re.compile(r"[a-z0-9+-]{0,20}")
# A mention is an at sign behind anything but an ASCII word character (html-pipeline's MentionFilter).
_MENTION = re.compile(r"(?<![A-Za-z0-9_])@[A-Za-z0-9][A-Za-z0-9/_-]{0,60}")
# What GitHub's and goldmark's extended autolinks begin with, wherever they would accept the rest.
_ADDRESS = re.compile(
    r"(?i)[a-z][a-z0-9+.-]{0,20}://\S{1,60}|(?<![A-Za-z0-9])www\.[^\s.]{1,60}"
    r"|(?:mailto|xmpp):\S{1,60}|[\w.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z]{1,20}"
)
# Markup to kramdown, goldmark's extensions or a reader with other nesting rules, though CommonMark sees text.
_ALMOST = re.compile(
    r"(?m)\]\([^)\n]{0,60}|</?[A-Za-z][^\s>]{0,40}|<!--|<!\[CDATA|<\?|\{::?[^}\n]{0,40}|^ {0,3}\[[^\]\n]{1,60}\]:"
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")  # fmt: skip


def check_draft(draft: Draft, dossier: Dossier) -> tuple[Problem, ...]:
    """Return everything that would keep `draft` from being published, in words its writer can act on."""
    fields = {name: getattr(draft, name) for name in TEXT_LIMITS}
    return (
        *check_body(draft.body, dossier),
        *(problem for name, text in fields.items() for problem in check_text(name, text)),
    )


def check_body(body: str, dossier: Dossier) -> tuple[Problem, ...]:
    """Return what is wrong with a draft's body, whose links still lead to `evidence:ID`; empty when nothing is."""
    targets = {EVIDENCE + source for source in dossier.sources}
    found = (*_raw_offences(body), *_offences(body, targets, BODY_LIMIT))
    return tuple(_problem("body", kind, words) for kind, words in found)


def check_text(name: str, text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a draft's field of plain text; `name` is a key of TEXT_LIMITS."""
    return tuple(_problem(name, kind, words) for kind, words in _text_offences(text, TEXT_LIMITS[name]))


def _problem(where: str, kind: str, words: str) -> Problem:
    return Problem(where, clean_line(words)[:80], ADVICE[kind])


def resolve_links(body: str, dossier: Dossier) -> str:
    """Return `body` with every `evidence:ID` link leading to the address GitHub gave for that source.

    Raises GateError when a link leads anywhere else, or when the result would say or link something different.
    """
    before = markdown.read(body)
    urls = {EVIDENCE + source.id: source.url for source in dossier.sources.values()}
    strangers = [link.target for link in before.links if link.target not in urls]
    if strangers:
        raise GateError(
            f"the post links to {clean_line(strangers[0])[:80]!r}, which is no evidence",
            cause="the writer made an address up or misspelled an id",
            fix="run again; a draft with such a link should have been sent back",
        )
    resolved = markdown.retarget(body, urls)
    after = markdown.read(resolved)
    expected = [markdown.destination(urls[link.target]) for link in before.links]
    if (
        [link.target for link in after.links] != expected
        or after.passages != before.passages
        or after.code != before.code
    ):
        raise GateError(
            "the post reads differently once its links are put in",
            cause="a link is written in a way roastbot cannot replace safely",
            fix="run again; if it happens twice, report it with the draft from the job's log",
        )
    return resolved


def inspect_post(text: str, allowed_urls: AbstractSet[str], known: tuple[Known, ...] = ()) -> None:
    """Parse the finished post (body, link line and verdict; no front matter) and let it pass, or raise GateError.

    Links may lead to `allowed_urls` and nowhere else, and those must be https, or http on this very machine (a
    test's GitHub). `known` are the run's own credentials. The word joiner is let through here: a draft cannot hold
    one, and code breaks template marks and mentions with it.
    """
    safe = {url for url in allowed_urls if _is_safe(url)}
    targets = safe | {markdown.destination(url) for url in safe}
    for kind, words in (*_raw_offences(text.replace(JOINER, ""), known), *_offences(text, targets, POST_LIMIT)):
        raise GateError(
            f"the post holds {clean_line(words)[:80]!r} ({kind})",
            cause="a writer's text or a pull request's words passed the earlier checks in a form they do not know",
            fix=f"run again; a writer is told: {ADVICE[kind]}",
        )


def inspect_output(name: str, text: str, known: tuple[Known, ...] = (), before: str = "") -> None:
    """Let `text` leave as `name` (a file's path, `commit message`, `summary` ...) or raise GateError.

    Refuses whatever looks like a credential or is one of `known`; the message names its kind and line, never it.
    `before` is what already stands there in public: what it holds may stay, as often as it holds it (a site's
    search key, which is no secret), but for `known`.
    """
    old = Counter(_secrets(before)) if before else Counter[_Secret]()
    stays = bool(before) and not Counter(_secrets(text)) - old
    for hit in find(text, known):
        if stays and hit.kind != KNOWN and not _holds(text, known):
            continue
        raise GateError(
            f"{name} holds what looks like a {hit.kind} in line {hit.line}",
            cause="a secret stood in the pull request, in the blog's own files or in a setting",
            fix="remove it where it came from, and revoke it if it is real",
        )


_Secret = tuple[str, str]  # its kind and its own characters


def _secrets(text: str) -> list[_Secret]:
    return [(span.kind, text[span.start : span.end]) for span in spans(text)]


def _holds(text: str, known: tuple[Known, ...]) -> bool:
    """Whether `text` holds one of `known` as it is, also inside something longer that looks like a secret."""
    values = (secret if isinstance(secret, str) else secret.reveal() for secret in known)
    return any(value in text for value in values if len(value) >= SHORTEST_KNOWN)


def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    if parts.username is not None or not parts.hostname:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "::1", "localhost"})


_Offence = tuple[str, str]  # a key of ADVICE and the words at fault; what is secret is never among the words


def _offences(text: str, targets: AbstractSet[str], limit: int) -> Iterator[_Offence]:
    if len(text) > limit:
        yield "length", f"{len(text):,} characters, more than {limit:,}"
        return  # what is this long is not worth parsing, and parsing is not linear
    if not text.strip():
        yield "empty", ""
    document = markdown.read(text)
    for construct in document.constructs:
        yield construct.kind, construct.words
    for code in document.code:
        if code.info is not None:
            yield from _info_offences(code.info)
    for link in document.links:
        yield from _link_offences(link, targets)
    for passage in document.passages:
        for node in passage.nodes:
            if not node.is_code:
                yield from _node_offences(node)


def _raw_offences(text: str, known: tuple[Known, ...] = ()) -> Iterator[_Offence]:
    for hit in find(text, known):
        yield "secret", f"{hit.kind} in line {hit.line}"
    if names := unseen(text):
        yield "unseen", ", ".join(names)


def _info_offences(info: str) -> Iterator[_Offence]:
    if info in EXECUTED:
        yield "executed", info
    elif not _INFO.fullmatch(info):
        yield "info", info


def _link_offences(link: markdown.Link, targets: AbstractSet[str]) -> Iterator[_Offence]:
    if link.is_auto:
        yield "address", link.target
    elif link.target not in targets:
        yield "foreign-link", link.target
    if link.title:
        yield "tooltip", link.title
    if not link.text.strip():
        yield "empty", link.target


def _node_offences(node: markdown.Node) -> Iterator[_Offence]:
    for kind, pattern, text in (
        ("mention", _MENTION, node.text),
        ("address", _ADDRESS, node.text),
        ("almost", _ALMOST, node.typed),
        ("footnote", _FOOTNOTE, node.typed),
    ):
        if match := pattern.search(text):
            yield kind, match[0]


def _text_offences(text: str, limit: int) -> Iterator[_Offence]:
    if not text.strip():
        yield "empty", ""
    if len(text) > limit:
        yield "length", f"{len(text):,} characters, more than {limit:,}"
        return
    yield from _raw_offences(text)
    if "\n" in text.strip():
        yield "newline", text
    for kind, pattern in (("mention", _MENTION), ("address", _ADDRESS), ("html", _ALMOST)):
        if match := pattern.search(text):
            yield kind, match[0]
