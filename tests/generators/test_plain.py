"""Plain Markdown: one folder, named aloud, and no template engine finds anything to run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.generators.plain import GENERATOR, MARKS
from roastbot.posts import post_files
from roastbot.site import JOINER, Generator, Site


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        ([], "posts"),
        (["README.md", "docs/guide.md"], "posts"),
        (["posts/a.md", "articles/b.md"], "posts"),
        (["blog/a.md", "articles/b.md"], "posts"),
        (["_posts/2026-01-01-a.md"], "_posts"),
        (["content/about.md", "content/blog/a.md"], "content/blog"),
        (["content/a.md"], "content"),
        (["src/content/blog/a.md", "README.md"], "src/content/blog"),
        (["articles/roast-a.md", "blog/b.md", "posts/c.md"], "articles"),
    ],
)
def test_posts_go_where_posts_are_if_that_is_one_place(paths: list[str], folder: str) -> None:
    """Else to the documented default; either way the notice says so and how to change it."""
    found, notice = GENERATOR.folder(Site(), paths)
    assert found == folder
    assert notice is not None
    assert f"posts go to {folder} (" in notice
    assert "content-dir" in notice


@settings(deadline=None)
@given(st.lists(st.sampled_from([*MARKS, "{", "}", "%", "x", "\n", "`"])).map("".join))
def test_no_template_mark_survives_and_nothing_else_changes(body: str) -> None:
    """A quoted workflow expression or template must neither run nor break the build."""
    escaped = GENERATOR.escape(body)
    assert not any(mark in escaped for mark in MARKS)
    assert escaped.replace(JOINER, "") == body


def test_ordinary_braces_are_left_alone() -> None:
    """Python, JSON and CSS are full of them."""
    body = 'a `{"a": {"b": 1}}` and `f"{x}"` and 5 % 3 and } }'
    assert GENERATOR.escape(body) == body


def test_no_address_is_claimed() -> None:
    """Nobody said what builds this blog."""
    generator: Generator = GENERATOR
    assert generator.address(Site(), post_files(["posts/a.md"], "posts")[0], {"title": "A"}, None) is None
