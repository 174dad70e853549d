"""The door: what GitHub answers, and every way in which it does not."""

import io
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import Any

import pytest

from hub.server import Hub, Loopback
from hub.world import commit
from roastbot.config_values import Secret
from roastbot.errors import BlindTokenError, ConfigError, GitHubError
from roastbot.evidence import Absent, Reason
from roastbot.github import PAGE_SIZES, RETRIES, GitHub, GraphQLAnswer, UnansweredError, UncertainWriteError, ask
from roastbot.workflow_commands import log_to

TOKEN = "ghs_1234_do.not.show_this_0123456789abcdefghij"
LOGIN = "query Who { viewer { login } }"
Reply = tuple[int, Any, Mapping[str, str]]


class Scripted(Loopback):
    """A server that gives everything one reply, and keeps what it was asked."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply
        self.asked: list[tuple[str, str, Mapping[str, str], bytes]] = []

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Return the reply, whatever was asked."""
        self.asked.append((method, path, headers, body))
        return self.reply


@pytest.fixture
def door(hub: Hub) -> Iterator[GitHub]:
    """Open a reading client on the hub that waits for nothing between retries."""
    hub.world.add_token(TOKEN, "alice")
    hub.world.add_repository("acme/app")
    with closing(GitHub.connect(hub.url, Secret(TOKEN), pause=0)) as opened:
        yield opened


def query(door: GitHub) -> object:
    """Ask who the token is."""
    return door.graphql(LOGIN, {})


def patch(door: GitHub) -> object:
    """Ask for a patch."""
    return door.patch("acme/app", 7)


def refusal(reply: Reply, ask_for: Callable[[GitHub], object] = query) -> GitHubError:
    """Return the error that this reply to everything becomes."""
    with Scripted(reply) as server, closing(GitHub.connect(server.url, Secret(TOKEN), pause=0)) as door:
        with pytest.raises(GitHubError) as caught:
            ask_for(door)
        assert TOKEN not in f"{caught.value} {caught.value!r} {door!r}"
        return caught.value


def test_an_answer_without_errors_has_no_problems(door: GitHub) -> None:
    """Data as it is."""
    assert door.graphql(LOGIN, {}) == GraphQLAnswer({"viewer": {"login": "alice"}})


def test_enterprise_server_answers_at_its_own_address(hub: Hub) -> None:
    """`/api/v3` for REST means `/api/graphql` for GraphQL."""
    hub.world.add_token(TOKEN, "alice")
    with closing(GitHub.connect(f"{hub.url}/api/v3", Secret(TOKEN), pause=0)) as door:
        assert door.graphql(LOGIN, {}).data == {"viewer": {"login": "alice"}}


def test_what_github_leaves_out_is_null_with_its_problem(door: GitHub) -> None:
    """Partial data is data; PyGithub alone would throw it away."""
    answer = door.graphql('{ viewer { login } repository(owner: "acme", name: "nowhere") { id } }', {})
    assert answer.data == {"viewer": {"login": "alice"}, "repository": None}
    (problem,) = answer.problems
    assert (problem.type, problem.path) == ("NOT_FOUND", ("repository",))


def test_the_rest_of_a_run_is_not_slowed_down_between_requests(hub: Hub, door: GitHub) -> None:
    """PyGithub waits a second after every POST; nine requests a run need no such courtesy."""
    client = door._client.requester.kwargs
    assert (client["seconds_between_requests"], client["seconds_between_writes"]) == (None, None)
    assert hub.log == []


def test_a_patch_comes_as_mails(hub: Hub, door: GitHub) -> None:
    """One request for all commits."""
    hub.world.add_pull("acme/app", 7, "Cache", commits=[commit("Add", {"a.py": "+é"}), commit("Fix", {"a.py": "+two"})])
    mails = door.patch("acme/app", 7)
    assert isinstance(mails, str)
    assert mails.count("\nSubject: ") == 2
    assert "+é\n" in mails
    assert [(one.path, one.accept) for one in hub.log] == [
        ("/repos/acme/app/pulls/7", "application/vnd.github.patch"),
    ]


@pytest.mark.parametrize("limit", ["files", "lines"])
def test_a_patch_past_githubs_limits_is_absent(hub: Hub, door: GitHub, limit: str) -> None:
    """406 `too_large` is an answer, not a failure."""
    hub.world.add_pull("acme/app", 7, "Wide", files={"a.py": (1, 0)}, too_large=limit)
    assert door.patch("acme/app", 7) == Absent(Reason.TOO_LARGE)


@pytest.mark.parametrize("status", ["500", "502", "422"])
def test_a_patch_github_cannot_make_in_time_is_absent(hub: Hub, door: GitHub, status: str) -> None:
    """Very large ones end in a server error, however often they are asked for."""
    hub.fail_next("/pulls/7", status, times=RETRIES + 1)
    assert door.patch("acme/app", 7) == Absent(Reason.NOT_SERVED)


