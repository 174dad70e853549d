"""The hub is held to GitHub's own schema, its own OpenAPI and real git, through the clients roastbot itself uses."""

import base64
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import message_from_string
from pathlib import Path
from typing import Any

import anthropic
import pytest
from github import Auth, BadCredentialsException, Github, GithubException
from unidiff import PatchSet

from hub.claude import Claude
from hub.fixtures import SCHEMAS
from hub.patches import files_in, make_diff, split_mbox
from hub.server import Hub
from hub.world import World, bare_commit, comment, commit, event, review, thread

BLOG = "alice/blog"
PAGE_OF_FILES = """query Files($id: ID!, $after: String) { node(id: $id) { ... on PullRequest {
  files(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { path } } } } }"""
COMMIT = """mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url author { name } } ref { name target { oid } } } }"""
SEARCH = """query Search($q: String!) { search(type: ISSUE, query: $q, first: 100) {
  issueCount nodes { ... on PullRequest { number } } } }"""


class Client:
    """PyGithub pointed at the hub, without its pauses and its second tries."""

    def __init__(self, hub: Hub, token: str = "writer", prefix: str = "") -> None:
        self.github = Github(
            auth=Auth.Token(token),
            base_url=hub.url + prefix,
            retry=None,
            seconds_between_requests=None,
            seconds_between_writes=None,
        )

    def ask(self, document: str, **variables: Any) -> Any:
        return self.github.requester.graphql_query(document, variables)[1]["data"]

    def problems(self, document: str, **variables: Any) -> list[dict[str, Any]]:
        """Return the errors of a query that must have some."""
        with pytest.raises(GithubException) as caught:
            self.ask(document, **variables)
        errors: list[dict[str, Any]] = caught.value.data["errors"]
        return errors

    def rest(self, method: str, path: str, accept: str = "", body: Any = None) -> tuple[int, dict[str, str], str]:
        headers = {"Accept": accept} if accept else {}
        found: tuple[int, dict[str, str], str] = self.github.requester.requestJson(
            method, path, headers=headers, input=body
        )
        return found


@pytest.fixture
def client(hub: Hub) -> Iterator[Client]:
    """A writer's client, and a world of one blog and one small pull request by alice."""
    hub.world.add_token("writer", "alice", writes=[BLOG])
    hub.world.add_repository(BLOG, {"hugo.toml": "title = 'b'\n", "content/one.md": "one\n"}, workflows=["deploy.yml"])
    hub.world.add_repository("acme/app")
    found = Client(hub)
    yield found
    found.github.close()


def head(client: Client) -> str:
    """Return the blog's head as GraphQL tells it."""
    document = 'query($o: String!) { repository(owner: $o, name: "blog") { defaultBranchRef { target { oid } } } }'
    return str(client.ask(document, o="alice")["repository"]["defaultBranchRef"]["target"]["oid"])


