"""Earlier roasts of the same blog."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders import commit, found, pull, role
from real_dossiers import load
from roastbot.detectors import again
from roastbot.evidence import Dossier, EarlierRoast

POST = "It all happened in `steam_whistle.py`, where `blow_twice()` lives.\n\nHe merged into main three times, alone.\n"


def roast(
    text: str = POST, *refs: str, when: date | None = date(2026, 2, 2), title: str = "Full Steam"
) -> EarlierRoast:
    """Return an earlier roast about these pull requests, by default another one of the same repository."""
    return EarlierRoast("posts/old.md", title, when, text, refs or ("ada/engine#3",), "https://blog.example/old")


def whistle(*old: EarlierRoast, path: str = "src/steam_whistle.py", **more: object) -> Dossier:
    """Return a change to the whistle on a blog with these roasts."""
    step = commit("Mon 09:00 Shorten the whistle", {path: "LENGTH = 2\n"})
    return pull("Shorten it", step, base={path: "LENGTH = 9\n"}, earlier=old, **more)  # type: ignore[arg-type]  # a builder's shorthand


def test_a_roast_of_the_same_pull_request_is_left_alone() -> None:
    """Whether its links or its words say so."""
    assert found(again, whistle(roast(POST, "ada/engine#7"))) == []
    assert found(again, whistle(roast(POST + "See #7."))) == []


def test_another_repository_is_left_alone() -> None:
    """It has files of the same names."""
    assert found(again, whistle(roast(POST, "bob/engine#3"))) == []


def test_a_roast_from_later_or_from_nobody_knows_when_is_left_alone() -> None:
    """That is not again."""
    assert found(again, whistle(roast(when=date(2026, 4, 1)))) == []
    assert found(again, whistle(roast(when=None))) == []


@pytest.mark.parametrize("span", ["steam.py", "__init__.py", "whistle.py", "LENGTH", "ValueError", "steam_whistle"])
def test_what_may_be_something_else_is_left_alone(span: str) -> None:
    """Common files, parts of names, built-in names, short ones."""
    assert found(again, whistle(roast(f"Look at `{span}`."))) == []


def test_a_file_that_exists_twice_is_left_alone() -> None:
    """Nobody knows which one the old post meant."""
    assert found(again, whistle(roast(), repo={"toys/steam_whistle.py": "LENGTH = 1\n"})) == []


def test_a_name_in_plain_words_is_left_alone() -> None:
    """Only a code span names code."""
    assert found(again, whistle(roast("Look at steam_whistle.py."))) == []


def test_a_file_that_came_back_is_found() -> None:
    """With the old post's title, date and link."""
    (finding,) = found(again, whistle(roast()))
    assert finding.claim == (
        "The roast “Full Steam” of 2 February 2026 named steam_whistle.py; this pull request changes "
        "src/steam_whistle.py again."
    )
    assert [receipt.quote for receipt in finding.receipts] == ["`steam_whistle.py`", "Full Steam"]
    assert {receipt.url for receipt in finding.receipts} == {"https://blog.example/old"}


def test_a_name_that_came_back_is_found() -> None:
    """When several changed lines hold it as a word of its own."""
    tree = {"a.py": "def blow_twice():\n    ...\n\nblow_twice()\nblow_twice()\nnot_blow_twice_more()\n"}
    (finding,) = found(again, pull("Blow", commit("Mon 09:00 Blow", tree), earlier=[roast()]))
    assert finding.claim.endswith("spoke of blow_twice; the commits of this one change 3 lines that hold it.")
    assert role(finding, "lines") == 3
    assert found(again, pull("Blow", commit("Mon 09:00 Blow", {"a.py": "blow_twice()\n"}), earlier=[roast()])) == []


def test_a_habit_of_another_kind_is_left_alone() -> None:
    """Found here or told there, but not both."""
    merges = [commit(f"Mon 1{n}:00 Merge branch 'main' into whistle", merge=True) for n in range(3)]
    assert found(again, pull("Blow", *merges, earlier=[roast("He blew it.", "bob/x#1")])) == []
    assert found(again, pull("Blow", "Mon 09:00 Blow +1/-1", earlier=[roast(POST, "bob/x#1")])) == []


def test_a_habit_that_came_back_is_found() -> None:
    """In the words of the old post, whatever repository it was about."""
    merges = [commit(f"Mon 1{n}:00 Merge branch 'main' into whistle", merge=True) for n in range(3)]
    (finding,) = found(again, pull("Blow", *merges, earlier=[roast(POST, "bob/x#1")]))
    assert finding.claim == (
        "The roast “Full Steam” of 2 February 2026 says “He merged into main three times, alone”. main was merged into "
        "the branch 3 times, the last time 2 hours after the first."
    )


def test_force_pushes_are_counted_here() -> None:
    """Once is nobody's habit."""
    old = roast("Then came the force-push, and nobody was told.", "bob/x#1", title="A *bold* one")
    pushes = [("HeadRefForcePushedEvent", "Mon 10:00"), ("HeadRefForcePushedEvent", "Mon 11:00")]
    assert found(again, pull("Blow", "Mon 09:00 Blow +1/-1", events=pushes[:1], earlier=[old])) == []
    (finding,) = found(again, pull("Blow", "Mon 09:00 Blow +1/-1", events=pushes, earlier=[old]))
    assert finding.claim == (
        "An earlier roast of 2 February 2026 says “Then came the force-push, and nobody was told”. The branch was "
        "force-pushed 2 times."
    )


def test_the_posts_this_blog_began_with_are_read(real: Path) -> None:
    """A later change to a file that one of them named; nothing in the three themselves."""
    posts = ("roast-desertaxle-two-bytes", "roast-desertaxle-refactoring-sisyphus", "mea-culpa")
    old = [_recorded(real / "dev-log" / "content" / "blog" / f"{name}.md") for name in posts]
    for number in (20608, 21252, 21477):
        assert found(again, replace(load(real / f"prefect-{number}"), earlier=tuple(old))) == []
    path = "src/prefect/runner/_control_channel.py"
    step = commit("Mon 09:00 Close the socket", {path: "X = 2\n"})
    where = {"repository": "PrefectHQ/prefect", "merged": "Fri 17:00", "base": {path: "X = 1\n"}}
    later = pull("Close the socket", step, earlier=old, **where)  # type: ignore[arg-type]  # a builder's shorthand
    later = replace(later, pull_request=replace(later.pull_request, merged_at=datetime(2026, 5, 1, tzinfo=UTC)))
    (finding,) = found(again, later)
    assert finding.claim.startswith("The roast “Two Bytes Between Friends” of 20 April 2026 named _control_channel.py")


def _recorded(path: Path) -> EarlierRoast:
    """Return a published post as an earlier roast."""
    matter, text = path.read_text(encoding="utf-8").split("+++\n", 2)[1:]
    title, when = (re.search(rf'^{key} = "?([^"\n]+)', matter, re.MULTILINE) for key in ("title", "date"))
    assert title
    assert when
    refs = dict.fromkeys(f"PrefectHQ/prefect#{n}" for n in re.findall(r"PrefectHQ/prefect/pull/(\d+)", text))
    address = f"https://blog.example/{path.stem}"
    return EarlierRoast(str(path.name), title[1], date.fromisoformat(when[1][:10]), text.strip(), tuple(refs), address)
