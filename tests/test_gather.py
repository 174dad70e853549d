"""One pull request's whole dossier: every page of everything, and a reason for what is not there."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from gathering import TOKEN, added, asked, many, seen
from hub.patches import make_diff, make_mbox
from hub.server import Hub
from hub.world import bare_commit, comment, commit, event, review, thread
from roastbot.config_values import Secret
from roastbot.errors import BlindTokenError
from roastbot.evidence import GHOST, Absent, Actor, ChangeType, Dossier, Reason
from roastbot.gather import SINGLE_COMMITS, all_files, gather
from roastbot.github import RETRIES, GitHub, UnansweredError

AT = "2026-04-08T22:10:00-05:00"


def reasons(dossier: Dossier) -> list[Reason | None]:
    """Return for each commit why it has no patch, None for one that has."""
    return [one.patch.reason if isinstance(one.patch, Absent) else None for one in dossier.commits]


def test_an_ordinary_pull_request_takes_three_requests_and_nothing_is_missing(hub: Hub, door: GitHub) -> None:
    """One for the words, one for the patches, one for the files."""
    pull = added(
        hub,
        door,
        commit("Add a cache", {"a.py": "+one\n+two"}, body="Why not.", at=AT),
        commit("Drop it", {"a.py": "-one"}),
        body="It is **fast**.\r\nVery.",
        reviews=[review("bob", "APPROVED", "ok"), review(None, "COMMENTED")],
        threads=[thread("a.py", ("bob", "Why?"), (None, "Hm"), line=2, isResolved=True)],
        comments=[comment("renovate", "Nice")],
        events=[
            event("HeadRefForcePushedEvent", AT, "alice", beforeCommit=bare_commit("a" * 40), afterCommit=None),
            event("RenamedTitleEvent", AT, "alice", previousTitle="Quick fix", currentTitle="Cache"),
        ],
    )  # fmt: skip
    dossier = gather(door, pull)
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls", "Texts"]
    assert not hub.log[0].variables["files"]  # the search has shown them all
    assert dossier.missing == {}
    assert dossier.description == "It is **fast**.\nVery."
    first = dossier.commits[0]
    assert (first.headline, first.body, first.author) == ("Add a cache", "Why not.", "Octo Cat")
    assert first.authored_at.isoformat() == AT
    assert first.patch == (replace(_only(first.patch), path="a.py", change=ChangeType.ADDED, additions=2, deletions=0),)
    assert [(one.state, one.author) for one in dossier.reviews] == [("APPROVED", Actor("bob")), ("COMMENTED", GHOST)]
    (talk,) = dossier.threads
    assert (talk.path, talk.line, talk.is_resolved) == ("a.py", 2, True)
    assert [(one.body, one.author) for one in talk.comments] == [("Why?", Actor("bob")), ("Hm", GHOST)]
    assert [one.body for one in dossier.comments] == ["Nice"]
    assert [(one.kind, dict(one.detail)) for one in dossier.events[:2]] == [
        ("HeadRefForcePushedEvent", {"beforeCommit": "a" * 40}),
        ("RenamedTitleEvent", {"previousTitle": "Quick fix", "currentTitle": "Cache"}),
    ]
    assert [one.kind for one in dossier.events[2:]] == ["MergedEvent"]


def _only(patch: Any) -> Any:
    (file,) = patch
    return file


def test_a_review_in_progress_is_not_read(hub: Hub, door: GitHub) -> None:
    """The token's owner may see their own; nobody else may."""
    pull = added(hub, door, commit("Add", {"a.py": "+x"}), reviews=[review("alice", "PENDING", "draft words")])
    assert gather(door, pull).reviews == ()


def test_every_page_of_everything_is_read(hub: Hub, door: GitHub) -> None:
    """All connections with another page share one request; each long thread takes one for each page of its own."""
    long = thread("f000.py", *[("bob", f"Remark {n}") for n in range(160)])
    pull = added(
        hub,
        door,
        *many(230),
        reviews=[review("bob", "COMMENTED", f"Round {n}") for n in range(120)],
        threads=[long, *[thread(f"f{n:03}.py", ("bob", f"Thread {n}")) for n in range(1, 140)]],
        comments=[comment("bob", f"Comment {n}") for n in range(101)],
        events=[event("ClosedEvent", f"2026-04-09T0{n // 60}:{n % 60:02}:00Z") for n in range(150)],
    )  # fmt: skip
    dossier = gather(door, pull)
    assert len(pull.files) == 100
    assert len(dossier.pull_request.files) == len({file.path for file in dossier.pull_request.files}) == 230
    assert [one.headline for one in dossier.commits] == [f"Step {n}" for n in range(230)]
    assert reasons(dossier) == [None] * 230
    assert len({one.body for one in dossier.reviews}) == 120
    assert len(dossier.threads) == 140
    assert [one.body for one in dossier.threads[0].comments] == [f"Remark {n}" for n in range(160)]
    assert len({one.body for one in dossier.comments}) == 101
    assert len(dossier.events) == 150 + 1  # the merge
    assert dossier.missing == {}
    assert asked(hub) == ["Evidence"] * 3 + ["/repos/acme/app/pulls", "Texts"] + ["ThreadComments"] * 2


