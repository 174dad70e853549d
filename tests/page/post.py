"""What a page has to show, read from the files that were committed rather than from the page."""

import html
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from page.dom import parse as parse_html
from roastbot import frontmatter

SHORTCODE = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)
STAMP = re.compile(r"<!--\s*roastbot:start\s*-->(.*?)<!--\s*roastbot:end\s*-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Expected:
    """A committed post as its reader must see it; `text` is all of the body's words, `stamp` empty without a footer."""

    path: str
    title: str
    author: str
    date: datetime
    text: str
    code_blocks: tuple[str, ...]
    code_spans: tuple[str, ...]
    links: tuple[str, ...]
    verdict: str
    last_run: str
    stamp: str


def expect(blog: Path, path: str, *, ledger: str = "data/roast_bot.json", footer: str = "") -> Expected:
    """Return what the page of the post `path` must show, read from the checked-out `blog`.

    `footer` is the file with the marked footer, empty for none.
    """
    post = frontmatter.parse((blog / path).read_text(encoding="utf-8"))
    body = SHORTCODE.sub(r"{{\1\2\3}}", post.content)  # Hugo prints an escaped shortcode without its escape
    tokens = _flat(MarkdownIt("commonmark").parse(body))
    rendered = parse_html(MarkdownIt("commonmark").render(body)).text()
    marked = STAMP.search((blog / footer).read_text(encoding="utf-8")) if footer else None
    return Expected(
        path=path,
        title=str(post.metadata["title"]),
        author=_author(post.metadata),
        date=_instant(post.metadata["date"]),
        text=rendered,
        code_blocks=tuple(token.content for token in tokens if token.type in {"fence", "code_block"}),
        code_spans=tuple(token.content for token in tokens if token.type == "code_inline"),
        links=tuple(str(token.attrs["href"]) for token in tokens if token.type == "link_open"),
        verdict=rendered.rpartition("Final Verdict:")[2],
        last_run=str(json.loads((blog / ledger).read_text(encoding="utf-8"))["last_run"]),
        stamp=html.unescape(marked[1]).strip() if marked else "",
    )


def _flat(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in [token, *_flat(token.children or [])]]


def _author(metadata: Any) -> str:
    return str(metadata.get("author") or metadata.get("params", {}).get("author", ""))


def _instant(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
