"""Who had written the lines that went: git's own blame, for files whose texts say which lines those are."""

import time
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gathering import APP, TOKEN, added, asked
from hub.server import Hub
from hub.world import Node, commit
from roastbot import blaming
from roastbot.blaming import FEWER_FILES, MOST_FILES, removed
from roastbot.evidence import Absent, Dossier, PullRequest, Reason
from roastbot.gather import gather
from roastbot.github import RETRIES, GitHub

BOB, CAROL = ("Bob", "bob@example.org"), ("Carol Ng", "carol@example.org")
OLD = "def grind():\n    speed = 1\n    return speed\n\n\ndef oil():\n    return 2\n"
NEW = "def grind():\n    speed = 3\n    return speed\n\n\ndef oil():\n    return 4\n"
EDIT = {"mill.py": "-    speed = 1\n+    speed = 3\n-    return 2\n+    return 4"}


def history(hub: Hub) -> None:
    """Let Bob write the mill, in pull request 3, and Carol its oil, in none."""
    git = hub.git(APP)
    grind, _, oil = OLD.partition("\n\n\n")
    git.commit("pull/7", {"mill.py": grind + "\n"}, (), "Grind (#3)", BOB)
    git.commit("pull/7", {"mill.py": f"{grind}\n\n\n{oil}"}, (), "Oil it (#99999)"[:6], CAROL)
    hub.world.add_pull(APP, 3, "Grind", author="bob")


def edited(hub: Hub, door: GitHub, **fields: object) -> PullRequest:
    """Merge a change of two lines of the mill."""
    texts = {"mill.py": (OLD, NEW)}
    return added(hub, door, commit("Turn faster", EDIT), **{"texts": texts, **fields})


def short(dossier: Dossier) -> list[tuple[str, int, int, str, str | None]]:
    """Return what blame says, without what is the same everywhere."""
    return [(one.path, one.first, one.last, one.author, one.author_login) for one in dossier.blame]


@pytest.mark.parametrize(
    ("change", "texts"),
    [
        ({"new.py": "+one"}, {"new.py": (None, "one\n")}),
        ({"mill.py": "+x = 1"}, {"mill.py": (OLD, f"x = 1\n{OLD}")}),
        ({"mill.py": "-one"}, {"mill.py": (OLD, None), "stay.py": ("a", "a")}),
        ({"poetry.lock": "-one\n+two"}, {"poetry.lock": ("one\n", "two\n")}),
        ({"a.min.js": "-one\n+two"}, {"a.min.js": ("one\n", "two\n")}),
    ],
    ids=["a new file", "only new lines", "a file that is gone", "a lock file", "a minified one"],
)
def test_where_no_line_that_counts_went_nothing_is_asked(
    hub: Hub, door: GitHub, change: Mapping[str, str], texts: Mapping[str, tuple[str | None, str | None]]
) -> None:
    """A request saved; nothing is missing either."""
    dossier = gather(door, added(hub, door, commit("Change", change), texts=texts))
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls", "Texts"]
    assert dossier.blame == ()
    assert dossier.missing == {}


def test_excluded_files_are_not_asked_about(hub: Hub, door: GitHub) -> None:
    """`exclude-paths` means that nothing in them is anybody's business."""
    history(hub)
    assert gather(door, edited(hub, door), exclude_paths=["mill.py"]).blame == ()
    assert "Blame" not in asked(hub)


def test_every_run_of_lines_that_went_has_its_writer(hub: Hub, door: GitHub) -> None:
    """Their commit, its clock and address, and the pull request it came in; only the lines that went."""
    history(hub)
    dossier = gather(door, edited(hub, door))
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls", "Texts", "Blame"]
    assert short(dossier) == [("mill.py", 2, 2, "Bob", "bob"), ("mill.py", 7, 7, "Carol Ng", "carol")]
    bobs, carols = dossier.blame
    assert (bobs.headline, bobs.pull_request) == ("Grind (#3)", "acme/app#3")
    assert (carols.headline, carols.pull_request) == ("Oil it", "")
    assert bobs.authored_at.isoformat() == "2026-04-20T13:00:00+00:00"
    assert bobs.url == f"https://github.com/{APP}/commit/{bobs.oid}"
    assert dossier.sources["blame:1"].text == "Grind (#3)"
    assert dossier.missing == {}


