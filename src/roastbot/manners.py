"""A blog's manners: what its posts say of themselves in front matter, and a new post that does likewise.

Earlier roasts are the model; where there are none, all posts that were read; where there are none either, the
documented default: `title`, `date`, `tags`, `description`, `author`. A key is used when most models have it and
code can fill it; the newest model gives the order.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from roastbot.datestyle import DateStyle, learn_date_style
from roastbot.frontmatter import Format, NativeDate, Style, learn_style
from roastbot.posts import ROAST_BOT, Post, authors, is_author_key, is_name_key

TAG = "roast"
DEFAULT_KEYS: Mapping[str, Any] = {"title": "", "date": "", "tags": [TAG], "description": "", "author": ROAST_BOT}
# What belongs to one post alone: its address, its place, its pictures, its other dates. Never copied.
_PERSONAL = re.compile(
    r"slug|url|alias(es)?|permalink|canonical(_?url)?|id|uuid|guid|weight|order|menus?|publishdate|expirydate|lastmod"
    r"|modified|updated(_at)?|cover|images?|thumbnail|hero|banner|featured|pinned|sticky|series|translationkey"
    r"|redirect(s|_from)?|resources|cascade|_?build|private|hidden|subtitle"
)
# What even a single earlier roast shows to be a habit rather than a coincidence.
_HABITS = re.compile(r"layout|type|template|categor(y|ies)|section|lang(uage)?|locale|(show)?toc|comments|math")
_DATES = frozenset({"date", "pubdate", "pub_date"})
_DESCRIPTIONS = frozenset({"description", "summary", "excerpt"})
_ENOUGH = 3  # posts that agree before an ordinary blog's constant counts as a habit


@dataclass(frozen=True, slots=True)
class Manners:
    """What to imitate: the models' front matter, newest first, and how the newest one is written.

    `of_roasts` says that the models are earlier roasts, whose author and constants are ours as well.
    """

    models: tuple[Mapping[str, Any], ...]
    of_roasts: bool
    format: Format
    style: Style
    date_style: DateStyle


@dataclass(frozen=True, slots=True)
class Filling:
    """What the new post has to say; `author` None means as earlier roasts were signed, else `roast-bot`."""

    title: str
    description: str
    date: str | NativeDate
    author: str | None
    draft: bool = False


def learn_manners(roasts: Sequence[Post], posts: Sequence[Post], default: Format) -> Manners:
    """Return the manners of `roasts`, else of `posts`; `default` is the format of a blog without either."""
    models = sorted(roasts or posts, key=_written, reverse=True)
    if not models:
        return Manners((DEFAULT_KEYS,), of_roasts=True, format=default, style=Style(), date_style=DateStyle())
    if not roasts:
        usual = Counter(post.format for post in models).most_common(1)[0][0]
        models = [post for post in models if post.format == usual]
    newest = models[0]
    return Manners(
        models=tuple(post.metadata for post in models),
        of_roasts=bool(roasts),
        format=newest.format,
        style=learn_style(newest.raw_front_matter, newest.format),
        date_style=next((style for post in models if (style := _date_style(post))), DateStyle()),
    )


def _written(post: Post) -> datetime:
    return date_of(post.metadata) or datetime.min.replace(tzinfo=UTC)


def date_of(metadata: Mapping[str, Any]) -> datetime | None:
    """Return a post's date as an aware instant (UTC where it has no offset), None when it has none we can read."""
    value = next((value for key, value in metadata.items() if key.casefold() in _DATES), None)
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _date_style(post: Post) -> DateStyle | None:
    key = next((key for key in post.metadata if key.casefold() in _DATES), "date")
    return learn_date_style(post.raw_front_matter, post.metadata, key)


