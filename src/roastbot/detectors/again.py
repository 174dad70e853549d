"""Spots what an earlier roast of this blog was about and this pull request does again, with the old post's words.

Funny because somebody wrote it down, published it, and the author read it.
Known false alarms: the same word for something else. A file or a name counts only in the same repository, standing in
a code span of the old post, unmistakable and changed here; a habit only where a short table of phrases finds it in the
old post and another detector, or git, finds it here. A roast of the same pull request is never an earlier one.
"""

import builtins
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roastbot import old_habits
from roastbot.clues import known
from roastbot.evidence import Absent, Dossier, EarlierRoast, SourceTree
from roastbot.findings import Fact, Finding, Receipt
from roastbot.instants import MONTHS
from roastbot.words import clip, fits_a_span, is_quotable

MOST = 2  # findings of each kind
FEWEST = 3  # words of a quotation
MENTIONS = 3  # changed lines that name something before it counts as touched
SHORTEST = 8  # letters of a name that nobody uses twice by chance
NEWEST = 12  # roasts that are looked at
_SPAN = re.compile(r"`([^`\n]{3,120})`")
_FILE = re.compile(r"[\w./-]*\w\.[a-z]{1,5}")
_NAME = re.compile(r"[A-Za-z_][\w.]*")
_COMMON = frozenset(
    {
        "__init__.py", "__main__.py", "conftest.py", "setup.py", "main.py", "utils.py", "models.py", "index.js",
        "package.json", "pyproject.toml", "readme.md", "changelog.md", "dockerfile", "makefile", "uv.lock", "app.py",
    }
)  # fmt: skip
_SENTENCE = re.compile(r"[^.;:!?()`*_<>\[\]\n\u2014]+")


@dataclass(frozen=True, slots=True)
class _Old:
    """An earlier roast with its number in the dossier."""

    number: int
    roast: EarlierRoast

    @property
    def source(self) -> str:
        """Its id."""
        return f"earlier:{self.number}"

    def called(self) -> str:
        """Return what a claim calls it: by its title and its date, as far as both can be told."""
        day = self.roast.date
        when = f" of {day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""
        return (f"the roast “{self.roast.title}”" if is_quotable(self.roast.title) else "an earlier roast") + when


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield habits that came back, then files and names that did, from the newest roasts first."""
    old = [_Old(number, roast) for number, roast in enumerate(dossier.earlier, 1)][:NEWEST]
    merged = dossier.pull_request.merged_at.date()
    old = [one for one in old if one.roast.date and one.roast.date <= merged and not _is_same(dossier, one.roast)]
    if not old:
        return
    yield from _habits(dossier, old, facts)
    yield from _things(dossier, old, facts)


def _is_same(dossier: Dossier, roast: EarlierRoast) -> bool:
    """Whether a roast is about this pull request; one that names its number anywhere is taken for it."""
    pull = dossier.pull_request
    named = pull.reference.casefold() in {one.casefold() for one in roast.pull_requests}
    return named or bool(re.search(rf"(?:#|/pull/){pull.number}\b", roast.text))


def _habits(dossier: Dossier, old: Sequence[_Old], facts: Sequence[Fact]) -> Iterator[Finding]:
    told = 0
    for topic in old_habits.TOPICS:
        quoted = next(((one, quote) for one in old if (quote := _said(one.roast.text, topic.said))), None)
        if quoted is None or told >= MOST:
            continue
        now = topic.now(dossier, facts)
        if now:
            one, quote = quoted
            receipt = Receipt.quote_from(dossier, one.source, quote)
            words = Fact(f"again.{one.number}.{topic.name}", quote, "", "what the earlier roast says", (receipt,))
            claim = f"{_upper(one.called())} says “{quote}”. {now.claim}"
            yield Finding("again", claim, (words, *now.facts), (receipt, *_title(dossier, one), *now.receipts), 3)
            told += 1


def _said(text: str, pattern: re.Pattern[str]) -> str:
    """Return the words of an old post around a phrase, three to twelve of them and fit for quotation marks."""
    for sentence in _SENTENCE.finditer(text):
        words = " ".join(sentence[0].split())
        found = pattern.search(words)
        if not found:
            continue
        for cut in (clip(words), clip(words[found.start() :])):
            quote = cut.strip(" ,\"'\u201c\u201d")
            if len(quote.split()) >= FEWEST and is_quotable(quote) and pattern.search(quote):
                return quote
    return ""


def _things(dossier: Dossier, old: Sequence[_Old], facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield files, then names, that stand in code spans of an old roast about the same repository."""
    home = dossier.pull_request.repository.name_with_owner.casefold()
    near = [one for one in old if any(ref.casefold().startswith(f"{home}#") for ref in one.roast.pull_requests)]
    spans = {one.number: list(dict.fromkeys(_SPAN.findall(one.roast.text))) for one in near}
    told: set[str] = set()
    for one in near:
        for span in spans[one.number]:
            path = _file(dossier, span)
            if path and path not in told and len(told) < MOST:
                told.add(path)
                yield _of_file(dossier, one, span, path, facts)
    counts = _mentions(dossier, {name for own in spans.values() for span in own if (name := _name(span))})
    for one in near:
        for span in spans[one.number]:
            name = _name(span)
            if counts.get(name, 0) >= MENTIONS and name not in told and len(told) < MOST:
                told.add(name)
                yield _of_name(dossier, one, span, counts[name])


