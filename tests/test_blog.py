"""What is learned from a blog, in how many readings, and what is said about what was not."""

from pathlib import Path

import pytest

from memory_files import MemoryFiles
from roastbot.blog import SAMPLE, WELL_KNOWN, Blog, own_roasts, read_blog
from roastbot.blog_files import CUT_OFF, NOT_TEXT, Unreadable, decode, text_of
from roastbot.config import Config
from roastbot.errors import BlogError

HUGO = 'baseURL = "https://blog.example/"\ntitle = "Log"\n'
PULL = "[it](https://github.com/octo/cat/pull/{})"


def config(**settings: str) -> Config:
    """Return a Config for a run offline, with these settings on top."""
    return Config.from_settings(
        {"author": "octo", "writer": "offline", **{name.replace("_", "-"): value for name, value in settings.items()}}
    )


def post(title: str = "A", body: str = "Body.", tags: str = "ai") -> str:
    """Return the text of a post."""
    return f'+++\ntitle = "{title}"\ndate = 2026-01-01\ntags = ["{tags}"]\n+++\n\n{body}\n'


def hugo_blog(**texts: str | Unreadable) -> MemoryFiles:
    """Return a Hugo blog with these posts in content/blog, by file name without extension."""
    posts = {f"content/blog/{name.replace('_', '-')}.md": text for name, text in texts.items()}
    return MemoryFiles({"hugo.toml": HUGO, **posts})


def read(files: MemoryFiles, **settings: str) -> Blog:
    """Return the blog these files make under these settings."""
    return read_blog(files, config(**settings))


def test_a_blog_without_posts_is_described_by_defaults_and_a_notice() -> None:
    """One reading, the documented folder, nothing covered."""
    files = MemoryFiles({"hugo.toml": HUGO})
    blog = read(files)
    assert (blog.generator.name, blog.content_dir, blog.ledger_path) == ("Hugo", "content/posts", "data/roast_bot.json")
    assert (blog.posts, blog.covered, blog.warnings) == ((), frozenset(), ())
    assert blog.notices == ("the blog has no posts yet, so they go to content/posts; set content-dir to change that",)
    assert files.readings == [WELL_KNOWN]


def test_a_folder_that_no_generator_claims_is_plain_markdown_with_a_notice() -> None:
    """The notice names what was assumed and the setting that changes it."""
    blog = read(MemoryFiles({"README.md": "Hello", "posts/a.md": "---\ntitle: A\n---\n"}))
    assert (blog.generator.name, blog.content_dir, blog.base_url) == ("plain Markdown", "posts", None)
    assert len(blog.notices) == 1
    assert all(word in blog.notices[0] for word in ("plain Markdown", "YAML", "posts", "content-dir"))
    assert blog.url(None) is None


def test_the_settings_say_where_posts_and_ledger_are() -> None:
    """Over anything that is found."""
    blog = read(hugo_blog(a=post()), content_dir="content/log", ledger_file="state/led.json")
    assert (blog.content_dir, blog.ledger_path, blog.notices) == ("content/log", "state/led.json", ())


def test_a_content_dir_where_the_generator_never_looks_is_pointed_out() -> None:
    """It is obeyed all the same."""
    blog = read(hugo_blog(a=post()), content_dir="posts")
    assert blog.content_dir == "posts"
    assert blog.notices == ("content-dir posts is outside content, where Hugo looks for posts",)


def test_two_readings_are_enough_and_a_dozen_posts_at_most() -> None:
    """What is called a roast comes first, wherever it lies, then the latest names."""
    names = {f"2026_01_{day:02}_x": post(f"Day {day}") for day in range(1, 29)}
    files = hugo_blog(**names, roast_octo_a=post(body=PULL.format(1)))
    files.texts = {**files.texts, "content/notes/roast-octo-b.md": post(body=PULL.format(2))}
    blog = read(files, content_dir="content/blog")
    assert len(files.readings) == 2
    assert files.readings[0] == WELL_KNOWN
    assert len(files.readings[1]) == len(blog.posts) == SAMPLE
    assert [found.file.stem for found in blog.posts][:4] == [
        "roast-octo-b",
        "roast-octo-a",
        "2026-01-28-x",
        "2026-01-27-x",
    ]
    assert blog.covered == {"octo/cat#1", "octo/cat#2"}