def test_evidence_too_large_for_github_at_once_is_read_in_smaller_pages(hub: Hub, door: GitHub) -> None:
    """Nothing is lost by it."""
    pull = added(hub, door, *many(60))
    hub.fail_next("Evidence", "502", times=RETRIES + 1)
    dossier = gather(door, pull)
    assert len(dossier.commits) == 60
    assert reasons(dossier) == [None] * 60


@pytest.mark.parametrize(
    ("field", "kind"),
    [("reviews", "reviews"), ("reviewThreads", "threads"), ("comments", "comments"), ("timelineItems", "events")],
)
def test_what_the_token_may_not_read_is_missing_with_its_reason(hub: Hub, door: GitHub, field: str, kind: str) -> None:
    """A dossier without reviews says so, lest somebody write that there were none."""
    pull = added(
        hub,
        door,
        commit("Add", {"a.py": "+x"}),
        reviews=[review("bob")],
        threads=[thread("a.py", ("bob", "Why?"))],
        comments=[comment("bob", "Hm")],
        events=[event("ClosedEvent", AT)],
    )
    hub.world.data["tokens"][TOKEN]["forbidden"] = [f"PullRequest.{field}"]
    dossier = gather(door, pull)
    assert dossier.missing == {field: Absent(Reason.FORBIDDEN)}
    assert getattr(dossier, kind) == ()


def test_without_its_commits_there_is_no_roast(hub: Hub, door: GitHub) -> None:
    """The token is named, and the pull request."""
    pull = added(hub, door, commit("Add", {"a.py": "+x"}))
    hub.world.data["tokens"][TOKEN]["forbidden"] = ["PullRequest.commits"]
    with pytest.raises(BlindTokenError, match="github-token may not read acme/app#7"):
        gather(door, pull)
    hub.world.data["tokens"][TOKEN]["forbidden"] = []
    with pytest.raises(BlindTokenError, match="github-token may not read acme/app#7"):
        gather(door, replace(pull, id="PR_gone"))


def test_a_merge_has_no_patch_and_is_not_missing_one(hub: Hub, door: GitHub) -> None:
    """It changes nothing itself."""
    pull = added(hub, door, commit("Add", {"a.py": "+x"}), commit("Merge main", parents=2))
    dossier = gather(door, pull)
    assert reasons(dossier) == [None, Reason.MERGE_COMMIT]
    assert dossier.missing == {}
    assert len(hub.log) == 3


def test_an_empty_commit_has_an_empty_patch(hub: Hub, door: GitHub) -> None:
    """Git writes no mail for it; `Trigger CI` changed nothing, and that is known."""
    works = commit("Add", {"a.py": "+x"})
    pull = added(hub, door, works, commit("Trigger CI"), patch=make_mbox([{**works, "oid": "c" * 40}]))
    assert gather(door, pull).commits[1].patch == ()


def test_patches_past_githubs_limits_are_read_commit_by_commit(hub: Hub, door: GitHub) -> None:
    """As many as there are requests for; a binary file has its reason."""
    binary = "diff --git a/a.png b/a.png\nnew file mode 100644\nBinary files /dev/null and b/a.png differ\n"
    made = [*many(SINGLE_COMMITS - 1), commit("Add a picture", binary), commit("Merge", parents=2), *many(3)]
    pull = added(hub, door, *made, too_large="lines", files={"f.py": (1, 0)})
    dossier = gather(door, pull)
    over = Reason.OVER_BUDGET
    assert reasons(dossier) == [None] * SINGLE_COMMITS + [Reason.MERGE_COMMIT] + [over] * 3
    late = [f"patch:{one.short}" for one in dossier.commits[-3:]]
    picture = dossier.commits[SINGLE_COMMITS - 1]
    assert dossier.missing == {
        **dict.fromkeys(late, Absent(over)),
        f"patch:{picture.short}:a.png": Absent(Reason.BINARY),
    }
    assert len(hub.log) == 3 + SINGLE_COMMITS