def _file(dossier: Dossier, span: str) -> str:
    """Return the one touched file that a code span means, empty where it means none or may mean another."""
    if not _FILE.fullmatch(span) or span.rpartition("/")[2].casefold() in _COMMON:
        return ""
    paths = [file.path for file in dossier.pull_request.files if f"/{file.path}".endswith(f"/{span}")]
    tree = dossier.tree
    every = (
        [path for path in tree.by_path if f"/{path}".endswith(f"/{span}")] if isinstance(tree, SourceTree) else paths
    )
    return paths[0] if len(paths) == 1 and len(every) <= 1 and fits_a_span(paths[0]) else ""


def _name(span: str) -> str:
    """Return the unmistakable name that a code span is, empty for any other; a dotted one by its last part."""
    if not _NAME.fullmatch(span.removesuffix("()")) or _FILE.fullmatch(span):
        return ""
    name = span.removesuffix("()").rpartition(".")[2]
    telling = "_" in name.strip("_") or bool(re.search(r"[a-z][A-Z]", name))
    return name if telling and len(name) >= SHORTEST and not hasattr(builtins, name) else ""


def _mentions(dossier: Dossier, names: set[str]) -> dict[str, int]:
    """Return how many changed lines of the branch hold each name as a word of its own."""
    counts: dict[str, int] = {}
    if not names:
        return counts
    wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    for commit in dossier.commits:
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            for line in () if isinstance(part.lines, Absent) else part.lines:
                if line.sign != " ":
                    for name in set(wanted.findall(line.text)):
                        counts[name] = counts.get(name, 0) + 1
    return counts


def _of_file(dossier: Dossier, one: _Old, span: str, path: str, facts: Sequence[Fact]) -> Finding:
    receipt = Receipt.quote_from(dossier, one.source, f"`{span}`")
    told = Fact(f"again.{one.number}.file", path, "", "a file that an earlier roast named", (receipt,))
    sums = known(facts, f"file.{path}.additions", f"file.{path}.deletions", f"file.{path}.commits")
    claim = f"{_upper(one.called())} named {span}; this pull request changes {path} again."
    return Finding("again", claim, (told, *sums), (receipt, *_title(dossier, one)), 3)


def _of_name(dossier: Dossier, one: _Old, span: str, count: int) -> Finding:
    receipt = Receipt.quote_from(dossier, one.source, f"`{span}`")
    name = _name(span)
    told = Fact(f"again.{one.number}.name", name, "", "a name that an earlier roast spoke of", (receipt,))
    many = Fact(f"again.{one.number}.lines", count, "lines", f"lines the commits change that hold {name}", (receipt,))
    claim = f"{_upper(one.called())} spoke of {name}; the commits of this one change {count:,} lines that hold it."
    return Finding("again", claim, (told, many), (receipt, *_title(dossier, one)), 2)


def _title(dossier: Dossier, one: _Old) -> tuple[Receipt, ...]:
    return (Receipt.quote_from(dossier, one.source, one.roast.title),) if is_quotable(one.roast.title) else ()


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
