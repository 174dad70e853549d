"""A draft becomes a post in the blog's own manner."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from memory_files import MemoryFiles
from roastbot.blog import Blog, read_blog
from roastbot.config import Config
from roastbot.evidence import Actor, Dossier, PullRequest, Repository
from roastbot.frontmatter import parse
from roastbot.gate import inspect_post
from roastbot.render import RenderedPost, render_post
from roastbot.writers import Draft, Provenance

GOLDEN = Path(__file__).parent / "golden"
WHEN = datetime(2026, 4, 27, 13, 5, 54, tzinfo=UTC)
URL = "https://github.com/octo/cat_flap/pull/7"
HUGO = 'baseURL = "https://blog.example/"\n'


def config(**settings: str) -> Config:
    """Return a Config for a run offline, with these settings on top."""
    named = {name.replace("_", "-"): value for name, value in settings.items()}
    return Config.from_settings({"author": "octo", "writer": "offline", **named})


def dossier(title: str = "Fix `flap` for @kim, closes #3 [sic]") -> Dossier:
    """Return a dossier with nothing but a pull request in it."""
    pull = PullRequest(
        id="PR_7",
        repository=Repository("octo/cat_flap", is_private=False, url="https://github.com/octo/cat_flap"),
        number=7,
        title=title,
        url=URL,
        author=Actor("Octo"),
        created_at=WHEN,
        merged_at=WHEN,
        additions=3,
        deletions=1,
        changed_files=1,
        files=(),
    )
    return Dossier(pull, "", ())


def draft(**fields: str) -> Draft:
    """Return a finished draft, with these fields in place of its own."""
    words = {
        "title": "The Flap That Would Not Close",
        "description": 'A "small" fix, in seventeen commits.',
        "body": "",
        "verdict_name": "Hinge Philosopher",
        "verdict_line": "asked what a door is, and merged the question",
    }
    return Draft(**{**words, **fields}, provenance=Provenance("offline"))


def blog(texts: dict[str, str], **settings: str) -> Blog:
    """Return the blog these files make."""
    return read_blog(MemoryFiles(texts), config(**settings))


def rendered(on: Blog, *, body: str = "It began with a fix.", when: datetime = WHEN, **fields: str) -> RenderedPost:
    """Return the post for a draft with these fields on this blog."""
    return render_post(draft(**fields), on, dossier(), body=body, when=when, config=config())


def front(post: RenderedPost) -> dict[str, Any]:
    """Return the front matter of a rendered post."""
    return dict(parse(post.content).metadata)


ROAST = """\
+++
title = "The Cat Came Back"
date = 2026-04-06T08:00:00+02:00
draft = false
tags = ["roast", "cats"]
description = "It had never left."
layout = "wide"

[params]
  author = "roast-bot"
+++

