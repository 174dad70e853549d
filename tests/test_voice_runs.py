"""Whole runs with a voice: notes from the blog's own branch, another language, a habit that goes back once."""

from pathlib import Path

import pytest

from claude_on_loopback import Claude
from hub.server import Hub
from roastbot.habits import MARK
from stage import BLOG, BLOG_FILES, commits, furnish, run

NOTES = "about/voice.md"
ANSWER = {
    "plan": "The mill and what it grinds.",
    "title": "Run of the Mill",
    "description": "A mill that needs no cards and has one.",
    "body": (
        "The engine computes with cards, and now there is a mill in it.\n\nThe description says it "
        '["needs no new cards"](evidence:description). The mill came on Wednesday, and a test came along on Friday, '
        "which asks the mill for flour and looks at what comes out."
    ),
    "verdict_name": "The Miller",
    "verdict_line": "asked for flour and looked",
    "compliment": "",
}
GERMAN = {
    **ANSWER,
    "title": "Der M\u00fcller und sein Rad",
    "description": "Eine M\u00fchle, die keine Karten braucht, steht da.",
    "body": (
        "Die Maschine rechnet mit Karten, und jetzt steht eine M\u00fchle darin. In der Beschreibung steht "
        '["needs no new cards"](evidence:description). Danach kam noch ein Test dazu, und der fragt die M\u00fchle '
        "nach Mehl und schaut nach, was herauskommt, elf Mal am Tag."
    ),
    "verdict_name": "Der M\u00fcller",
    "verdict_line": "fragt nach Mehl und schaut nach",
}


@pytest.fixture
def world(hub: Hub) -> Hub:
    """Return the hub with a week's pull requests, and a blog whose author keeps notes."""
    furnish(hub, {**BLOG_FILES, NOTES: "Always mention the goat.\n"})
    return hub


def by_claude(claude: Claude, **inputs: str) -> dict[str, str]:
    """Return the inputs of a run that Claude writes alone."""
    with_claude = {"writer": "claude", "anthropic_api_key": "k", "anthropic_base_url": claude.url, "audit": "false"}
    return {**with_claude, **inputs}


def test_the_authors_notes_reach_the_model_and_nobody_else(world: Hub, claude: Claude, tmp_path: Path) -> None:
    """In the system prompt, from the commit the run read; the post holds none of it."""
    claude.enqueue(ANSWER)
    ran = run(world, tmp_path, **by_claude(claude, voice_file=NOTES, heat="savage"))
    assert (ran.code, ran.outputs["writer"], ran.outputs["revisions"]) == (0, "claude", "0"), ran.log
    told = claude.history[0]["system"][0]["text"]
    assert "<author_notes>\n|Always mention the goat.\n</author_notes>" in told
    assert "Heat: savage" in told
    assert "goat" not in world.git(BLOG).read(ran.outputs["post"])


def test_notes_that_are_not_there_fail_before_anybody_is_asked(world: Hub, claude: Claude, tmp_path: Path) -> None:
    """One message that names the input; the blog is as it was."""
    ran = run(world, tmp_path, **by_claude(claude, voice_file="about/vioce.md"))
    assert (ran.code, ran.outputs["outcome"], commits(world)) == (1, "failed", 1)
    assert "voice-file about/vioce.md is not on the blog" in ran.log
    assert claude.history == []


def test_a_post_in_another_language_is_published_and_the_summary_says_what_was_checked(
    world: Hub, claude: Claude, tmp_path: Path
) -> None:
    """English rules accuse nobody; figures, quotations, code and links were held against the evidence."""
    claude.enqueue(GERMAN)
    ran = run(world, tmp_path, **by_claude(claude, language="German"))
    assert (ran.code, ran.outputs["writer"], ran.outputs["revisions"]) == (0, "claude", "0"), ran.log
    assert "in this language: German." in claude.history[0]["system"][0]["text"]
    assert "Written in German: code checked figures, quotations, code and links only" in ran.summary


def test_a_habit_goes_back_once_and_the_summary_counts_it(world: Hub, claude: Claude, tmp_path: Path) -> None:
    """The second request names the words; what is mended is printed."""
    habit = ANSWER["body"].replace("now there is a mill in it", "now there is literally a mill in it")
    claude.enqueue({**ANSWER, "body": habit})
    claude.enqueue(ANSWER)
    ran = run(world, tmp_path, **by_claude(claude))
    assert (ran.code, ran.outputs["writer"], ran.outputs["revisions"]) == (0, "claude", "1"), ran.log
    asked = claude.history[1]["messages"][2]["content"]
    assert '"words":"literally"' in asked
    assert MARK in asked
    assert "- Habits of style: 1 mended, 0 left" in ran.summary
    assert "literally" not in world.git(BLOG).read(ran.outputs["post"])


def test_the_offline_writer_says_that_it_hears_neither_language_nor_notes(world: Hub, tmp_path: Path) -> None:
    """The week is kept, in English, and nobody is left to wonder."""
    ran = run(world, tmp_path, language="de", voice_file=NOTES)
    assert (ran.code, ran.outputs["writer"]) == (0, "offline"), ran.log
    assert "the offline writer writes English" in ran.log
    assert "the offline writer reads no notes" in ran.log


def test_an_outage_in_another_language_says_that_the_post_is_english(
    world: Hub, claude: Claude, tmp_path: Path
) -> None:
    """A warning beside the one about the outage."""
    claude.enqueue(stop_reason="refusal")
    ran = run(world, tmp_path, **by_claude(claude, language="de"))
    assert (ran.code, ran.outputs["writer"]) == (0, "offline"), ran.log
    assert "the offline writer writes English, whatever language says" in ran.summary
