"""The week's candidates, and the proof that nothing means nothing."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from hub.server import Hub
from roastbot import candidates, gather, queries
from roastbot.candidates import Candidates, find, find_one
from roastbot.config import Config
from roastbot.config_values import Secret
from roastbot.errors import BlindTokenError, ConfigError, GitHubError
from roastbot.evidence import Actor, ChangedFile, ChangeType
from roastbot.github import RETRIES, GitHub
from roastbot.stores import github_store, pull_request_store
from roastbot.week import Window

SINCE = datetime(2026, 4, 6, 9, 30, tzinfo=UTC)
WINDOW = Window(SINCE, SINCE + timedelta(days=7))
TOKEN = "reader"


def config(**settings: str) -> Config:
    """Return settings of alice's for an offline run, with these changed (underscores for hyphens)."""
    given = {name.replace("_", "-"): value for name, value in settings.items()}
    return Config.from_settings({"author": "alice", "writer": "offline", **given})


@pytest.fixture
def door(hub: Hub) -> Iterator[GitHub]:
    """Open a reading client on a hub with alice, one public repository and one private."""
    hub.world.user("alice")
    hub.world.add_token(TOKEN, "alice")
    hub.world.add_repository("acme/app", {".gitattributes": "*.json linguist-generated\n"})
    hub.world.add_repository("acme/secret", private=True)
    with closing(GitHub.connect(hub.url, Secret(TOKEN), pause=0)) as opened:
        yield opened


def merged(hub: Hub, number: int, at: datetime, repository: str = "acme/app", **fields: object) -> None:
    """Let alice merge a pull request at an instant."""
    given = {"author": "alice", "merged": at.isoformat(), "files": {"a.py": (1, 0)}, **fields}
    hub.world.add_pull(repository, number, f"Change {number}", **given)  # type: ignore[arg-type] # the hub's own builder checks them


def numbers(found: Candidates) -> list[int]:
    """Return which pull requests were found."""
    return [pull.number for pull in found.found]


def blindness(door: GitHub, **settings: str) -> str:
    """Return the message of a search that cannot see what it was asked to look at."""
    with pytest.raises(BlindTokenError) as caught:
        find(door, config(**settings), WINDOW)
    assert "github-token" in caught.value.what
    return caught.value.what


def test_documents_are_read_in_one_room() -> None:
    """Several of them make one, a fragment after what uses it."""
    assert len({room.query for room in (queries, candidates, gather, github_store, pull_request_store)}) == 1
    document = queries.query("candidates", "candidate")
    assert document.index("query Candidates(") < document.index("fragment Candidate on")


def test_an_empty_week_is_believed_when_older_work_can_be_seen(hub: Hub, door: GitHub) -> None:
    """The author exists and some merge of theirs is visible, in the same request."""
    merged(hub, 1, SINCE - timedelta(days=300))
    found = find(door, config(repositories="acme/app"), WINDOW)
    assert found.found == ()
    assert found.proof == "alice resolves, and so do acme/app; 1 merged pull requests are visible"
    assert len(hub.log) == 1


def test_an_empty_week_without_any_visible_merge_is_a_blind_token(hub: Hub, door: GitHub) -> None:
    """The merge is there, and the token may not see it."""
    merged(hub, 1, SINCE + timedelta(days=1), "acme/secret")
    assert "sees no merged pull request of alice" in blindness(door)


def test_a_merge_elsewhere_is_no_sight_of_an_owner(hub: Hub, door: GitHub) -> None:
    """Everybody can resolve the owner, and nobody is told what is private there."""
    hub.world.add_repository("alice/hobby")
    merged(hub, 1, SINCE - timedelta(days=30), "alice/hobby")
    merged(hub, 2, SINCE + timedelta(days=1), "acme/secret")
    assert "alice in acme/*" in blindness(door, repositories="acme/*")
    assert "alice in acme/*" in blindness(door, repositories="alice/hobby, acme/*")
    assert len(hub.log) == 2


def test_a_merge_elsewhere_is_no_sight_of_a_repository(hub: Hub, door: GitHub) -> None:
    """Nothing of the author's shows in the only place that was named."""
    hub.world.add_repository("alice/hobby")
    merged(hub, 1, SINCE - timedelta(days=30), "alice/hobby")
    assert "alice in acme/app at all" in blindness(door, repositories="acme/app")


def test_a_merge_in_the_two_days_before_the_window_is_no_sight_of_an_owner(hub: Hub, door: GitHub) -> None:
    """An earlier week has most likely had it, so this one may still end up quiet."""
    hub.world.user("guild", "Organization")
    merged(hub, 1, SINCE - timedelta(hours=3))
    assert "alice in guild/*" in blindness(door, repositories="acme/app, guild/*")


def test_a_named_repository_without_a_merge_of_the_author_is_quiet_beside_one_with(hub: Hub, door: GitHub) -> None:
    """The token can look into both; they just never worked there."""
    hub.world.add_repository("beta/one")
    merged(hub, 1, SINCE - timedelta(days=30))
    assert find(door, config(repositories="acme/app, beta/one"), WINDOW).found == ()
    assert find(door, config(repositories="acme/*, beta/one"), WINDOW).found == ()


