"""The week's candidates: what the author merged in the window, and the proof that the token could have seen it.

GitHub's search shows a stranger nothing and calls it nothing, so an empty week is only believed when the same
answer shows that the author exists, that every repository in `repositories` can be seen with its pull requests,
and that some merged pull request of the author is visible there when no dates narrow the search. An `owner/*` must
show one of its own: a repository that resolves can be seen, an owner that resolves says nothing about theirs.

That is as far as a proof can go. GitHub tells nobody what a token may not see, so one that sees some repositories
of an owner, or of the author where `repositories` is empty, cannot prove that it sees them all; naming each
repository as owner/repo can.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from roastbot import nodes
from roastbot.config import Config
from roastbot.errors import BlindTokenError, ConfigError, GitHubError
from roastbot.evidence import PullRequest
from roastbot.github import Door, GraphQLAnswer, ask
from roastbot.ledger import INDEX_LAG
from roastbot.queries import filled, query
from roastbot.week import Window

SEARCH_LIMIT = 1_000  # GitHub shows no more results than this of one search, however many it counts
_BOT = "[bot]"


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the search showed: merged by the author from 48 hours before the window to its end, newest first.

    `proof` says in plain words why an empty `found` means a quiet week and not a blind token.
    """

    found: tuple[PullRequest, ...]
    proof: str


def find(door: Door, config: Config, window: Window) -> Candidates:
    """Return the candidates of a window, every page of them.

    The search begins 48 hours early, since GitHub's index can lag (choose.admit decides about those), and what it
    shows is filtered again by the instant of the merge. Raises BlindTokenError where the author, or a repository in
    `repositories`, cannot be seen, or where nothing proves that an empty answer is a true one; GitHubError where
    there are more than a search can show.
    """
    early = Window(window.since - INDEX_LAG, window.until)
    document, variables = _search(config, early)
    answer = ask(door, document, variables)
    _check_sight(answer, config)
    found = {pull.id: pull for pull in _page(answer)}
    while answer.data["search"]["pageInfo"]["hasNextPage"]:
        answer = ask(door, document, {**variables, "after": answer.data["search"]["pageInfo"]["endCursor"]})
        found |= {pull.id: pull for pull in _page(answer)}
    kept = [pull for pull in found.values() if early.holds(pull.merged_at)]
    merged = tuple(sorted(kept, key=lambda pull: (pull.merged_at, pull.reference), reverse=True))
    if not any(window.holds(pull.merged_at) for pull in merged):
        _check_silence(answer, config)
    places = f", and so do {', '.join(config.repositories)}" if config.repositories else ""
    seen = _count(answer, "sight")
    return Candidates(merged, f"{config.author} resolves{places}; {seen} merged pull requests are visible")


def find_one(door: Door, config: Config) -> PullRequest:
    """Return the pull request that `pull-request` names; anybody may have written it.

    Raises ConfigError when there is none, it is not merged, or it is private and `include-private` is not set.
    """
    ref = config.pull_request
    if ref is None:
        raise ValueError("find_one is for a run that names a pull request")
    owner, _, name = ref.repository.partition("/")
    answer = door.graphql(query("pull_request", "candidate"), {"owner": owner, "name": name, "number": ref.number})
    node = (answer.data.get("repository") or {}).get("pullRequest")
    if node is None:
        raise ConfigError(
            f"pull-request {ref} cannot be seen",
            cause="the address has a typo, or it is private and github-token may not read it",
            fix="check the address, or give github-token a token that may read that repository",
        )
    if node["mergedAt"] is None:
        raise ConfigError(
            f"pull-request {ref} is not merged",
            cause="it is still open, or was closed without a merge",
            fix="name one that is merged; roastbot roasts nothing that might still be mended",
        )
    pull = nodes.pull_request(node)
    refuse_private(pull, config)
    return pull


def refuse_private(pull: PullRequest, config: Config) -> None:
    """Raise ConfigError for a pull request of a private repository, unless the settings let it be told in public."""
    if pull.repository.is_private and not config.include_private:
        raise ConfigError(
            f"pull-request {pull.reference} is in a private repository",
            cause="include-private is not set, and the blog is for everybody",
            fix="set include-private to true if the world may read about it",
        )