def test_a_commits_files_come_in_pages(hub: Hub, door: GitHub) -> None:
    """300 at a time."""
    made = commit("Touch everything", {f"f{n:03}.py": "+x" for n in range(301)})
    pull = hub.world.add_pull("acme/app", 7, "Wide", commits=[made])
    oid = pull["commits"][0]["commit"]["oid"]
    pages = [door.commit_files("acme/app", oid, page) for page in (1, 2)]
    assert [(len(page.rows), page.has_next) for page in pages] == [(300, True), (1, False)]
    assert pages[0].rows[0]["filename"] == "f000.py"


def test_what_passes_is_asked_for_again(hub: Hub, door: GitHub) -> None:
    """Four more times."""
    hub.fail_next("viewer", "502", times=RETRIES)
    assert door.graphql(LOGIN, {}).data == {"viewer": {"login": "alice"}}
    assert len(hub.log) == RETRIES + 1


def test_what_does_not_pass_is_an_error_that_says_so(hub: Hub, door: GitHub) -> None:
    """The run fails, and may be run again."""
    hub.fail_next("viewer", "503", times=99)
    with pytest.raises(UnansweredError, match="503"):
        door.graphql(LOGIN, {})
    assert len(hub.log) == RETRIES + 1


def test_a_query_too_large_for_githubs_ten_seconds_is_asked_for_in_smaller_pages(hub: Hub, door: GitHub) -> None:
    """A hundred pull requests with their files can be too much at once."""
    hub.fail_next("search", "502", times=RETRIES + 1)
    document = 'query S($size: Int!) { search(type: ISSUE, query: "is:pr", first: $size) { issueCount } }'
    assert ask(door, document, {}).data == {"search": {"issueCount": 0}}
    assert [one.variables["size"] for one in hub.log] == [PAGE_SIZES[0]] * (RETRIES + 1) + [PAGE_SIZES[1]]


def test_a_write_is_sent_once_and_its_silence_is_not_read_as_a_no(hub: Hub) -> None:
    """A commit that succeeded behind a 502 must not be made twice."""
    hub.world.add_token(TOKEN, "alice", writes=["alice/blog"])
    hub.world.add_repository("alice/blog", {"a.md": "a\n"})
    hub.fail_next("createCommitOnBranch", "502-after-commit")
    head = hub.git("alice/blog").head("main")
    values = {
        "branch": {"repositoryNameWithOwner": "alice/blog", "branchName": "main"},
        "expectedHeadOid": head,
        "message": {"headline": "Once"},
        "fileChanges": {"additions": [{"path": "b.md", "contents": "Yg=="}]},
    }
    document = (
        "mutation M($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }"
    )
    with closing(GitHub.connect(hub.url, Secret(TOKEN), writes=True)) as door:
        with pytest.raises(UncertainWriteError):
            door.mutate(document, {"input": values})
        assert len(hub.log) == 1
        assert hub.git("alice/blog").head("main") != head
        (problem,) = door.mutate(document, {"input": values}).problems
    assert problem.type == "STALE_DATA"


def test_a_connection_that_is_not_there_is_an_error_and_not_a_crash() -> None:
    """Nobody listens on a port that was just closed."""
    with Scripted((200, {}, {})) as server:
        url = server.url
    with (
        closing(GitHub.connect(url, Secret(TOKEN), pause=0)) as door,
        pytest.raises(UnansweredError, match=f"{url.removeprefix('http://')} did not answer") as caught,
    ):
        door.graphql(LOGIN, {})
    assert "github-api-url" in caught.value.cause
    with closing(GitHub.connect(url, Secret(TOKEN), writes=True)) as door, pytest.raises(UncertainWriteError):
        door.mutate(LOGIN, {})


def test_the_librarys_own_words_about_retries_stay_out_of_the_log() -> None:
    """A warning per retry would be an annotation per retry; the error says what came of them."""
    with Scripted((200, {}, {})) as server:
        url = server.url
    out = io.StringIO()
    handler = log_to(out, in_actions=True)
    try:
        with closing(GitHub.connect(url, Secret(TOKEN), pause=0)) as door, pytest.raises(UnansweredError):
            door.graphql(LOGIN, {})
    finally:
        logging.getLogger().removeHandler(handler)
    assert out.getvalue() == ""


def test_a_build_that_does_not_start_is_told_and_not_raised() -> None:
    """The commit stands, whatever answers: a refusal, a redirect, nobody."""
    elsewhere = {"Location": "https://elsewhere.example/"}
    for reply in [(404, {"message": "Not Found"}, {}), (301, {}, elsewhere), (307, {}, elsewhere)]:
        with Scripted(reply) as server, closing(GitHub.connect(server.url, Secret(TOKEN), writes=True)) as door:
            assert door.dispatch("alice/blog", "deploy.yml", "main")
    with closing(GitHub.connect(server.url, Secret(TOKEN), writes=True)) as door:
        assert "did not answer" in (door.dispatch("alice/blog", "deploy.yml", "main") or "")