[It](https://github.com/octo/cat/pull/5) came back.
"""
HUGO_BLOG = {"hugo.toml": HUGO, "content/log/roast-octo-cat-back.md": ROAST, "content/log/a.md": ROAST}
JEKYLL_POST = (
    "---\nlayout: post\ntitle: A day\ndate: 2026-01-0{} 10:00:00 +0100\ntags:\n  - cats\nauthor: Kim\n---\n\nBody.\n"
)
PLAIN_BLOG = {f"_posts/2026-01-0{day}-a-day.md": JEKYLL_POST.format(day) for day in range(1, 5)}
BODY = (
    "He wrote `${{ inputs.flap }}` and `{{< flap >}}`, see [the fix](https://github.com/octo/cat_flap/pull/7/files).\n"
)


@pytest.mark.parametrize(
    ("name", "texts", "path", "url"),
    [
        (
            "hugo",
            HUGO_BLOG,
            "content/log/roast-octo-flap-that-would.md",
            "https://blog.example/log/roast-octo-flap-that-would/",
        ),
        ("plain", PLAIN_BLOG, "_posts/2026-04-27-roast-flap-that-would-not-close.md", None),
        ("empty", {"hugo.toml": HUGO}, "content/posts/roast-flap-that-would-not-close.md", None),
    ],
)
def test_the_post_is_the_golden_one(name: str, texts: dict[str, str], path: str, url: str | None) -> None:
    """Every byte of it, on a Hugo blog with a roast, on a plain one with posts, and on one with nothing."""
    zone = timezone(timedelta(hours=2))
    post = rendered(blog(texts), body=BODY, when=WHEN.astimezone(zone))
    assert post.path == path
    if url:
        assert post.url == url
    assert post.content == (GOLDEN / f"render-{name}.md").read_text(encoding="utf-8")


def test_a_link_to_the_pull_request_is_there_once() -> None:
    """A body that links it gets no second one; a link into it, or in other words alone, is not enough."""
    on = blog(HUGO_BLOG)
    assert rendered(on, body=f"See [it]({URL}).").content.count(f"]({URL})") == 1
    for body in ("Nothing.", f"[commit]({URL}/commits/1)", f"[other]({URL}7)", f"`{URL}`"):
        text = rendered(on, body=body).text
        assert text.count(f"[octo/cat\\_flap#7]({URL})") == 1
    assert "Fix \\`flap\\` for `@kim,` closes `#3` \\[sic\\]" in rendered(on).text


def test_the_gate_lets_pass_what_is_rendered() -> None:
    """Whatever a pull request is titled and a verdict says: plain text stays plain text."""
    nasty = "**a** <b> [c](d) `e` & &amp; {{< x >}} {{ y }} *z* | ~~q~~ # h"
    on = blog(HUGO_BLOG)
    post = render_post(
        draft(verdict_name=nasty, verdict_line=nasty), on, dossier(nasty), body="It.", when=WHEN, config=config()
    )
    inspect_post(post.text, {URL})
    assert post.text.splitlines()[-2] == "**Final Verdict:**"


def test_titles_are_one_line_of_plain_text_wherever_they_stand() -> None:
    """New lines, quotes and backslashes cannot leave the front matter; shortcodes cannot run in a heading."""
    title = 'She said "no"\n+++\n\\ and {{< left >}}'
    post = rendered(blog(HUGO_BLOG), title=title, description=title)
    assert post.title == 'She said "no" +++ \\ and {{< left >}}'
    assert front(post)["title"].replace("\u2060", "") == post.title
    assert "{{<" not in front(post)["title"]


def test_no_path_is_taken_twice() -> None:
    """Not even in another case or as a bundle."""
    on = blog({**HUGO_BLOG, "content/log/Roast-Octo-Flap-That-Would/index.md": ROAST})
    assert rendered(on).path == "content/log/roast-octo-flap-that-would-2.md"
    assert rendered(on).slug == "roast-octo-flap-that-would-2"


TITLE_URLS = {"hugo.toml": f'{HUGO}[permalinks]\nlog = "/:slug/"\n'}
TITLED = ROAST.replace("The Cat Came Back", "The Flap That Would Not Close")


def test_addresses_made_of_titles_stay_as_they_are_while_they_are_free() -> None:
    """No key is added that the blog does not have."""
    post = rendered(blog({**HUGO_BLOG, **TITLE_URLS}))
    assert (post.url, "slug" in front(post)) == ("https://blog.example/the-flap-that-would-not-close/", False)


@pytest.mark.parametrize(
    "taken",
    [
        {"content/log/a.md": TITLED},
        {"content/flap-that-would-not-close.md": "", "content/the-flap-that-would-not-close/_index.md": ""},
        {f"content/log/z{n}.md": ROAST for n in range(14)} | {"content/log/the-flap-that-would-not-close.md": ROAST},
    ],
)
def test_an_address_is_never_taken_twice_where_titles_make_it(taken: dict[str, str]) -> None:
    """By a post of that title, a page or section of that name, or an unread post that is called like it."""
    post = rendered(blog({**HUGO_BLOG, **TITLE_URLS, **taken}))
    assert front(post)["slug"].startswith("flap-that-would-not-close")
    assert post.url == f"https://blog.example/{front(post)['slug']}/"


@pytest.mark.parametrize("title", ["\U0001f525", "C# / F#", "50% +1", "x" * 300])
def test_a_title_that_makes_no_address_gets_one_of_its_own(title: str) -> None:
    """A name too long for a folder would stop Hugo's whole build."""
    post = rendered(blog({**HUGO_BLOG, **TITLE_URLS}), title=title)
    assert post.url is not None
    assert post.url == f"https://blog.example/{front(post)['slug']}/"
    assert len(post.url) < 100


def test_blog_author_and_time_zone_are_obeyed() -> None:
    """The date in a file's name is the day in the blog's zone."""
    settings = {"blog_author": "Snark", "timezone": "Asia/Tokyo"}
    late = datetime(2026, 4, 27, 20, 0, tzinfo=UTC)
    on = blog(PLAIN_BLOG, **settings)
    post = render_post(draft(), on, dossier(), body="It.", when=late, config=config(**settings))
    assert post.path == "_posts/2026-04-28-roast-flap-that-would-not-close.md"
    assert front(post)["author"] == "Snark"


def test_the_real_blogs_front_matter_is_met_key_by_key(real: Path) -> None:
    """Same keys in the same order and the same hand as its last roast; only title, date and description differ."""
    folder = real / "dev-log"
    model = (folder / "content/blog/roast-desertaxle-two-bytes.md").read_text(encoding="utf-8")
    settings = {"author": "desertaxle"}
    on = read_blog(MemoryFiles.of_folder(folder), config(**settings))
    post = render_post(draft(), on, dossier(), body="It.", when=WHEN, config=config(**settings))
    mine, theirs = parse(post.content), parse(model)
    assert list(mine.metadata) == list(theirs.metadata)
    kept = ("tags", "params")
    assert {key: mine.metadata[key] for key in kept} == {key: theirs.metadata[key] for key in kept}
    expected = theirs.raw
    for key in ("title", "date", "description"):
        expected = expected.replace(theirs.metadata[key], mine.metadata[key].replace('"', '\\"'))
    assert mine.raw == expected
    assert mine.metadata["date"] == "2026-04-27T13:05:54+00:00"
    assert post.url == "https://dev-log.prefect.io/the-flap-that-would-not-close/"
    assert post.path == "content/blog/roast-octo-flap-that-would.md"
    assert post.content.rstrip().endswith(
        "**Final Verdict:**\n**Hinge Philosopher** \u2014 asked what a door is, and merged the question"
    )
