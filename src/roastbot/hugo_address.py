"""The address Hugo gives a post: https://gohugo.io/configuration/permalinks/, and None wherever that is not simple.

`urlize` follows `Sanitize` and `MakePathSanitized` of Hugo's source; a test compares it with Hugo itself.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from roastbot.posts import PostFile
from roastbot.site import Site

_TOKEN = re.compile(r":(\w+)(\[[^\]]*\])?")
_KEPT = "./_#+~-@\\"
_LONGEST = 200  # bytes; file systems refuse a name over 255, and Hugo then builds nothing at all
_AWKWARD = re.compile(r"[/\\#%?+]")  # means something else in an address than in a title


def urlize(text: str) -> str:
    """Return `text` as Hugo writes it into an address: lower case, words joined by hyphens, most marks dropped."""
    kept: list[str] = []
    hyphen_due = False
    for character in text:
        if character in _KEPT or unicodedata.category(character)[0] in "LM" or unicodedata.category(character) == "Nd":
            if hyphen_due and character != "-":
                kept.append("-")
            hyphen_due = False
            kept.append(character)
        elif kept and kept[-1] != "-" and character.isspace():
            hyphen_due = True
    return "".join(kept).lower()


def is_clean(part: str) -> bool:
    """Whether `part` is one step of an address and nothing else, and short enough for the folder it becomes."""
    return bool(part.strip(".")) and not _AWKWARD.search(part) and len(part.encode()) <= _LONGEST


def address(site: Site, file: PostFile, metadata: Mapping[str, Any], when: datetime | None) -> str | None:
    """Return the path a post is published under, beginning and ending with a slash, or None when we cannot tell."""
    table = {key.casefold(): value for key, value in metadata.items()}
    if table.get("url") or site.permalinks is None or site.ugly_urls:
        return None
    root = f"{site.content_root}/" if site.content_root else ""
    if not f"{file.folder}/".startswith(root):
        return None
    sections = [urlize(part) for part in file.folder[len(root) :].split("/") if part]
    slug = str(table.get("slug") or "")
    name = urlize(slug or file.stem)
    pattern = site.permalinks.get(sections[0]) if sections else site.permalinks.get("/")
    if pattern is None:
        path: str | None = "/".join([*sections, name]) if is_clean(name) else None
    else:
        path = _expand(pattern, _tokens(sections, file, slug, str(table.get("title") or ""), when))
    return None if path is None else quote(f"{site.url_prefix}/{path.strip('/')}/", safe="/~+@")


def _tokens(
    sections: list[str], file: PostFile, slug: str, title: str, when: datetime | None
) -> Mapping[str, Callable[[], str | None]]:
    def dated(form: str) -> Callable[[], str | None]:
        return lambda: when.strftime(form) if when else None

    return {
        "slug": lambda: urlize(slug or title),
        "title": lambda: urlize(title),
        "filename": lambda: urlize(file.stem),
        "contentbasename": lambda: urlize(file.stem),
        "slugorfilename": lambda: urlize(slug or file.stem),
        "slugorcontentbasename": lambda: urlize(slug or file.stem),
        "section": lambda: sections[0] if sections else "",
        "sections": lambda: sections[0] if len(sections) == 1 else None,  # deeper ones count only with an _index.md
        "year": dated("%Y"),
        "month": dated("%m"),
        "day": dated("%d"),
    }


def _expand(pattern: str, tokens: Mapping[str, Callable[[], str | None]]) -> str | None:
    """Return the pattern with its tokens filled in, None when one is unknown, empty or awkward."""
    parts: list[str] = []
    position = 0
    for match in _TOKEN.finditer(pattern):
        make = None if match[2] else tokens.get(match[1])
        value = make() if make else None
        if value is None or not is_clean(value):
            return None
        parts += [pattern[position : match.start()], value]
        position = match.end()
    return "".join(parts) + pattern[position:]
