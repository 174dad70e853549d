"""What was said and checked around a pull request, beside its commits and reviews: checks, issues, hunks, origins."""

from collections.abc import Mapping
from typing import Any

import pytest

from gathering import APP, TOKEN, added, asked, seen
from hub.server import Hub
from hub.world import Node, comment, commit, event, review, thread
from roastbot.evidence import Absent, Actor, Check, LinkedIssue, PullRequestLink, Reason
from roastbot.gather import gather
from roastbot.github import GitHub, GraphQLAnswer, GraphQLProblem

AT = "2026-04-09T10:00:00Z"
EDIT = {"a.py": "+x"}


def checked(*contexts: Node) -> Node:
    """Return a commit with these checks."""
    made = commit("Add", EDIT)
    return made | {"statusCheckRollup": {"contexts": list(contexts)}}


def run(name: str, conclusion: str | None = "SUCCESS", app: str | None = "github-actions") -> Node:
    """Return a check run; without a conclusion it has not finished."""
    suite = {"app": {"slug": app} if app else None}
    status = "COMPLETED" if conclusion else "IN_PROGRESS"
    return {"__typename": "CheckRun", "name": name, "status": status, "conclusion": conclusion, "checkSuite": suite}


def status(context: str, state: str) -> Node:
    """Return a commit status, the older kind of check."""
    return {"__typename": "StatusContext", "context": context, "state": state}


def issue(number: int, title: str, body: str = "", home: str = APP, author: str | None = "carol") -> Node:
    """Return an issue that the merge closes."""
    url = f"https://github.com/{home}/issues/{number}"
    return {"number": number, "title": title, "body": body, "url": url, "author": author, "repository": home}


def test_where_nothing_was_checked_or_closed_nothing_is_missing(hub: Hub, door: GitHub) -> None:
    """An empty list is an answer."""
    dossier = gather(door, added(hub, door, commit("Add", EDIT)))
    assert (dossier.checks, dossier.issues, dossier.missing) == ((), (), {})


def test_checks_are_those_of_the_last_commit(hub: Hub, door: GitHub) -> None:
    """Runs and statuses, in lower case; what has not ended is pending."""
    early = checked(run("lint", "FAILURE"))
    made = [run("tests"), run("docs", None, None), run("slow", "TIMED_OUT"), status("ci/legacy", "ERROR")]
    last = checked(*made, status("ci/new", "EXPECTED"))
    last["message"] = last["messageHeadline"] = "Mend"
    dossier = gather(door, added(hub, door, early, last))
    assert dossier.checks == (
        Check("tests", "success", "github-actions"),
        Check("docs", "pending"),
        Check("slow", "timed_out", "github-actions"),
        Check("ci/legacy", "error"),
        Check("ci/new", "pending"),
    )
    assert "workflowRun" not in hub.log[0].document


@pytest.mark.parametrize("field", ["Commit.statusCheckRollup", "CheckRun.checkSuite"])
def test_checks_that_may_not_be_read_sink_nothing_else(hub: Hub, door: GitHub, field: str) -> None:
    """The token lacks `checks: read`; it still costs one request."""
    pull = added(hub, door, checked(run("tests")), reviews=[review("bob")], closingIssuesReferences=[issue(3, "Slow")])
    hub.world.data["tokens"][TOKEN]["forbidden"] = [field]
    dossier = gather(door, pull)
    assert dossier.missing == {"checks": Absent(Reason.FORBIDDEN)}
    assert (len(dossier.reviews), len(dossier.issues)) == (1, 1)
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls", "Texts"]