def test_lines_that_stand_together_and_have_two_writers_are_two_runs(hub: Hub, door: GitHub) -> None:
    """A run of GitHub's reaches further than what went, and what went further than a run."""
    history(hub)
    texts = {"mill.py": (OLD, "def grind():\n")}
    pull = added(hub, door, commit("Cut", {"mill.py": "-x\n y"}), texts=texts)
    assert short(gather(door, pull)) == [("mill.py", 2, 3, "Bob", "bob"), ("mill.py", 4, 7, "Carol Ng", "carol")]


def test_a_renamed_file_is_asked_about_under_its_old_name(hub: Hub, door: GitHub) -> None:
    """There was no other before."""
    history(hub)
    texts = {"mill.py": (OLD, None), "wheel.py": (None, NEW)}
    moved = {"mill.py => wheel.py": EDIT["mill.py"]}
    dossier = gather(door, added(hub, door, commit("Move", moved), texts=texts))
    assert [(one.path, one.first) for one in dossier.blame] == [("mill.py", 2), ("mill.py", 7)]


def test_a_path_is_never_part_of_the_document(hub: Hub, door: GitHub) -> None:
    """Whatever it is called."""
    evil = 'a") { ranges { age } } } } #.py'
    hub.git(APP)
    texts = {evil: ("one\ntwo\n", "one\n")}
    dossier = gather(door, added(hub, door, commit("Cut", {evil: " one\n-two"}), texts=texts))
    assert [(one.path, one.first) for one in dossier.blame] == [(evil, 2)]
    assert evil not in hub.log[-1].document


def test_what_the_token_may_not_read_is_missing_with_its_reason(hub: Hub, door: GitHub) -> None:
    """And nothing else is."""
    pull = edited(hub, door)
    hub.world.data["tokens"][TOKEN]["forbidden"] = ["Commit.blame"]
    dossier = gather(door, pull)
    assert dossier.blame == ()
    assert dossier.missing == {"blame": Absent(Reason.FORBIDDEN)}


def test_a_part_that_may_not_be_read_takes_nothing_else_along(hub: Hub, door: GitHub) -> None:
    """Pull requests need a permission of their own, and accounts may be hidden."""
    history(hub)
    pull = edited(hub, door)
    hub.world.data["tokens"][TOKEN]["forbidden"] = ["Commit.associatedPullRequests", "GitActor.user"]
    dossier = gather(door, pull)
    assert short(dossier) == [("mill.py", 2, 2, "Bob", None), ("mill.py", 7, 7, "Carol Ng", None)]
    assert {one.pull_request for one in dossier.blame} == {""}


def test_a_request_that_fails_leaves_the_rest(hub: Hub, door: GitHub) -> None:
    """Blame is no reason to have no roast."""
    pull = edited(hub, door)
    hub.fail_next("Blame", "502", times=RETRIES + 1)
    dossier = gather(door, pull)
    assert dossier.missing == {"blame": Absent(Reason.NOT_SERVED)}
    assert isinstance(dossier.texts[0].before, str)


def wide(count: int) -> tuple[list[Node], dict[str, tuple[str, str]]]:
    """Return a change that takes more lines out of each file than out of the one before, tests most of all."""
    texts = {f"f{n:02}.py": ("x\n" * 3 + "y\n" * (n + 1), "x\n" * 3) for n in range(count)}
    texts["tests/test_f.py"] = ("y\n" * 99, "z\n")
    return [commit("Cut", dict.fromkeys(texts, "-y\n x"))], texts


def test_of_many_files_those_that_lost_most_are_asked_about_and_tests_last(hub: Hub, door: GitHub) -> None:
    """What was not asked about is missing."""
    commits, texts = wide(MOST_FILES + 1)
    dossier = gather(door, added(hub, door, *commits, texts=texts))
    assert {one.path for one in dossier.blame} == {f"f{n:02}.py" for n in range(1, MOST_FILES + 1)}
    assert dossier.missing == {"blame": Absent(Reason.OVER_BUDGET)}


