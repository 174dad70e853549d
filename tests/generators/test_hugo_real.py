"""The escaping, the front matter and the addresses, judged by Hugo itself."""

import html
import json
import random
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from markdown_it import MarkdownIt

from roastbot.datestyle import DateStyle, write_date
from roastbot.frontmatter import Format, Style, parse, render
from roastbot.generators.hugo import GENERATOR
from roastbot.hugo_config import read_site
from roastbot.naming import one_line
from roastbot.posts import post_files
from roastbot.site import JOINER

Build = Callable[[Mapping[str, str]], CompletedProcess[str]]

# Only what CommonMark has, so that a second reader of the same Markdown can tell what a visitor must see.
SITE = """\
baseURL = "https://blog.example/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404", "robotsTXT"]
[markup.goldmark.extensions]
definitionList = false
footnote = false
linkify = false
strikethrough = false
table = false
taskList = false
typographer = false
"""
LAYOUTS = {"layouts/_default/single.html": "{{ .Content }}", "hugo.toml": SITE}

NASTY = [
    "{{<",
    "{{%",
    "{{< x >}} and {{% y %}}",
    "{{</* x */>}} and {{%/* y */%}}",
    "{{</**/>}} {{<>}} {{%%}} {{< >}}",
    "{{</*/* x */*/>}}",
    "{{</* x >}} */",
    "a `{{< x >}}` b `{{% y %}}` c `{{<` d `{{%` e",
    "```go\n{{< x >}}\n{{% y %}}\n{{<\n```",
    "{{{< x >}}} {{{{<",
    "{{< a {{< b >}} c >}}",
    "{{< a {{% b %}} c >}} {{% a {{< b >}} c %}}",
    "first {{<\n\n- second\n- `third >}}` done",
    "{{<\n   >}}",
    "[link {{< x >}}](https://example.org/) and *{{% y %}}*",
    "{{ .Site.Title }} `{{ .Page }}` {{- 1 -}} {{/* comment */}}",
    "${{ github.token }} and `${{ secrets.X }}`",
    "{{< x.inline >}}{{ .Site }}{{< /x.inline >}}",
    '{{< figure src="a.png" >}} {{< ref "nowhere" >}}',
    "{{__hugo_ctx pid=1}} `{{__hugo_ctx}}` {{__hugo_ctx}} {{__hugo_ctx/}}",
    "HAHAHUGOSHORTCODE and HAHAHUGOSHORTCODE1s0HBHB",
    "before `<!--more-->` after\n\n```html\n<!--more-->\n```",
    "{{< x HAHAHUGOSHORTCODE {{__hugo_ctx >}}",
    "+++\n\n---\n\n{{<",
    "\u00fcber {{< \u00e4 >}} \U0001f525{{%",
    ">}} %}} */>}} {{ < {{ %",
]
PIECES = ["{{<", "{{%", ">}}", "%}}", "/*", "*/", "{", "}", "<", ">", "%", " x ", " ", "\n", "\n\n", "`", "``", "*"]
PIECES += ["\n```\n", "\n  ", "- ", "HAHAHUGOSHORTCODE", "{{__hugo_ctx", "<!--more-->", "\\", "'", '"', "=", "1."]


def seen(markup: str) -> str:
    """Return what a visitor reads on a page, without white space (readers of Markdown differ) and the joiner."""
    text = html.unescape(re.sub(r"<[^>]*>", "", markup))
    return "".join(text.replace(JOINER, "").split())


def is_refused(body: str) -> bool:
    """Whether the gate refuses it before anything is escaped: HTML, indented code, braces after a fence's mark."""
    tokens = MarkdownIt("commonmark").parse(body)
    everything = [child for token in tokens for child in (token, *(token.children or []))]
    refused = {"html_block", "html_inline", "code_block"}
    return any(token.type in refused or "{" in token.info for token in everything)


def expected(body: str) -> str:
    """Return what a visitor must read, by a Markdown reader that knows no shortcodes."""
    return seen(MarkdownIt("commonmark").render(body))


def check(bodies: list[str], build: Build, folder: Path) -> None:
    """Build one post per body and compare what visitors read."""
    posts = {
        f"content/blog/p{number}.md": f'+++\ntitle = "p"\n+++\n\n{GENERATOR.escape(body)}\n'
        for number, body in enumerate(bodies)
    }
    result = build({**LAYOUTS, **posts})
    assert result.returncode == 0, result.stdout + result.stderr
    for number, body in enumerate(bodies):
        page = (folder / "public" / "blog" / f"p{number}" / "index.html").read_text()
        assert seen(page) == expected(body), body


@pytest.mark.parametrize("body", ["{{<", "{{__hugo_ctx}}", "HAHAHUGOSHORTCODE"])
def test_unescaped_marks_do_stop_the_build(body: str, build: Build) -> None:
    """Without the escape the whole site is not built, so the tests below can fail."""
    assert build({**LAYOUTS, "content/blog/p.md": f'+++\ntitle = "p"\n+++\n\n{body}\n'}).returncode != 0


def test_readers_see_exactly_what_was_written(build: Build, tmp_path: Path) -> None:
    """Shortcodes, their escapes, halves of them, in text, in code and in links: Hugo prints them all."""
    assert not [body for body in NASTY if is_refused(body)]
    check(NASTY, build, tmp_path)


