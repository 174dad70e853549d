"""Hugo as its documentation has it; what only Hugo itself can say is in test_hugo_real.py."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from roastbot.blog_files import CUT_OFF
from roastbot.errors import BlogError
from roastbot.generators.hugo import GENERATOR
from roastbot.hugo_address import urlize
from roastbot.hugo_config import CONFIG_FILES, read_site
from roastbot.posts import post_files
from roastbot.site import JOINER, Site


def site(text: str, path: str = "hugo.toml", **more: str) -> Site:
    """Return the site that one configuration file describes, with `config/_default` files by stem."""
    found = read_site({path: text, **{f"config/_default/{stem}.toml": extra for stem, extra in more.items()}})
    assert found is not None
    return found


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"config.toml": 'base_url = "https://zola.example"\n[extra]\n'},
        {"config.yaml": "plugins: []\n"},
        {"config.json": "[1, 2]"},
        {"config.toml": "this is no TOML"},
        {"config.yaml": ""},
        {"config/_default/params.toml": "x = 1\n"},
    ],
)
def test_other_programs_files_are_not_taken_for_hugos(texts: dict[str, str]) -> None:
    """`config.toml` is a popular name."""
    assert read_site(texts) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("hugo.toml", 'baseURL = "https://blog.example/log/"\n'),
        ("hugo.yaml", "baseurl: https://blog.example/log\n"),
        ("hugo.yml", "BASEURL: https://blog.example/log/\n"),
        ("hugo.json", '\ufeff{"baseURL": "https://blog.example/log/"}'),
        ("config.toml", 'baseURL = "https://blog.example/log/"\n'),
        ("config.yaml", "baseURL: https://blog.example/log/\n"),
        ("config/_default/hugo.toml", 'baseURL = "https://blog.example/log/"\n'),
        ("config/_default/config.yaml", "baseURL: https://blog.example/log/\n"),
    ],
)
def test_hugo_is_known_by_its_configuration_in_every_form(path: str, text: str) -> None:
    """Keys are case-insensitive, a base URL keeps its folder and loses its slash."""
    assert path in CONFIG_FILES
    found = site(text, path)
    assert found.base_url == "https://blog.example/log"
    assert (found.content_root, found.data_dir, found.front_matter) == ("content", "data", "toml")


def test_hugo_toml_comes_before_config_toml_and_the_default_folder_over_both() -> None:
    """As Hugo reads them; a file beside is a key of that name."""
    found = read_site(
        {
            "hugo.toml": 'baseURL = "https://first.example"\ncontentDir = "src"\n',
            "config.toml": 'baseURL = "https://second.example"\n',
            "config/_default/hugo.toml": 'dataDir = "facts"\n',
            "config/_default/permalinks.toml": 'blog = "/:slug/"\n',
            "config/_default/params.toml": 'mainSections = ["log"]\n',
        }
    )
    assert found is not None
    assert (found.base_url, found.content_root, found.data_dir) == ("https://first.example", "src", "facts")
    assert (found.permalinks, found.main_sections) == ({"blog": "/:slug/"}, ("log",))


def test_time_zone_languages_and_format_are_read() -> None:
    """The main language's own settings come over the site's."""
    found = site(
        'timeZone = "Europe/Berlin"\nmetaDataFormat = "yaml"\ndefaultContentLanguage = "de"\n'
        "defaultContentLanguageInSubdir = true\nuglyURLs = true\n"
        '[languages.en]\n[languages.de]\ncontentDir = "content/deutsch"\n'
    )
    assert (found.timezone, found.front_matter, found.ugly_urls) == (ZoneInfo("Europe/Berlin"), "yaml", True)
    assert (found.languages, found.content_root, found.url_prefix) == (("de", "en"), "content/deutsch", "/de")


def test_a_time_zone_nobody_knows_is_said_aloud_and_not_used() -> None:
    """Hugo would refuse it, too; that is for Hugo to say."""
    found = site('timeZone = "Mars/Olympus"\n')
    assert found.timezone is None
    assert found.notices == ("Hugo's timeZone 'Mars/Olympus' is no IANA name; UTC is used in its place",)


@pytest.mark.parametrize("folder", ["/srv/posts", "../other", ".github/workflows", ".git"])
def test_a_content_folder_outside_the_blog_is_refused(folder: str) -> None:
    """Nothing a configuration says may make the run write there."""
    with pytest.raises(BlogError, match="contentDir"):
        site(f'contentDir = "{folder}"\n')


@pytest.mark.parametrize("text", ["title = broken", CUT_OFF])
def test_a_broken_configuration_is_an_error_and_not_another_generator(text: Any) -> None:
    """Guessing plain Markdown would put a YAML post into a Hugo blog."""
    with pytest.raises(BlogError, match=r"hugo\.toml"):
        site(text)


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["content/about.md", "content/blog/_index.md"], "content/posts"),
        (["content/blog/a.md", "content/docs/a.md", "content/docs/b.md"], "content/blog"),
        (["content/posts/a.md", "content/blog/a.md", "content/blog/b.md"], "content/blog"),
        (["content/essays/a.md", "content/docs/a.md", "content/docs/b.md"], "content/docs"),
        (["content/essays/roast-a.md", "content/blog/a.md", "content/blog/b.md"], "content/essays"),
        (["content/log/a/index.md", "content/log/b/index.md"], "content/log"),
    ],
)
def test_posts_go_to_the_section_of_roasts_or_posts(paths: list[str], folder: str) -> None:
    """Roasts first, then a blog's usual names, then whatever is fullest, then the documented default."""
    found, notice = GENERATOR.folder(site(""), paths)
    assert found == folder
    assert (notice is None) == (folder != "content/posts")