def test_a_post_that_cannot_be_read_is_skipped_with_a_warning_that_names_it() -> None:
    """Broken front matter, none at all, a cut-off file, a file that is no text: the others still teach."""
    blog = read(hugo_blog(a=post(), b="+++\ntitle = broken\n+++\n", c="no front matter", d=CUT_OFF, e=NOT_TEXT))
    assert [found.path for found in blog.posts] == ["content/blog/a.md"]
    assert len(blog.warnings) == 4
    for name, why in (("b", "Invalid value"), ("c", "no front matter"), ("d", "cut it off"), ("e", "UTF-8")):
        assert any(f"content/blog/{name}.md is left out" in line and why in line for line in blog.warnings)


def test_a_configuration_that_does_not_parse_stops_the_run() -> None:
    """Hugo could not build that blog either."""
    with pytest.raises(BlogError, match=r"hugo\.toml of the blog does not parse"):
        read(MemoryFiles({"hugo.toml": "title = broken\n"}))
    with pytest.raises(BlogError, match=r"hugo\.toml of the blog cannot be read"):
        read(MemoryFiles({"hugo.toml": CUT_OFF}))


def test_an_ordinary_post_covers_nothing() -> None:
    """Mentioning a pull request is not roasting it; a roast covers the first one it links and no other."""
    blog = read(
        hugo_blog(
            ordinary=post(body=PULL.format(1)),
            penance=post(body=f"{PULL.format(2)} and {PULL.format(3)}", tags="roast"),
        )
    )
    assert blog.covered == {"octo/cat#2"}
    assert [found.file.stem for found in blog.roasts] == ["penance"]


def test_roasts_by_the_bot_are_the_model_and_a_persons_only_without_them() -> None:
    """`blog-author` names the bot where it has another name."""
    signed = post(body=PULL.format(1)).replace("+++\n\n", 'author = "Snark"\n+++\n\n')
    files = hugo_blog(b=signed, penance=post(body=PULL.format(2), tags="roast"))
    for settings, stems in (({"blog_author": "snark"}, ["b"]), ({}, ["penance"])):
        blog = read(files, **settings)
        assert [found.file.stem for found in own_roasts(blog, config(**settings))] == stems


def test_the_blog_this_began_with_is_read_right(real: Path) -> None:
    """Its three roasts are known, one of them inside a personal post; nothing is assumed or skipped."""
    files = MemoryFiles.of_folder(real / "dev-log")
    blog = read(files)
    assert (blog.generator.name, blog.content_dir, blog.ledger_path) == ("Hugo", "content/blog", "data/roast_bot.json")
    assert (blog.base_url, blog.timezone) == ("https://dev-log.prefect.io", None)
    assert blog.covered == {f"prefecthq/prefect#{number}" for number in (20608, 21252, 21477)}
    assert (len(blog.posts), len(files.readings)) == (12, 2)
    assert (blog.notices, blog.warnings) == ((), ())


def test_texts_are_decoded_without_touching_a_byte() -> None:
    """Line ends and byte order marks are the file's own."""
    assert decode(b"\xef\xbb\xbfa\r\nb") == "\ufeffa\r\nb"
    assert decode(b"\xff\xfe") == NOT_TEXT


def test_what_cannot_be_done_without_is_asked_for_by_name() -> None:
    """No file is None; a file that is there but unreadable is an error with its reason."""
    found: dict[str, str | Unreadable] = {"a": "text", "b": CUT_OFF}
    assert (text_of(found, "a"), text_of(found, "c")) == ("text", None)
    with pytest.raises(BlogError, match=r"b of the blog cannot be read.*cut it off"):
        text_of(found, "b")