def test_no_token_is_a_setting_that_is_missing() -> None:
    """GraphQL answers nobody without one; the message names the input."""
    with pytest.raises(ConfigError, match="github-token is not set"):
        GitHub.connect("https://api.github.com", None)
    with pytest.raises(ConfigError, match="blog-token is not set"):
        GitHub.connect("https://api.github.com", None, writes=True)


def test_a_wrong_token_is_named_with_cause_and_fix(hub: Hub) -> None:
    """By its input, never by its value."""
    with closing(GitHub.connect(hub.url, Secret(TOKEN), pause=0)) as door, pytest.raises(GitHubError) as caught:
        door.graphql(LOGIN, {})
    assert "github-token was refused" in caught.value.what
    assert caught.value.cause
    assert caught.value.fix
    assert TOKEN not in str(caught.value)
    assert len(hub.log) == 1


SPENT = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "4102444800"}  # the first of January 2100
LIMITED = {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit already exceeded for user ID 1."}]}


@pytest.mark.parametrize(
    "reply",
    [
        (200, LIMITED, SPENT),
        (403, {"message": "API rate limit exceeded for installation."}, SPENT),
        (429, {"message": "Too many requests"}, SPENT),
    ],
)
def test_a_spent_rate_limit_says_when_it_comes_back(reply: Reply) -> None:
    """GraphQL says so with status 200; REST with 403; nobody waits until the year 2100."""
    error = refusal(reply)
    assert "rate limit until 2100-01-01T00:00+00:00" in error.what
    assert "github-token" in error.what


def test_a_secondary_limit_is_waited_for_and_then_said() -> None:
    """Its reply names seconds, not an instant; none are waited for here."""
    message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
    assert "rate limit until" in refusal((403, {"message": message}, {"Retry-After": "0"})).what


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        ((403, {"message": "Resource not accessible by integration"}, {}), BlindTokenError, "not accessible"),
        ((403, {"message": "SAML"}, {"X-GitHub-SSO": "required; url=https://x"}), BlindTokenError, "single sign-on"),
        ((404, {"message": "Not Found"}, {}), BlindTokenError, "own repository"),
        ((410, {"message": "Gone"}, {}), GitHubError, "410"),
        ((307, {"message": "Temporary Redirect"}, {}), GitHubError, "307"),
        ((301, {}, {"Location": "https://elsewhere.example/"}), GitHubError, "github-api-url"),
    ],
)
def test_what_github_refuses_is_said_in_our_own_words(reply: Reply, kind: type[GitHubError], words: str) -> None:
    """What failed, the usual cause, the fix."""
    error = refusal(reply, patch)
    assert type(error) is kind
    assert words in str(error)


@pytest.mark.parametrize(
    "reply",
    [
        (200, b"<html>Welcome</html>", {"Content-Type": "text/html"}),
        (200, b"", {}),
        (200, b"{", {}),
        (200, ["a", "list"], {}),
        (200, {"hello": "world"}, {}),
        (200, {"data": "text"}, {}),
    ],
)
def test_a_server_that_is_no_github_names_the_address(reply: Reply) -> None:
    """A proxy's welcome page is no answer; a write it swallowed is of unknown fate."""
    assert "github-api-url" in refusal(reply).what
    assert isinstance(refusal(reply, lambda door: door.mutate("mutation M { x }", {})), UncertainWriteError)


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        ({"type": "FORBIDDEN", "message": "Resource not accessible"}, BlindTokenError),
        ({"type": "INSUFFICIENT_SCOPES", "message": "Your token has not been granted"}, BlindTokenError),
        ({"message": "Field 'newer' doesn't exist on type 'PullRequest'"}, GitHubError),
        ({"message": "Something went wrong while executing your query. This may be the result of a"}, UnansweredError),
        ({"type": "RESOURCE_LIMITS_EXCEEDED", "message": "Resource limits for this query exceeded"}, UnansweredError),
    ],
)
def test_a_query_without_any_data_is_an_error(problem: dict[str, str], kind: type[GitHubError]) -> None:
    """Each for what it is."""
    assert type(refusal((200, {"data": None, "errors": [problem]}, {}))) is kind


def test_a_token_leaves_in_one_header_and_nowhere_else(hub: Hub) -> None:
    """Not in a path, a repr or a log."""
    with Scripted((200, {"data": {"viewer": None}}, {})) as server:
        with closing(GitHub.connect(server.url, Secret(TOKEN))) as door:
            door.graphql(LOGIN, {})
            assert TOKEN not in repr(door)
        ((_, path, headers, body),) = server.asked
    assert TOKEN not in path + body.decode()
    assert [name for name, value in headers.items() if TOKEN in value] == ["authorization"]
    assert headers["user-agent"] == "roastbot"
    assert hub.log == []
