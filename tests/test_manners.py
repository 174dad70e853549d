"""Front matter as the blog writes it: which keys, in which order, with whose name and which constants."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from roastbot.frontmatter import Format, Style, parse, render
from roastbot.manners import Filling, date_of, front_matter, learn_manners
from roastbot.posts import Post, post_files

NEW = Filling("New title", "New description", "2026-04-27", None)


def posts(*blocks: str, kind: Format = "yaml") -> list[Post]:
    """Return one post per front matter block, called a.md, b.md and so on."""
    fence = {"yaml": "---\n", "toml": "+++\n", "json": ""}[kind]
    made = []
    for number, block in enumerate(blocks):
        parsed = parse(f"{fence}{block.strip()}\n{fence}\nBody\n")
        file = post_files([f"posts/{chr(97 + number)}.md"], "posts")[0]
        made.append(Post(file, parsed.format, parsed.metadata, parsed.content, parsed.raw))
    return made


def filled(*, roasts: tuple[str, ...] = (), others: tuple[str, ...] = (), author: str | None = None) -> dict[str, Any]:
    """Return the new post's front matter on a YAML blog with these earlier roasts and other posts."""
    filling = Filling(NEW.title, NEW.description, NEW.date, author)
    return front_matter(learn_manners(posts(*roasts), posts(*others), "yaml"), filling)


def test_a_blog_without_posts_gets_the_documented_default() -> None:
    """Title, date, tags, description, author, in this order."""
    found = filled()
    assert list(found.items()) == [
        ("title", "New title"),
        ("date", "2026-04-27"),
        ("tags", ["roast"]),
        ("description", "New description"),
        ("author", "roast-bot"),
    ]
    assert learn_manners((), (), "json").format == "json"


PERSONAL = (
    "slug: s\nurl: /u/\naliases: [x]\nweight: 3\nmenu: main\ncover: c.png\nlastmod: 2026-01-01\nid: 7\nsubtitle: S"
)


def test_what_belongs_to_one_post_alone_is_never_copied() -> None:
    """Not even when all earlier roasts agree, and no date whatever its key is called."""
    roast = (
        f"title: A\ndate: 2026-01-01\n{PERSONAL}\npublishDate: 2026-01-01\nheld: '2026-01-01'\nembargo: 2026-01-01\n"
    )
    assert filled(roasts=(roast, roast)) == {"title": "New title", "date": "2026-04-27"}


def test_a_persons_particulars_are_not_copied_from_ordinary_posts() -> None:
    """The bot signs for itself, and has no handle to show."""
    post = "title: A\ndate: 2026-01-01\nauthor: Alex\nauthor_github: alex\nlayout: post\nparams: {authorHandle: alex}\n"
    assert filled(others=(post, post, post)) == {
        "title": "New title",
        "date": "2026-04-27",
        "author": "roast-bot",
        "layout": "post",
    }


def test_earlier_roasts_give_keys_order_tags_and_signature() -> None:
    """The newest gives the order; what they all share is ours as well."""
    older = "title: A\ndate: 2026-01-01\ntags: [fun, roast, x]\nauthor: Snark\nhandle: snark\nmood: 1\n"
    newer = "date: 2026-02-01\ntitle: B\ntags: [roast, fun]\nhandle: snark\nmood: 2\nauthor: Snark\n"
    found = filled(roasts=(older, newer), others=("title: C\ndescription: D\n",))
    assert list(found.items()) == [
        ("date", "2026-04-27"),
        ("title", "New title"),
        ("tags", ["roast", "fun"]),
        ("handle", "snark"),
        ("author", "Snark"),
    ]


def test_one_earlier_roast_shows_habits_but_not_every_value_is_one() -> None:
    """Its layout, category, handle and switches are; its mood is its own."""
    roast = "title: A\nlayout: post\ncategories: [x]\nmood: 1\ntoc: false\nauthor: r\nauthorUrl: u\nsoundtrack: x.mp3\n"
    found = filled(roasts=(roast,))
    assert {
        "layout": "post",
        "categories": ["x"],
        "toc": False,
        "author": "r",
        "authorUrl": "u",
    }.items() <= found.items()
    assert not {"mood", "soundtrack"} & set(found)


