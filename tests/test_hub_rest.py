"""The hub's REST side, faults and log, and the recorded pull requests in it."""

import io
import tarfile
from email import message_from_string
from typing import Any

import pytest
import requests
from github import BadCredentialsException, GithubException
from unidiff import PatchSet

from hub.patches import files_in, make_diff
from hub.server import Hub
from hub.world import commit
from hub_client import BLOG, COMMIT, SEARCH, Client, change, head
from recorded import split_mbox


def test_an_unknown_token_is_bad_credentials(hub: Hub, client: Client) -> None:
    """GraphQL and REST both answer 401 with GitHub's words; the log keeps the request without an owner."""
    for ask in (lambda other: other.ask("{ viewer { login } }"), lambda other: other.github.get_repo(BLOG)):
        with pytest.raises(BadCredentialsException, match="Bad credentials"):
            ask(Client(hub, "expired"))
    assert [(asked.status, asked.login) for asked in hub.log] == [(401, None), (401, None)]
    assert client.ask("{ viewer { login } }") == {"viewer": {"login": "alice"}}


@pytest.mark.parametrize("prefix", ["", "/api/v3"])
@pytest.mark.usefixtures("client")
def test_both_shapes_of_base_url_reach_it(hub: Hub, prefix: str) -> None:
    """github.com and Enterprise Server paths are the same hub."""
    hub.world.add_pull("acme/app", 7, "Cache")
    other = Client(hub, prefix=prefix)
    assert other.ask("{ viewer { login } }") == {"viewer": {"login": "alice"}}
    assert other.rest("GET", "/repos/acme/app/pulls/7", "application/vnd.github.patch")[0] == 200


def test_the_patch_is_an_mbox_without_merge_commits(hub: Hub, client: Client) -> None:
    """Each plain commit is one mail with date, folded and encoded headers, message and a diff others can read."""
    made = [
        commit(
            "Add a cache \N{SNOWMAN} " + "very " * 20,
            {"a.py": "+one\n+two"},
            body="Because.\n\nReally.",
            at="2026-04-08T10:00:00-05:00",
        ),
        commit("Merge branch 'main'", parents=2),
        commit("Drop a line", {"a.py": "-two\n one", "old.py => new.py": "", "gone.py": "---\n-x"}, name="Zo\xeb"),
    ]
    pull = hub.world.add_pull("acme/app", 7, "Cache", commits=made)

    status, headers, text = client.rest("GET", "/repos/acme/app/pulls/7", "application/vnd.github.patch")

    mails = split_mbox(text, [made[0]["oid"], made[1]["oid"], made[2]["oid"]])
    assert (status, headers["content-type"]) == (200, "application/vnd.github.patch; charset=utf-8")
    assert list(mails) == [made[0]["oid"], made[2]["oid"]]
    first = message_from_string(mails[made[0]["oid"]].partition("\n")[2])
    assert first["Date"] == "Wed, 08 Apr 2026 10:00:00 -0500"
    assert first["Subject"].startswith("=?utf-8?")
    assert "Because.\n\nReally.\n---\n" in first.get_payload()
    assert [(file.path, file.added, file.removed) for file in PatchSet(mails[made[2]["oid"]])] == [
        ("a.py", 0, 1),
        ("new.py", 0, 0),
        ("gone.py", 0, 2),
    ]
    assert (pull["additions"], pull["deletions"], pull["changedFiles"]) == (2, 3, 3)


def test_lines_that_look_like_headers_are_counted_as_lines() -> None:
    """A deleted `-- ` and an added `++ b/x` are content: the hunk's own counts say where it ends."""
    [file] = files_in(make_diff({"a.sql": "--- drop\n+++ b/x\n kept"}) + "-- \n2.43.0\n\n")
    assert (file.path, file.additions, file.deletions) == ("a.sql", 1, 1)
    assert file.patch == "@@ -1,2 +1,2 @@\n--- drop\n+++ b/x\n kept"


def test_a_diff_that_is_too_large_is_406_in_githubs_words(hub: Hub, client: Client) -> None:
    """The body carries code too_large, which is how a caller knows it from any other 406."""
    hub.world.add_pull("acme/app", 7, "Vast", too_large="lines")
    status, _, text = client.rest("GET", "/repos/acme/app/pulls/7", "application/vnd.github.patch")
    assert status == 406
    assert '"code": "too_large"' in text
    assert "maximum number of lines (20000)" in text


