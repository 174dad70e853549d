"""The generators roastbot knows, one file each; the last one takes whatever the others do not recognise."""

from collections.abc import Mapping

from roastbot.blog_files import Unreadable
from roastbot.generators import hugo, plain
from roastbot.site import Generator, Site

GENERATORS: tuple[Generator, ...] = (
    hugo.GENERATOR,
    plain.GENERATOR,
)
WELL_KNOWN: tuple[str, ...] = tuple(path for generator in GENERATORS for path in generator.well_known)


def recognise(texts: Mapping[str, str | Unreadable]) -> tuple[Generator, Site]:
    """Return the generator that builds a blog with these configuration files, and the site's settings.

    Raises BlogError when it is clear which one does but its configuration cannot be read.
    """
    for generator in GENERATORS:
        site = generator.recognise(texts)
        if site is not None:
            return generator, site
    raise AssertionError("plain Markdown recognises everything")