class Refusing:
    """A door behind which one forbidden field takes the whole answer along, as GitHub can."""

    def __init__(self, door: GitHub, flag: str, path: tuple[str | int, ...]) -> None:
        self._door, self._flag, self._path = door, flag, path
        self.patch, self.commit_files = door.patch, door.commit_files
        self.mutate, self.dispatch = door.mutate, door.dispatch

    def graphql(self, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer:
        """Answer nothing while the field is asked for."""
        if variables.get(self._flag):
            problem = GraphQLProblem("FORBIDDEN", self._path, "Resource not accessible by integration")
            return GraphQLAnswer({"node": None}, (problem,))
        return self._door.graphql(document, variables)


@pytest.mark.parametrize(
    ("flag", "path"),
    [
        ("checks", ("node", "checks", "nodes", 0, "commit", "statusCheckRollup")),
        ("closingIssuesReferences", ("node", "closingIssuesReferences")),
        ("associatedPullRequests", ("node", "commits", "nodes", 0, "commit", "associatedPullRequests")),
    ],
)
def test_where_a_refusal_takes_the_whole_answer_along_it_is_asked_again_without(
    hub: Hub, door: GitHub, flag: str, path: tuple[str | int, ...]
) -> None:
    """What GitHub blames is left out, and nothing else."""
    pull = added(hub, door, checked(run("tests")), comments=[comment("bob", "Hm")])
    dossier = gather(Refusing(door, flag, path), pull)
    assert dossier.missing == {flag: Absent(Reason.FORBIDDEN)}
    assert (len(dossier.comments), len(dossier.commits)) == (1, 1)
    assert bool(dossier.checks) is (flag != "checks")


def test_commits_know_their_trailers_and_which_pull_requests_brought_them(hub: Hub, door: GitHub) -> None:
    """Not this one itself, not one that was never merged, not one of another repository."""

    def other(number: int, title: str, *, merged: bool = True, home: str = APP) -> Node:
        url = f"https://github.com/{home}/pull/{number}"
        return {"number": number, "title": title, "url": url, "merged": merged, "repository": home}

    made = commit("Add", EDIT, body="Why.\n\nCo-authored-by: Bo <bo@example.org>\nRefs: #3")
    made["associatedPullRequests"] = [other(7, "Cache"), other(5, "First half"), other(6, "Never", merged=False)]
    late = commit("More", {"b.py": "+y"})
    late["associatedPullRequests"] = [other(7, "Elsewhere", home="acme/else"), other(4, "Other half")]
    hub.world.add_repository("acme/else")
    first, second = gather(door, added(hub, door, made, late)).commits
    assert first.trailers == (("Co-authored-by", "Bo <bo@example.org>"), ("Refs", "#3"))
    assert first.came_with == (PullRequestLink(5, "First half", f"https://github.com/{APP}/pull/5"),)
    assert [one.number for one in second.came_with] == [4]


def test_who_brought_a_commit_may_be_unreadable(hub: Hub, door: GitHub) -> None:
    """The commits are there without."""
    pull = added(hub, door, commit("Add", EDIT))
    hub.world.data["tokens"][TOKEN]["forbidden"] = ["Commit.associatedPullRequests"]
    dossier = gather(door, pull)
    assert dossier.missing == {"associatedPullRequests": Absent(Reason.FORBIDDEN)}
    assert [one.headline for one in dossier.commits] == ["Add"]


def test_issues_that_the_merge_closed_are_read_with_their_words(hub: Hub, door: GitHub) -> None:
    """By reference, and by whom."""
    pull = added(
        hub, door, commit("Add", EDIT), closingIssuesReferences=[issue(3, "Slow", "It is\r\nslow.", author=None)]
    )
    (found,) = gather(door, pull).issues
    assert found == LinkedIssue(
        f"{APP}#3", "Slow", "It is\nslow.", f"https://github.com/{APP}/issues/3", Actor("ghost", deleted=True)
    )


def test_a_private_issue_is_not_told_about_a_public_pull_request(hub: Hub, door: GitHub) -> None:
    """Though the token may read it, the post is for everybody; one of a private pull request may be told."""
    hub.world.add_repository("acme/secret", private=True)
    hub.world.add_token(TOKEN, "alice", reads=["acme/*"])
    secret = issue(9, "The merger", "Nobody may know.", home="acme/secret")
    pull = added(hub, door, commit("Add", EDIT), closingIssuesReferences=[secret, issue(3, "Slow")])
    dossier = gather(door, pull)
    assert [one.title for one in dossier.issues] == ["Slow"]
    assert "merger" not in repr(dossier)
    hub.world.add_pull("acme/secret", 8, "Hide", author="alice", closingIssuesReferences=[secret])
    inside = seen(hub, door, "acme/secret", 8, **{"include-private": "true"})
    assert [one.title for one in gather(door, inside).issues] == ["The merger"]


def test_only_so_many_checks_and_issues_are_read_and_the_rest_is_not_forgotten(hub: Hub, door: GitHub) -> None:
    """A first page, and a reason."""
    many = checked(*(run(f"shard {n}") for n in range(120)))
    pull = added(hub, door, many, closingIssuesReferences=[issue(n, f"Issue {n}") for n in range(11)])
    dossier = gather(door, pull)
    assert (len(dossier.checks), len(dossier.issues)) == (100, 10)
    over = Absent(Reason.OVER_BUDGET)
    assert dossier.missing == {"checks": over, "closingIssuesReferences": over}


def test_a_thread_shows_the_hunk_it_stands_on_and_who_closed_it(hub: Hub, door: GitHub) -> None:
    """Bots are bots."""
    hub.world.user("reviewbot", "Bot")
    hunk = "@@ -1,2 +1,2 @@\n-old\n+new"
    talk = thread(
        "a.py", ("reviewbot", "Why?"), ("alice", "So."), line=1, isResolved=True, resolvedBy="alice", diffHunk=hunk
    )
    open_one = thread("a.py", ("bob", "And?"), line=2)
    first, second = gather(door, added(hub, door, commit("Add", EDIT), threads=[talk, open_one])).threads
    assert (first.hunk, first.resolved_by, first.path, first.line) == (hunk, Actor("alice"), "a.py", 1)
    assert [one.author for one in first.comments] == [Actor("reviewbot", is_bot=True), Actor("alice")]
    assert second.resolved_by is None


EVENTS: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("RenamedTitleEvent", {"previousTitle": "A", "currentTitle": "B"}, {"previousTitle": "A", "currentTitle": "B"}),
    ("ReviewRequestedEvent", {"requestedReviewer": "bob"}, {"requestedReviewer": "bob"}),
    ("ReviewRequestRemovedEvent", {"requestedReviewer": "bob"}, {"requestedReviewer": "bob"}),
    (
        "ReviewDismissedEvent",
        {"dismissalMessage": "Stale", "previousReviewState": "CHANGES_REQUESTED", "review": {"author": "bob"}},
        {"dismissalMessage": "Stale", "previousReviewState": "CHANGES_REQUESTED", "review": "bob"},
    ),
    ("ConvertToDraftEvent", {}, {}),
    ("ReadyForReviewEvent", {}, {}),
    ("AutoMergeEnabledEvent", {"enabler": "alice"}, {"enabler": "alice"}),
    ("AutoSquashEnabledEvent", {"enabler": "alice"}, {"enabler": "alice"}),
    (
        "AutoMergeDisabledEvent",
        {"disabler": "alice", "reason": "Checks failed", "reasonCode": None},
        {"disabler": "alice", "reason": "Checks failed"},
    ),
    (
        "HeadRefForcePushedEvent",
        {"beforeCommit": {"oid": "a" * 40}, "afterCommit": {"oid": "b" * 40}},
        {"beforeCommit": "a" * 40, "afterCommit": "b" * 40},
    ),
]


@pytest.mark.parametrize(("kind", "fields", "detail"), EVENTS)
def test_an_event_carries_its_detail(
    hub: Hub, door: GitHub, kind: str, fields: dict[str, Any], detail: dict[str, str]
) -> None:
    """From what to what, whose, by whom, and why."""
    hub.world.user("bob")
    pull = added(hub, door, commit("Add", EDIT), events=[event(kind, AT, "alice", **fields)])
    first, merged = gather(door, pull).events
    assert (first.kind, first.actor, dict(first.detail)) == (kind, Actor("alice"), detail)
    assert merged.kind == "MergedEvent"
