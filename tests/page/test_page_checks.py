"""The checks of a page, on pages made by hand: what is right passes, and each thing that can go wrong is seen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from page.checks import check_page
from page.dom import parse
from page.post import Expected, expect

BODY = (
    '<p>Ada merged <a href="https://github.com/ada/engine/pull/7">#7</a> with “care”.</p>'
    '<div class="highlight"><pre tabindex="0"><code><span class="ln">1</span>if x &lt; 1:\n'
    '<span class="ln">2</span>    pass\n</code></pre></div><p>See <code>x</code>.</p>'
    "<p><strong>Final Verdict:</strong> <strong>The Porter</strong> - has a key</p>"
)
PAGE = """<html><head><title>Spare Key - log</title></head><body><article><h1>Spare Key</h1>
<p class="byline"><span class="author">roast-bot</span>, <time datetime="2026-03-30T13:05:00Z">30 March</time>
</p>
<div class="post">{body}</div></article><footer><p id="last-run"><time datetime="2026-03-30T13:05:00+00:00">then</time>
</p>
<div id="stamp"><!-- roastbot:start -->Last run: 30 March.<!-- roastbot:end --></div></footer></body></html>"""
EXPECTED = Expected(
    path="content/blog/roast-ada-spare-key.md",
    title="Spare Key",
    author="roast-bot",
    date=datetime(2026, 3, 30, 13, 5, tzinfo=UTC),
    text='Ada merged #7 with "care". if x < 1: pass See x. Final Verdict: The Porter - has a key',
    code_blocks=("if x < 1:\n    pass\n",),
    code_spans=("x",),
    links=("https://github.com/ada/engine/pull/7",),
    verdict=" The Porter - has a key",
    last_run="2026-03-30T13:05:00+00:00",
    stamp="Last run: 30 March.",
)


def faults(html: str, *requests: str) -> list[str]:
    """Return the sentences that do not hold of a page, after the browser made these requests."""
    return [
        checked.what for checked in check_page(parse(html), EXPECTED, ("/spare-key/", *requests)) if not checked.holds
    ]


def test_a_right_page_has_no_fault() -> None:
    """Line numbers, curly quotes and a request for an icon are no faults."""
    assert faults(PAGE.format(body=BODY), "/favicon.ico") == []


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("<h1>Spare Keys</h1>", "<h1>Spare Key</h1>", "heading"),
        ('class="author">ada', 'class="author">roast-bot', "byline says"),
        ("2026-03-30T14:05:00Z", "2026-03-30T13:05:00Z", "byline's date"),
        ("if x &lt; 2:", "if x &lt; 1:", "code blocks"),
        ("<code>y</code>", "<code>x</code>", "code spans"),
        ("without “care”", "with “care”", "every word"),
        ("/pull/8", "/pull/7", "the links are"),
        ("The Butler", "The Porter", "verdict"),
        ('datetime="2026-03-23T13:05:00+00:00"', 'datetime="2026-03-30T13:05:00+00:00"', "last_run"),
        ("Last run: never.", "Last run: 30 March.", "footer says"),
    ],
)
def test_a_page_that_differs_from_its_post_is_told(wrong: str, right: str, said: str) -> None:
    """Each thing a reader would miss is named."""
    html = PAGE.format(body=BODY)
    assert right in html
    assert any(said in fault for fault in faults(html.replace(right, wrong)))


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        ("<script>steal()</script>", "no script"),
        ('<iframe src="/x"></iframe>', "no script, frame"),
        ('<img src="/x">', "Markdown's elements only"),
        ('<p onclick="steal()"></p>', "no attribute"),
        ('<a href="javascript:steal()"></a>', "every link is https"),
    ],
)
def test_a_page_on_which_the_post_could_run_code_is_told(hostile: str, said: str) -> None:
    """Whatever a pull request smuggled in is named, even where it shows no text."""
    assert any(said in fault for fault in faults(PAGE.format(body=BODY + hostile)))


def test_a_page_that_made_the_browser_fetch_something_is_told() -> None:
    """A request beyond the page and its icon is a fault, whatever caused it."""
    assert faults(PAGE.format(body=BODY), "/pixel.gif") == ["the browser fetched the page and nothing it points to"]


def test_what_a_page_must_show_is_read_from_the_committed_files(tmp_path: Path) -> None:
    """Front matter, body, ledger and footer give the title, words, code, links, verdict and stamps."""
    files = {
        "post.md": '+++\ntitle = "A <b>"\ndate = "2026-03-30T13:05:00+00:00"\n[params]\nauthor = "roast-bot"\n+++\n'
        "Runs `{{</* x */>}}`, see [it](https://a.example/).\n\n```py\na < b\n```\n\n**Final Verdict:**\n**P** - k\n",
        "data/roast_bot.json": '{"last_run": "2026-03-30T13:05:00+00:00"}',
        "footer.html": "<i><!-- roastbot:start -->Roasted: A &#60;b&#62;.<!-- roastbot:end --></i>",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    expected = expect(tmp_path, "post.md", footer="footer.html")
    assert (expected.title, expected.author, expected.stamp) == ("A <b>", "roast-bot", "Roasted: A <b>.")
    assert (expected.code_blocks, expected.code_spans) == (("a < b\n",), ("{{< x >}}",))
    assert expected.links == ("https://a.example/",)
    assert expected.verdict.split() == ["P", "-", "k"]
