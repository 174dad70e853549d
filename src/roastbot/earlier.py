"""The roasts that stand on the blog already, of the posts that were read anyway to learn its manners."""

from datetime import UTC, datetime

from roastbot.blog import Blog, own_roasts
from roastbot.config import Config
from roastbot.evidence import EarlierRoast
from roastbot.manners import date_of
from roastbot.posts import Post, subjects

MOST = 12
_UNDATED = datetime.min.replace(tzinfo=UTC)


def earlier_roasts(blog: Blog, config: Config) -> tuple[EarlierRoast, ...]:
    """Return the roasts among the posts that were read, newest first, at most MOST; undated ones come last.

    They are those the blog's next one is to sound like: signed or named as roasts, else those a person published.
    """
    by_path = sorted(own_roasts(blog, config), key=lambda post: post.path)
    found = sorted(by_path, key=lambda post: date_of(post.metadata) or _UNDATED, reverse=True)
    return tuple(_roast(blog, post) for post in found[:MOST])


def _roast(blog: Blog, post: Post) -> EarlierRoast:
    when = date_of(post.metadata)
    address = blog.generator.address(blog.site, post.file, post.metadata, when)
    return EarlierRoast(
        path=post.path,
        title=str(post.metadata.get("title") or post.file.short),
        date=when.date() if when else None,
        text=post.content.strip(),
        pull_requests=subjects(post),
        url=blog.url(address) or "",
    )