def change(expected: str, *, add: dict[str, str] | None = None, delete: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the input of createCommitOnBranch."""
    additions = [
        {"path": path, "contents": base64.b64encode(text.encode()).decode()} for path, text in (add or {}).items()
    ]
    return {
        "branch": {"repositoryNameWithOwner": BLOG, "branchName": "main"},
        "expectedHeadOid": expected,
        "message": {"headline": "Roast", "body": "of the week"},
        "fileChanges": {"additions": additions, "deletions": [{"path": path} for path in delete]},
    }


def test_a_field_github_does_not_have_fails_as_on_github(client: Client) -> None:
    """An unknown field is an error in a 200 answer, and nothing is executed."""
    assert "roast" in client.problems("{ viewer { roast } }")[0]["message"]


def test_a_field_the_world_has_no_value_for_is_refused_loudly(hub: Hub, client: Client) -> None:
    """A field of GitHub's that the hub does not model is an error and a refusal, never null."""
    hub.world.add_pull("acme/app", 7, "Cache", author="alice")
    [problem] = client.problems('{ repository(owner: "acme", name: "app") { pullRequest(number: 7) { mergeable } } }')

    assert problem["message"] == "hub does not model PullRequest.mergeable"
    assert hub.refusals == [problem["message"]]
    hub.refusals.clear()


@pytest.mark.parametrize("query", ["is:pr involves:alice", "is:pr fix the cache", "is:pr merged:soon", "is:issue"])
def test_a_search_the_hub_does_not_understand_is_refused(hub: Hub, client: Client, query: str) -> None:
    """An unknown qualifier or a free word must not quietly match everything."""
    assert client.problems(SEARCH, q=query)[0]["type"] == "HUB_REFUSES"
    hub.refusals.clear()


def test_search_understands_author_dates_places_and_labels(hub: Hub, client: Client) -> None:
    """Both ends of a range are inside it, several places widen a search, labels and a minus narrow it."""
    world = hub.world
    world.add_pull("acme/app", 1, "A", author="alice", merged="2026-04-01T00:00:00Z", labels=["no-roast"])
    world.add_pull("acme/app", 2, "B", author="alice", merged="2026-04-07T00:00:00Z")
    world.add_pull("acme/app", 3, "C", author="bob", merged="2026-04-07T00:00:00Z")
    world.add_pull(BLOG, 4, "D", author="Alice", merged="2026-04-07T00:00:01Z")
    world.add_pull(BLOG, 5, "E", author="alice", merged=None)

    def numbers(more: str) -> list[int]:
        found = client.ask(SEARCH, q=f"is:pr is:merged author:alice {more}")["search"]
        assert found["issueCount"] == len(found["nodes"])
        return sorted(node["number"] for node in found["nodes"])

    assert numbers("merged:2026-04-01T00:00:00Z..2026-04-07T00:00:00+00:00") == [1, 2]
    assert numbers("merged:2026-04-01..2026-04-07") == [1, 2, 4]
    assert numbers("merged:>=2026-04-07") == [2, 4]
    assert numbers("repo:acme/app repo:alice/blog -label:no-roast") == [2, 4]
    assert numbers("user:acme label:no-roast") == [1]
    assert numbers("-repo:acme/app") == [4]


def test_private_repositories_show_only_to_a_token_that_names_them(hub: Hub, client: Client) -> None:
    """`*` is every public repository; a blind token sees nothing at all, but still the user."""
    hub.world.add_repository("acme/secret", private=True)
    for name in ("acme/app", "acme/secret"):
        hub.world.add_pull(name, 1, "A", author="alice")
    hub.world.add_token("insider", "alice", reads=["acme/*"])
    hub.world.add_token("blind", "alice", reads=[])

    counts = [
        Client(hub, token).ask(SEARCH, q="is:pr")["search"]["issueCount"] for token in ("writer", "insider", "blind")
    ]

    assert counts == [1, 2, 0]
    assert Client(hub, "blind").ask('{ user(login: "Alice") { login } }') == {"user": {"login": "alice"}}
    assert client.problems('{ repository(owner: "acme", name: "secret") { name } }')[0]["type"] == "NOT_FOUND"
    assert client.problems('{ user(login: "acmee") { login } }')[0]["type"] == "NOT_FOUND"


def test_pages_go_on_past_a_hundred_and_their_bounds_are_githubs(hub: Hub, client: Client) -> None:
    """Every file is seen exactly once over three pages; a page without bounds or over 100 is an error."""
    pull = hub.world.add_pull("acme/app", 7, "Wide", files={f"f{n:03}.py": (1, 0) for n in range(250)})
    seen, after, pages = [], None, 0
    while True:
        files = client.ask(PAGE_OF_FILES, id=pull["id"], after=after)["node"]["files"]
        seen += [node["path"] for node in files["nodes"]]
        after, pages = files["pageInfo"]["endCursor"], pages + 1
        if not files["pageInfo"]["hasNextPage"]:
            break

    assert (pages, seen, files["totalCount"]) == (3, [f"f{n:03}.py" for n in range(250)], 250)
    for bounds, kind in (("", "MISSING_PAGINATION_BOUNDARIES"), ("(first: 250)", "EXCESSIVE_PAGINATION")):
        document = f'{{ node(id: "{pull["id"]}") {{ ... on PullRequest {{ files{bounds} {{ totalCount }} }} }} }}'
        assert client.problems(document)[0]["type"] == kind


def test_the_timeline_counts_what_the_filter_left_out(hub: Hub, client: Client) -> None:
    """GitHub's totalCount is of the whole timeline: only filteredCount speaks of the types asked for."""
    push = event(
        "HeadRefForcePushedEvent", "2026-04-09T01:00:00Z", beforeCommit=bare_commit("a" * 40), afterCommit=None
    )
    hub.world.add_pull("acme/app", 7, "Push", reviews=[review("bob")], comments=[comment(None, "hm")], events=[push])
    document = """{ repository(owner: "acme", name: "app") { pullRequest(number: 7) {
      comments(first: 1) { nodes { author { login } } } timelineItems(first: 9, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
      totalCount filteredCount nodes { ... on HeadRefForcePushedEvent { beforeCommit { oid } } } } } } }"""

    found = client.ask(document)["repository"]["pullRequest"]

    assert found["comments"]["nodes"] == [{"author": None}]
    assert found["timelineItems"]["nodes"] == [{"beforeCommit": {"oid": "a" * 40}}]
    assert (found["timelineItems"]["filteredCount"], found["timelineItems"]["totalCount"]) == (1, 5)


def test_a_long_headline_is_cut_as_github_cuts_it(hub: Hub, client: Client) -> None:
    """Past 72 characters the headline ends in an ellipsis and the body begins with the rest; `message` is whole."""
    headline = "chore: [CODE-5159] Stop using session/local storage for auth tokens (#5170)..."
    hub.world.add_pull("acme/app", 7, "Long", commits=[commit(headline, {"a.py": "+x"}, body="Why.")])
    document = """{ repository(owner: "acme", name: "app") { pullRequest(number: 7) { commits(first: 1) {
      nodes { commit { message messageHeadline messageBody } } } } } }"""

    made = client.ask(document)["repository"]["pullRequest"]["commits"]["nodes"][0]["commit"]

    assert made["messageHeadline"] == "chore: [CODE-5159] Stop using session/local storage for auth tokens (…"
    assert made["messageBody"] == "…#5170)...\n\nWhy."
    assert made["message"] == f"{headline}\n\nWhy."


def test_a_mutation_makes_a_real_commit(hub: Hub, client: Client) -> None:
    """Additions and deletions land in one commit by the token's owner, readable with git."""
    before = head(client)
    wanted = change(
        before, add={"content/two.md": "zwei \N{SNOWMAN}\n", "hugo.toml": "new\n"}, delete=("content/one.md",)
    )

    made = client.ask(COMMIT, input=wanted)["createCommitOnBranch"]

    bare = hub.git(BLOG)
    assert made["commit"]["oid"] == made["ref"]["target"]["oid"] == head(client) != before
    assert bare.paths("main") == ["content/two.md", "hugo.toml"]
    assert bare.read("content/two.md") == "zwei \N{SNOWMAN}\n"
    logged = subprocess.run(
        ["git", "-C", bare.path, "log", "-1", "--format=%an|%cn|%P|%B"], capture_output=True, check=True, text=True
    )
    assert logged.stdout.strip() == f"alice|GitHub|{before}|Roast\n\nof the week"


def test_a_moved_head_is_stale_data(hub: Hub, client: Client) -> None:
    """expectedHeadOid is checked before anything is written, and the error has GitHub's own shape."""
    before = head(client)
    hub.fail_next("createCommitOnBranch", "head-moves", files={"theirs.md": "theirs\n"})

    [problem] = client.problems(COMMIT, input=change(before, add={"a.md": "a"}))

    assert (problem["type"], problem["path"]) == ("STALE_DATA", ["createCommitOnBranch"])
    assert problem["message"] == f'Expected branch to point to "{before}" but it did not.  Pull and try again.'
    assert hub.git(BLOG).paths("main") == ["content/one.md", "hugo.toml", "theirs.md"]


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"add": {"/a.md": "a"}}, "UNPROCESSABLE"),
        ({"add": {"a/../b.md": "a"}}, "UNPROCESSABLE"),
        ({"add": {"a.md": "a"}, "delete": ("a.md",)}, "UNPROCESSABLE"),
        ({"delete": ("gone.md",)}, "NOT_FOUND"),
    ],
)
def test_a_commit_github_would_not_take_changes_nothing(client: Client, wrong: Any, kind: str) -> None:
    """A leading slash, a climb, a path named twice and a deletion of nothing are refused whole."""
    before = head(client)
    assert client.problems(COMMIT, input=change(before, **wrong))[0]["type"] == kind
    assert head(client) == before