def test_a_commit_lists_its_files_in_pages_of_300(hub: Hub, client: Client) -> None:
    """The second page is linked, and a pure rename has no `patch` at all."""
    changes = {f"f{n:03}.py": "+x" for n in range(300)} | {"old.py => new.py": ""}
    made = commit("Wide", changes)
    hub.world.add_pull("acme/app", 7, "Wide", commits=[made])

    (_, links, first), (_, end, last) = (
        client.rest("GET", f"/repos/acme/app/commits/{made['oid']}?page={page}") for page in (1, 2)
    )

    assert first.count('"filename"') == 300
    assert ('rel="next"' in links["link"], "link" in end) == (True, False)
    assert '"previous_filename": "old.py"' in last
    assert '"patch"' not in last


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/repos/acme/app/pulls/seven", None),
        ("GET", "/repos/acme/app/commits/abc?colour=red", None),
        ("POST", "/repos/alice/blog/actions/workflows/deploy.yml/dispatches", {"inputs": {}}),
        ("GET", "/repos/acme/app/pulls", None),
    ],
)
def test_what_githubs_openapi_does_not_describe_is_refused(
    hub: Hub, client: Client, method: str, path: str, body: Any
) -> None:
    """A wrong type, an unknown parameter, a body without `ref` and an endpoint not in use fail the test."""
    assert client.rest(method, path, body=body)[0] == 400
    assert len(hub.refusals) == 1
    hub.refusals.clear()


def test_an_answer_that_breaks_githubs_openapi_is_refused_too(hub: Hub, client: Client) -> None:
    """The hub may not lie either: a commit without a message is not what GitHub describes."""
    pull = hub.world.add_pull("acme/app", 7, "Odd")
    made = pull["commits"][0]["commit"]
    made["message"] = None
    assert client.rest("GET", f"/repos/acme/app/commits/{made['oid']}")[0] == 400
    assert "answer 200 is not what GitHub's OpenAPI describes: $.commit.message" in hub.refusals.pop()


def test_a_dispatch_is_logged_and_its_mistakes_are_githubs(hub: Hub, client: Client) -> None:
    """204 for what can run; 404 for no such workflow, 422 for no such ref."""
    path = "/repos/alice/blog/actions/workflows/{}/dispatches"
    assert client.rest("POST", path.format("deploy.yml"), body={"ref": "main"})[0] == 204
    assert client.rest("POST", path.format("none.yml"), body={"ref": "main"})[0] == 404
    assert client.rest("POST", path.format("deploy.yml"), body={"ref": "gone"})[0] == 422
    assert hub.dispatches == [{"repository": BLOG, "workflow": "deploy.yml", "ref": "main"}]


def test_faults_come_once_and_only_where_they_match(hub: Hub, client: Client) -> None:
    """A 502 can come before or after the commit; a rate limit and a partial answer are 200s."""
    before = head(client)
    hub.fail_next("Commit", "502-after-commit")
    with pytest.raises(GithubException, match="502"):
        client.ask(COMMIT, input=change(before, add={"a.md": "a"}))
    after = head(client)
    assert after != before

    hub.fail_next("createCommitOnBranch", "502")
    with pytest.raises(GithubException, match="502"):
        client.ask(COMMIT, input=change(after, add={"b.md": "b"}))
    assert head(client) == after

    hub.fail_next(lambda asked: "viewer" in asked.fields, "rate-limited")
    assert client.problems("{ viewer { login } }")[0]["type"] == "RATE_LIMITED"
    hub.fail_next("viewer", "partial", at=("viewer", "login"))
    assert client.problems("{ viewer { login } }")[0]["path"] == ["viewer", "login"]
    assert client.ask("{ viewer { login } }") == {"viewer": {"login": "alice"}}


def test_the_log_says_what_was_asked_in_order(hub: Hub, client: Client) -> None:
    """Operation, root fields, variables, media type and status, one entry per request."""
    hub.world.add_pull("acme/app", 7, "Cache")
    client.ask(SEARCH, q="is:pr")
    client.rest("GET", "/repos/acme/app/pulls/7", "application/vnd.github.diff")

    first, second = hub.log

    assert (first.path, first.operation, first.fields, first.status) == ("/graphql", "Search", ("search",), 200)
    assert (first.variables, first.login) == ({"q": "is:pr"}, "alice")
    assert (second.method, second.path, second.status) == ("GET", "/repos/acme/app/pulls/7", 200)
    assert second.accept == "application/vnd.github.diff"