def front_matter(manners: Manners, filling: Filling) -> dict[str, Any]:
    """Return the new post's front matter, in the order to be written; `title` and `date` are always there."""
    found = _fill(manners.models, manners, filling)
    keys = {key.casefold() for key in found}
    if keys.isdisjoint(_DATES):
        found = {"date": filling.date, **found}
    if "title" not in keys:
        found = {"title": filling.title, **found}
    # Hugo, Zola and Astro's starters leave out `draft: true`, Jekyll `published: false`; a blog that says either
    # in its posts is answered in its own word.
    return found if not filling.draft or keys & {"draft", "published"} else _with_draft(found)


def _with_draft(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the front matter with `draft` in front of any table: below one, TOML would read it as the table's."""
    tables = {key: value for key, value in found.items() if isinstance(value, Mapping)}
    return {**{key: value for key, value in found.items() if key not in tables}, "draft": True, **tables}


def _fill(models: Sequence[Mapping[str, Any]], manners: Manners, filling: Filling) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in _usual_keys(models):
        seen = [model[key] for model in models if key in model]
        value = _value(key, seen, len(models), manners, filling)
        if value is not None:
            found[key] = value
    return found


def _usual_keys(models: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the keys more than half of the models have, in the order of the first model that has each."""
    count = Counter(key for model in models for key in model)
    return [key for key in dict.fromkeys(key for model in models for key in model) if count[key] * 2 > len(models)]


def _value(key: str, seen: Sequence[Any], of: int, manners: Manners, filling: Filling) -> Any:
    """Return what the new post says under `key`, None for nothing."""
    name = key.casefold()
    known: dict[str, Any] = {"title": filling.title, "draft": filling.draft, "published": not filling.draft}
    known |= dict.fromkeys(_DATES, filling.date) | dict.fromkeys(_DESCRIPTIONS, filling.description)
    if name in known:
        return known[name] or (None if name in _DESCRIPTIONS else known[name])
    if name == "tags":
        return _tags(seen, manners)
    if is_author_key(key):
        return _sign(seen[0], filling.author or _signature(manners), manners)
    if _PERSONAL.fullmatch(name):
        return None
    if all(isinstance(value, Mapping) for value in seen):
        return _fill(seen, manners, filling) or None
    return _constant(name, seen, of, manners)


def _constant(name: str, seen: Sequence[Any], of: int, manners: Manners) -> Any:
    """Return the value all models share, if that is a habit: dates and a person's particulars never are."""
    value = seen[0]
    if len(seen) < of or any(other != value for other in seen) or _is_date(value):
        return None
    if not manners.of_roasts:
        return value if of >= _ENOUGH and "author" not in name else None
    is_habit = of > 1 or _HABITS.fullmatch(name) is not None or "author" in name or isinstance(value, bool)
    return value if is_habit else None


def _is_date(value: Any) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and date_of({"date": value}) is not None)


def _tags(seen: Sequence[Any], manners: Manners) -> Any:
    """Return the tags all earlier roasts have in common, in the newest one's order and shape, else `roast`."""
    is_text = isinstance(seen[0], str)
    lists = [value.replace(",", " ").split() if isinstance(value, str) else list(value or []) for value in seen]
    common = [tag for tag in lists[0] if all(tag in other for other in lists)] if manners.of_roasts else []
    return " ".join(common or [TAG]) if is_text else common or [TAG]


def _signature(manners: Manners) -> str:
    """Return the name most earlier roasts are signed with; ordinary posts are somebody else's."""
    names = Counter(name for model in manners.models for name in authors(model)[:1]) if manners.of_roasts else Counter()
    return names.most_common(1)[0][0] if names else ROAST_BOT


def _sign(model: Any, name: str, manners: Manners) -> Any:
    """Return `name` in the shape of the model's author: a text, a list of one, or a table."""
    if isinstance(model, list):
        return [_sign(model[0], name, manners) if model else name]
    if isinstance(model, Mapping):
        kept = {key: name if is_name_key(key) else value for key, value in model.items()}
        return {key: value for key, value in kept.items() if is_name_key(key) or manners.of_roasts} or None
    return name
