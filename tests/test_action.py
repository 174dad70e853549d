"""Whole runs, from the environment GitHub gives to the commit on a real repository: every outcome, every refusal."""

import json
import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hub.server import Hub
from stage import (
    APP,
    BLOG,
    BLOG_FILES,
    FOOTER,
    LEDGER,
    NOW,
    TOKEN,
    changed_paths,
    commits,
    environ,
    furnish,
    next_week,
    run,
)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def world(hub: Hub) -> Hub:
    """Return the hub with a blog and a week's pull requests."""
    furnish(hub)
    return hub


def ledger(hub: Hub) -> dict[str, object]:
    """Return the ledger on the blog."""
    return dict(json.loads(hub.git(BLOG).read(LEDGER)))


def test_a_week_is_one_commit_of_post_ledger_and_footer(world: Hub, tmp_path: Path) -> None:
    """The main job: the biggest pull request, one true commit, outputs and summary that say so."""
    ran = run(world, tmp_path)
    assert (ran.code, ran.outputs["outcome"], ran.outputs["pull-request"]) == (0, "roasted", f"{APP}#7"), ran.log
    assert commits(world) == 2
    assert changed_paths(world) == sorted([ran.outputs["post"], LEDGER, FOOTER])
    post = world.git(BLOG).read(ran.outputs["post"])
    assert "**Final Verdict:**" in post
    assert f"https://github.com/{APP}/pull/7" in post
    row = ledger(world)["weeks"][0]  # type: ignore[index]
    assert (row["week"], row["outcome"], row["post"]) == ("2026-W14", "roasted", ran.outputs["post"])
    assert datetime.fromisoformat(row["ran_at"]) == NOW
    assert (row["candidates"], row["pull_request"]["reviewable_lines"]) == (2, 8)
    assert "30 March 2026, 09:17 UTC" in world.git(BLOG).read(FOOTER)
    assert world.git(BLOG).head("main") == ran.outputs["commit"]
    assert ran.summary.startswith("## roastbot: Roasted: 2026-W14")
    assert TOKEN not in ran.log.replace(f"::add-mask::{TOKEN}", "") + ran.summary + post


def test_the_log_has_one_group_per_step_and_annotations_stand_outside(world: Hub, tmp_path: Path) -> None:
    """Somebody who reads the log can fold what they do not need; no group is left open."""
    lines = run(world, tmp_path).log.splitlines()
    groups = [line for line in lines if line.startswith("::group::")]
    assert groups == [
        "::group::Read the blog",
        "::group::Choose the pull request",
        "::group::Read the pull request",
        "::group::Write and check the roast",
        "::group::Put it on the blog",
    ]
    assert lines.count("::endgroup::") == len(groups)
    assert lines[-1].startswith("::notice")


def test_a_second_run_is_already_and_makes_no_commit(world: Hub, tmp_path: Path) -> None:
    """A second press of the button changes nothing but the report."""
    run(world, tmp_path)
    again = run(world, tmp_path, NOW + timedelta(hours=2))
    assert (again.code, again.outputs["outcome"], again.outputs["commit"]) == (0, "already", "")
    assert commits(world) == 2


def test_a_week_without_pull_requests_is_quiet_and_says_so_on_the_blog(world: Hub, tmp_path: Path) -> None:
    """Quiet is proven: the author and an older merged pull request are visible."""
    run(world, tmp_path)
    quiet = run(world, tmp_path, next_week())
    assert (quiet.code, quiet.outputs["outcome"]) == (0, "quiet"), quiet.log
    assert changed_paths(world) == [LEDGER, FOOTER]
    assert [row["outcome"] for row in ledger(world)["weeks"]] == ["roasted", "quiet"]  # type: ignore[union-attr]


def test_missed_weeks_are_admitted(world: Hub, tmp_path: Path) -> None:
    """Three Mondays on, the ledger has a row for each, and the footer counts the missed ones."""
    run(world, tmp_path)
    run(world, tmp_path, next_week(3))
    rows = ledger(world)["weeks"]
    assert [row["outcome"] for row in rows] == ["roasted", "missed", "missed", "quiet"]  # type: ignore[union-attr]
    assert "Weeks missed so far: 2" in world.git(BLOG).read(FOOTER)


