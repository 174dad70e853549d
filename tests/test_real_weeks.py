"""The recorded weeks, run on the recorded blog through the hub, by both writers."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from claude_on_loopback import Claude
from hub.server import Hub
from second_reading import reader, sentences_in
from stage import Ran, changed_paths, commits, run

BLOG = "PrefectHQ/dev-log"
LEDGER = "data/roast_bot.json"
# The posts of the earlier bot about these very pull requests: they were not on the blog before their weeks.
LATER = ("mea-culpa.md", "roast-desertaxle-refactoring-sisyphus.md", "roast-desertaxle-two-bytes.md")
WEEKS = {
    20608: ("2026-02-16T21:25:00+00:00", "+1,997/-231", "9 files", "17 commits"),
    21252: ("2026-03-30T13:05:00+00:00", "+731/-121", "27 files", "17 commits"),
    21477: ("2026-04-20T13:05:00+00:00", "+5,413/-197", "32 files", "15 commits"),
}


def week(hub: Hub, folder: Path, number: int, **inputs: str) -> Ran:
    """Run the week in which a recorded pull request was merged, as the blog stood then."""
    now = datetime.fromisoformat(WEEKS[number][0])
    files = hub.world.repository(BLOG)["_files"]
    for name in LATER:
        files.pop(f"content/blog/{name}", None)
    return run(
        hub,
        folder,
        now,
        author="desertaxle",
        github_token="real-token",
        blog_repository=BLOG,
        footer_file="",
        since=(now - timedelta(days=7)).isoformat(),
        until=now.isoformat(),
        **inputs,
    )


@pytest.mark.parametrize("number", WEEKS)
def test_the_offline_writer_names_the_true_figures(real_hub: Hub, tmp_path: Path, number: int) -> None:
    """Where an earlier bot printed twelve commits, there were seventeen."""
    ran = week(real_hub, tmp_path, number)
    assert (ran.code, ran.outputs["pull-request"]) == (0, f"PrefectHQ/prefect#{number}"), ran.log
    post = real_hub.git(BLOG).read(ran.outputs["post"])
    for figure in WEEKS[number][1:]:
        assert figure in post, post
    assert changed_paths(real_hub, BLOG) == sorted([ran.outputs["post"], LEDGER])
    kept = json.loads(real_hub.git(BLOG).read(LEDGER))
    assert kept["last_run"] == max("2026-04-13T13:01:00+00:00", WEEKS[number][0])
    again = week(real_hub, tmp_path, number)
    assert (again.outputs["outcome"], commits(real_hub, BLOG)) == ("already", 2)


ANSWER = {
    "title": "Change of Plans",
    "description": "A change that was planned once and made again and again.",
    "body": (
        "Prefect runs workflows, and this week a part of it learned a new way to do so. The change was "
        "[merged](evidence:title) after {commits} commits.\n\nIt begins with [the first one](evidence:{first}), whose "
        "title says what was meant. It ends with [the last](evidence:{last}), whose title says the rest. Everything "
        "in between is the distance from the one to the other, walked with patience, in daylight and after it.\n\n"
        "Tests came along. So did the documentation, which is more than most plans can say of themselves."
    ),
    "verdict_name": "The Planner",
    "plan": "Tell the plan beside the log.",
    "verdict_line": "kept the plan and changed everything in it",
    "compliment": "",
}


@pytest.mark.parametrize("number", WEEKS)
def test_claude_writes_the_same_weeks(real_hub: Hub, claude: Claude, tmp_path: Path, number: int) -> None:
    """The SDK's own client, the real wire format, the same gate."""
    listed = real_hub.world.pull("PrefectHQ/prefect", number)["commits"]
    ends = {name: f"commit:{listed[n]['commit']['oid'][:7]}" for name, n in (("first", 0), ("last", -1))}
    body = ANSWER["body"].format(commits=len(listed), **ends)
    claude.enqueue({**ANSWER, "body": body})
    claude.enqueue(reader())
    ran = week(real_hub, tmp_path, number, writer="claude", anthropic_api_key="sk-test", anthropic_base_url=claude.url)
    assert (ran.code, ran.outputs["writer"]) == (0, "claude"), ran.log
    post = real_hub.git(BLOG).read(ran.outputs["post"])
    assert f"https://github.com/PrefectHQ/prefect/commit/{listed[0]['commit']['oid']}" in post
    assert "**The Planner** — kept the plan" in post
    assert [asked["model"] for asked in claude.history] == ["claude-sonnet-5-5", "claude-haiku-5-5"]


