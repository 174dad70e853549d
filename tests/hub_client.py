"""PyGithub pointed at the hub, for the hub's own tests."""

import base64
from collections.abc import Iterator
from typing import Any

import pytest
from github import Auth, Github, GithubException

from hub.server import Hub

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
        """Return a query's data."""
        return self.github.requester.graphql_query(document, variables)[1]["data"]

    def problems(self, document: str, **variables: Any) -> list[dict[str, Any]]:
        """Return the errors of a query that must have some."""
        with pytest.raises(GithubException) as caught:
            self.ask(document, **variables)
        errors: list[dict[str, Any]] = caught.value.data["errors"]
        return errors

    def rest(self, method: str, path: str, accept: str = "", body: Any = None) -> tuple[int, dict[str, str], str]:
        """Return status, headers and text of a REST request."""
        headers = {"Accept": accept} if accept else {}
        found: tuple[int, dict[str, str], str] = self.github.requester.requestJson(
            method, path, headers=headers, input=body
        )
        return found


@pytest.fixture
def client(hub: Hub) -> Iterator[Client]:
    """Return a writer's client, in a world of one blog and one repository."""
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