def test_a_blind_token_is_failed_and_never_quiet(world: Hub, tmp_path: Path) -> None:
    """A token that sees nothing proves nothing."""
    world.world.add_token("blind", "ada", reads=[BLOG], writes=[BLOG])
    blind = run(world, tmp_path, github_token="blind", blog_token=TOKEN)
    assert (blind.code, blind.outputs["outcome"]) == (1, "failed")
    assert "github-token" in blind.log
    assert commits(world) == 1
    assert len(re.findall("^::error::", blind.log, re.MULTILINE)) == 1


def test_a_moved_head_is_read_again(world: Hub, tmp_path: Path) -> None:
    """Somebody else's commit stays, and ours lands on top of it."""
    world.fail_next("createCommitOnBranch", "head-moves")
    ran = run(world, tmp_path)
    assert ran.outputs["outcome"] == "roasted"
    assert commits(world) == 3
    assert "elsewhere.md" in world.git(BLOG).paths("main")


def test_another_run_that_kept_the_week_meanwhile_makes_this_one_already(world: Hub, tmp_path: Path) -> None:
    """The decision is made anew on the new head: no second post for one week."""
    row = {"week": "2026-W14", "outcome": "quiet", "until": "2026-03-30T09:16:00+00:00"}
    text = json.dumps({"version": 1, "last_run": "2026-03-30T09:16:00+00:00", "weeks": [row]})
    world.fail_next("createCommitOnBranch", "head-moves", files={LEDGER: text})
    ran = run(world, tmp_path)
    assert (ran.code, ran.outputs["outcome"]) == (0, "already")
    assert not [path for path in world.git(BLOG).paths("main") if "roast-" in path]


def test_a_pull_request_asked_for_by_hand_goes_beside_the_promise(world: Hub, tmp_path: Path) -> None:
    """After the week's roast, another one somebody asked for changes no row; asked again it is already."""
    run(world, tmp_path)
    rows = ledger(world)["weeks"]
    asked = run(world, tmp_path, NOW + timedelta(hours=1), pull_request=f"https://github.com/{APP}/pull/6")
    assert (asked.outputs["outcome"], asked.outputs["pull-request"]) == ("roasted", f"{APP}#6"), asked.log
    assert ledger(world)["weeks"] == rows
    assert ledger(world)["asked"][0]["pull_request"]["number"] == 6  # type: ignore[index]
    again = run(world, tmp_path, NOW + timedelta(hours=2), pull_request=f"{APP}#6")
    assert (again.code, again.outputs["outcome"]) == (0, "already")
    assert commits(world) == 3


def test_a_dry_run_shows_everything_and_commits_nothing(world: Hub, tmp_path: Path) -> None:
    """The roast is in the summary and nowhere else."""
    ran = run(world, tmp_path, publish="dry-run")
    assert (ran.code, ran.outputs["outcome"], ran.outputs["commit"]) == (0, "roasted", "")
    assert "dry run" in ran.summary
    assert "**Final Verdict:**" in ran.summary
    assert commits(world) == 1


def broken(path: str, text: str) -> dict[str, str | bytes]:
    """Return the blog's files with one of them changed."""
    return {**BLOG_FILES, path: text}


