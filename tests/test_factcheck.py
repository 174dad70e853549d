"""What the checker proves, what it stops, and how well it does on posts that were really published."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from real_dossiers import load
from roastbot import detectors, factcheck
from roastbot.evidence import Dossier
from roastbot.facts import derive, with_findings
from roastbot.findings import Fact
from roastbot.gate import BODY_LIMIT
from roastbot.numerals import numerals
from roastbot.redact import redact_dossier
from small_dossier import commit, dossier, draft, patch

FACTS = (
    Fact("commits.count", 17, "commits", "commits of the pull request"),
    Fact("pull.additions", 1246, "lines", "lines the diff adds"),
    Fact("pull.deletions", 121, "lines", "lines the diff takes out"),
    Fact("pull.files", 27, "files", "files the diff touches"),
    Fact("holds", 3, "cranes", "cranes that hold on, of those the harbour has"),
    Fact("open.hours", 5, "hours", "time open, its hours"),
    Fact("open.minutes", 48, "minutes", "time open, its minutes"),
    Fact("open.span", "6 days and 2 hours", "", "time open"),
    Fact("gap.span", "about 3 hours and 9 minutes", "", "time from one commit to another"),
    Fact("merged", datetime.fromisoformat("2026-03-27T17:58:00-05:00"), "", "when it was merged"),
)
DOSSIER = dossier(
    "Phase 5 of the plan: port 4200, Python 3.11, a two-phase lift, see #12. "
    "This removed 9000 dead crates and saves 40 percent, a 9000-line one.\n\n> It holds on",
    replace(
        commit("Lift crates gently", "", patch(" def lift(crate):", "+    hold(crate, retries=3)")),
        co_authors=("5000 tests",),
    ),
)


def complaints(body: str, **fields: str) -> list[str]:
    """Return the words the checker objects to."""
    return [problem.words for problem in factcheck.check(draft(body, **fields), DOSSIER, FACTS)]


@pytest.mark.parametrize(
    "body",
    [
        "It took 17 commits and 27 files. Seventeen commits, a 17-commit lift, 17 small commits.",
        "+1,246/-121 across 27 files, or 1,246 lines; 121 of them left, two-phase as it is.",
        "It was open for 5 hours and 48 minutes. Then 6 days and 2 hours.",
        "About 3 hours and 9 minutes later it was lifted.",
        "Of the harbour's cranes, three hold on. Every one of the 17 commits says so.",
        "Phase 5 speaks to port 4200 in Python 3.11, for #7 and #12, since 2026.",
        "Friday, 17:58: `hold(crate, retries=3)`. On Tuesday at 09:45 it was `lift()`.",
        'They wrote "Lift crates gently." and \u201cWhy not a forklift?\u201d',
        "> It holds on",
        "```python\ndef lift(crate):\n    hold(crate, retries=3)\n```",
        "In [1cc2d1b](evidence:commit:1cc2d1b) one thing happened once, at first, and a third of nobody minded.",
        "He broke the fourth wall; the ninth commit of 17, the 17th commit; 48minutes.",
        "Only this, never that, nobody else, always, every single time.",
    ],
)
def test_what_is_proven_or_nobody_can_prove_passes(body: str) -> None:
    """Facts in figures, words and hyphens; names with figures; times; quotes; code; and scope words."""
    assert complaints(body) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("It took 15 commits.", "It took 15 commits."),
        ("a fifteen-commit safari", "a fifteen-commit safari"),
        ("the next sixteen apologize", "the next sixteen apologize"),
        ("It took `16` commits.", "It took 16 commits."),
        ("17 files changed", "17 files changed"),
        ("a 17-service crane", "a 17-service crane"),
        ("two of the 17 commits", "two of the 17 commits"),
        ("+1,247 lines", "+ 1,247 lines"),
        ("dozens of commits", "dozens of commits"),
        ("a dozen commits", "a dozen commits"),
        ("half the diff", "half the diff"),
        ("twice as many lines", "twice as many lines"),
        ("the nineteenth commit", "the nineteenth commit"),
        ("50% of it", "50% of it"),
        ("the 900th commit", "the 900th commit"),
        ("the 900th revert of it", "the 900th revert of it"),
        ("It removed 9000 crates.", "It removed 9000 crates."),
        ("Removed 9000 dead crates", "Removed 9000 dead crates"),
        ("It saves 40 files", "It saves 40 files"),
        ("a 9000-line diff", "a 9000-line diff"),
        ("It has 5000 tests.", "It has 5000 tests."),
        ("It took 18commits.", "It took 18commits."),
        ("merged at 17h58", "merged at 17h58"),
        ("on a saturday", "saturday"),
        ("they wrote \u201ego", "\u201ego"),
        ("Python 3.12", "Python 3.12"),
        ("see #13", "#13"),
        ("on Monday", "Monday"),
        ("Tuesday, 17:58", "Tuesday, 17:58"),
        ('They wrote "I give up."', "I give up."),
        ('They wrote "Lift ... gently".', "Lift ... gently"),
        ("> It lets go", "It lets go"),
        ("the `drop()` call", "drop()"),
        ("```python\nhold(crate, retries=4)\n```", "hold(crate, retries=4)"),
    ],
)
def test_what_is_not_proven_is_named(body: str, words: str) -> None:
    """Wrong values, wrong units, sums nobody supplied, invented words, altered code."""
    (found,) = complaints(body)
    assert found in words or words in found


@pytest.mark.parametrize("field", factcheck.PLAIN_FIELDS)
def test_every_field_is_checked(field: str) -> None:
    """Titles and verdicts lie as easily as bodies."""
    (problem,) = factcheck.check(draft(**{field: "Fifteen commits"}), DOSSIER, FACTS)
    assert problem.where == field


def test_advice_names_figures_that_would_do() -> None:
    """A writer can mend a number without a second look at the facts."""
    (problem,) = factcheck.check(draft("It took 15 commits."), DOSSIER, FACTS)
    assert "known: 17 commits" in problem.advice


def test_a_body_too_long_to_publish_is_not_read() -> None:
    """The gate refuses it already."""
    assert complaints('"never said" ' * BODY_LIMIT) == []


@settings(deadline=None, max_examples=50)
@given(st.text(st.sampled_from("0123456789 ,.-+/#%:'\"`>\nabcMondtwoe"), max_size=300) | st.text())
def test_any_text_is_checked(body: str) -> None:
    """No text makes the checker raise, and checking twice says the same."""
    assert complaints(body, title=body) == complaints(body, title=body)


def _published(real: Path, number: int) -> tuple[Dossier, tuple[Fact, ...]]:
    found, _ = redact_dossier(load(real / f"prefect-{number}"))
    facts = derive(found, UTC)
    return found, with_findings(facts, detectors.detect(found, facts))


def _is_flagged(claim: dict[str, str], found: Dossier, facts: tuple[Fact, ...]) -> bool:
    """Whether the checker, reading the claim's whole sentence, objects to a number or words inside the claim."""
    sentence = re.sub(r'^description = "(.*)"$', r"\1", claim["context"])
    body = re.sub(r"\]\([^)]*\)", "](evidence:title)", sentence)
    said = re.sub(r'[*_`"]', "", claim["claim"])
    counted = {numeral.words.lower() for numeral in numerals(said)}
    for problem in factcheck.check(draft(body), found, facts):
        words = re.sub(r'[*_`"]', "", problem.words)
        if "number" in problem.advice or "size" in problem.advice:
            if counted & {numeral.words.lower() for numeral in numerals(words)}:
                return True
        elif words in said or said in words:
            return True
    return False


