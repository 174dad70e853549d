"""Spots a title that says less of a class, function or file by name, which is longer as merged than it was.

Funny because the title names the very thing that grew.
Known false alarms: what was taken out of it made room for something else, and a name that is also a plain word. So the
claim states the title's words and both lengths and draws no conclusion; a function has to be written as code, a class
of one word may not stand in a title that capitalizes its words, and a name that two things bear is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import fits_a_span, read_title

LESS = frozenset(
    {
        "remove", "delete", "drop", "simplify", "reduce", "trim", "prune", "strip", "shrink", "slim", "cut", "retire",
        "minimize", "minimise", "shorten", "streamline", "purge",
    }
)  # fmt: skip
NOTICEABLE = 5  # lines more; below that nobody would say that it grew
FLAGRANT = 30
MOST = 2  # findings
_WORD = re.compile(r"[\w./-]*\w(?:\(\))?")
_CLASS = re.compile(r"[A-Z]\w*[a-z]\w*")
_HUMPS = re.compile(r"[a-z0-9][A-Z]|[A-Z]{2}[a-z]|_")
_PATH = re.compile(r"[\w./-]+\.[A-Za-z]{1,5}")


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something of the change that was there before and is longer now."""

    before: Fact
    after: Fact
    more: int


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield what grew although the title names it, what grew most first."""
    title = dossier.pull_request.title
    if read_title(title).verb not in LESS or not fits_a_span(title):
        return
    named = dict.fromkeys(_names(title))
    things = _things(facts, tuple(named)) if named else {}
    grown = {found[0] for found in things.values() if len(found) == 1 and found[0].more >= NOTICEABLE}
    ordered = sorted(grown, key=lambda thing: (-thing.more, thing.after.id))
    yield from (_finding(dossier, title, thing) for thing in ordered[:MOST])


def _names(title: str) -> Iterator[str]:
    """Yield what a title writes as code, or calls by a class's name or a file's, as far as it spells it out."""
    plain = read_title(title).rest
    words = [match[0] for match in _WORD.finditer(plain)]
    capitals = sum(1 for word in words if word[0].isupper())
    is_capitalized = capitals * 2 > len(words)
    ticked = {text.removesuffix("()") for text in re.findall(r"`([^`]+)`", plain)}
    for word in dict.fromkeys(words):
        bare = word.removesuffix("()")
        last = bare.rpartition("/")[2]
        if _PATH.fullmatch(bare) and last.rpartition(".")[2].islower():
            yield bare
        name = bare.rpartition(".")[2]
        is_class = _CLASS.fullmatch(name) and (_HUMPS.search(name) or not is_capitalized)
        if is_class or "_" in name.strip("_") or word.endswith("()") or bare in ticked:
            yield bare


def _things(facts: Sequence[Fact], named: Sequence[str]) -> dict[str, list[_Thing]]:
    """Return what has a length as merged and can be meant by each of these names."""
    found: dict[str, list[_Thing]] = {}
    for after in facts:
        kind = after.subject.kind
        if kind in {"class", "function", "file"} and after.id.endswith(".after") and fits_a_span(after.id):
            mark = "/" if kind == "file" else "."
            name = next((one for one in named if f"{mark}{after.subject.name}".endswith(f"{mark}{one}")), None)
            if name is None:
                continue
            before = known(facts, f"{after.id.removesuffix('.after')}.before")
            old, new = (before[0].value if before else 0), after.value
            more = new - old if isinstance(old, int) and isinstance(new, int) and old else 0
            found.setdefault(name, []).append(_Thing(before[0] if before else after, after, more))
    return found


def _finding(dossier: Dossier, title: str, thing: _Thing) -> Finding:
    receipt = Receipt.quote_from(dossier, "title", title)
    subject = thing.after.subject
    what = subject.name if subject.kind == "file" else f"the {subject.kind} {subject.name} in {subject.within}"
    was, now = thing.before.value, thing.after.value
    claim = f"The title is “{title}”; {what} had {was:,} lines before and has {now:,} as merged."
    weight = 4 if thing.more >= FLAGRANT else 3
    return Finding("named_and_grew", claim, (thing.before, thing.after), (receipt,), weight)