REFUSED: dict[str, tuple[dict[str, str | bytes], dict[str, str], str]] = {
    "a truncated ledger": (broken(LEDGER, '{"a": "' + "x" * 600_000 + '"}'), {}, LEDGER),
    "an unparsable ledger": (broken(LEDGER, '{"last_run": '), {}, LEDGER),
    "a broken marker": (broken(FOOTER, "<!-- roastbot:start --> no end"), {}, FOOTER),
    "a doubled marker": (broken(FOOTER, "<!-- roastbot:start --><!-- roastbot:end -->" * 2), {}, FOOTER),
    "a missing footer": ({}, {"footer_file": "layouts/none.html"}, "layouts/none.html"),
    "a bad date": ({}, {"since": "yesterday"}, "since"),
    "a future date": ({}, {"until": "2031-01-01"}, "until"),
    "a wrong token": ({}, {"github_token": "wrong"}, "token"),
    "a repository nobody sees": ({}, {"repositories": "ada/nothing"}, "ada/nothing"),
    "an author nobody knows": ({}, {"author": "nobody-at-all"}, "nobody-at-all"),
    "a pull request that is not there": ({}, {"pull_request": f"{APP}#99"}, "pull-request"),
    "a branch that is not there": ({}, {"blog_branch": "gh-pages"}, "gh-pages"),
    "no writer": ({}, {"writer": ""}, "anthropic-api-key"),
    "a path out of the blog": ({}, {"ledger_file": "../x.json"}, "ledger-file"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_input_is_one_message_and_an_untouched_blog(hub: Hub, tmp_path: Path, case: str) -> None:
    """The message names the input, the usual cause and the fix; the exit is not zero; nothing is written."""
    files, inputs, named = REFUSED[case]
    furnish(hub, files or BLOG_FILES)
    ran = run(hub, tmp_path, **inputs)
    errors = [line for line in ran.log.splitlines() if line.startswith("::error")]
    assert (ran.code, ran.outputs["outcome"], len(errors)) == (1, "failed", 1), ran.log
    assert named in errors[0]
    assert "Usual cause: " in errors[0]
    assert "Fix: " in errors[0]
    assert commits(hub) == 1
    assert ran.summary.startswith("## roastbot: Failed")
    hub.refusals.clear()


def test_the_entry_point_does_the_whole_job_from_any_folder(world: Hub, tmp_path: Path) -> None:
    """`python entrypoint.py` with INPUT_* variables, as the container starts it; the clock is the machine's own."""
    away = tmp_path / "elsewhere"
    away.mkdir()
    variables = environ(world, tmp_path, since="2026-03-23", until="2026-03-30")
    done = subprocess.run(
        [sys.executable, str(ROOT / "entrypoint.py")],
        cwd=away,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert commits(world) == 2
    assert "outcome<<" in (tmp_path / "output").read_text()


def test_a_secret_in_a_title_reaches_neither_summary_nor_log(world: Hub, tmp_path: Path) -> None:
    """The ranking shows titles of pull requests nobody reviewed for that."""
    token = "ghp_" + "a1B2c3D4" * 5
    world.world.add_pull(
        APP, 9, f"Rotate @{token}", author="ada", merged="2026-03-26T10:00:00Z", files={"wheel.py": (4, 1)}
    )
    ran = run(world, tmp_path)
    assert ran.outputs["outcome"] == "roasted", ran.log
    assert "a1B2c3D4" not in ran.summary + ran.log + json.dumps(ran.outputs)


def test_summary_and_outputs_never_hold_the_runs_own_token(hub: Hub, tmp_path: Path) -> None:
    """Wherever it came from, such as an input that was filled in wrongly, it is replaced on the way out."""
    furnish(hub)
    ran = run(hub, tmp_path, pull_request=f"{APP}/{TOKEN}#6")
    assert TOKEN not in ran.summary + json.dumps(ran.outputs)
    hub.refusals.clear()


def test_a_footer_with_a_public_key_is_stamped_all_the_same(hub: Hub, tmp_path: Path) -> None:
    """A search key that its owner put on every page stops no run, and stays."""
    key = "<script>docsearch({ apiKey: '25626fae796133dc1e734c6bcaaeac3c' })</script>\n"
    furnish(hub, {**BLOG_FILES, FOOTER: key + str(BLOG_FILES[FOOTER])})
    ran = run(hub, tmp_path)
    assert ran.outputs["outcome"] == "roasted", ran.log
    assert hub.git(BLOG).read(FOOTER).startswith(key)
    assert "30 March 2026" in hub.git(BLOG).read(FOOTER)