def test_a_token_that_may_not_write_is_forbidden(hub: Hub, client: Client) -> None:
    """Reading a blog is not writing to it."""
    hub.world.add_token("reader", "bob")
    assert Client(hub, "reader").problems(COMMIT, input=change(head(client)))[0]["type"] == "FORBIDDEN"


@pytest.mark.parametrize(("size", "cut"), [(512_000, False), (512_001, True)])
def test_a_blob_is_cut_at_512_000_bytes_without_a_word(hub: Hub, client: Client, size: int, cut: bool) -> None:
    """Only isTruncated tells; the text is simply shorter."""
    hub.world.add_repository("alice/big", {"data/rows.json": "x" * size, "logo.png": b"\x89PNG\0"})
    document = """{ repository(owner: "alice", name: "big") {
      rows: object(expression: "HEAD:data/rows.json") { ... on Blob { byteSize isBinary isTruncated text } }
      logo: object(expression: "main:logo.png") { ... on Blob { isBinary text } }
      none: object(expression: "main:none") { oid }
      tree: object(expression: "main:") { ... on Tree { entries { name type path mode
        object { ... on Tree { entries { name path size } } } } } } } }"""

    found = client.ask(document)["repository"]

    assert (found["rows"]["byteSize"], found["rows"]["isTruncated"]) == (size, cut)
    assert len(found["rows"]["text"]) == 512_000
    assert (found["logo"], found["none"]) == ({"isBinary": True, "text": None}, None)
    data, logo = found["tree"]["entries"]
    assert data["object"]["entries"] == [{"name": "rows.json", "path": "data/rows.json", "size": size}]
    assert (logo["path"], logo["mode"], logo["object"]) == ("logo.png", 0o100644, {})


