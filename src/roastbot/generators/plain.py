"""Any blog roastbot does not know: Markdown with YAML front matter in one folder.

Recognised by nothing, so it comes last. Whatever builds the blog may run Liquid, Jinja, Nunjucks, Vue or EJS on a
post, so their opening marks are broken up by a character without width: the reader sees them, no engine does.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roastbot.blog_files import Unreadable
from roastbot.posts import PostFile, post_files
from roastbot.site import Site, join

DEFAULT_FOLDER = "posts"
# Where posts live in the generators people use most, the more particular folder first.
FOLDERS = (
    "_posts",
    "source/_posts",
    "src/content/blog",
    "src/content/posts",
    "src/content/post",
    "docs/blog/posts",
    "docs/posts",
    "content/blog",
    "content/posts",
    "content/post",
    "src/posts",
    "src/blog",
    "posts",
    "blog",
    "articles",
    "content",
)
MARKS = ("{{", "{%", "{#", "<%")


@dataclass(frozen=True, slots=True)
class Plain:
    """Markdown with YAML front matter, and nothing assumed that is not said in a notice."""

    name: str = "plain Markdown"
    well_known: tuple[str, ...] = ()

    def recognise(self, texts: Mapping[str, str | Unreadable]) -> Site:
        """Return a site without settings: every blog is at least this."""
        del texts
        return Site()

    def folder(self, site: Site, paths: Sequence[str]) -> tuple[str, str | None]:
        """Return the one folder posts are in: where roasts are, else where posts are, else `posts`."""
        del site
        counts = Counter({folder: len(post_files(paths, folder)) for folder in FOLDERS})
        roasts = {
            folder: sum(1 for file in post_files(paths, folder) if file.short.casefold().startswith("roast-"))
            for folder in FOLDERS
        }
        candidates = _most_particular([folder for folder in FOLDERS if roasts[folder]]) or _most_particular(
            [folder for folder in FOLDERS if counts[folder]]
        )
        if len(candidates) == 1:
            found, because = candidates[0], "where its Markdown posts are"
        else:
            why = f"posts could be in {' or '.join(candidates)}" if candidates else "no folder of posts was found"
            found, because = DEFAULT_FOLDER, f"the default, since {why}"
        return found, (
            f"this is no Hugo site, so it is taken for plain Markdown with YAML front matter; posts go to {found} "
            f"({because}); set content-dir to change that"
        )

    def escape(self, body: str) -> str:
        """Return the body with every template mark broken by a word joiner."""
        return join(body, MARKS)

    def escape_text(self, text: str) -> str:
        """Return the text with every template mark broken by a word joiner."""
        return join(text, MARKS)

    def address(self, site: Site, file: PostFile, metadata: Mapping[str, Any], when: datetime | None) -> None:
        """Return None: nobody said how addresses are made."""
        del site, file, metadata, when


def _most_particular(folders: Sequence[str]) -> list[str]:
    """Return the folders that do not merely contain another one of them."""
    return [folder for folder in folders if not any(other.startswith(f"{folder}/") for other in folders)]


GENERATOR = Plain()