def test_readers_see_random_heaps_of_marks_too(build: Build, tmp_path: Path) -> None:
    """Four hundred heaps nobody would think of, always the same ones."""
    heap = random.Random(2026)  # noqa: S311 - reproducible, not secret
    bodies = ["".join(heap.choices(PIECES, k=heap.randint(2, 14))) for _ in range(1200)]
    check([body for body in bodies if body.strip() and not is_refused(body)][:400], build, tmp_path)


TITLES = [
    "Two Bytes Between Friends",
    'She said "no" \\ twice',
    "It's 100% 'fine': a: b # c",
    "{{< x >}} {{% y",
    "yes",
    "null",
    "0o14",
    "1_000",
    "12:30:45",
    "2026-03-30",
    "- [ ] & *a !b |c >d %e @f `g`",
    "~",
    "\u00dcber \U0001f525 \u2028 caf\u00e9 \u4e2d\u6587",
    "+++ --- }",
    "tab\tand\nnew line \x00\x1b",
    "x" * 600,
]


@pytest.mark.parametrize("quote", ['"', "'", ""])
@pytest.mark.parametrize("kind", ["toml", "yaml", "json"])
def test_hugo_reads_titles_as_they_were_meant(kind: Format, quote: str, build: Build, tmp_path: Path) -> None:
    """Every format and quotation style carries quotes, marks, words that YAML bends and other alphabets."""
    style = Style(quote=quote)  # type: ignore[arg-type]  # parametrize knows only str
    date = write_date(datetime(2026, 4, 20, 13, 5, tzinfo=UTC), DateStyle(), kind, None)
    posts = {}
    for number, title in enumerate(TITLES):
        text = GENERATOR.escape_text(one_line(title))
        values = {"title": text, "date": date, "tags": ["roast"], "description": text, "params": {"author": text}}
        posts[f"content/blog/p{number}.md"] = render(kind, values, style) + "\nBody.\n"
    layout = (
        '{{ dict "t" .Title "d" .Description "a" .Params.author "when" (.Date.UTC.Format "2006-01-02 15:04") '
        '"tags" .Params.tags "body" .RawContent | jsonify }}{{ $_ := .Title | markdownify }}'
    )
    result = build({**LAYOUTS, **posts, "layouts/_default/single.html": layout})
    assert result.returncode == 0, result.stdout + result.stderr
    for number, title in enumerate(TITLES):
        page = json.loads((tmp_path / "public" / "blog" / f"p{number}" / "index.html").read_text())
        wanted = GENERATOR.escape_text(one_line(title))
        assert (page["t"], page["d"], page["a"]) == (wanted, wanted, wanted)
        assert (page["when"], page["tags"], page["body"].strip()) == ("2026-04-20 13:05", ["roast"], "Body.")


PERMALINKS = [
    "",
    '[permalinks]\nblog = "/:slug/"\n',
    '[permalinks]\nblog = "/:year/:month/:day/:title/"\n',
    '[permalinks.page]\nblog = "/:sections/:slugorfilename"\n',
    '[permalinks]\nblog = "/x/:filename/"\n',
    'defaultContentLanguageInSubdir = true\ndefaultContentLanguage = "de"\n[languages.de]\nweight = 1\n',
]


@pytest.mark.parametrize("permalinks", PERMALINKS)
def test_addresses_are_the_ones_hugo_makes(permalinks: str, build: Build, tmp_path: Path) -> None:
    """From titles, file names, slugs and page bundles; where we do not know, we say so."""
    titles = [
        *TITLES[:-1],
        "A  B - C -- D",
        "Don't; stop. Now!",
        "Node.js",
        "C++ & C#",
        "C++ or D@E",
        "a/b",
        "50% off",
        "_x_ ~y~",
        "\U0001f525",
    ]
    posts = {
        f"content/blog/{'deep/' * (number % 2)}Post_{number}.Md".replace(".Md", ".md"): render(
            "toml",
            {
                "title": one_line(title),
                "date": "2026-04-20T13:05:00+00:00",
                **({"slug": "My Slug"} if not number else {}),
            },
            Style(),
        )
        for number, title in enumerate(titles)
    }
    posts["content/blog/bundle/index.md"] = render("toml", {"title": "In a bundle", "date": "2026-04-20"}, Style())
    config = permalinks.partition("[")
    files = {**LAYOUTS, **posts, "layouts/_default/single.html": "{{ .RelPermalink }}|{{ .File.Path }}\n"}
    files["hugo.toml"] = config[0] + SITE + config[1] + config[2]
    result = build(files)
    assert result.returncode == 0, result.stdout + result.stderr
    site = read_site(files)
    assert site is not None
    pages = [page.read_text().strip().split("|") for page in (tmp_path / "public").rglob("*.html")]
    made = {page[1]: page[0] for page in pages if len(page) == 2}
    told = 0
    for file in post_files(posts, "content/blog"):
        metadata = parse(posts[file.path]).metadata
        address = GENERATOR.address(site, file, metadata, datetime(2026, 4, 20, 13, 5, tzinfo=UTC))
        published = made.get(file.path.removeprefix("content/"))
        if address is not None and published is not None:
            assert address == published, metadata["title"]
            told += 1
    assert told > len(titles) // 2