def test_most_posts_decide_which_keys_there_are() -> None:
    """A key of a minority is left out, and so is one code cannot fill."""
    found = filled(
        others=(
            "title: A\ndate: 2026-01-01\ndescription: a\ntags: [x]\nmood: 1\n",
            "title: B\ndate: 2026-01-02\ntags: [y]\nmood: 2\n",
            "title: C\ndate: 2026-01-03\ntags: [z]\nmood: 3\n",
        )
    )
    assert found == {"title": "New title", "date": "2026-04-27", "tags": ["roast"]}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("author: Alex", "roast-bot"),
        ("author: [Alex, Kim]", ["roast-bot"]),
        ("author: [{name: Alex, link: l}]", [{"name": "roast-bot"}]),
        ("author: {name: Alex, link: l}", {"name": "roast-bot"}),
        ("author: {link: l}", None),
    ],
)
def test_the_author_keeps_the_shape_the_theme_wants(author: str, expected: object) -> None:
    """A text, a list, a table: only the name is ours to give."""
    assert filled(others=(f"title: A\n{author}\n",)).get("author") == expected


def test_blog_author_is_put_wherever_a_name_stands() -> None:
    """In tables and at the top; a handle stays what earlier roasts had."""
    roast = "title: A\nparams:\n  author: roast-bot\n  authorGitHubHandle: roast-bot\nauthors: [{name: roast-bot}]\n"
    found = filled(roasts=(roast,), author="Snark")
    assert found["params"] == {"author": "Snark", "authorGitHubHandle": "roast-bot"}
    assert found["authors"] == [{"name": "Snark"}]


def test_a_draft_switch_is_off_and_a_published_one_on() -> None:
    """Whatever the models say: what is committed is meant to be read."""
    found = filled(others=("title: A\ndraft: true\npublished: false\n",))
    assert (found["draft"], found["published"]) == (False, True)


def test_tags_keep_their_shape() -> None:
    """Jekyll's may be one text."""
    assert filled(others=("title: A\ntags: x y\n",))["tags"] == "roast"
    assert filled(roasts=("title: A\ntags: fun roast\n", "title: B\ntags: roast, fun\n"))["tags"] == "fun roast"
    assert filled(roasts=("title: A\ntags: [meta]\n", "title: B\ntags: [ai]\n"))["tags"] == ["roast"]


def test_title_and_date_are_there_even_if_no_post_has_them() -> None:
    """Some themes take the title from the body; a feed cannot."""
    assert list(filled(others=("layout: post\n",))) == ["title", "date"]
    assert filled(others=("Title: A\npubDate: 2026-01-01\n",)) == {"Title": "New title", "pubDate": "2026-04-27"}


def test_the_usual_format_is_kept_and_the_newest_post_gives_the_style() -> None:
    """One stray TOML post on a YAML blog changes nothing."""
    mixed = [
        *posts("title: 'A'\ndate: 2026-01-01T10:00:00Z\n", "title: 'B'\ndate: 2026-02-01T10:00:00Z\n"),
        *posts('title = "C"\ndate = 2026-03-01\n', kind="toml"),
    ]
    manners = learn_manners((), mixed, "toml")
    assert (manners.format, manners.style.quote, manners.date_style.zone) == ("yaml", "'", "Z")


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({}, None),
        ({"date": "soon"}, None),
        ({"date": 2026}, None),
        ({"Date": "2026-01-02T03:04:05Z"}, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ({"pubDate": "2026-01-02"}, datetime(2026, 1, 2, tzinfo=UTC)),
        ({"date": datetime(2026, 1, 2, 3)}, datetime(2026, 1, 2, 3, tzinfo=UTC)),  # noqa: DTZ001 - as YAML has it
    ],
)
def test_a_posts_date_is_an_instant_or_nothing(metadata: dict[str, Any], expected: datetime | None) -> None:
    """Without an offset it counts as UTC; it only orders posts."""
    assert date_of(metadata) == expected


@pytest.mark.parametrize("kind", ["toml", "yaml"])
def test_a_draft_is_marked_before_any_table(kind: Format) -> None:
    """Below a table, TOML would read the key as the table's own and publish the post."""
    block = {
        "toml": 'title = "x"\ndate = "2026-01-01"\n[params]\nauthor = "roast-bot"',
        "yaml": "title: x\nparams:\n  author: roast-bot\ndate: 2026-01-01",
    }[kind]
    manners = learn_manners(posts(block, kind=kind), [], kind)
    found = front_matter(manners, replace(NEW, draft=True))
    assert parse(render(kind, found, Style())).metadata["draft"] is True
    assert "draft" not in found["params"]


def test_a_draft_uses_the_word_the_blog_uses() -> None:
    """A blog that says `published` is answered in kind."""
    manners = learn_manners(posts("title: x\ndate: 2026-01-01\npublished: true"), [], "yaml")
    found = front_matter(manners, replace(NEW, draft=True))
    assert found["published"] is False
    assert "draft" not in found
