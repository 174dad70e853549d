"""A codebase's audit of itself is read as it is written, whoever wrote it and however."""

import time
from pathlib import Path

import pytest

from roastbot.concerns import LONGEST_LINE, MOST_CONCERNS, parse
from roastbot.evidence import Concern, Place

URL = "https://github.com/acme/app/blob/abc/CONCERNS.md"
AUDIT = """# Codebase Concerns

**Analysis Date:** 2026-02-03

## Tech Debt

**Circular Imports:**
- Issue: `context.py` imports itself, in the end.
- Files: `src/app/context.py`, `src/app/base.py` (line 140), `src/app/core.py` (lines 1220-1233),
  `src/app/schema.py` (lines 733, 736, 752)
- Impact: Slow starts.
- Fix approach: Move things.

**Fragile Bundles:**
- Files: `src/app/bundles.py`
- Why fragile: It pickles.

## Security

**Open Door:**
- Risk: Anybody may enter.
- Files:
  - `src/app/door.py:12-20`
  - `./src/app/key.py#L7`
- Current mitigation: None.
"""


def read(text: str) -> tuple[Concern, ...]:
    """Return the concerns of a text."""
    return parse(text, "CONCERNS.md", URL)


@pytest.mark.parametrize(
    "text",
    ["", "# Codebase Concerns\n\nNothing worries us.", "**Analysis Date:** 2026-02-03", "## Tech Debt\n\n- none\n",
     "```\n**Sample:**\n- Issue: not one\n- Files: `a.py`\n```", "# Notes\n\nSee `README` and [this](a.py).\n"],
)  # fmt: skip
def test_what_is_no_concern_is_none(text: str) -> None:
    """Prose, headings, dates and examples in code blocks worry nobody."""
    assert read(text) == ()


def test_each_concern_has_its_area_files_lines_and_cost() -> None:
    """In the audit's words and order."""
    circular, fragile, door = read(AUDIT)
    assert circular == Concern(
        title="Circular Imports",
        area="Tech Debt",
        issue="`context.py` imports itself, in the end.",
        impact="Slow starts.",
        places=(
            Place("src/app/context.py"),
            Place("src/app/base.py", ((140, 140),)),
            Place("src/app/core.py", ((1220, 1233),)),
            Place("src/app/schema.py", ((733, 733), (736, 736), (752, 752))),
        ),
        document="CONCERNS.md",
        url=URL,
    )
    assert (fragile.area, fragile.issue, fragile.impact) == ("Tech Debt", "It pickles.", "")
    assert (door.area, door.issue, door.impact) == ("Security", "Anybody may enter.", "")
    assert door.places == (Place("src/app/door.py", ((12, 20),)), Place("src/app/key.py", ((7, 7),)))


@pytest.mark.parametrize(
    "text",
    [
        "## Area\n\n### Title\n\n**Problem:** It leaks.\n\n**Files:** `a/b.py` (line 3)\n\n**Consequences:** Rust.\n",
        "## Area\r\n\r\n### Title\r\n* **Problem**: It leaks.\r\n* **Location**: `a/b.py:3`\r\n* **Impact**: Rust.\r\n",
        "# X\n## Area\n1. **Title:**\n- Symptoms: It leaks.\n- File: `a/b.py` (lines 3)\n- Effect: Rust.",
        "## Area\n**Title**\n- Issue: It leaks.\n- Blocks: Rust.\n- Files: `a/b.py` (line 3) and `not a path`",
    ],
)  # fmt: skip
def test_other_labels_and_other_markdown_say_the_same(text: str) -> None:
    """Bold labels, smaller headings, stars, numbers, carriage returns."""
    (found,) = read(text.replace("\r", ""))
    assert (found.area, found.title, found.issue, found.impact) == ("Area", "Title", "It leaks.", "Rust.")
    assert found.places == (Place("a/b.py", ((3, 3),)),)


def test_half_a_concern_is_still_one() -> None:
    """Without files, without a cost, without either."""
    assert [one.title for one in read("**A:**\n- Issue: x\n\n**B:**\n- Files: `b.py`\n\n**C:**\n- Impact: y")] == [
        "A", "B", "C",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hostile",
    ["`" * 200_000, "**a" * 100_000, "- " * 100_000, "- Files: " + "`a.py` (lines " * 50_000, "#" * 300_000,
     "- " + "a" * 300_000 + ":", "**x**:\n" * 60_000, "- Files: `a.py` (lines " + "1-" * 100_000 + ")",
     "\x00\u202e- Issue: \ud800" * 1_000, "```\n" * 50_000, "- Issue: x\n" * 60_000, "(" * 100_000],
)  # fmt: skip
def test_a_hostile_text_is_read_in_no_time(hostile: str) -> None:
    """It may say nothing; it may not hang or raise."""
    start = time.perf_counter()
    assert len(read(f"## A\n**T:**\n{hostile}")) <= MOST_CONCERNS
    assert time.perf_counter() - start < 5  # seconds; these take less than one, and a quadratic one minutes


def test_only_so_much_is_taken() -> None:
    """Of concerns, and of one line."""
    text = "".join(f"**T{n}:**\n- Issue: {'x' * 9_000}\n" for n in range(MOST_CONCERNS + 5))
    found = read(text)
    assert len(found) == MOST_CONCERNS
    assert len(found[0].issue) < LONGEST_LINE


@pytest.mark.real
def test_the_audit_this_began_with_is_read_whole(real: Path) -> None:
    """All 39 entries, and the lines of the ones that touch what was roasted."""
    found = read((real / "CONCERNS.md").read_text(encoding="utf-8"))
    assert len(found) == 39
    assert sum(bool(one.issue) for one in found) == 39
    blocks = next(one for one in found if one.title == "Block Loading Sync/Async Mismatch")
    assert blocks.places == (Place("src/prefect/blocks/core.py", ((1220, 1233),)),)
    urls = next(one for one in found if one.title == "Deprecated URL Validation Fields")
    assert urls.places[1].lines == ((733, 733), (736, 736), (752, 752), (753, 753))
    assert {one.area for one in found} >= {"Tech Debt", "Security Considerations", "Test Coverage Gaps"}
