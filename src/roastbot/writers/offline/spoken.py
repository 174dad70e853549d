"""A finding told in its own claim: a plain true sentence, with links where its words stand and code set as code.

This is how any finding can be told, whoever found it. What the check or the gate objects to is left out, sentence by
sentence; a claim of which nothing is left is not told.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from roastbot import gate
from roastbot.findings import Finding, Receipt, stands_in
from roastbot.harmless import harmless
from roastbot.words import clip, fits_a_span, read_title
from roastbot.writers.offline.desk import Desk, quoted, span

LONGEST: Final = 60  # words of a claim that is told whole
CODE: Final = ("patch:", "after:", "before:", "tree:", "blame:")  # sources whose words are code, as a rule
_SIGNS = re.compile(r"[_(){}\[\]=<>]|:$")
_QUOTE = re.compile("\u201c([^\u201c\u201d]*)\u201d")
_TOKEN = re.compile(r"(?P<lead>[(\[]*)(?P<core>.*?)(?P<tail>[,.;:!?)\]]*)", re.DOTALL)
_CODE = re.compile(r"\w*_\w*|\w*[a-z]\w*[A-Z]\w*|[\w.@+-]+/[\w./@+-]+|[\w-]+\.[a-z]{1,4}|[\w.]+\(\)|@\w+")
_BREAK = re.compile("(?<=[.!?\u201d])\\s+(?=[A-Z\u201c])")


def spoken(desk: Desk, finding: Finding) -> str:
    """Return the finding's claim in Markdown, or as many of its sentences as pass the checks; may be empty."""
    said = list(_sentences(finding.claim))
    for names in (desk.short_paths, {}):  # a file is called by its own name where no other has it
        parts = [marked(desk, finding, part, names) for part in said]
        whole = " ".join(parts)
        if len(whole.split()) <= LONGEST and _passes(desk, whole):
            return whole
    return " ".join(part for part in parts if len(part.split()) <= LONGEST and _passes(desk, part))


def marked(desk: Desk, finding: Finding, text: str, names: Mapping[str, str]) -> str:
    """Return words of a claim as Markdown: quotations linked to where they stand, code in spans, paths by `names`."""
    told, end, linked = [], 0, False
    for match in _QUOTE.finditer(text):
        told.append(_plain(desk, finding, text[end : match.start()], names, link=False))
        told.append(_quotation(desk, finding, match[1]))
        end, linked = match.end(), True
    told.append(_plain(desk, finding, text[end:], names, link=not linked))
    joined = re.sub(r"\s+([,.;:!?]|\\\))", r"\1", " ".join(part for part in told if part)).replace("\\( ", "\\(")
    return re.sub(r"([.!?]\"(?:\]\([^)]*\))?)\.", r"\1", joined)


def _passes(desk: Desk, text: str) -> bool:
    return desk.holds(text) and not gate.check_body(text, desk.dossier)


def _sentences(claim: str) -> Iterator[str]:
    """Yield the claim's sentences; a full stop between quotation marks ends none."""
    held = ""
    for part in _BREAK.split(" ".join(claim.split())):
        held = f"{held} {part}".strip()
        if held.count("\u201c") == held.count("\u201d") and held.endswith((".", "!", "?", "\u201d")):
            yield held
            held = ""
    if held:
        yield held


def _quotation(desk: Desk, finding: Finding, words: str) -> str:
    """Return quoted words linked to the receipt they stand in; a commit's title as titles are shown."""
    for receipt in finding.receipts:
        commit = desk.commits.get(receipt.source.removeprefix("commit:"))
        if commit and words == commit.headline:
            return desk.titled(commit)
    place = next((receipt for receipt in finding.receipts if _holds(desk, receipt, words)), None)
    if place and place.source.startswith("blame:"):
        words = clip(read_title(words).plain)  # another change's title, its number left out as in any other title
    is_code = place is not None and place.source.startswith(CODE) and bool(_SIGNS.search(words))
    shown = span(words) if is_code and fits_a_span(words) else quoted(words)
    return f"[{shown}](evidence:{place.source})" if place and shown else shown


def _holds(desk: Desk, receipt: Receipt, words: str) -> bool:
    source = desk.dossier.sources.get(receipt.source)
    return source is not None and stands_in(words, source)


def _plain(desk: Desk, finding: Finding, text: str, names: Mapping[str, str], *, link: bool) -> str:
    """Return a claim's own words, escaped; what reads like code goes into spans, the first of them linked."""
    named = {fact.value for fact in finding.facts if isinstance(fact.value, str)}
    named |= {fact.subject.name for fact in finding.facts if fact.subject.kind in {"file", "function", "class"}}
    told, own = list[str](), list[str]()
    for token in text.split():
        parts = _TOKEN.fullmatch(token)
        core = parts["core"] if parts else ""
        place = next((one for one in finding.receipts if core and core in one.quote), None)
        is_code = core in named or core in names or (_CODE.fullmatch(core) and (place or core in desk.paths))
        if not is_code or not parts or any(sign.isspace() for sign in core):
            own.append(token)
            continue
        shown = span(names.get(core, core))
        if link and place:
            shown, link = f"[{shown}](evidence:{place.source})", False
        told += [harmless(" ".join(own)), f"{parts['lead']}{shown}{parts['tail']}"]
        own.clear()
    return " ".join(part for part in (*told, harmless(" ".join(own))) if part)
