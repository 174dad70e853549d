"""The other ways onto the site: into the workspace, by pull request, as a draft; and the build that follows."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

import stage
from hub.server import Hub
from stage import APP, BLOG, BLOG_FILES, FOOTER, LEDGER, NOW, TOKEN, commits, furnish, next_week, run


@pytest.fixture
def world(hub: Hub) -> Hub:
    """Return the hub with a blog that has a deploy workflow, and a week's pull requests."""
    furnish(hub)
    hub.world.repository(BLOG)["_workflows"] = ["deploy.yml"]
    return hub


def test_the_site_is_built_once_after_the_commit(world: Hub, tmp_path: Path) -> None:
    """A commit by GITHUB_TOKEN starts nothing, so the deploy workflow is dispatched on the blog's branch."""
    ran = run(world, tmp_path, deploy_workflow=".github/workflows/deploy.yml")
    assert ran.outputs["outcome"] == "roasted"
    assert [(one["workflow"], one["ref"]) for one in world.dispatches] == [("deploy.yml", "main")]
    again = run(world, tmp_path, NOW + timedelta(hours=1), deploy_workflow="deploy.yml")
    assert again.outputs["outcome"] == "already"
    assert len(world.dispatches) == 1


def test_a_dispatch_that_fails_neither_undoes_nor_repeats_the_post(world: Hub, tmp_path: Path) -> None:
    """The commit stands, the run is green, and one warning names the workflow and the ways out."""
    ran = run(world, tmp_path, deploy_workflow="missing.yml")
    assert (ran.code, ran.outputs["outcome"], commits(world)) == (0, "roasted", 2)
    warnings = [line for line in ran.log.splitlines() if line.startswith("::warning")]
    assert len(warnings) == 1
    assert "missing.yml" in warnings[0]
    assert "actions: write" in warnings[0]
    assert "missing.yml" in ran.summary


def test_a_commit_by_the_workflows_own_token_without_a_deploy_workflow_warns(world: Hub, tmp_path: Path) -> None:
    """The post would sit in the repository and nobody would see it."""
    world.world.user("github-actions[bot]", "Bot")
    world.world.add_token("own", "github-actions[bot]", reads=["*"], writes=[BLOG])
    ran = run(world, tmp_path, github_token="own")
    assert ran.outputs["outcome"] == "roasted"
    assert "deploy-workflow" in ran.summary
    person = run(world, tmp_path, NOW + timedelta(hours=1), pull_request=f"{APP}#6")
    assert "deploy-workflow" not in person.summary


def test_files_are_written_into_the_workspace_and_nothing_is_committed(
    world: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Post, ledger and footer are there for a later step to commit; a second run sees them and is already."""
    site = tmp_path / "site"
    for path, text in BLOG_FILES.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(str(text))
    plain = stage.environ
    monkeypatch.setattr(stage, "environ", lambda *a, **k: {**plain(*a, **k), "GITHUB_WORKSPACE": str(site)})
    ran = run(world, tmp_path, publish="files")
    assert (ran.code, ran.outputs["outcome"], ran.outputs["commit"]) == (0, "roasted", ""), ran.log
    assert (site / ran.outputs["post"]).is_file()
    assert json.loads((site / LEDGER).read_text())["weeks"][0]["outcome"] == "roasted"
    assert "30 March 2026" in (site / FOOTER).read_text()
    assert commits(world) == 1
    assert run(world, tmp_path, NOW + timedelta(hours=1), publish="files").outputs["outcome"] == "already"


def test_files_without_a_checkout_is_one_plain_message(world: Hub, tmp_path: Path) -> None:
    """An empty workspace means that no step checked the blog out."""
    ran = run(world, tmp_path, publish="files")
    assert ran.code == 1
    assert "publish is 'files'" in ran.log


def test_a_draft_is_marked_the_generators_way(world: Hub, tmp_path: Path) -> None:
    """Hugo leaves out a post that says `draft = true`."""
    ran = run(world, tmp_path, draft="true")
    assert "draft = true" in world.git(BLOG).read(ran.outputs["post"])


def branches(hub: Hub) -> list[str]:
    """Return the blog's branches."""
    return hub.git(BLOG).run("for-each-ref", "--format=%(refname:short)", "refs/heads").decode().split()


def test_a_pull_request_proposes_the_week_and_is_brought_up_to_date(world: Hub, tmp_path: Path) -> None:
    """One per week: the second run updates it, main stays as it is until a person merges."""
    first = run(world, tmp_path, publish="pull-request")
    assert (first.code, first.outputs["outcome"]) == (0, "roasted"), first.log
    assert first.outputs["proposal"].startswith(f"https://github.com/{BLOG}/pull/")
    assert commits(world) == 1
    assert branches(world) == ["main", "roastbot/2026-W14"]
    second = run(world, tmp_path, NOW + timedelta(hours=1), publish="pull-request")
    assert second.outputs["proposal"] == first.outputs["proposal"]
    assert branches(world) == ["main", "roastbot/2026-W14"]
    git = world.git(BLOG)
    assert git.head("roastbot/2026-W14") == second.outputs["commit"] != first.outputs["commit"]
    assert git.run("rev-list", "--count", "main..roastbot/2026-W14").decode().strip() == "1"
    changed = git.run("diff", "--name-only", "main", "roastbot/2026-W14").decode().split()
    assert changed == sorted([second.outputs["post"], LEDGER, FOOTER])


def test_a_proposal_somebody_edited_is_never_overwritten(world: Hub, tmp_path: Path) -> None:
    """A person's commit on the week's branch stays the last word."""
    run(world, tmp_path, publish="pull-request")
    edited = world.someone_commits(BLOG, {"content/posts/mine.md": "edited\n"}, "roastbot/2026-W14")
    again = run(world, tmp_path, NOW + timedelta(hours=1), publish="pull-request")
    assert (again.code, again.outputs["outcome"]) == (1, "failed")
    assert "somebody's own commit" in again.log
    assert world.git(BLOG).head("roastbot/2026-W14") == edited


def test_a_merged_proposal_keeps_the_week(world: Hub, tmp_path: Path) -> None:
    """Once on main, its ledger row counts like any other."""
    run(world, tmp_path, publish="pull-request")
    git = world.git(BLOG)
    git.run("update-ref", "refs/heads/main", "refs/heads/roastbot/2026-W14")
    assert run(world, tmp_path, NOW + timedelta(hours=1)).outputs["outcome"] == "already"
    assert run(world, tmp_path, next_week()).outputs["outcome"] == "quiet"


def test_a_protected_branch_is_named_with_the_way_around_it(world: Hub, tmp_path: Path) -> None:
    """GitHub refuses the commit; the message says `publish: pull-request`, which works there."""
    world.world.repository(BLOG)["_protected"] = ["main"]
    refused = run(world, tmp_path)
    assert refused.code == 1
    assert "publish: pull-request" in refused.log
    assert commits(world) == 1
    assert run(world, tmp_path, publish="pull-request").outputs["outcome"] == "roasted"
    assert TOKEN not in refused.summary