def test_the_sites_own_main_section_comes_before_usual_names() -> None:
    """If it has posts."""
    paths = ["content/essays/a.md", "content/blog/a.md", "content/blog/b.md"]
    assert GENERATOR.folder(site('[params]\nmainSections = ["essays"]\n'), paths) == ("content/essays", None)
    assert GENERATOR.folder(site('[params]\nmainSections = "gone"\n'), paths) == ("content/blog", None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Two Bytes", "two-bytes"), ("A  B - C", "a-b-c"), ("Don't; stop.", "dont-stop."), ("a -b", "a-b"), ("", "")],
)
def test_titles_become_addresses_as_in_hugo(title: str, expected: str) -> None:
    """Spaces become one hyphen, most marks go, dots stay."""
    assert urlize(title) == expected


@pytest.mark.parametrize(
    ("settings", "metadata"),
    [
        ("", {"title": "A", "url": "/x/"}),
        ("uglyURLs = true\n", {"title": "A"}),
        ('[permalinks]\nblog = "/:weekday/"\n', {"title": "A"}),
        ('[permalinks]\nblog = "/:year/"\n', {"title": "A"}),
        ('[permalinks]\nblog = "/:slug/"\n', {"title": "C# or F#"}),
        ('[permalinks]\nblog = "/:slug/"\n', {"title": "x" * 300}),
        ('[permalinks]\nblog = "/:slug/"\n', {"title": "..."}),
        ('[permalinks]\nblog = "/:sections[1:]/"\n', {"title": "A"}),
        ('[[permalinks]]\npattern = "/:slug/"\n', {"title": "A"}),
    ],
)
def test_an_address_that_is_not_simple_is_not_guessed(settings: str, metadata: dict[str, Any]) -> None:
    """None is an answer; a wrong link in a report is not."""
    file = post_files(["content/blog/a.md"], "content/blog")[0]
    assert GENERATOR.address(site(settings), file, metadata, None) is None


def test_ordinary_braces_are_left_alone() -> None:
    """Go templates, workflow expressions and Python's are text to Hugo."""
    body = "a {{ .Site }} `${{ github.token }}` {{- x -}} {{/* c */}} {% raw %} { {< } }"
    assert GENERATOR.escape(body) == body


def test_shortcodes_are_escaped_as_hugo_documents_it() -> None:
    """And an opening mark without an end, which that escape cannot express, is broken by a joiner."""
    assert GENERATOR.escape("`{{< x >}}` {{% y %}}") == "`{{</* x */>}}` {{%/* y */%}}"
    assert GENERATOR.escape("a {{< b") == f"a {{{JOINER}{{< b"
    assert GENERATOR.escape("{{</* x */>}}") == "{{</*/* x */*/>}}"
    assert GENERATOR.escape("{{{<>}}") == "{{{</**/>}}"
