"""What a generator says about a blog, and the interface every generator is known by."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from roastbot.blog_files import Unreadable
from roastbot.frontmatter import Format
from roastbot.posts import PostFile

LEDGER_NAME = "roast_bot.json"
JOINER = "\u2060"  # WORD JOINER: no width, no glyph and no line break, so the reader sees what was there


@dataclass(frozen=True, slots=True)
class Site:
    """A blog's own settings, as far as a post depends on them.

    `content_root` is where all content lives and `data_dir` where data files do, both from the blog's root;
    `base_url` ends without a slash; `permalinks` are patterns by section, None when they are in a form we do
    not know; `languages` names the main language first and is empty for a site in one; `url_prefix` is what
    the main language's addresses begin with.
    """

    content_root: str = ""
    data_dir: str = "data"
    timezone: ZoneInfo | None = None
    base_url: str | None = None
    permalinks: Mapping[str, str] | None = None
    main_sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    url_prefix: str = ""
    ugly_urls: bool = False
    front_matter: Format = "yaml"
    notices: tuple[str, ...] = ()


class Generator(Protocol):
    """A static site generator: what it is recognised by, where posts go, and what it would run in a post."""

    @property
    def name(self) -> str:
        """Its name, for people."""
        ...

    @property
    def well_known(self) -> tuple[str, ...]:
        """The files it is configured by, worth fetching with the first request."""
        ...

    def recognise(self, texts: Mapping[str, str | Unreadable]) -> Site | None:
        """Return the site's settings if this generator builds it, given those well-known files that exist.

        Raises BlogError when it does but its configuration cannot be read.
        """
        ...

    def folder(self, site: Site, paths: Sequence[str]) -> tuple[str, str | None]:
        """Return the folder new posts go to, and a notice when that is an assumption."""
        ...

    def escape(self, body: str) -> str:
        """Return Markdown in which nothing is run as a template and a reader sees what was there; apply it once."""
        ...

    def escape_text(self, text: str) -> str:
        """Return plain text for front matter that stays plain text where a theme renders it as Markdown."""
        ...

    def address(self, site: Site, file: PostFile, metadata: Mapping[str, Any], when: datetime | None) -> str | None:
        """Return the path a post is published under (`/blog/two-bytes/`), None when that cannot be told.

        `when` is the post's date, None when it has none we can read.
        """
        ...


def ledger_path(site: Site) -> str:
    """Return where the ledger lives when no setting says otherwise: among the generator's data files."""
    return f"{site.data_dir}/{LEDGER_NAME}".removeprefix("/")


def join(text: str, marks: Sequence[str]) -> str:
    """Return `text` with each of `marks` broken by a word joiner after its first character: seen, but not obeyed."""
    for mark in marks:
        text = re.sub(f"{re.escape(mark[0])}(?={re.escape(mark[1:])})", mark[0] + JOINER, text)
    return text
