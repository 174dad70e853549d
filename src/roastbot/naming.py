"""What a post's file is called: as earlier roasts were, and never like anything that is already there."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from roastbot.invisible import clean
from roastbot.posts import DATED, PostFile

MAX_LENGTH = 60  # characters of a slug: a path that still fits one line of a listing
DEFAULT_WORDS = 6  # words with a meaning of their own, where earlier roasts show no habit
SMALL_WORDS = re.compile(r"an?|and|are|as|at|but|by|for|from|in(to)?|is|its?|o[fnr]|so|th(e|an|at)|to|was|were|with")
# Latin letters that Unicode does not take apart into a plain one and a mark: sharp s, the ligatures, o and l and d
# with a stroke, eth, thorn, dotless i.
_LETTERS = str.maketrans(
    {"\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d"}
    | {"\u00fe": "th", "\u0131": "i"}
)
_APART = re.compile(r"['\u2019`]")  # dropped, not turned into a hyphen: don't is dont


def one_line(text: str) -> str:
    """Return `text` as plain text on one line, without characters nobody sees."""
    return " ".join(clean(text).split())


def slugify(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens; empty when the text has none to offer."""
    folded = unicodedata.normalize("NFKD", _APART.sub("", text).lower().translate(_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", folded.encode("ascii", "ignore").decode().lower()))


def short_slug(title: str, words: int = DEFAULT_WORDS) -> str:
    """Return the first `words` words of the title that mean something, and the small ones between them.

    Never empty: a title without a Latin letter or digit becomes `untitled`.
    """
    kept: list[str] = []
    meaningful = 0
    for word in slugify(title).split("-"):
        is_small = SMALL_WORDS.fullmatch(word) is not None
        if not word or (is_small and not kept):
            continue
        meaningful += not is_small
        if meaningful > words or len("-".join([*kept, word])) > MAX_LENGTH:
            break
        kept.append(word)
    while kept and SMALL_WORDS.fullmatch(kept[-1]):
        kept.pop()
    return "-".join(kept) or slugify(title)[:MAX_LENGTH].strip("-") or "untitled"


@dataclass(frozen=True, slots=True)
class Naming:
    """A blog's habit: `prefix`, then the author's login, then a short slug of so many `words`.

    `dated` puts the day before it all; `bundle` makes it a folder with an `index.md`.
    """

    prefix: str = "roast-"
    with_author: bool = False
    dated: bool = False
    bundle: bool = False
    extension: str = ".md"
    words: int = DEFAULT_WORDS


def learn_naming(
    files: Sequence[PostFile], roasts: Sequence[PostFile], logins: Iterable[str], *, dated: bool
) -> Naming:
    """Return the habit of the earlier `roasts`, or of all posts in the folder where there are none.

    `logins` are the authors whose names may stand in file names; `dated` is what the folder's name demands when
    no post shows it (Jekyll's `_posts`).
    """
    models = roasts or files
    heads = tuple(f"roast-{slugify(login)}-" for login in logins)
    signed = [file for file in roasts if file.short.casefold().startswith(heads)]
    prefixed = [file for file in roasts if file.short.casefold().startswith("roast-")]
    with_author = _most(len(signed), len(prefixed))
    names = [file.short.casefold() for file in signed] if with_author else []
    lengths = [_words(name.removeprefix(head)) for name in names for head in heads if name.startswith(head)]
    return Naming(
        prefix="roast-" if prefixed or not roasts else "",
        with_author=with_author,
        dated=_most(sum(1 for file in models if DATED.match(file.stem)), len(models)) if models else dated,
        bundle=_most(sum(1 for file in models if file.bundle), len(models)),
        extension=".markdown" if models and all(file.path.endswith(".markdown") for file in models) else ".md",
        words=max(2, *lengths) if lengths else DEFAULT_WORDS,
    )


def _most(some: int, of: int) -> bool:
    return some * 2 > of


def _words(slug: str) -> int:
    return sum(1 for word in slug.split("-") if not SMALL_WORDS.fullmatch(word))


def name_post(naming: Naming, title: str, *, author: str, day: date, folder: str, taken: Iterable[str]) -> PostFile:
    """Return where the post goes: a name no file or folder in `folder` bears, in any case, extension or language."""
    prefix = naming.prefix + (f"{slugify(author)}-" if naming.with_author and slugify(author) else "")
    stem = (f"{day.isoformat()}-" if naming.dated else "") + prefix + short_slug(title, naming.words)
    occupied = occupied_names(taken, folder)
    for number in count(1):
        name = stem if number == 1 else f"{stem}-{number}"
        if DATED.sub("", name, count=1) not in occupied:
            break
    path = f"{folder}/{name}/index.md" if naming.bundle else f"{folder}/{name}{naming.extension}"
    return PostFile(path.removeprefix("/"), folder, name, naming.bundle)


def occupied_names(taken: Iterable[str], folder: str) -> frozenset[str]:
    """Return the lower-case names of everything right in `folder`, without dates, extensions and languages."""
    prefix = f"{folder}/".casefold() if folder else ""
    inside = (path.casefold()[len(prefix) :] for path in taken if path.casefold().startswith(prefix))
    return frozenset(DATED.sub("", path.split("/")[0].split(".")[0], count=1) for path in inside)
