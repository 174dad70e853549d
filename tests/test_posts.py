"""Which files are posts, who signed them, and what a roast is about."""

from typing import Any

import pytest

from roastbot.posts import Post, PostFile, authors, is_roast, post_files, subject, tags

SIGNED = frozenset({"roast-bot"})
PULL = "https://github.com/octo/cat/pull/7"


def post(content: str, path: str = "blog/a.md", **metadata: Any) -> Post:
    """Return a post with this body and front matter."""
    return Post(post_files([path], "blog")[0], "yaml", metadata, content, "")


@pytest.mark.parametrize(
    "path",
    [
        "blog/_index.md",
        "blog/index.md",
        "blog/_index.fr.md",
        "blog/README.md",
        "blog/_draft.md",
        "blog/picture.png",
        "blog/post.html",
        "blogs/a.md",
        "other/blog/a.md",
        "a.md",
    ],
)
def test_what_is_not_a_post_of_the_folder(path: str) -> None:
    """Section pages, read-me files, drafts, pictures, and other folders' files."""
    assert post_files([path], "blog", ("en", "fr")) == ()


def test_posts_are_files_and_page_bundles_at_any_depth() -> None:
    """What lies in a bundle belongs to it; a date in front is not part of the short name."""
    paths = ["blog/2026/b.md", "blog/2026-01-02-a.md", "blog/bundle/index.md", "blog/bundle/more.md", "blog/c.markdown"]
    assert post_files(paths, "blog") == (
        PostFile("blog/2026/b.md", "blog/2026", "b", bundle=False),
        PostFile("blog/2026-01-02-a.md", "blog", "2026-01-02-a", bundle=False),
        PostFile("blog/bundle/index.md", "blog", "bundle", bundle=True),
        PostFile("blog/c.markdown", "blog", "c", bundle=False),
    )
    assert post_files(paths, "blog")[1].short == "a"


def test_only_the_main_language_counts() -> None:
    """And a dot in a name is no language on a site that has none."""
    paths = ["blog/a.md", "blog/b.en.md", "blog/b.fr.md", "blog/c.fr.md", "blog/d/index.fr.md", "blog/d/index.md"]
    assert [file.stem for file in post_files(paths, "blog", ("en", "fr"))] == ["a", "b", "d"]
    assert [file.stem for file in post_files(["blog/v1.fr.md"], "blog")] == ["v1.fr"]


@pytest.mark.parametrize(
    ("metadata", "names"),
    [
        ({}, ()),
        ({"author": None, "authorGitHubHandle": "octo"}, ()),
        ({"author": "Alex"}, ("Alex",)),
        ({"Authors": ["Alex", {"name": "Kim", "link": "x"}]}, ("Alex", "Kim")),
        ({"params": {"author": "roast-bot", "authorGitHubHandle": "octo"}}, ("roast-bot",)),
        ({"author": {"name": "Alex", "url": "x"}}, ("Alex",)),
    ],
)
def test_authors_are_found_where_themes_keep_them(metadata: dict[str, Any], names: tuple[str, ...]) -> None:
    """At the top, in tables and in lists; handles are not names."""
    assert authors(metadata) == names


@pytest.mark.parametrize(
    ("metadata", "found"),
    [
        ({}, ()),
        ({"tags": None}, ()),
        ({"tags": "roast ai"}, ("roast", "ai")),
        ({"tags": "roast, code review"}, ("roast", "code review")),
        ({"Tags": ["roast", 2026]}, ("roast", "2026")),
        ({"taxonomies": {"tags": ["roast"]}}, ("roast",)),
    ],
)
def test_tags_are_read_in_every_shape(metadata: dict[str, Any], found: tuple[str, ...]) -> None:
    """Lists, texts with commas or spaces, and Zola's table."""
    assert tags(metadata) == found


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (post(f"See [a fix]({PULL}).", tags=["ai"], author="Alex"), "an ordinary post that mentions one"),
        (post("No link at all.", tags=["roast"], author="roast-bot"), "a roast of nothing"),
        (post("[beans](https://example.org/pulling/7)", "blog/roast-coffee.md"), "a recipe"),
        (post(f"[x]({PULL.replace('pull', 'issues')})", tags=["roast"]), "a roast of an issue"),
    ],
)
def test_what_is_no_earlier_roast(made: Post, why: str) -> None:
    """It takes a pull request, and a tag, a name or a signature."""
    assert not is_roast(made, SIGNED), why


@pytest.mark.parametrize(
    "made",
    [
        post(f"[it]({PULL})", tags=["meta", "Roast"], author="Alex"),
        post(f"[it]({PULL})", params={"author": "Roast-Bot"}),
        post(f"[it]({PULL})", "blog/2026-01-02-roast-octo.md"),
        post(f"[it]({PULL})", "blog/roast-octo/index.md"),
    ],
)
def test_what_is_an_earlier_roast(made: Post) -> None:
    """Also one that a person published under their own name."""
    assert is_roast(made, SIGNED)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("nothing", None),
        (f"[a]({PULL}#discussion_r1) and [b]({PULL.replace('/7', '/8')})", "octo/cat#7"),
        ("https://ghe.example.org/Octo/Cat.js/pull/12/files", "octo/cat.js#12"),
        ("https://github.com/octo/cat/pull/7777777777", None),
        ("https://github.com/octo/pull/7", None),
    ],
)
def test_a_roast_is_about_the_first_pull_request_it_links(content: str, found: str | None) -> None:
    """Not about every one it mentions on the way."""
    assert subject(post(content)) == found