def test_what_the_second_reading_cannot_prove_is_cut(real_hub: Hub, claude: Claude, tmp_path: Path) -> None:
    """The writer gets it back twice; then the sentence goes, and the report says what was cut and why."""
    oid = real_hub.world.pull("PrefectHQ/prefect", 21252)["commits"][0]["commit"]["oid"][:7]
    story = ANSWER["body"].format(commits=17, first=f"commit:{oid}", last=f"commit:{oid}")
    wrong = {**ANSWER, "body": f"{story} Reviewers wept with joy."}
    for answer in (wrong, reader(wept="nobody says so"), wrong, wrong, reader()):
        claude.enqueue(answer)
    ran = week(real_hub, tmp_path, 21252, writer="claude", anthropic_api_key="k", anthropic_base_url=claude.url)
    assert (ran.code, ran.outputs["writer"], ran.outputs["claims-cut"], ran.outputs["revisions"]) == (
        0, "claude", "1", "2",
    ), ran.log  # fmt: skip
    assert "wept" not in real_hub.git(BLOG).read(ran.outputs["post"])
    assert "| cut | wept |" in ran.summary
    # What comes back unchanged is known; the neighbours of the sentence that was cut are read once more without it.
    assert len(claude.history) == 5
    assert len(sentences_in(claude.history[-1])) == 1


def test_a_second_reader_that_is_out_does_not_take_the_week(real_hub: Hub, claude: Claude, tmp_path: Path) -> None:
    """The post is printed as code left it, and the run says that nobody read it again."""
    oid = real_hub.world.pull("PrefectHQ/prefect", 21252)["commits"][0]["commit"]["oid"][:7]
    story = ANSWER["body"].format(commits=17, first=f"commit:{oid}", last=f"commit:{oid}")
    claude.enqueue({**ANSWER, "body": story})
    claude.enqueue(stop_reason="refusal")
    ran = week(real_hub, tmp_path, 21252, writer="claude", anthropic_api_key="k", anthropic_base_url=claude.url)
    assert (ran.code, ran.outputs["writer"]) == (0, "claude"), ran.log
    assert "nobody read this roast a second time" in ran.log


def test_an_outage_goes_to_the_offline_writer_and_says_so_loudly(real_hub: Hub, claude: Claude, tmp_path: Path) -> None:
    """The promise is kept, and nobody is left to believe that Claude kept it."""
    claude.enqueue(stop_reason="refusal")
    ran = week(real_hub, tmp_path, 21252, writer="claude", anthropic_api_key="k", anthropic_base_url=claude.url)
    assert (ran.code, ran.outputs["writer"]) == (0, "offline"), ran.log
    assert "::warning" in ran.log
    assert "offline writer" in ran.summary


def test_a_refused_key_fails_and_leaves_the_blog_alone(real_hub: Hub, claude: Claude, tmp_path: Path) -> None:
    """Falling back would hide a mistake that lasts."""
    claude.enqueue(status=401)
    ran = week(real_hub, tmp_path, 21252, writer="claude", anthropic_api_key="k", anthropic_base_url=claude.url)
    assert (ran.code, ran.outputs["outcome"], commits(real_hub, BLOG)) == (1, "failed", 1)
    assert "anthropic-api-key" in ran.log


def test_on_the_blog_as_it_is_today_every_recorded_week_is_covered(real_hub: Hub, tmp_path: Path) -> None:
    """The earlier bot's posts count: no second roast of a pull request the blog has already roasted."""
    ran = run(
        real_hub, tmp_path, datetime.fromisoformat("2026-04-20T13:05:00+00:00"), author="desertaxle",
        github_token="real-token", blog_repository=BLOG, footer_file="",
    )  # fmt: skip
    assert (ran.code, ran.outputs["outcome"]) == (0, "quiet"), ran.log
    assert changed_paths(real_hub, BLOG) == [LEDGER]


@pytest.mark.parametrize("number", WEEKS)
def test_somebody_may_ask_to_have_an_earlier_bots_pull_request_roasted_again(
    real_hub: Hub, tmp_path: Path, number: int
) -> None:
    """By name, on the blog as it is today: beside the promise, under a name of its own, and once."""
    wish = {"author": "desertaxle", "github_token": "real-token", "blog_repository": BLOG, "footer_file": ""}
    now = datetime.fromisoformat("2026-04-22T09:00:00+00:00")
    ran = run(real_hub, tmp_path, now, pull_request=f"PrefectHQ/prefect#{number}", **wish)
    assert (ran.code, ran.outputs["outcome"]) == (0, "roasted"), ran.log
    assert changed_paths(real_hub, BLOG) == sorted([ran.outputs["post"], LEDGER])
    again = run(real_hub, tmp_path, now, pull_request=f"PrefectHQ/prefect#{number}", **wish)
    assert (again.outputs["outcome"], commits(real_hub, BLOG)) == ("already", 2)