@pytest.mark.real
def test_the_published_posts_lose_their_false_numbers_and_keep_their_true_quotes(real: Path) -> None:
    """Of 11 false numbers at least 9 are stopped; of 11 true ones at most 4; no true commit quote at all.

    The false one that passes is `a 5,413-line protocol`: the figure is the whole diff's, the noun is not. The true
    ones that are stopped (a file's whole length, commits counted by a word) are in no fact: a writer is told to do
    without.
    """
    known = {number: _published(real, number) for number in (20608, 21252, 21477)}
    counts: dict[tuple[str, str], list[bool]] = {}
    for claim in json.loads((real / "claims.json").read_text()):
        flagged = _is_flagged(claim, *known[claim["pr"]])
        counts.setdefault((claim["kind"], claim["verdict"]), []).append(flagged)
    for (kind, verdict), flags in sorted(counts.items()):
        print(f"{kind:15} {verdict:22} {sum(flags):2} of {len(flags):2} stopped")
    assert len(counts["number", "false"]) == len(counts["number", "true"]) == 11
    assert sum(counts["number", "false"]) >= 9
    assert sum(counts["number", "true"]) <= 4
    assert sum(counts["commit-quote", "true"]) == 0
    assert all(counts["invented-quote", "unverifiable-from-git"])
    assert sum(counts["code", "true"]) <= 2