def _search(config: Config, window: Window) -> tuple[str, dict[str, Any]]:
    """Return the document, with an alias per named repository and two per owner, and its variables without `size`."""
    author = (
        f"author:app/{config.author.removesuffix(_BOT)}" if config.author.endswith(_BOT) else f"author:{config.author}"
    )
    merged = f"is:pr is:merged {author}"
    until = window.until + timedelta(seconds=1)  # search knows whole seconds; what is too many is filtered out again
    dates = f"merged:{_stamp(window.since)}..{_stamp(until)}"
    variables: dict[str, Any] = {
        "search": " ".join([merged, dates, *map(_qualifier, config.repositories)]),
        "sight": " ".join([merged, *map(_qualifier, config.repositories)]),
        "author": config.author,
        "after": None,
    }
    declared, named = [], []
    for number, pattern in enumerate(config.repositories):
        owner, _, name = pattern.partition("/")
        declared.append(f"$owner{number}: String!")
        variables[f"owner{number}"] = owner
        if name == "*":
            declared.append(f"$sight{number}: String!")
            variables[f"sight{number}"] = f"{merged} {_qualifier(pattern)}"
            named.append(f"named{number}: repositoryOwner(login: $owner{number}) {{ login }}")
            named.append(f"sight{number}: search(type: ISSUE, query: $sight{number}, first: 1) {{ issueCount }}")
            continue
        declared.append(f"$name{number}: String!")
        variables[f"name{number}"] = name
        seen = "nameWithOwner pullRequests(states: MERGED, first: 1) { totalCount }"
        named.append(f"named{number}: repository(owner: $owner{number}, name: $name{number}) {{ {seen} }}")
    return filled(query("candidates", "candidate"), variables=declared, named=named), variables


def _qualifier(pattern: str) -> str:
    owner, _, name = pattern.partition("/")
    return f"user:{owner}" if name == "*" else f"repo:{pattern}"


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _page(answer: GraphQLAnswer) -> Iterable[PullRequest]:
    """Yield one page's pull requests; a result the token may not read could be the biggest, so it is an error."""
    search = answer.data["search"]
    if search is None or search["nodes"] is None or None in search["nodes"]:
        said = "; ".join(sorted({problem.message for problem in answer.problems})) or "no reason given"
        raise _blind(
            f"github-token may not read all the pull requests it finds ({said[:200]})",
            "an organisation wants the token authorised for its single sign-on, or allows no such token",
        )
    if search["issueCount"] > SEARCH_LIMIT:
        raise GitHubError(
            f"the search finds {search['issueCount']:,} merged pull requests, and GitHub shows only {SEARCH_LIMIT:,}",
            cause="the author is a bot, or the window is long",
            fix="narrow the search with repositories, or the window with since",
        )
    return (nodes.pull_request(node) for node in search["nodes"] if node["__typename"] == "PullRequest")


def _check_sight(answer: GraphQLAnswer, config: Config) -> None:
    """Raise where the author or something in `repositories` does not resolve."""
    blind = {problem.path[0] for problem in answer.problems if problem.path}
    for number, pattern in enumerate(config.repositories):
        node = answer.data.get(f"named{number}")
        if node is None or f"named{number}" in blind:
            raise _blind(
                f"github-token cannot see {pattern} of repositories",
                "the name has a typo, or it is private; a workflow's own token sees only its own repository",
            )
        now = node.get("nameWithOwner", pattern)
        if now.casefold() != pattern.casefold():
            raise ConfigError(
                f"repositories has {pattern}, which is now called {now}",
                cause="the repository was renamed or moved, and GitHub's search does not follow",
                fix=f"write {now}",
            )
    if answer.data["user"] is None and not _count(answer, "sight"):
        raise _blind(
            f"github-token finds neither a user nor a bot called {config.author}, the author",
            "author has a typo, is an organisation, or was renamed",
        )


def _check_silence(answer: GraphQLAnswer, config: Config) -> None:
    """Raise where finding nothing proves nothing: no merge of the author's is visible in any week.

    A named repository may hold none of theirs if another place does: it resolved, so the token can look into it.
    """
    hidden = "the token may not read the repositories they are in; a workflow's own token sees only its own repository"
    for number, pattern in enumerate(config.repositories):
        if pattern.endswith("/*") and not _count(answer, f"sight{number}"):
            raise _blind(
                f"github-token sees no merged pull request of {config.author} in {pattern} of repositories at all",
                f"{hidden}; or there never was one, and {pattern} need not be named",
            )
    if not _count(answer, "sight"):
        places = f" in {', '.join(config.repositories)}" if config.repositories else ""
        raise _blind(f"github-token sees no merged pull request of {config.author}{places} at all", hidden)


def _count(answer: GraphQLAnswer, alias: str) -> int:
    return int((answer.data.get(alias) or {}).get("issueCount", 0))


def _blind(what: str, cause: str) -> BlindTokenError:
    fix = "correct author or repositories, or give github-token a personal token that may read pull requests there"
    return BlindTokenError(what, cause=cause, fix=fix)
