"""File names: as earlier roasts are called, and never one that is taken."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.naming import DEFAULT_WORDS, MAX_LENGTH, Naming, learn_naming, name_post, one_line, short_slug, slugify
from roastbot.posts import PostFile, post_files

DAY = date(2026, 4, 20)


def files(*paths: str) -> tuple[PostFile, ...]:
    """Return the posts among these paths of a folder `blog`."""
    return post_files([f"blog/{path}" for path in paths], "blog")


def path_for(naming: Naming, title: str, *taken: str) -> str:
    """Return where a post by Octo-Cat with this title goes when these paths of `blog` are taken."""
    paths = [f"blog/{path}" for path in taken]
    return name_post(naming, title, author="Octo-Cat", day=DAY, folder="blog", taken=paths).path


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Two Bytes Between Friends", "two-bytes"),
        ("The Refactoring Sisyphus", "refactoring-sisyphus"),
        ("Ode to a Bug in the Night", "ode-to-a-bug"),
        ("The End of It", "end"),
        ("Don\u2019t Panic", "dont-panic"),
        ("\u00dcber \u0141\u00f3d\u017a & Stra\u00dfe", "uber-lodz"),
        ("\U0001f525\U0001f525", "untitled"),
        ("\u4e2d\u6587", "untitled"),
        ("It Is of the", "it-is-of-the"),
        ("", "untitled"),
    ],
)
def test_a_short_slug_keeps_the_first_words_that_mean_something(title: str, slug: str) -> None:
    """Articles in front go, small words at the end go, and there is always something left."""
    assert short_slug(title, 2) == slug


@settings(deadline=None)
@given(st.text(), st.integers(2, DEFAULT_WORDS))
def test_a_slug_is_short_plain_and_never_empty(title: str, words: int) -> None:
    """Whatever a writer calls the post."""
    slug = short_slug(title, words)
    assert 0 < len(slug) <= MAX_LENGTH
    assert slugify(slug) == slug


def test_the_habit_of_earlier_roasts_is_kept() -> None:
    """roast-<login>-<two words>, as on the blog this began with."""
    roasts = files("roast-octo-cat-two-bytes.md", "roast-octo-cat-refactoring-sisyphus.md")
    naming = learn_naming(roasts, roasts, ["Octo-Cat"], dated=False)
    assert naming == Naming(with_author=True, words=2)
    assert path_for(naming, "The Great Escape of Bytes") == "blog/roast-octo-cat-great-escape.md"


@pytest.mark.parametrize(
    ("posts", "roasts", "path"),
    [
        ((), (), "blog/roast-socket-mechanic.md"),
        (("a.md", "b.md"), (), "blog/roast-socket-mechanic.md"),
        (("a.md", "b.md"), ("roast-else-x.md",), "blog/roast-socket-mechanic.md"),
        (("a.md",), ("mea-culpa.md",), "blog/socket-mechanic.md"),
        (("2026-01-01-a.md", "2026-02-01-b.md"), (), "blog/2026-04-20-roast-socket-mechanic.md"),
        (("a/index.md", "b/index.md", "c.md"), (), "blog/roast-socket-mechanic/index.md"),
        (("a.markdown",), (), "blog/roast-socket-mechanic.markdown"),
    ],
)
def test_without_them_the_blogs_own_habit_is(posts: tuple[str, ...], roasts: tuple[str, ...], path: str) -> None:
    """Dates in names, page bundles and extensions."""
    assert path_for(learn_naming(files(*posts), files(*roasts), ["Octo-Cat"], dated=False), "Socket Mechanic") == path


def test_an_empty_folder_that_demands_dates_gets_them() -> None:
    """Jekyll's `_posts` takes nothing else."""
    assert learn_naming((), (), ["x"], dated=True).dated


@pytest.mark.parametrize(
    "taken",
    [
        "roast-socket-mechanic.md",
        "Roast-Socket-Mechanic.MD",
        "roast-socket-mechanic/index.md",
        "roast-socket-mechanic/picture.png",
        "roast-socket-mechanic.fr.md",
        "roast-socket-mechanic.html",
        "2025-01-01-roast-socket-mechanic.md",
    ],
)
def test_a_name_is_never_taken_twice(taken: str) -> None:
    """In any case, language or extension, as a file or as a page bundle."""
    assert path_for(Naming(), "Socket Mechanic", taken, "x.md") == "blog/roast-socket-mechanic-2.md"
    again = path_for(Naming(), "Socket Mechanic", taken, "roast-socket-mechanic-2.md")
    assert again == "blog/roast-socket-mechanic-3.md"


def test_a_name_taken_in_another_folder_is_free_here() -> None:
    """And a name that only begins alike is another name."""
    assert path_for(Naming(), "A Bug", "drafts/roast-bug.md", "roast-bug-report.md") == "blog/roast-bug.md"


@settings(deadline=None)
@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    """And doing it twice changes nothing."""
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
