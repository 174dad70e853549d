"""What must be so of a roast's page, given the files it was made from; pure, so the checks are tested themselves."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from page.checked import Checked
from page.dom import Element
from page.post import Expected

# Markdown's own elements, and the spans and wrappers Hugo's highlighter puts around code.
_PROSE = ("p", "em", "strong", "del", "a", "ul", "ol", "li", "blockquote", "hr", "br", "h2", "h3", "h4", "h5", "h6")
_CODE = ("code", "pre", "span", "div", "table", "thead", "tbody", "tr", "th", "td")
TAGS = frozenset((*_PROSE, *_CODE))
ATTRIBUTES = frozenset(("href", "class", "style", "tabindex", "data-lang", "start", "id", "title", "align"))
LINE_NUMBERS = frozenset(("ln", "lnt", "lntd"))
# Hugo's typographer prettifies what was written plainly; a reader would say it is the same text.
PLAIN = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{NO-BREAK SPACE}": " ",
        "\N{WORD JOINER}": "",
    }
)
DASHES = re.compile("-{2,3}|[\N{EN DASH}\N{EM DASH}]")


def check_page(page: Element, expected: Expected, requests: Sequence[str]) -> Iterator[Checked]:
    """Yield one Checked per thing a reader would miss or an attacker would want.

    `requests` are the paths the browser asked the site for while it showed the page.
    """
    articles = page.all("article")
    yield Checked(len(articles) == 1, "the page has one article", f"{len(articles)}")
    if len(articles) != 1:
        return
    article, body = articles[0], articles[0].all(css_class="post")[0]
    yield from _head(page, article, expected)
    yield from _body(body, expected)
    yield from _footer(page, expected)
    yield from _harmless(page, body, requests)


def squeezed(text: str) -> str:
    """Return the text without what typography may change: white space, curly quotes, dashes, word joiners."""
    return "".join(DASHES.sub("-", text.translate(PLAIN)).split())


def _head(page: Element, article: Element, expected: Expected) -> Iterator[Checked]:
    heading = "".join(element.text() for element in article.all("h1")[:1])
    yield _same("the heading is the post's title", heading, expected.title)
    window = "".join(piece for element in page.all("title") for piece in element.children if isinstance(piece, str))
    yield Checked(squeezed(window).startswith(squeezed(expected.title)), "the window is titled so too", window)
    byline = article.all(css_class="byline")[0]
    author = "".join(element.text() for element in byline.all(css_class="author"))
    named = bool(author.strip()) and squeezed(author) == squeezed(expected.author)
    yield Checked(named, f"the byline says {expected.author!r}", author)
    shown = byline.all("time")[0].attributes["datetime"]
    yield Checked(datetime.fromisoformat(shown) == expected.date, "the byline's date is the post's instant", shown)


def _body(body: Element, expected: Expected) -> Iterator[Checked]:
    blocks = [element.text(without=LINE_NUMBERS) for element in body.all("pre")]
    wanted = list(expected.code_blocks)
    yield _same_list(f"all {len(wanted)} code blocks are there, letter for letter", blocks, wanted)
    inside = {id(code) for pre in body.all("pre") for code in pre.all("code")}
    spans = [element.text() for element in body.all("code") if id(element) not in inside]
    yield _same_list(f"all {len(expected.code_spans)} code spans are there", spans, list(expected.code_spans))
    yield _same("every word of the post is there, and no other", body.text(without=LINE_NUMBERS), expected.text)
    links = [element.attributes.get("href", "") for element in body.all("a")]
    yield _same_list(f"the links are the post's {len(expected.links)}, in order", links, list(expected.links))
    yield Checked(all(link.startswith("https://") for link in links), "every link is https", ", ".join(links))
    verdict = body.text().rpartition("Final Verdict:")[2]
    yield Checked(
        bool(expected.verdict.strip()) and squeezed(verdict) == squeezed(expected.verdict),
        f"it ends with the verdict: {' '.join(expected.verdict.split())}",
        verdict,
    )


def _footer(page: Element, expected: Expected) -> Iterator[Checked]:
    stamps = [element.attributes.get("datetime", "") for p in page.all("p", id="last-run") for element in p.all("time")]
    yield _same_list(f"the footer prints the ledger's last_run, {expected.last_run}", stamps, [expected.last_run])
    if expected.stamp:
        marked = "".join(element.text() for element in page.all("div", id="stamp"))
        yield _same(f"the footer says: {expected.stamp}", marked, expected.stamp)


def _harmless(page: Element, body: Element, requests: Sequence[str]) -> Iterator[Checked]:
    scripts = [element.tag for element in page.walk() if element.tag in {"script", "iframe", "object", "embed", "base"}]
    yield Checked(not scripts, "the page holds no script, frame or plug-in", ", ".join(scripts))
    strange = sorted({element.tag for element in body.walk()} - TAGS)
    yield Checked(not strange, "the post is made of Markdown's elements only", ", ".join(strange))
    attributes = sorted({name for element in body.walk() for name in element.attributes} - ATTRIBUTES)
    yield Checked(not attributes, "no attribute of it can run code", ", ".join(attributes))
    others = sorted({path for path in requests[1:] if path != "/favicon.ico"})
    yield Checked(not others, "the browser fetched the page and nothing it points to", ", ".join(others))


def _same(what: str, seen: str, wanted: str) -> Checked:
    return Checked(squeezed(seen) == squeezed(wanted), what, _first_difference(squeezed(seen), squeezed(wanted)))


def _same_list(what: str, seen: list[str], wanted: list[str]) -> Checked:
    same = [text.strip("\n").translate(PLAIN) for text in seen] == [
        text.strip("\n").translate(PLAIN) for text in wanted
    ]
    return Checked(same, what, repr(seen))


def _first_difference(seen: str, wanted: str) -> str:
    at = next((n for n, pair in enumerate(zip(seen, wanted, strict=False)) if pair[0] != pair[1]), -1)
    start = max(0, (min(len(seen), len(wanted)) if at < 0 else at) - 30)
    return f"...{seen[start : start + 80]!r} where {wanted[start : start + 80]!r} belongs"
