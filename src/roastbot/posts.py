"""Which of a blog's files are posts, and what one of them says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from roastbot.frontmatter import Format

MARKDOWN = (".md", ".markdown")
NOT_POSTS = frozenset({"readme", "changelog", "contributing", "license", "code_of_conduct", "security"})
DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")
ROAST_BOT = "roast-bot"  # the name roasts are signed with unless a setting or an earlier roast says otherwise


@dataclass(frozen=True, slots=True)
class PostFile:
    """Where a post lives: `folder/stem.md`, or `folder/stem/index.md` for a page bundle."""

    path: str
    folder: str
    stem: str
    bundle: bool

    @property
    def short(self) -> str:
        """The stem without the date Jekyll and others put in front."""
        return DATED.sub("", self.stem, count=1)


@dataclass(frozen=True, slots=True)
class Post:
    """One post that was read: front matter in the file's own order, and the Markdown below it."""

    file: PostFile
    format: Format
    metadata: Mapping[str, Any]
    content: str
    raw_front_matter: str

    @property
    def path(self) -> str:
        """The path of the file, from the blog's root."""
        return self.file.path


def post_files(paths: Iterable[str], folder: str, languages: tuple[str, ...] = ()) -> tuple[PostFile, ...]:
    """Return the posts at any depth below `folder`, in the order of `paths`.

    A section's own page (`_index.md`, or `index.md` right in `folder`) is none, nor is a file that belongs to a
    page bundle. `languages` names the site's languages, its main one first: `post.fr.md` is then a translation,
    and only posts of the main language count.
    """
    prefix = f"{folder}/" if folder else ""
    inside = [path for path in paths if path.startswith(prefix) and path.lower().endswith(MARKDOWN)]
    bundles = {path.rpartition("/")[0] for path in inside if PurePosixPath(path).stem.casefold() == "index"}
    bundles.discard(folder)
    found = (_post_file(path, bundles, languages) for path in inside)
    return tuple(post for post in found if post is not None)


def _post_file(path: str, bundles: set[str], languages: tuple[str, ...]) -> PostFile | None:
    pure = PurePosixPath(path)
    folder, _, _ = path.rpartition("/")
    stem, _, language = pure.stem.rpartition(".")
    if language not in languages or not stem:
        stem, language = pure.stem, ""
    if language and language != languages[0]:
        return None
    if stem.casefold() == "index" and folder in bundles:
        above, _, name = folder.rpartition("/")
        return PostFile(path, above, name, bundle=True)
    in_bundle = any(str(parent) in bundles for parent in pure.parents)
    if in_bundle or stem.startswith("_") or stem.casefold() in NOT_POSTS | {"index"}:
        return None
    return PostFile(path, folder, stem, bundle=False)


_AUTHOR_KEYS = frozenset({"author", "authors", "author_name", "authorname", "byline", "by"})
_NAME_KEYS = frozenset({"name", "display_name", "displayname"})


def is_author_key(key: str) -> bool:
    """Whether front matter keeps the author's name under `key` (a handle or a picture is something else)."""
    return key.casefold() in _AUTHOR_KEYS


def is_name_key(key: str) -> bool:
    """Whether `key` holds the name inside an author's own table."""
    return key.casefold() in _NAME_KEYS


def authors(metadata: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names a post is signed with, wherever its theme keeps them."""
    names: list[str] = []
    for key, value in metadata.items():
        if is_author_key(key):
            names += _names(value)
        elif isinstance(value, Mapping):
            names += authors(value)
    return tuple(names)


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for entry in value for name in _names(entry)]
    if isinstance(value, Mapping):
        return [name for key, entry in value.items() if is_name_key(key) for name in _names(entry)]
    return []


def tags(metadata: Mapping[str, Any]) -> tuple[str, ...]:
    """Return a post's tags, written as a list, with commas or with spaces, at the top or under `taxonomies`."""
    for key, value in metadata.items():
        if key.casefold() == "tags":
            if isinstance(value, str):
                return tuple(re.split(r"\s*,\s*" if "," in value else r"\s+", value.strip()))
            return tuple(str(tag) for tag in value) if isinstance(value, list) else ()
        if key.casefold() == "taxonomies" and isinstance(value, Mapping):
            return tags(value)
    return ()


_PULL = re.compile(r"https?://[^/\s()<>]+/([\w.-]+/[\w.-]+)/pull/([0-9]{1,9})(?![0-9])")


def subject(post: Post) -> str | None:
    """Return the pull request a roast is about, `owner/repo#N` in lower case: the first one it links.

    Only for posts known to be roasts: an ordinary post that mentions a pull request covers nothing.
    """
    match = _PULL.search(post.content)
    return f"{match[1]}#{match[2]}".casefold() if match else None


def subjects(post: Post) -> tuple[str, ...]:
    """Return every pull request a post links, as `owner/repo#N` and each once, in the order of the first links."""
    found: dict[str, str] = {}
    for match in _PULL.finditer(post.content):
        reference = f"{match[1]}#{match[2]}"
        found.setdefault(reference.casefold(), reference)
    return tuple(found.values())


def is_roast(post: Post, signed: frozenset[str]) -> bool:
    """Whether a post is an earlier roast: it links a pull request, and its tag, name or author says so.

    `signed` holds the lower-case names roasts are signed with. A personal post that introduces a roast (tagged
    `meta` and `roast`, signed by a person) is one as well.
    """
    if subject(post) is None:
        return False
    return (
        post.file.short.casefold().startswith("roast-")
        or "roast" in {tag.casefold() for tag in tags(post.metadata)}
        or is_signed(post, signed)
    )


def is_signed(post: Post, signed: frozenset[str]) -> bool:
    """Whether one of the lower-case names in `signed` stands under the post."""
    return not signed.isdisjoint(name.casefold() for name in authors(post.metadata))