def test_an_unknown_token_is_bad_credentials(hub: Hub, client: Client) -> None:
    """GraphQL and REST both answer 401 with GitHub's words; the log keeps the request without an owner."""
    for ask in (lambda other: other.ask("{ viewer { login } }"), lambda other: other.github.get_repo(BLOG)):
        with pytest.raises(BadCredentialsException, match="Bad credentials"):
            ask(Client(hub, "expired"))
    assert [(asked.status, asked.login) for asked in hub.log] == [(401, None), (401, None)]
    assert client.ask("{ viewer { login } }") == {"viewer": {"login": "alice"}}


@pytest.mark.parametrize("prefix", ["", "/api/v3"])
def test_both_shapes_of_base_url_reach_it(hub: Hub, client: Client, prefix: str) -> None:
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
      reviewThreads(first: 9) { nodes { path line comments(first: 9) { nodes { body url author { login } } } } } } } }"""
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


def test_a_world_can_be_carried_to_another_process(hub: Hub, tmp_path: Path) -> None:
    """`python -m hub` serves what World.save wrote, bytes and all, with its bare repositories where it was told."""
    hub.world.add_token("writer", "alice", writes=[BLOG])
    hub.world.add_repository(BLOG, {"logo.png": b"\xff\0"})
    hub.world.add_pull(BLOG, 7, "Cache")
    hub.world.save(tmp_path / "world.json")
    command = [sys.executable, "-m", "hub", "--world", tmp_path / "world.json", "--state", tmp_path / "state"]
    with subprocess.Popen(command, cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        other = Github(auth=Auth.Token("writer"), base_url=url, retry=None)
        _, answer = other.requester.graphql_query(
            '{ viewer { login } search(query: "is:pr", type: ISSUE, first: 1) { issueCount } }', {}
        )
        oid = '{ repository(owner: "alice", name: "blog") { object(expression: "HEAD:logo.png") { oid } } }'
        found = other.requester.graphql_query(oid, {})[1]["data"]["repository"]["object"]["oid"]
        other.close()
        process.terminate()

    assert answer["data"] == {"viewer": {"login": "alice"}, "search": {"issueCount": 1}}
    blob = subprocess.run(
        ["git", "-C", tmp_path / "state" / f"{BLOG}.git", "cat-file", "blob", found], capture_output=True, check=True
    )
    assert blob.stdout == b"\xff\0"


@pytest.fixture
def talk(claude: Claude) -> Iterator[anthropic.Anthropic]:
    """Anthropic's own client, pointed at the loopback Claude, without retries."""
    with anthropic.Anthropic(api_key="sk-ant-invented", base_url=claude.url, max_retries=0) as client:
        yield client


def say(talk: anthropic.Anthropic, **more: Any) -> Any:
    """Send the smallest streamed request and return the final message."""
    request: dict[str, Any] = {
        "model": "claude-sonnet-5-5",
        "max_tokens": 100,
        "messages": [{"role": "user", "content": "Hi"}],
    }
    with talk.messages.stream(**(request | more)) as stream:
        return stream.get_final_message()


