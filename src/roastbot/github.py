"""The only door to GitHub: GraphQL, the few REST reads GraphQL has no word for, and one kind of write.

PyGithub carries the requests (tokens, retries, rate limits, Enterprise paths); its exceptions, like every status
GitHub answers with, become our errors here. A reading client retries what may pass; a writing client never does,
because a commit that succeeded behind a 502 must not be sent twice. What GitHub has lying elsewhere is fetched from
there without the token.
"""

import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

import requests
from github import Auth, Github, GithubException, GithubRetry

from roastbot.config_values import Secret
from roastbot.errors import BlindTokenError, ConfigError, GitHubError
from roastbot.evidence import Absent, Reason

PATCH = "application/vnd.github.patch"
JSON = "application/vnd.github+json"
PAGE_SIZES = (100, 25)  # GitHub's largest page, and a quarter of it where its ten seconds are not enough
TIMEOUT = 30  # seconds; GitHub itself gives up after ten
RETRIES = 4  # with pauses of 0, 2, 4 and 8 seconds
LONGEST_WAIT = 120  # seconds; waiting out an hour's rate limit would only burn the job's minutes
PIECE = 65_536  # bytes of a download that are handed on at once
SECONDARY_WAIT = 60  # seconds; what GitHub asks for where a secondary limit names no time
FOUND, REDIRECT, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, NOT_ACCEPTABLE = 302, 300, 401, 403, 404, 406
UNPROCESSABLE, TOO_MANY, SERVER_ERROR = 422, 429, 500
_TIMED_OUT = "Something went wrong while executing your query"  # GraphQL's words for its own time-out


class UnansweredError(GitHubError):
    """GitHub did not answer, or not in time; asked again later, or for less at once, it may."""


class UncertainWriteError(UnansweredError):
    """A write was sent and not answered: nobody can tell from here whether it was carried out."""


@dataclass(frozen=True, slots=True)
class GraphQLProblem:
    """One entry of a GraphQL answer's `errors`: its type (FORBIDDEN, NOT_FOUND, STALE_DATA, ...), where, what."""

    type: str
    path: tuple[str | int, ...]
    message: str


