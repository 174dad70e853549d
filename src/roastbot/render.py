"""Draft and blog in, one finished post out: pure, and in the blog's own manner."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from roastbot.blog import Blog, own_roasts
from roastbot.config import Config
from roastbot.datestyle import write_date
from roastbot.evidence import Dossier, PullRequest
from roastbot.frontmatter import NativeDate, render
from roastbot.harmless import harmless
from roastbot.manners import Filling, date_of, front_matter, learn_manners
from roastbot.naming import learn_naming, name_post, occupied_names, one_line, short_slug
from roastbot.posts import PostFile
from roastbot.writers import Draft


@dataclass(frozen=True, slots=True)
class RenderedPost:
    """A post ready to be written: where, its whole text, and what the ledger and the report call it.

    `text` is the Markdown below the front matter as a reader sees it, before the generator's escaping: what the
    gate parses. `slug` is the file's name without its extension, `url` None where it cannot be told.
    """

    path: str
    content: str
    slug: str
    title: str
    url: str | None
    text: str


def render_post(
    draft: Draft, blog: Blog, dossier: Dossier, *, body: str, when: datetime, config: Config, closing: str = ""
) -> RenderedPost:
    """Return the post for `draft` on `blog`.

    `body` is the draft's body with real URLs for its links; `when` is an aware instant that is not in the future,
    shown in the zone of the settings, else the site's own, else UTC. `closing` is the line of Markdown that ends the
    post (see proof.py), empty for none. Raises GateError when the front matter would
    not read back as it was meant.
    """
    pull = dossier.pull_request
    escape = blog.generator.escape_text
    local = when.astimezone(config.timezone or blog.timezone or UTC)
    roasts = own_roasts(blog, config)
    manners = learn_manners(roasts, blog.posts, blog.site.front_matter)
    naming = learn_naming(
        blog.files,
        [post.file for post in roasts],
        {pull.author.login, config.author},
        dated=blog.content_dir.endswith("_posts"),
    )
    file = name_post(
        naming,
        draft.title,
        author=pull.author.login,
        day=local.date(),
        folder=blog.content_dir,
        taken=blog.taken,
    )
    filling = Filling(
        title=escape(one_line(draft.title)),
        description=escape(one_line(draft.description)),
        date=write_date(local, manners.date_style, manners.format, blog.timezone),
        author=config.blog_author,
        draft=config.draft,
    )
    metadata, address = _with_own_address(blog, file, front_matter(manners, filling), filling)
    text = _compose(draft, pull, body, closing)
    content = f"{render(manners.format, metadata, manners.style)}\n{blog.generator.escape(text)}"
    return RenderedPost(file.path, content, file.stem, one_line(draft.title), blog.url(address), text)


def _with_own_address(
    blog: Blog, file: PostFile, metadata: dict[str, Any], filling: Filling
) -> tuple[dict[str, Any], str | None]:
    """Return the front matter under which the post has an address of its own, and that address.

    Where addresses come from titles, two posts of one title would land on one page, and Hugo would silently keep
    either; and a title may make no address at all. Then, and only then, a `slug` is put in.
    """
    taken = _taken_addresses(blog)
    when = date_of({"date": filling.date.value if isinstance(filling.date, NativeDate) else filling.date})
    first = blog.generator.address(blog.site, file, metadata, when)
    if first is not None and first not in taken:
        return metadata, first
    for slug in _slugs(filling.title):
        slugged = metadata | {"slug": slug}
        address = blog.generator.address(blog.site, file, slugged, when)
        if address is None or address == first:
            break  # a slug changes nothing here
        if address not in taken:
            return slugged, address
    return metadata, first


def _slugs(title: str) -> Iterator[str]:
    slug = short_slug(title)
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


def _taken_addresses(blog: Blog) -> frozenset[str]:
    """Return every address we know of; a post that was not read is taken to be called like its file."""
    address, site = blog.generator.address, blog.site
    read = {post.path for post in blog.posts}
    known = {address(site, post.file, post.metadata, date_of(post.metadata)) for post in blog.posts}
    known |= {
        address(site, file, {"title": file.short.replace("-", " ")}, None)
        for file in blog.files
        if file.path not in read
    }
    known |= {f"{site.url_prefix}/{name}/" for name in occupied_names(blog.taken, site.content_root)}
    return frozenset(found for found in known if found is not None)


def _compose(draft: Draft, pull: PullRequest, body: str, closing: str) -> str:
    """Return the Markdown below the front matter: body, a link to the pull request, the verdict, the closing line."""
    parts = [body.strip()]
    if not re.search(rf"\]\(<?{re.escape(pull.url)}/?>?[)\s]", body):
        name = pull.reference.replace("_", "\\_")
        parts.append(f"The pull request: [{name}]({pull.url}), \u201c{harmless(pull.title)}\u201d.")
    parts.append(f"**Final Verdict:**\n**{harmless(draft.verdict_name)}** \u2014 {harmless(draft.verdict_line)}")
    parts += [closing] if closing else []
    return "\n\n".join(parts) + "\n"