def test_the_sdk_reads_the_stream(claude: Claude, talk: anthropic.Anthropic) -> None:
    """Text arrives in pieces, thinking stands before it, and stop reason and usage come at the end."""
    claude.enqueue({"title": "A long enough title to need more than one delta"}, thinking="Let me see.")

    message = say(talk, system="Be brief.", output_config={"effort": "medium"})

    assert [block.type for block in message.content] == ["thinking", "text"]
    assert message.content[1].text == '{"title": "A long enough title to need more than one delta"}'
    assert (message.stop_reason, message.usage.output_tokens > 1) == ("end_turn", True)
    assert claude.history[0]["system"] == "Be brief."
    assert claude.history[0]["stream"] is True


def test_the_sdk_reads_a_whole_message(claude: Claude, talk: anthropic.Anthropic) -> None:
    """Without stream, the same answer is one JSON document; tokens can be counted first."""
    claude.enqueue(lambda request: f"{len(request['messages'])} message")
    messages: Any = [{"role": "user", "content": "Hi"}]
    assert talk.messages.count_tokens(model="claude-sonnet-5-5", messages=messages).input_tokens > 0
    answer = talk.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=messages)
    assert [block.text for block in answer.content if block.type == "text"] == ["1 message"]


def test_a_refusal_and_a_cut_off_answer_keep_their_stop_reasons(claude: Claude, talk: anthropic.Anthropic) -> None:
    """A refusal carries its details; both are 200s."""
    claude.enqueue("", stop_reason="refusal")
    claude.enqueue('{"title": "A', stop_reason="max_tokens")
    refusal, cut = say(talk), say(talk)
    assert (refusal.stop_reason, refusal.stop_details.category, refusal.content) == ("refusal", "cyber", [])
    assert cut.stop_reason == "max_tokens"


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, anthropic.AuthenticationError),
        (404, anthropic.NotFoundError),
        (429, anthropic.RateLimitError),
        (529, anthropic.OverloadedError),
    ],
)
def test_errors_are_the_sdks_own(
    claude: Claude, talk: anthropic.Anthropic, status: int, error: type[anthropic.APIStatusError]
) -> None:
    """A scripted status reaches the SDK as the class it has for it, with the type in the body."""
    claude.enqueue(status=status)
    with pytest.raises(error) as caught:
        say(talk)
    assert caught.value.status_code == status


def test_a_stream_can_break_in_the_middle(claude: Claude, talk: anthropic.Anthropic) -> None:
    """An overload after the first deltas is an error event in a 200 answer."""
    claude.enqueue("x" * 400, broken_after=2)
    with pytest.raises(anthropic.APIStatusError, match="Overloaded"):
        say(talk)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"extra_body": {"temperature": 1}}, "temperature: Extra inputs are not permitted"),
        ({"messages": []}, "messages: the first message"),
        ({"output_config": {"format": {"type": "json_schema", "schema": {"type": "object"}}}}, "additionalProperties"),
        (
            {"output_config": {"format": {"type": "json_schema", "schema": {"type": "string", "maxLength": 3}}}},
            "'maxLength' is not supported",
        ),
    ],
)
def test_a_request_the_api_would_not_take_is_refused(
    claude: Claude, talk: anthropic.Anthropic, more: dict[str, Any], words: str
) -> None:
    """Unknown keys, a conversation without a user and schemas the API does not enforce are 400s, and fail the test."""
    claude.enqueue("never said")
    with pytest.raises(anthropic.BadRequestError, match=words):
        say(talk, **more)
    assert words in claude.refusals.pop()


def test_a_model_nobody_has_is_not_found(claude: Claude, talk: anthropic.Anthropic) -> None:
    """A retired or mistyped model is 404, and the script is left where it was."""
    claude.enqueue("later")
    with pytest.raises(anthropic.NotFoundError, match="model: claude-instant"):
        say(talk, model="claude-instant")
    assert say(talk).content[0].text == "later"


def test_a_request_nobody_scripted_is_refused(claude: Claude, talk: anthropic.Anthropic) -> None:
    """An answer is never made up."""
    with pytest.raises(anthropic.BadRequestError, match="nobody scripted"):
        say(talk)
    claude.refusals.clear()