@dataclass(frozen=True, slots=True)
class GraphQLAnswer:
    """What GraphQL answered: GitHub leaves parts of `data` null and says why in `problems`."""

    data: Mapping[str, Any]
    problems: tuple[GraphQLProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows of a REST list, as GitHub sends them."""

    rows: tuple[Mapping[str, Any], ...]
    has_next: bool


class Door(Protocol):
    """What the rest of roastbot may ask of GitHub; a recording can stand in for it."""

    def graphql(self, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer:
        """Return the answer to a query; raises GitHubError where there is none at all."""
        ...

    def mutate(self, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer:
        """Return the answer to a mutation, sent once; raises UncertainWriteError where its fate is unknown."""
        ...

    def patch(self, repository: str, number: int) -> str | Absent:
        """Return the pull request as mails, one per commit; Absent where GitHub will not make them."""
        ...

    def commit_files(self, repository: str, oid: str, page: int) -> Page:
        """Return one page, counted from 1, of the files a commit changed."""
        ...

    def tarball(self, repository: str, oid: str) -> Generator[bytes]:
        """Yield the gzipped files of a commit as they come; raises GitHubError, also in the middle. Close it."""
        ...

    def dispatch(self, repository: str, workflow: str, branch: str) -> str | None:
        """Start a workflow that listens to `workflow_dispatch`, once; return why it did not start, None if it did."""
        ...


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def says(self) -> str:
        """GitHub's own short message, on one line; empty where there is none."""
        try:
            data = json.loads(self.text)
        except ValueError:
            return ""
        message = data.get("message") if isinstance(data, dict) else None
        return " ".join(str(message or "").split())[:200]


@dataclass(frozen=True, slots=True)
class GitHub:
    """GitHub itself. Build it with `connect`; `setting` names the token in messages."""

    _client: Github = field(repr=False)
    _setting: str

    @classmethod
    def connect(
        cls, url: str, token: Secret | None, *, writes: bool = False, setting: str = "", pause: float = 1
    ) -> "GitHub":
        """Return the door to the GitHub whose REST API is at `url`.

        `writes` makes a client that never repeats a request. `setting` is the input that holds the token (default
        `blog-token` for one that writes, else `github-token`). `pause` scales the waits between retries; 0 waits
        for nothing. Raises ConfigError without a token: GraphQL answers nobody without one.
        """
        setting = setting or ("blog-token" if writes else "github-token")
        if token is None:
            raise ConfigError(
                f"{setting} is not set",
                cause="a secret that does not exist arrives empty",
                fix=f"give {setting} a token, or on the command line export GITHUB_TOKEN",
            )
        retry = GithubRetry(
            total=RETRIES,
            backoff_factor=pause,
            secondary_rate_wait=SECONDARY_WAIT * pause,
            max_rate_limit_wait=LONGEST_WAIT,
            retry_after_max=LONGEST_WAIT,
            raise_on_status=False,
        )
        client = Github(
            auth=Auth.Token(token.reveal()),
            base_url=url,
            timeout=TIMEOUT,
            user_agent="roastbot",
            retry=None if writes else retry,
            seconds_between_requests=None,  # a run makes about nine requests, nowhere near a limit
            seconds_between_writes=None,
        )
        return cls(client, setting)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def graphql(self, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer:
        """See Door.graphql."""
        answer = self._graphql(document, variables)
        if answer is None or (not answer.data and not answer.problems):
            raise self._no_github("answers GraphQL with something else")
        if not answer.data:
            raise self._refused_query(answer.problems[0])
        return answer

    def mutate(self, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer:
        """See Door.mutate."""
        try:
            answer = self._graphql(document, variables)
        except UnansweredError as error:
            raise UncertainWriteError(error.what, cause=error.cause, fix=error.fix) from error
        if answer is None or not (answer.data or answer.problems):
            raise UncertainWriteError(
                "GitHub answered a write with something unreadable",
                cause="a proxy stands in between, or GitHub is having trouble",
                fix="look at the blog's last commit; if it is not roastbot's, run again",
            )
        return answer

    def patch(self, repository: str, number: int) -> str | Absent:
        """See Door.patch.

        406 is GitHub's answer past 300 files or 20,000 lines; 422 and 5xx come where it runs out of time on it.
        """
        reply = self._send("GET", f"/repos/{repository}/pulls/{number}", PATCH)
        if reply.status == NOT_ACCEPTABLE:
            return Absent(Reason.TOO_LARGE)
        if reply.status == UNPROCESSABLE or reply.status >= SERVER_ERROR:
            return Absent(Reason.NOT_SERVED)
        self._check(reply, f"the patch of {repository}#{number}")
        return reply.text

    def commit_files(self, repository: str, oid: str, page: int) -> Page:
        """See Door.commit_files; a page has up to 300 files, and there are at most 3,000."""
        reply = self._send("GET", f"/repos/{repository}/commits/{oid}?page={page}", JSON)
        self._check(reply, f"commit {oid[:7]} of {repository}")
        data = self._json(reply)
        rows = data.get("files") if isinstance(data, dict) else None
        if not isinstance(rows, list):
            raise self._no_github("describes a commit in no way GitHub does")
        return Page(tuple(rows), 'rel="next"' in reply.headers.get("link", ""))

    def tarball(self, repository: str, oid: str) -> Generator[bytes]:
        """See Door.tarball; GitHub answers with the address of another server, which gets neither token nor cookie."""
        reply = self._send("GET", f"/repos/{repository}/tarball/{oid}", JSON)
        self._check(reply, f"the files of {repository}", most=FOUND)
        address = reply.headers.get("location", "")
        if reply.status != FOUND or not address.startswith(f"{self._client.requester.scheme}://"):
            raise self._no_github("answers a request for files in no way GitHub does")
        yield from _download(address)

    def dispatch(self, repository: str, workflow: str, branch: str) -> str | None:
        """See Door.dispatch."""
        url = f"/repos/{repository}/actions/workflows/{workflow}/dispatches"
        try:
            reply = self._send("POST", url, JSON, {"ref": branch})
        except GitHubError as error:  # the commit stands whatever this is: no answer, a redirect
            return error.what
        if reply.status < REDIRECT:
            return None
        return f"GitHub answers {reply.status}" + (f", {reply.says!r}" if reply.says else "")

    def _graphql(self, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer | None:
        """Return the answer, None when it is no GraphQL answer; raises what stands for GitHub as a whole."""
        url = self._client.requester.graphql_url
        reply = self._send("POST", url, JSON, {"query": document, "variables": dict(variables)})
        self._check(reply, "a GraphQL query")
        body = self._json(reply)
        if not isinstance(body, dict) or not isinstance(body.get("data"), dict | None):
            return None
        problems = tuple(_problem(entry) for entry in body.get("errors") or ())
        for problem in problems:
            if problem.type == "RATE_LIMITED" or "rate limit" in problem.message.lower():
                raise self._rate_limited(reply.headers)
            if problem.type == "RESOURCE_LIMITS_EXCEEDED" or problem.message.startswith(_TIMED_OUT):
                raise _unanswered(f"GitHub gave up on a query ({problem.message[:80]})")
        return GraphQLAnswer(body.get("data") or {}, problems)

    def _send(self, verb: str, url: str, accept: str, body: Mapping[str, Any] | None = None) -> _Reply:
        """Return GitHub's reply whatever its status; retries are PyGithub's, when this client has any."""
        try:
            status, headers, text = self._client.requester.requestJson(
                verb, url, headers={"Accept": accept}, input=body
            )
        except GithubException as error:
            data = error.data if isinstance(error.data, str) else json.dumps(error.data)
            status, headers, text = error.status, error.headers or {}, data
        except OSError as error:  # every error of requests is one: no route, no name, no answer in time
            raise UnansweredError(
                f"{self._client.requester.hostname_and_port} did not answer ({type(error).__name__})",
                cause="GitHub or the network is having trouble, or github-api-url is wrong",
                fix="run again later; on GitHub Enterprise Server check that github-api-url is https://HOST/api/v3",
            ) from error
        except RuntimeError as error:  # PyGithub's word for a redirect it will not follow
            raise self._no_github("redirects somewhere else") from error
        return _Reply(status, {name.lower(): value for name, value in headers.items()}, text)

    def _check(self, reply: _Reply, wanted: str, most: int = REDIRECT - 1) -> None:
        """Raise what any status but success, or one up to `most`, means for `wanted`."""
        if reply.status <= most:
            return
        said = f"GitHub answers {reply.status}" + (f", {reply.says!r}" if reply.says else "")
        if _is_rate_limit(reply):
            raise self._rate_limited(reply.headers)
        if reply.status == UNAUTHORIZED:
            raise GitHubError(
                f"{self._setting} was refused ({said})",
                cause="the token has expired, was revoked, or was cut off when it was pasted",
                fix=f"make a new token and store it as the secret that {self._setting} reads",
            )
        if reply.status in (FORBIDDEN, NOT_FOUND):
            raise BlindTokenError(
                f"{self._setting} may not read {wanted} ({said})",
                cause=_why_forbidden(reply),
                fix=f"give {self._setting} a token that may read pull requests and contents there",
            )
        if reply.status >= SERVER_ERROR:
            raise _unanswered(f"GitHub did not answer {wanted} ({said})")
        raise GitHubError(
            f"GitHub refused {wanted} ({said})",
            cause="github-api-url is not the address of a GitHub API, or GitHub changed it",
            fix="check github-api-url; if it is right, report this message to roastbot",
        )

    def _json(self, reply: _Reply) -> Any:
        try:
            return json.loads(reply.text)
        except ValueError:
            return None

    def _rate_limited(self, headers: Mapping[str, str]) -> GitHubError:
        reset, after = headers.get("x-ratelimit-reset", ""), headers.get("retry-after", "")
        when = "its next reset"
        if reset.isdecimal():
            when = datetime.fromtimestamp(int(reset), UTC).isoformat(timespec="minutes")
        elif after.isdecimal():
            when = f"{after} seconds from now"
        return GitHubError(
            f"{self._setting} has used up GitHub's rate limit until {when}",
            cause="other workflows or programs use the same token",
            fix="run again after that, or give roastbot a token of its own",
        )

    def _refused_query(self, problem: GraphQLProblem) -> GitHubError:
        said = f"{problem.type}: {problem.message}" if problem.type else problem.message
        if problem.type in {"FORBIDDEN", "INSUFFICIENT_SCOPES", "NOT_FOUND"}:
            return BlindTokenError(
                f"{self._setting} may not read what was asked for ({said})",
                cause="the token lacks a permission or a scope",
                fix=f"give {self._setting} a token that may read pull requests and contents",
            )
        return GitHubError(
            f"GitHub refused a query ({said})",
            cause="github-api-url is an older GitHub Enterprise Server, or GitHub changed its schema",
            fix="report this message to roastbot, with your GitHub's version",
        )

    def _no_github(self, what: str) -> GitHubError:
        return GitHubError(
            f"the server at github-api-url {what}",
            cause="the address is not a GitHub API's, or a proxy stands in between",
            fix="use https://api.github.com, or https://HOST/api/v3 for GitHub Enterprise Server",
        )


def ask(door: Door, document: str, variables: Mapping[str, Any]) -> GraphQLAnswer:
    """Return the answer to a query with a `$size`: GitHub's largest page, or a smaller one where that is too much."""
    *larger, smallest = PAGE_SIZES
    for size in larger:
        try:
            return door.graphql(document, {**variables, "size": size})
        except UnansweredError:
            continue
    return door.graphql(document, {**variables, "size": smallest})


def _download(address: str) -> Generator[bytes]:
    """Yield what lies at an address, asked for by nobody in particular; raises UnansweredError."""
    try:
        with requests.get(
            address,
            headers={"Accept-Encoding": "identity", "User-Agent": "roastbot"},
            auth=lambda request: request,  # nor what a .netrc says
            timeout=TIMEOUT,
            allow_redirects=False,
            stream=True,
        ) as response:
            if response.status_code >= REDIRECT or "content-encoding" in response.headers:
                raise _unanswered(f"GitHub did not serve a repository's files (status {response.status_code})")
            yield from response.iter_content(PIECE)
    except requests.RequestException as error:
        raise _unanswered(f"a repository's files broke off ({type(error).__name__})") from error


def _problem(entry: Mapping[str, Any]) -> GraphQLProblem:
    message = " ".join(str(entry.get("message") or "").split())[:300]
    return GraphQLProblem(str(entry.get("type") or ""), tuple(entry.get("path") or ()), message)


def _is_rate_limit(reply: _Reply) -> bool:
    if reply.status not in (FORBIDDEN, TOO_MANY):
        return False
    spent = reply.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in reply.headers
    return spent or reply.status == TOO_MANY or "rate limit" in reply.says.lower()


def _why_forbidden(reply: _Reply) -> str:
    if "x-github-sso" in reply.headers:
        return "the token has not been authorised for that organisation's single sign-on"
    if reply.status == NOT_FOUND:
        return "GitHub hides what a token may not see; a workflow's own token sees only its own repository"
    return "the token lacks the permission"


def _unanswered(what: str) -> UnansweredError:
    return UnansweredError(what, cause="GitHub or the network is having trouble", fix="run again later")
