"""Build a blog, open its roast in a browser, and say what is there: the page's part of `make e2e`."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from page import browser
from page.checked import Checked
from page.checks import check_page, squeezed
from page.post import expect
from page.site import built_site

WIDTH, HEIGHT = 800, 860  # CSS pixels of the README's picture


def look_at(blog: Path, path: str, *, footer: str = "", picture: Path | None = None) -> Iterator[Checked]:
    """Yield what a look at the post `path` of the checked-out `blog` said; write a picture where one is asked for.

    Raises MissingProgramError without Hugo or Chromium, SiteError when Hugo refuses the blog.
    """
    expected = expect(blog, path, footer=footer)
    with built_site(blog) as site:
        address = site.address(path)
        where = urlsplit(address).path
        yield Checked(where != "/", f"a real Hugo built the blog and shows {path} at {where}")
        site.requests.clear()
        page = browser.look(address)
        yield from check_page(page, expected, tuple(site.requests))
        listed = browser.look(site.url)
        titles = [link.text() for link in listed.all("a") if link.attributes.get("href") == where]
        same = [squeezed(title) for title in titles] == [squeezed(expected.title)]
        yield Checked(same, "the front page links to it once, under its title", repr(titles))
        if picture:
            browser.picture(address, picture, width=WIDTH, height=HEIGHT)
            size = picture.stat().st_size
            yield Checked(size < 200_000, f"a picture of it is in {picture.name} ({size:,} bytes)", f"{size:,} bytes")
