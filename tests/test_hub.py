"""The hub is held to GitHub's own schema, its own OpenAPI and real git, through the clients roastbot itself uses."""

import subprocess
from typing import Any

import pytest

from hub.server import Hub
from hub.world import bare_commit, comment, commit, event, review
from hub_client import BLOG, COMMIT, PAGE_OF_FILES, SEARCH, Client, change, head


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
      comments(first: 1) { nodes { author { login } } }
      timelineItems(first: 9, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
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
    """ExpectedHeadOid is checked before anything is written, and the error has GitHub's own shape."""
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


def test_blame_is_gits_own(hub: Hub, client: Client) -> None:
    """Runs of lines with their commits, through GitHub's schema; a path that is not there is an error."""
    git = hub.git("acme/app")
    git.commit("main", {"a.py": "one\ntwo\n"}, (), "Begin (#3)", ("Bob", "bob@example.org"))
    oid = git.commit("main", {"a.py": "one\n2\n3\n"}, (), "Count", ("Carol", "carol@example.org"))
    hub.world.add_pull("acme/app", 3, "Begin")
    document = """query Blame($oid: GitObjectID!, $path: String!) { repository(owner: "acme", name: "app") {
      object(oid: $oid) { ... on Commit { blame(path: $path) { ranges { startingLine endingLine commit {
        messageHeadline author { user { login } } associatedPullRequests(first: 1) { nodes { number } } } } } } } } }"""
    found = client.ask(document, oid=oid, path="a.py")["repository"]["object"]["blame"]["ranges"]
    lines = [(one["startingLine"], one["endingLine"], one["commit"]["messageHeadline"]) for one in found]
    assert lines == [(1, 1, "Begin (#3)"), (2, 3, "Count")]
    assert found[0]["commit"]["author"]["user"]["login"] == "bob"
    assert [one["commit"]["associatedPullRequests"]["nodes"] for one in found] == [[{"number": 3}], []]
    (error,) = client.problems(document, oid=oid, path="gone.py")
    assert error["type"] == "NOT_FOUND"