def test_what_is_found_needs_no_proof_of_silence(hub: Hub, door: GitHub) -> None:
    """An owner the author never worked for stops no roast."""
    hub.world.user("guild", "Organization")
    merged(hub, 1, SINCE + timedelta(days=1))
    assert numbers(find(door, config(repositories="acme/app, guild/*"), WINDOW)) == [1]


def test_an_author_nobody_knows_is_named(door: GitHub) -> None:
    """A typo must not read as a quiet year."""
    assert "called alcie" in blindness(door, author="alcie")


def test_an_organisation_is_no_author(hub: Hub, door: GitHub) -> None:
    """On an organisation's blog the default author is the organisation."""
    hub.world.user("guild", "Organization")
    assert "called guild" in blindness(door, author="guild")


@pytest.mark.parametrize("pattern", ["acme/nowhere", "acme/secret", "nobody/*"])
def test_a_named_repository_or_owner_that_cannot_be_seen_is_named(hub: Hub, door: GitHub, pattern: str) -> None:
    """Even when something else was found: it might have held the biggest."""
    merged(hub, 1, SINCE + timedelta(days=1))
    assert pattern in blindness(door, repositories=f"acme/app, {pattern}")


def test_a_repository_whose_pull_requests_may_not_be_read_is_named(hub: Hub, door: GitHub) -> None:
    """A fine-grained token can see a repository and none of its pull requests."""
    hub.world.add_token(TOKEN, "alice", forbidden=["Repository.pullRequests"])
    merged(hub, 1, SINCE - timedelta(days=300))
    assert "acme/app" in blindness(door, repositories="acme/app")


def test_a_repository_that_was_renamed_is_named_with_its_new_name(hub: Hub, door: GitHub) -> None:
    """GitHub follows the old name everywhere but in its search."""
    hub.world.data["repositories"]["acme/old"] = hub.world.repository("acme/app")
    with pytest.raises(ConfigError, match="now called acme/app"):
        find(door, config(repositories="acme/old"), WINDOW)


def test_a_result_that_may_not_be_read_is_no_small_matter(hub: Hub, door: GitHub) -> None:
    """It could be the biggest; single sign-on does this."""
    merged(hub, 1, SINCE + timedelta(days=1))
    hub.world.add_token(TOKEN, "alice", forbidden=["PullRequest.title"])  # a title cannot be null, so the result is
    assert "may not read all" in blindness(door)


def test_a_result_github_ran_out_of_time_for_is_asked_for_again(hub: Hub, door: GitHub) -> None:
    """GitHub answers in part and says why; a smaller page may be whole."""
    merged(hub, 1, SINCE + timedelta(days=1))
    hub.fail_next("Candidates", "partial", at=("search", "nodes", 0))
    assert numbers(find(door, config(), WINDOW)) == [1]
    assert len(hub.log) == 2


def test_a_bot_is_an_author_when_its_work_can_be_seen(hub: Hub, door: GitHub) -> None:
    """`user` knows no bots, and the search knows them by another name."""
    hub.world.user("renovate", "Bot")
    merged(hub, 1, SINCE + timedelta(days=1), author="renovate")
    found = find(door, config(author="renovate[bot]"), WINDOW)
    assert [pull.author for pull in found.found] == [Actor("renovate", is_bot=True)]


def test_the_window_and_the_two_days_before_it_are_searched(hub: Hub, door: GitHub) -> None:
    """To the second, half open, newest first."""
    second = timedelta(seconds=1)
    moments = [SINCE - timedelta(hours=48) - second, SINCE - timedelta(hours=48), SINCE, WINDOW.until - second]
    for number, at in enumerate([*moments, WINDOW.until, WINDOW.until + second], 1):
        merged(hub, number, at)
    assert numbers(find(door, config(), WINDOW)) == [4, 3, 2]
    assert "merged:2026-04-04T09:30:00Z..2026-04-13T09:30:01Z" in hub.log[0].variables["search"]


def test_a_window_in_another_time_zone_is_the_same_window(hub: Hub, door: GitHub) -> None:
    """The search is asked in UTC."""
    zone = datetime.fromisoformat("2026-04-06T11:30:00+02:00")
    merged(hub, 1, SINCE)
    assert numbers(find(door, config(), Window(zone, zone + timedelta(days=7)))) == [1]


def test_repositories_narrow_the_search_and_widen_each_other(hub: Hub, door: GitHub) -> None:
    """A repository, and everything of another owner."""
    for n, name in enumerate(["beta/one", "beta/two", "gamma/three"], 2):
        hub.world.add_repository(name)
        merged(hub, n, SINCE + timedelta(hours=n), name)
    merged(hub, 1, SINCE)
    assert numbers(find(door, config(), WINDOW)) == [4, 3, 2, 1]
    assert numbers(find(door, config(repositories="acme/app, beta/*"), WINDOW)) == [3, 2, 1]


