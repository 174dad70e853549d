"""Who may be roasted, and who is the biggest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from roastbot.choose import admit, measure, rank
from roastbot.config import Config
from roastbot.evidence import Actor, ChangedFile, ChangeType, PullRequest, Repository
from roastbot.week import Window

SINCE = datetime(2026, 4, 6, 9, tzinfo=UTC)
WINDOW = Window(SINCE, SINCE + timedelta(days=7))
Sizes = dict[str, tuple[int, int]]


def config(**settings: str) -> Config:
    """Return settings for an offline run, with these changed (underscores for hyphens)."""
    given = {name.replace("_", "-"): value for name, value in settings.items()}
    return Config.from_settings({"author": "octocat", "writer": "offline", **given})


def pull(
    number: int,
    files: Sizes | None = None,
    *,
    at: datetime = SINCE + timedelta(days=1),
    labels: Sequence[str] = (),
    private: bool = False,
    unseen: tuple[int, int] = (0, 0),
    gitattributes: str = "",
    repository: str = "tide/harbour",
) -> PullRequest:
    """Return a pull request that changes these files, and `unseen` (files, lines) that its first page lacks."""
    files = files or {"src/app.py": (1, 0)}
    changed = tuple(ChangedFile(path, *size) for path, size in files.items())
    return PullRequest(
        id=f"PR_{number}",
        repository=Repository(repository, private, f"https://github.com/{repository}", gitattributes),
        number=number,
        title=f"Change {number}",
        url=f"https://github.com/{repository}/pull/{number}",
        author=Actor("octocat"),
        created_at=at - timedelta(hours=1),
        merged_at=at,
        additions=sum(file.additions for file in changed) + unseen[1],
        deletions=sum(file.deletions for file in changed),
        changed_files=len(changed) + unseen[0],
        files=changed,
        labels=tuple(labels),
    )


def nothing_more(asked: PullRequest) -> tuple[ChangedFile, ...]:
    """Stand for a request that must not be made."""
    raise AssertionError(f"{asked.reference} was asked for more files")


def reasons(*found: PullRequest, covered: str = "", seen: set[str] | None = None, **settings: str) -> list[str]:
    """Return why each pull request is left alone, an empty text for one that is admitted."""
    before = None if seen is None else frozenset(seen)
    admitted, skipped = admit(
        found, window=WINDOW, config=config(**settings), covered=frozenset(covered.split()), seen_before=before
    )
    why = {item.pull_request.id: item.reason for item in skipped}
    assert {one.id for one in admitted} | why.keys() == {one.id for one in found}
    return [why.get(one.id, "") for one in found]


def test_an_ordinary_merge_in_the_window_is_admitted() -> None:
    """Whatever else is set."""
    assert reasons(pull(1, labels=["bug"]), seen=set(), exclude_labels="no-roast, wip") == [""]


def test_the_window_is_half_open() -> None:
    """Its first instant belongs to it, its last one to the next week."""
    outside = "merged outside the window"
    found = [pull(1, at=WINDOW.since), pull(2, at=WINDOW.until), pull(3, at=SINCE - timedelta(days=3))]
    assert reasons(*found, seen=set()) == ["", outside, outside]


def test_a_merge_that_the_index_showed_late_is_admitted_only_where_a_row_proves_it_was_not_seen() -> None:
    """Without a row nobody knows; with one that saw it, it lost then and stays lost."""
    late = pull(1, at=SINCE - timedelta(hours=47))
    assert reasons(late, seen=set()) == [""]
    assert reasons(late, seen={"other/place#1"}) == [""]
    assert "no row" in reasons(late, seen=None)[0]
    assert "saw it" in reasons(late, seen={"tide/harbour#1"})[0]


def test_a_label_bars_in_any_case_and_the_reason_is_in_our_own_words() -> None:
    """A label's text comes from outside; the setting's does not."""
    assert reasons(pull(1, labels=["No-Roast"])) == ["labelled no-roast"]
    assert reasons(pull(1, labels=["No-Roast"]), exclude_labels="secret") == [""]


def test_a_private_repository_is_left_alone_unless_asked_for() -> None:
    """The blog is for everybody."""
    assert "private" in reasons(pull(1, private=True))[0]
    assert reasons(pull(1, private=True), include_private="true") == [""]


def test_a_roast_is_written_once() -> None:
    """GitHub's names have no case."""
    assert reasons(pull(1, repository="Tide/Harbour"), covered="tide/harbour#1") == ["it has its roast already"]
    assert reasons(pull(1), covered="tide/harbour#11 tide/harbour2#1") == [""]


def test_only_reviewable_lines_count() -> None:
    """And the others are listed with the reason."""
    files: Sizes = {"src/app.py": (10, 5), "uv.lock": (900, 800), "api/x_pb2.py": (50, 0), "data/big.csv": (70, 0)}
    size = measure(pull(1, files, gitattributes="*.csv linguist-generated"), config(exclude_paths="docs/"))
    assert (size.reviewable_lines, size.excluded_lines, size.complete) == (15, 1820, True)
    assert size.excluded == {
        "uv.lock": "lock file",
        "api/x_pb2.py": "generated",
        "data/big.csv": "generated (.gitattributes)",
    }