def test_a_commit_of_many_pages_uses_up_the_requests_that_are_left(hub: Hub, door: GitHub) -> None:
    """All of a commit's files or none: half of them would be a smaller commit."""
    wide = commit("Touch everything", {f"w{n:04}.py": "+x" for n in range(300 * SINGLE_COMMITS + 1)})
    two_pages = commit("Touch some", {f"s{n:03}.py": "+x" for n in range(301)})
    pull = added(hub, door, two_pages, wide, too_large="files", files={"f.py": (1, 0)})
    dossier = gather(door, pull)
    assert reasons(dossier) == [None, Reason.OVER_BUDGET]
    assert len(hub.log) == 3 + SINGLE_COMMITS


def test_a_mail_that_is_not_there_is_read_on_its_own(hub: Hub, door: GitHub) -> None:
    """Whatever GitHub left out of the patch."""
    first, second = many(2)
    pull = added(hub, door, first, second, patch=make_mbox([{**first, "oid": "d" * 40}]))
    first["oid"] = "d" * 40
    hub.world.pull("acme/app", 7)["commits"][0]["commit"]["oid"] = "d" * 40
    dossier = gather(door, pull)
    assert reasons(dossier) == [None, None]
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls", "/repos/acme/app/commits", "Texts"]


def test_a_patch_forged_in_a_message_is_no_evidence(hub: Hub, door: GitHub) -> None:
    """It is read as the words it is, and costs nothing."""
    evil = make_diff({"evil.py": "+forged"})
    forged = f"---\n evil.py | 1 +\n 2 files changed, 2 insertions(+)\n\n{evil}"
    pull = added(hub, door, commit("Be good", {"a.py": "+x"}, body=forged))
    (only,) = gather(door, pull).commits
    assert "forged" in only.body
    assert _only(only.patch).path == "a.py"
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls", "Texts"]


def test_a_mail_that_is_not_what_the_commit_did_is_read_on_its_own(hub: Hub, door: GitHub) -> None:
    """GitHub's figures for the commit and the mail's diff must be the same."""
    made = commit("Add", {"a.py": "+x"})
    other = {**made, "_diff": make_diff({"a.py": "+x", "evil.py": "+forged"})}
    pull = added(hub, door, made, patch=make_mbox([other]))
    assert _only(gather(door, pull).commits[0].patch).path == "a.py"
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls", "/repos/acme/app/commits", "Texts"]


def test_a_commit_github_cannot_show_in_time_is_missing_and_the_others_are_not(hub: Hub, door: GitHub) -> None:
    """One giant does not take the rest along."""
    pull = added(hub, door, *many(3), too_large="lines")
    hub.fail_next(lambda one: "/commits/" in one.path, "502", times=RETRIES + 1)
    assert reasons(gather(door, pull)) == [Reason.NOT_SERVED, None, None]


def test_when_github_answers_for_no_patch_at_all_the_run_fails(hub: Hub, door: GitHub) -> None:
    """An outage passes; a roast of nothing stays."""
    pull = added(hub, door, *many(2))
    hub.fail_next(lambda one: one.method == "GET", "502", times=99)
    with pytest.raises(UnansweredError, match="no patch of acme/app#7"):
        gather(door, pull)


def test_all_files_are_paged_and_nothing_else_is_asked_for(hub: Hub, door: GitHub) -> None:
    """The search shows a hundred."""
    pull = added(hub, door, *many(120))
    assert len(pull.files) == 100
    assert len(all_files(door, pull)) == 120
    assert asked(hub) == ["Evidence"] * 2
    assert not any(hub.log[0].variables[name] for name in ("commits", "reviews", "comments", "checks"))


def test_files_that_may_not_be_read_are_those_already_known(hub: Hub, door: GitHub) -> None:
    """The ranking says that it is not complete."""
    pull = added(hub, door, *many(120))
    hub.world.data["tokens"][TOKEN]["forbidden"] = ["PullRequest.files"]
    assert all_files(door, pull) == pull.files


@pytest.mark.real
@pytest.mark.parametrize(("number", "count", "merges"), [(20608, 17, 0), (21252, 17, 1), (21477, 15, 0)])
def test_the_recorded_pull_requests_are_read_whole(real_hub: Hub, number: int, count: int, merges: int) -> None:
    """Every commit with its patch, at the author's own clock."""
    with closing(GitHub.connect(real_hub.url, Secret("real-token"), pause=0)) as door:
        dossier = gather(door, seen(real_hub, door, "PrefectHQ/prefect", number))
    assert len(dossier.commits) == count
    assert reasons(dossier).count(Reason.MERGE_COMMIT) == merges
    assert reasons(dossier).count(None) == count - merges
    assert {one.authored_at.utcoffset() for one in dossier.commits} <= {timedelta(hours=-5), timedelta(hours=-6)}
    assert dossier.missing == {}
    assert len(dossier.threads) >= 1
    assert len(real_hub.log) == 3
    assert dossier.pull_request.merged_at > datetime.fromisoformat("2026-02-01T00:00:00Z")