def test_more_than_one_page_is_read_to_the_end(hub: Hub, door: GitHub) -> None:
    """A hundred at a time, the proof along with each."""
    for number in range(1, 251):
        merged(hub, number, SINCE + timedelta(minutes=number))
    assert numbers(find(door, config(), WINDOW)) == list(range(250, 0, -1))
    assert len(hub.log) == 3


def test_a_page_too_large_for_github_is_asked_for_smaller(hub: Hub, door: GitHub) -> None:
    """Nothing is lost by it."""
    for number in range(1, 31):
        merged(hub, number, SINCE + timedelta(minutes=number))
    hub.fail_next("Candidates", "502", times=RETRIES + 1)
    assert len(find(door, config(), WINDOW).found) == 30


def test_more_than_a_search_can_show_is_refused(hub: Hub, door: GitHub) -> None:
    """The biggest might be among those GitHub does not show."""
    for number in range(1, 1002):
        merged(hub, number, SINCE + timedelta(minutes=number))
    with pytest.raises(GitHubError, match="finds 1,001 merged pull requests, and GitHub shows only 1,000"):
        find(door, config(), WINDOW)


def test_a_candidate_has_what_ranking_and_citing_need(hub: Hub, door: GitHub) -> None:
    """Files with their kinds, labels, the repository's own rules, people who may be gone."""
    sizes = {f"f{n:03}.py": (n, 1) for n in range(120)}
    merged(hub, 7, SINCE, labels=["no-roast"], files=sizes, mergedBy=None, mergeCommit=None)
    (pull,) = find(door, config(), WINDOW).found
    assert pull.reference == "acme/app#7"
    assert pull.repository.gitattributes == "*.json linguist-generated\n"
    assert (pull.changed_files, len(pull.files)) == (120, 100)
    assert pull.files[3] == ChangedFile("f003.py", 3, 1, ChangeType.MODIFIED)
    assert (pull.labels, pull.author) == (("no-roast",), Actor("alice"))
    assert pull.merged_by == Actor("ghost", deleted=True)
    assert (pull.merged_at, pull.merge_commit) == (SINCE, None)


def test_files_and_rules_the_token_may_not_read_leave_a_candidate_standing(hub: Hub, door: GitHub) -> None:
    """Its size on the page is still known; the files are asked for again when they matter."""
    merged(hub, 7, SINCE)
    hub.world.add_token(TOKEN, "alice", forbidden=["PullRequest.files", "Repository.object"])
    (pull,) = find(door, config(), WINDOW).found
    assert (pull.files, pull.changed_files, pull.repository.gitattributes) == ((), 1, "")


def test_one_asked_for_by_name_may_be_anybodys_and_of_any_time(hub: Hub, door: GitHub) -> None:
    """Somebody asked."""
    merged(hub, 7, SINCE - timedelta(days=900), author="bob")
    assert find_one(door, config(pull_request="acme/app#7")).author == Actor("bob")
    assert len(hub.log) == 1


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("acme/app#8", "acme/app#8 cannot be seen"),
        ("acme/nowhere#1", "cannot be seen"),
        ("acme/secret#1", "cannot be seen"),
        ("acme/app#9", "is not merged"),
        ("alice/diary#1", "private repository"),
    ],
)
def test_one_that_cannot_be_roasted_names_the_setting(hub: Hub, door: GitHub, asked: str, words: str) -> None:
    """With what is wrong with it."""
    hub.world.add_repository("alice/diary", private=True)
    hub.world.add_token(TOKEN, "alice", reads=["*", "alice/*"])
    merged(hub, 1, SINCE, "alice/diary")
    merged(hub, 1, SINCE, "acme/secret")
    hub.world.add_pull("acme/app", 9, "Open", author="alice", merged=None, files={"a.py": (1, 0)})
    with pytest.raises(ConfigError, match=words) as caught:
        find_one(door, config(pull_request=asked))
    assert caught.value.what.startswith("pull-request ")


def test_a_private_one_may_be_asked_for_where_that_is_allowed(hub: Hub, door: GitHub) -> None:
    """Only with `include-private`."""
    hub.world.add_repository("alice/diary", private=True)
    hub.world.add_token(TOKEN, "alice", reads=["*", "alice/*"])
    merged(hub, 1, SINCE, "alice/diary")
    found = find_one(door, config(pull_request="alice/diary#1", include_private="true"))
    assert found.repository.is_private


@pytest.mark.real
def test_the_recorded_week_is_found(real_hub: Hub) -> None:
    """The week of #21252, on the recorded repository."""
    merged_at = datetime.fromisoformat("2026-03-24T21:36:16-05:00")
    with closing(GitHub.connect(real_hub.url, Secret("real-token"), pause=0)) as door:
        found = find(
            door, config(author="desertaxle"), Window(merged_at - timedelta(days=3), merged_at + timedelta(days=4))
        )
    (pull,) = found.found
    assert (pull.number, pull.additions, pull.deletions, pull.changed_files) == (21252, 731, 121, 27)
    assert len(pull.files) == 27
