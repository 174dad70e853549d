"""The earlier roasts a dossier knows are those the desk has read already."""

from datetime import date
from pathlib import Path

import pytest

from memory_files import MemoryFiles
from roastbot.blog import read_blog
from roastbot.config import Config
from roastbot.earlier import MOST, earlier_roasts
from roastbot.evidence import EarlierRoast

HUGO = 'baseURL = "https://ada.example/"\n'
CONFIG = Config.from_settings({"author": "ada", "writer": "offline"})
PULL = "See [it](https://github.com/{}/pull/{})."


def post(title: str, day: str, body: str, author: str = "roast-bot") -> str:
    """Return a post's text."""
    return f'+++\ntitle = "{title}"\ndate = {day}T09:00:00Z\nauthor = "{author}"\n+++\n\n{body}\n'


def earlier(files: MemoryFiles) -> tuple[EarlierRoast, ...]:
    """Return the earlier roasts of a blog, which reads nothing more than the blog itself did."""
    blog = read_blog(files, CONFIG)
    readings = len(files.readings)
    found = earlier_roasts(blog, CONFIG)
    assert len(files.readings) == readings
    return found


def test_a_blog_without_roasts_has_none() -> None:
    """A post that only mentions a pull request is nobody's roast."""
    plain = post("Hello", "2026-01-05", PULL.format("acme/app", 7), author="Ada")
    assert earlier(MemoryFiles({"hugo.toml": HUGO, "content/posts/a.md": plain})) == ()


def test_roasts_come_newest_first_with_words_date_and_what_they_are_about() -> None:
    """Without front matter, and each pull request once, as it is spelt."""
    body = f"{PULL.format('Acme/App', 7)} {PULL.format('acme/app', 7)} {PULL.format('acme/lib', 9)}"
    old, new = post("Old", "2026-01-05", body), post("New", "2026-02-05", PULL.format("acme/app", 8))
    files = MemoryFiles({"hugo.toml": HUGO, "content/posts/zz.md": old, "content/posts/aa.md": new})
    first, second = earlier(files)
    assert (first.title, first.date, first.pull_requests) == ("New", date(2026, 2, 5), ("acme/app#8",))
    assert second == EarlierRoast(
        path="content/posts/zz.md",
        title="Old",
        date=date(2026, 1, 5),
        text=body,
        pull_requests=("Acme/App#7", "acme/lib#9"),
        url="https://ada.example/posts/zz/",
    )


def test_only_the_latest_are_kept() -> None:
    """As many as the desk reads."""
    posts = {
        f"content/posts/2026-01-{n:02}-roast.md": post(f"R{n}", f"2026-01-{n:02}", PULL.format("acme/app", n))
        for n in range(1, 20)
    }
    found = earlier(MemoryFiles({"hugo.toml": HUGO, **posts}))
    assert [one.title for one in found] == [f"R{n}" for n in range(19, 19 - MOST, -1)]


@pytest.mark.real
def test_the_blog_this_began_with_has_its_roasts(real: Path) -> None:
    """Both that were signed; the titles are theirs."""
    found = earlier(MemoryFiles.of_folder(real / "dev-log"))
    assert all(one.pull_requests and one.text and one.date and one.url for one in found)
    assert [one.path.rpartition("/")[2] for one in found] == [
        "roast-desertaxle-two-bytes.md",
        "roast-desertaxle-refactoring-sisyphus.md",
    ]
    assert "---" not in found[0].text[:3]