def test_where_all_files_are_too_much_a_few_are_asked_about(hub: Hub, door: GitHub) -> None:
    """GitHub has ten seconds for a query."""
    commits, texts = wide(MOST_FILES)
    pull = added(hub, door, *commits, texts=texts)
    hub.fail_next("Blame", "502", times=RETRIES + 1)
    dossier = gather(door, pull)
    assert len({one.path for one in dossier.blame}) == FEWER_FILES
    assert dossier.missing == {"blame": Absent(Reason.OVER_BUDGET)}


def test_a_rewrite_of_everything_is_cut(hub: Hub, door: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first runs stay, and the rest is said to be missing."""
    monkeypatch.setattr(blaming, "MOST_RUNS", 1)
    dossier = gather(door, edited(hub, door))
    assert len(dossier.blame) == 1
    assert dossier.missing == {"blame": Absent(Reason.OVER_BUDGET)}


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("a\nb\nc\n", "a\nb\nc\n", ()),
        ("a\nb\nc\n", "a\nnew\nb\nc\n", ()),
        ("a\nb\nc", "a\nb\nc\n", ()),
        ("", "a\n", ()),
        ("a\nb\nc\n", "a\nc\n", ((2, 2),)),
        ("a\nb\nc\n", "", ((1, 3),)),
        ("a\nb\nc\nd\ne\n", "a\nx\nc\ny\n", ((2, 2), (4, 5))),
        ("x\ny\nx\n", "x\n", ((2, 3),)),
        ("a\nb\nc\nd\n", "c\nd\na\nb\n", ()),
        ("a\nb\na\nc\n", "a\nb\nc\n", ((3, 3),)),
    ],
)
def test_the_lines_that_went(before: str, after: str, runs: tuple[tuple[int, int], ...]) -> None:
    """Numbered as git numbers them; a line feed at the end is no line of its own."""
    assert removed(before, after) == runs


def test_a_line_that_moved_is_not_said_to_be_gone() -> None:
    """It is still there, as often as it was."""
    assert removed("a\nx\nx\ny\nb\n", "a\ny\nx\nx\nb\n") == ()


TEXTS = st.lists(st.sampled_from("abcdef"), max_size=30).map("\n".join)


@given(TEXTS, TEXTS)
def test_what_is_said_to_be_gone_could_be_taken_out(before: str, after: str) -> None:
    """In order, apart, inside the text: every line that is not there any more, and none that is there as often."""
    runs = removed(before, after)
    numbers = [number for first, last in runs for number in range(first, last + 1)]
    lines = before.split("\n")
    assert numbers == sorted(set(numbers))
    assert all(1 <= number <= len(lines) for number in numbers)
    assert all(first > last + 1 for (_, last), (first, _) in pairwise(runs))
    for line in set(lines) - {""}:
        left = after.split("\n").count(line)
        gone = [number for number in numbers if lines[number - 1] == line]
        assert len(gone) == lines.count(line) if not left else not gone or left < lines.count(line)


@pytest.mark.parametrize("kind", ["same", "between", "two and three", "reversed"])
def test_texts_made_to_be_slow_are_compared_in_no_time(kind: str) -> None:
    """20,000 lines a side: measured at 0.1 s, where difflib takes hours."""
    many = range(20_000)
    before, after = {
        "same": ("x\n" * 20_000 + "a", "b\n" + "x\n" * 20_000),
        "between": ("\n".join(f"u{n}\nx" for n in many), "\n".join(f"v{n}\nx" for n in many)),
        "two and three": ("\n".join(str(n % 2) for n in many), "\n".join(str(n % 3) for n in many)),
        "reversed": ("\n".join(map(str, many)), "\n".join(map(str, reversed(many)))),
    }[kind]
    began = time.perf_counter()
    removed(before, after)
    assert time.perf_counter() - began < 3


def test_a_writer_without_a_name_is_a_ghost_and_a_date_that_is_none_is_githubs(hub: Hub, door: GitHub) -> None:
    """Anybody can write anything into a commit."""
    pull = edited(hub, door)
    node = {"oid": "a" * 40, "messageHeadline": "x", "url": "u", "authoredDate": "2026-04-20T13:00:00Z"}
    nobody = {"name": None, "date": "nonsense", "user": None}
    for author in (nobody, None):
        one = blaming._written("a.py", (1, 2), {**node, "author": author, "associatedPullRequests": None}, pull)
        assert (one.author, one.author_login, one.authored_at.year, one.pull_request) == ("ghost", None, 2026, "")
