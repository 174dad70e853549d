"""Praise for what a commit's message says, and for a document that came with the code."""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.facts import message_body
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.merits.telling import praise
from roastbot.words import clip, count_words, fits_a_span, is_quotable

# What the words of a reason, of a fault and of a purpose begin with, best first.
_REASONS = (
    re.compile(r"\bbecause\b"),
    re.compile(r"\bwhich (?:broke|left|caused|crashed|leaked)\b"),
    re.compile(r"\b(?:to (?:avoid|prevent)|(?<!do )so (?:that|they|it|the))\b"),
)
_SENTENCE = re.compile(r"[^.;:()`*<>\[\]\u2013\u2014]+")
_PLAN = re.compile(r"plan|todo|roadmap|\.txt$", re.IGNORECASE)
_SPLIT = "Split at white space; parts without a letter or a digit, and trailers such as Co-authored-by, are left out."
LONGEST = 4_000  # characters of a message that are searched for a reason
FEWEST = 5  # words of a reason


def explained(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the commit whose message gives the best reason, of equals the one with the longest message."""
    branch = sorted(steps(dossier), key=lambda step: (-len(step.commit.body), step.place))
    for pattern in _REASONS:
        for step in branch:
            reason = _reason(message_body(step.commit), pattern)
            if reason:
                yield _explained(dossier, step, reason, facts)
                return


def _explained(dossier: Dossier, step: Step, reason: str, facts: Sequence[Fact]) -> Finding:
    short = step.commit.short
    quote = Receipt.quote_from(dossier, f"commit:{short}", reason)
    length, about = count_words(message_body(step.commit)), Subject("commit", short)
    name = f"well_done.{step.commit.short}"
    told = (
        Fact(f"{name}.reason", reason, "", "words of its message about why", (quote,), about, "Verbatim."),
        Fact(f"{name}.words", length, "words", "words that explain it below its title", (step.receipt,), about, _SPLIT),
    )
    claim = f"“{step.commit.headline}” is explained in {length:,} words below its title, among them “{reason}”."
    return praise(claim, (*told, *of_commit(facts, step, "authored")), (step.receipt, quote), 2)


def _reason(body: str, pattern: re.Pattern[str]) -> str:
    """Return the words of a message that begin with `pattern` and can be quoted; else nothing."""
    for match in _SENTENCE.finditer(body[:LONGEST]):
        sentence = " ".join(match[0].split())
        found = pattern.search(sentence)
        words = clip(sentence[found.start() :]) if found else ""
        if len(words.split()) >= FEWEST and is_quotable(words):
            return words
    return ""


def documented(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first commit that adds to code and to a document of its folder, or of the whole repository, at once."""
    for step in steps(dossier):
        rows = [part.path for part in step.parts if part.additions and fits_a_span(part.path)]
        papers = [path for path in rows if kind_of(path) is Kind.WORDS and not _PLAN.search(path)]
        code = [path for path in rows if kind_of(path) is Kind.REST]
        pair = next(((path, paper) for paper in papers for path in code if _is_about(paper, path)), None)
        if pair:
            about, how = Subject("commit", step.commit.short), "A file of its patch with added lines."
            receipts = (step.receipt,)
            name = f"well_done.{step.commit.short}"
            told = (
                Fact(f"{name}.code", pair[0], "", "a file of code that it adds to", receipts, about, how),
                Fact(f"{name}.paper", pair[1], "", "a document that it adds to", receipts, about, how),
                *of_commit(facts, step, "authored", "files"),
            )
            claim = f"“{step.commit.headline}” adds to {pair[0]} and to {pair[1]} in one commit."
            yield praise(claim, told, receipts, 2)
            return


def _is_about(paper: str, path: str) -> bool:
    """Whether a document stands above a file, or among the documents of the whole repository."""
    folder = paper.rpartition("/")[0]
    return not folder or folder.split("/")[0] in {"doc", "docs"} or path.startswith(f"{folder}/")
