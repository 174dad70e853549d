"""Hugo: recognised by its configuration; posts are Markdown files or page bundles in a section of the content folder.

Hugo runs shortcodes (`{{< x >}}`, `{{% x %}}`) wherever they stand in a post, code blocks included, and an opening
mark without its end stops the build of the whole site. Its own escape, `{{</* x */>}}`, prints `{{< x >}}` and
needs an end mark; an opening mark that has none is broken by a word joiner instead. So are three marks that Hugo
keeps for itself and does not expect in a post (`parser/pageparser`, `hugolib/shortcode.go` and
`markup/goldmark/hugocontext` in Hugo's source): two of them stop the build as well, one cuts the post in two. A
brace in a code block's info string can stop it too; the gate lets none of those through.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roastbot.blog_files import Unreadable
from roastbot.hugo_address import address
from roastbot.hugo_config import CONFIG_FILES, read_site
from roastbot.posts import PostFile, post_files
from roastbot.site import Site, join

DEFAULT_SECTION = "posts"
# Sections that hold a blog's posts by their name, whatever else a site has (documentation is often bigger).
SECTIONS = ("blog", "posts", "post", "articles", "log", "devlog", "dev-log", "journal", "news", "notes", "writing")
SHORTCODES = (("{{<", ">}}"), ("{{%", "%}}"))
RESERVED = ("{{__hugo_ctx", "HAHAHUGOSHORTCODE", "<!--more-->")


@dataclass(frozen=True, slots=True)
class Hugo:
    """Hugo, any theme: TOML, YAML or JSON in configuration and front matter."""

    name: str = "Hugo"
    well_known: tuple[str, ...] = CONFIG_FILES

    def recognise(self, texts: Mapping[str, str | Unreadable]) -> Site | None:
        """Return the site when Hugo's configuration is among the texts."""
        return read_site(texts)

    def folder(self, site: Site, paths: Sequence[str]) -> tuple[str, str | None]:
        """Return the section of earlier roasts, else the main one, else the fullest, else `posts`."""
        sections = _sections(site, paths)
        with_roasts = {
            name: found for name, files in sections.items() if (found := [f for f in files if _is_named_roast(f)])
        }
        mains = {name: sections[name] for name in site.main_sections if name in sections}
        named = {name: sections[name] for name in SECTIONS if name in sections}
        for candidates in (with_roasts, mains, named, sections):
            if candidates:
                best = max(candidates, key=lambda name: len(candidates[name]))
                return _inside(site, best), None
        folder = _inside(site, DEFAULT_SECTION)
        return folder, f"the blog has no posts yet, so they go to {folder}; set content-dir to change that"

    def escape(self, body: str) -> str:
        """Return the body with every shortcode as text and every mark of Hugo's own broken."""
        return _escape_shortcodes(join(body, RESERVED))

    def escape_text(self, text: str) -> str:
        """Return the text with opening marks broken: themes render titles as Markdown, shortcodes and all."""
        return join(text, (*(opening for opening, _ in SHORTCODES), *RESERVED))

    def address(self, site: Site, file: PostFile, metadata: Mapping[str, Any], when: datetime | None) -> str | None:
        """Return the path Hugo publishes the post under."""
        return address(site, file, metadata, when)


def _inside(site: Site, section: str) -> str:
    return f"{site.content_root}/{section}".removeprefix("/")


def _is_named_roast(file: PostFile) -> bool:
    return file.short.casefold().startswith("roast-")


def _sections(site: Site, paths: Sequence[str]) -> dict[str, tuple[PostFile, ...]]:
    """Return the posts of each top-level section that has any."""
    prefix = f"{site.content_root}/" if site.content_root else ""
    inside = [path[len(prefix) :] for path in paths if path.startswith(prefix)]
    names = dict.fromkeys(path.split("/")[0] for path in inside if "/" in path)
    found = {name: post_files(paths, prefix + name, site.languages) for name in names}
    return {name: files for name, files in found.items() if files}


def _escape_shortcodes(body: str) -> str:
    """Walk from opening mark to opening mark, as Hugo's lexer does, and turn each into text."""
    done: list[str] = []
    position = 0
    while (start := body.find("{{", position)) >= 0:
        pair = next((pair for pair in SHORTCODES if body.startswith(pair[0], start)), None)
        if pair is None:
            done.append(body[position : start + 1])
            position = start + 1
            continue
        opening, closing = pair
        inner = start + len(opening)
        end = body.find(closing, inner)
        done.append(body[position:start])
        if end < 0:
            done.append(join(opening, (opening,)))
            position = inner
        else:
            done.append(f"{opening}/*{body[inner:end]}*/{closing}")
            position = end + len(closing)
    return "".join(done) + body[position:]


GENERATOR = Hugo()