def test_a_deleted_file_counts_in_full_and_a_pure_rename_not_at_all() -> None:
    """Whoever deletes 300 lines has changed 300 lines; whoever moves them has not."""
    gone = ChangedFile("old.py", 0, 300, ChangeType.DELETED)
    moved = ChangedFile("new/name.py", 0, 0, ChangeType.RENAMED)
    assert measure(replace(pull(1), files=(gone, moved)), config()).reviewable_lines == 300


def test_the_biggest_wins_by_lines_that_count() -> None:
    """Not by the figure on the pull request's page."""
    locked = pull(1, {"package-lock.json": (9000, 8000), "a.py": (1, 1)})
    ranking = rank([locked, pull(2, {"a.py": (20, 0)}), pull(3, {"a.py": (0, 30)})], config(), nothing_more)
    assert [size.pull_request.number for size in ranking] == [3, 2, 1]


def test_ties_break_in_one_documented_order() -> None:
    """More files, then the earlier merge, then the reference; whatever order the search had."""
    late = SINCE + timedelta(days=2)
    found = [
        pull(1, {"a.py": (5, 0), "b.py": (5, 0)}, at=late),
        pull(2, {"a.py": (10, 0)}),
        pull(3, {"a.py": (10, 0)}, repository="tide/Anchor", at=late),
        pull(4, {"a.py": (10, 0)}, repository="tide/buoy", at=late),
    ]
    for order in permutations(found):
        ranking = rank(order, config(), nothing_more)
        assert [size.pull_request.number for size in ranking] == [1, 2, 3, 4]


def test_nothing_is_asked_for_that_could_not_win() -> None:
    """A hundred unseen files of three lines cannot beat a thousand lines."""
    small = pull(1, {"a.py": (10, 0)}, unseen=(100, 300))
    ranking = rank([small, pull(2, {"a.py": (1000, 0)})], config(), nothing_more)
    assert [(size.pull_request.number, size.complete) for size in ranking] == [(2, True), (1, False)]


def test_what_could_win_is_asked_for_once_and_the_most_promising_first() -> None:
    """The first answer can settle it for the others."""
    found = [pull(n, {"a.py": (10, 0)}, unseen=(1, 100 * n)) for n in (1, 2, 3)]
    asked = []

    def more(one: PullRequest) -> tuple[ChangedFile, ...]:
        asked.append(one.number)
        return (*one.files, ChangedFile("rest.py" if one.number == 2 else "uv.lock", 100 * one.number, 0))

    ranking = rank(found, config(), more)
    assert asked == [3, 2]
    assert [(size.pull_request.number, size.reviewable_lines, size.complete) for size in ranking] == [
        (2, 210, True),
        (1, 10, False),
        (3, 10, True),
    ]


def test_a_tie_that_unseen_files_could_win_is_settled_by_looking() -> None:
    """Equal lines may win by more files."""
    asked = []

    def more(one: PullRequest) -> tuple[ChangedFile, ...]:
        asked.append(one.number)
        return (*one.files, ChangedFile("b.py", 5, 0))

    ranking = rank([pull(1, {"a.py": (5, 0)}, unseen=(1, 5)), pull(2, {"a.py": (10, 0)})], config(), more)
    assert asked == [1]
    assert ranking[0].pull_request.number == 1
    assert len(ranking[0].pull_request.files) == 2


def test_a_winner_that_is_certain_costs_no_request() -> None:
    """Nobody else could have as many lines; its own other files are read with the rest of it."""
    found = [pull(1, {"a.py": (50, 0)}, unseen=(100, 900)), pull(2, {"a.py": (5, 0)}, unseen=(1, 44))]
    ranking = rank(found, config(), nothing_more)
    assert [(size.pull_request.number, size.complete) for size in ranking] == [(1, False), (2, False)]


def test_a_pull_request_past_githubs_list_is_as_big_as_can_be_seen() -> None:
    """GitHub lists 3,000 files; the rest is not guessed, and the figure says `at least`."""
    ranking = rank([pull(1, {"a.py": (10, 0)}, unseen=(9, 900))], config(), lambda one: one.files)
    assert [(size.reviewable_lines, size.complete) for size in ranking] == [(10, False)]


def test_an_empty_week_has_an_empty_ranking() -> None:
    """Nothing to ask, nothing to fear."""
    assert rank([], config(), nothing_more) == ()


@pytest.mark.parametrize("pattern", ["src/", "*.py"])
def test_exclude_paths_reach_the_ranking(pattern: str) -> None:
    """The setting decides who wins."""
    found = [pull(1, {"src/a.py": (100, 0)}), pull(2, {"docs/a.md": (5, 0)})]
    assert rank(found, config(exclude_paths=pattern), nothing_more)[0].pull_request.number == 2
