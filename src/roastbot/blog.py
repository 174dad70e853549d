"""What the blog looks like today: what builds it, how its posts are written, and what it has already roasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from roastbot.blog_files import BlogFiles, Unreadable
from roastbot.config import Config
from roastbot.frontmatter import FrontMatterError, parse
from roastbot.generators import WELL_KNOWN, recognise
from roastbot.posts import ROAST_BOT, Post, PostFile, is_roast, is_signed, post_files, subject
from roastbot.site import Generator, Site, ledger_path

__all__ = ["SAMPLE", "WELL_KNOWN", "Blog", "own_roasts", "read_blog", "signatures"]

NOT_SERVED = Unreadable("it was not served")
SAMPLE = 12  # posts read to learn a blog's manners, in one request


@dataclass(frozen=True, slots=True)
class Blog:
    """One commit of the blog, as far as a new post depends on it.

    `content_dir` is the folder new posts go to and `ledger_path` the ledger's file. `files` are all posts in that
    folder; `posts` those that were read, earlier roasts first, and `roasts` the earlier roasts among them. `taken`
    holds the path of every file; `covered` the pull requests earlier roasts are about, `owner/repo#N` in lower
    case. `notices` say what was assumed, `warnings` what had to be skipped.
    """

    generator: Generator
    site: Site
    content_dir: str
    ledger_path: str
    files: tuple[PostFile, ...]
    posts: tuple[Post, ...]
    roasts: tuple[Post, ...]
    taken: frozenset[str]
    covered: frozenset[str]
    notices: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def timezone(self) -> ZoneInfo | None:
        """The site's own time zone, None when its configuration names none."""
        return self.site.timezone

    @property
    def base_url(self) -> str | None:
        """The site's address without a final slash, None when it is unknown."""
        return self.site.base_url

    def url(self, path: str | None) -> str | None:
        """Return the public URL of an address path (`/blog/x/`), None when either part is unknown."""
        return f"{self.base_url}{path}" if self.base_url and path else None


def read_blog(files: BlogFiles, config: Config) -> Blog:
    """Return what a new post must know of the blog.

    Reads at most twice: the configuration files of WELL_KNOWN, then at most a dozen posts. Raises
    BlogError when the blog's own configuration cannot be read; a post that cannot be is skipped with a warning.
    """
    paths = files.paths()
    generator, site = recognise(files.read(WELL_KNOWN))
    folder, notice = _folder(generator, site, paths, config.content_dir)
    listed = post_files(paths, folder, site.languages)
    posts, warnings = _read_posts(files, _sample(listed, post_files(paths, site.content_root, site.languages)))
    roasts = tuple(post for post in posts if is_roast(post, signatures(config)))
    return Blog(
        generator=generator,
        site=site,
        content_dir=folder,
        ledger_path=config.ledger_file or ledger_path(site),
        files=listed,
        posts=(*roasts, *(post for post in posts if post not in roasts)),
        roasts=roasts,
        taken=frozenset(paths),
        covered=frozenset(found for post in roasts if (found := subject(post))),
        notices=(*site.notices, *([notice] if notice else [])),
        warnings=warnings,
    )


def signatures(config: Config) -> frozenset[str]:
    """Return the names, in lower case, that mark a post as roastbot's own."""
    return frozenset({ROAST_BOT, (config.blog_author or ROAST_BOT).casefold()})


def own_roasts(blog: Blog, config: Config) -> tuple[Post, ...]:
    """Return the earlier roasts to imitate: those roastbot signed or named, else those a person published."""
    signed = signatures(config)
    own = tuple(
        post for post in blog.roasts if is_signed(post, signed) or post.file.short.casefold().startswith("roast-")
    )
    return own or blog.roasts


def _folder(generator: Generator, site: Site, paths: Sequence[str], content_dir: str | None) -> tuple[str, str | None]:
    """Return the folder for posts and a notice when it is assumed, or lies where no post is looked for."""
    if content_dir is None:
        return generator.folder(site, paths)
    root = site.content_root
    if not root or content_dir == root or content_dir.startswith(f"{root}/"):
        return content_dir, None
    return content_dir, f"content-dir {content_dir} is outside {root}, where {generator.name} looks for posts"


def _sample(listed: Sequence[PostFile], everywhere: Sequence[PostFile]) -> list[PostFile]:
    """Choose which posts to read: what is called a roast anywhere, then the folder's posts, both from the end.

    Names that begin with a date come newest first that way; for others one order is as good as another.
    """
    named = [file for file in dict.fromkeys((*listed, *everywhere)) if "roast" in file.stem.casefold()]
    ordered = sorted(named, key=lambda file: file.stem, reverse=True)
    ordered += sorted(listed, key=lambda file: file.stem, reverse=True)
    return list(dict.fromkeys(ordered))[:SAMPLE]


def _read_posts(files: BlogFiles, sample: Sequence[PostFile]) -> tuple[list[Post], tuple[str, ...]]:
    """Return the posts that could be read, and a warning for each that could not."""
    texts = files.read([file.path for file in sample]) if sample else {}
    posts: list[Post] = []
    warnings: list[str] = []
    for file in sample:
        try:
            posts.append(_post(file, texts.get(file.path, NOT_SERVED)))
        except FrontMatterError as error:
            warnings.append(f"{file.path} is left out of what is learned from the blog: {error}")
    return posts, tuple(warnings)


def _post(file: PostFile, text: str | Unreadable) -> Post:
    if isinstance(text, Unreadable):
        raise FrontMatterError(text.why)
    parsed = parse(text)
    return Post(file, parsed.format, parsed.metadata, parsed.content, parsed.raw)
