"""Trailers are what git itself takes for trailers, and nothing that only looks like one."""

import subprocess

import pytest

from roastbot.trailers import trailers

NONE = [
    "Fix: the cache",
    "Fix the cache\nSigned-off-by: Ada <ada@example.org>",
    "Fix the cache\n\nNote: it was slow.\nIt is fast now.",
    "Fix the cache\n\nIt was slow.",
    "Fix the cache\n\nTwo words: no key.",
    "Fix the cache\n\nSee http://example.org: there.",
    "",
]
SOME = [
    "Fix the cache\n\nIt was slow.\n\nCo-Authored-By: Claude Opus 4.6 (1M context) <noreply@example.org>",
    "Fix the cache\n\nReviewed-by: Bo\nRefs: #12\n",
    "Fix the cache\n\nKey : spaced\nOther:tight",
    "Fix the cache\n\nLong: begins here\n  and ends here\nShort: x",
    "Fix the cache\n\nsome words\nSigned-off-by: Ada <ada@example.org>",
    "Fix the cache\n\nNot-this: one\n\nThis: one\n\n\n",
]


@pytest.mark.parametrize("message", NONE)
def test_prose_with_a_colon_is_no_trailer(message: str) -> None:
    """Nor is a headline, or a paragraph that holds anything else."""
    assert trailers(message) == ()


def test_the_last_paragraph_is_keys_and_values() -> None:
    """As written, folded lines on one."""
    assert trailers(SOME[0]) == (("Co-Authored-By", "Claude Opus 4.6 (1M context) <noreply@example.org>"),)
    assert trailers(SOME[1]) == (("Reviewed-by", "Bo"), ("Refs", "#12"))
    assert trailers(SOME[3]) == (("Long", "begins here and ends here"), ("Short", "x"))
    assert trailers(SOME[5]) == (("This", "one"),)


@pytest.mark.parametrize("message", [*NONE, *SOME])
def test_git_says_the_same(message: str) -> None:
    """The rule is git's; this asks it."""
    if not message.strip():
        return
    command = ["git", "interpret-trailers", "--parse", "--no-divider"]
    said = subprocess.run(command, input=message.rstrip() + "\n", capture_output=True, check=True, text=True).stdout
    assert [f"{key}: {value}" for key, value in trailers(message)] == said.splitlines()