def test_a_forbidden_field_spoils_only_itself(hub: Hub, client: Client) -> None:
    """A token without `checks: read` gets null and FORBIDDEN there, and the rest of the answer."""
    hub.world.add_pull(
        "acme/app", 7, "Cache", statusCheckRollup={"__typename": "StatusCheckRollup", "state": "SUCCESS"}
    )
    hub.world.add_token("narrow", "alice", forbidden=["PullRequest.statusCheckRollup"])
    document = (
        '{ repository(owner: "acme", name: "app") { pullRequest(number: 7) { title statusCheckRollup { state } } } }'
    )

    with pytest.raises(GithubException) as caught:
        Client(hub, "narrow").ask(document)

    assert caught.value.data["errors"][0]["type"] == "FORBIDDEN"
    assert caught.value.data["data"]["repository"]["pullRequest"] == {"title": "Cache", "statusCheckRollup": None}
    assert client.ask(document)["repository"]["pullRequest"]["statusCheckRollup"] == {"state": "SUCCESS"}


def test_the_recorded_pull_requests_have_their_true_figures(real_hub: Hub) -> None:
    """#21252 is +731/-121 in 27 files and 17 commits, one of them a merge that is not in the patch."""
    client = Client(real_hub, "real-token")
    document = """query($n: Int!) { repository(owner: "PrefectHQ", name: "prefect") { pullRequest(number: $n) {
      title additions deletions changedFiles createdAt mergedAt author { login } mergeCommit { oid }
      files(first: 100) { totalCount nodes { path additions deletions changeType } }
      commits(first: 100) { nodes { commit { oid additions deletions parents(first: 9) { totalCount } authoredDate } } }
      reviewThreads(first: 9) { nodes { path line comments(first: 9) {
        nodes { body url author { login } } } } } } } }"""
    sizes = {}
    for number in (20608, 21252, 21477):
        pull = client.ask(document, n=number)["repository"]["pullRequest"]
        commits = [node["commit"] for node in pull["commits"]["nodes"]]
        sizes[number] = (pull["additions"], pull["deletions"], pull["files"]["totalCount"], len(commits))
        assert sum(file["additions"] for file in pull["files"]["nodes"]) == pull["additions"]
        assert [one["parents"]["totalCount"] for one in commits].count(2) == (number == 21252)
        assert not [file for file in pull["files"]["nodes"] if "=>" in file["path"]]
        assert pull["reviewThreads"]["nodes"][0]["comments"]["nodes"][0]["body"]

    assert sizes == {20608: (1997, 231, 9, 17), 21252: (731, 121, 27, 17), 21477: (5413, 197, 32, 15)}
    mbox = client.rest("GET", "/repos/PrefectHQ/prefect/pulls/21252", "application/vnd.github.patch")[2]
    assert mbox.count(" Mon Sep 17 00:00:00 2001\n") == 16
    assert real_hub.git("PrefectHQ/dev-log").read("data/roast_bot.json").startswith('{\n  "last_run"')


def test_a_tarball_is_gits_own_archive_on_another_host_that_takes_no_token(hub: Hub, client: Client) -> None:
    """First its address, then its bytes; whoever brings a token along is refused."""
    oid = hub.git("acme/app").commit("main", {"a/b.py": "one\n"}, (), "Begin", ("Bob", "bob@example.org"))
    status, headers, _ = client.rest("GET", f"/repos/acme/app/tarball/{oid}")
    address = headers["location"]
    assert status == 302
    assert address.startswith("http://localhost:")
    found = requests.get(address, timeout=9)
    with tarfile.open(fileobj=io.BytesIO(found.content)) as archive:
        assert archive.getnames() == [f"acme-app-{oid}", f"acme-app-{oid}/a", f"acme-app-{oid}/a/b.py"]
    assert client.rest("GET", f"/repos/acme/app/tarball/{'a' * 40}")[0] == 404
    requests.get(address, headers={"Authorization": "Bearer writer"}, timeout=9)
    assert hub.refusals == ["a token was sent to codeload"]
    hub.refusals.clear()
