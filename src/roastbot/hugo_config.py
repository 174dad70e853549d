"""Hugo's configuration, as far as a post depends on it: https://gohugo.io/configuration/introduction/.

Read where Hugo reads it, one file at the root (`hugo.toml` before `config.toml`) and `config/_default` over it; its
keys are case-insensitive. Environments other than the default one, and what a theme's module sets, are not read.
"""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from roastbot.blog_files import Unreadable, text_of
from roastbot.config_values import required_path
from roastbot.errors import BlogError, ConfigError
from roastbot.frontmatter import Format
from roastbot.site import Site

_SUFFIXES = ("toml", "yaml", "yml", "json")
_ROOT = tuple(f"{stem}.{suffix}" for stem in ("hugo", "config") for suffix in _SUFFIXES)
_DEFAULT = tuple(
    f"config/_default/{stem}.{suffix}"
    for stem in ("hugo", "config", "languages", "params", "permalinks")
    for suffix in _SUFFIXES
)
CONFIG_FILES = (*_ROOT, *_DEFAULT)
# `config.toml` may be anybody's (Zola's has base_url); these are Hugo's own.
_HUGO_KEYS = frozenset({"baseurl", "languagecode", "theme", "permalinks", "contentdir", "disablekinds", "markup"})
_FORMATS: Mapping[str, Format] = {"toml": "toml", "yaml": "yaml", "yml": "yaml", "json": "json"}
_READERS: Mapping[Format, Callable[[str], Any]] = {
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
    "json": json.loads,
}


def read_site(texts: Mapping[str, str | Unreadable]) -> Site | None:
    """Return the site Hugo would build, None when no file says it is Hugo's.

    Raises BlogError for a Hugo configuration that does not parse or that leads out of the blog.
    """
    roots = (_root_file(path, texts) for path in _ROOT if path in texts)
    settings = next((found for found in roots if found is not None), None)
    parts = [path for path in _DEFAULT if path in texts]
    if settings is None and not any(PurePosixPath(path).stem in {"hugo", "config"} for path in parts):
        return None
    merged = dict(settings or {})
    for path in parts:
        stem = PurePosixPath(path).stem
        found = _parse(path, texts)
        merged |= found if stem in {"hugo", "config"} else {stem: found}
    return _site(merged)


def _root_file(path: str, texts: Mapping[str, str | Unreadable]) -> dict[str, Any] | None:
    """Return the settings in a file at the root, None when it is some other program's."""
    if path.startswith("hugo."):
        return _parse(path, texts)
    try:
        found = _parse(path, texts)
    except BlogError:
        return None
    return found if not _HUGO_KEYS.isdisjoint(found) else None


def _parse(path: str, texts: Mapping[str, str | Unreadable]) -> dict[str, Any]:
    """Return the file's table with its top-level keys in lower case, as Hugo compares them."""
    text = (text_of(texts, path) or "").removeprefix("\ufeff")
    try:
        found = _READERS[_FORMATS[path.rpartition(".")[2]]](text) if text.strip() else {}
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise BlogError(
            f"{path} of the blog does not parse: {' '.join(str(error).split())}",
            cause="the last change to it broke it, and Hugo cannot build the blog either",
            fix=f"correct {path}, check with `hugo`, and run again",
        ) from error
    return _lower(found)


def _lower(value: Any) -> dict[str, Any]:
    return {str(key).lower(): entry for key, entry in value.items()} if isinstance(value, Mapping) else {}


def _site(settings: Mapping[str, Any]) -> Site:
    languages = tuple(_languages(settings))
    main = _lower(_lower(settings.get("languages")).get(languages[0])) if languages else {}
    merged = {**settings, **main}
    timezone, notices = _timezone(merged.get("timezone"))
    in_subdir = bool(settings.get("defaultcontentlanguageinsubdir"))
    name = str(settings.get("metadataformat", "toml")).lower()
    return Site(
        content_root=_folder("contentDir", merged.get("contentdir"), "content"),
        data_dir=_folder("dataDir", merged.get("datadir"), "data"),
        timezone=timezone,
        base_url=_base_url(merged.get("baseurl")),
        permalinks=_permalinks(merged.get("permalinks")),
        main_sections=_main_sections(_lower(merged.get("params"))),
        languages=languages,
        url_prefix=f"/{languages[0]}" if languages and in_subdir else "",
        ugly_urls=bool(merged.get("uglyurls")),
        front_matter=_FORMATS.get(name, "toml"),
        notices=notices,
    )


def _languages(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield the site's languages, its main one first; nothing for a site in one language."""
    names = [str(name).lower() for name in _lower(settings.get("languages"))]
    main = str(settings.get("defaultcontentlanguage", "en")).lower()
    if names:
        yield main if main in names else names[0]
        yield from (name for name in names if name != (main if main in names else names[0]))


def _folder(setting: str, value: Any, default: str) -> str:
    """Return a folder of the blog; BlogError when it leads somewhere a post must never be written."""
    if not isinstance(value, str) or not value.strip():
        return default
    try:
        return required_path(setting, value.strip())
    except ConfigError as error:
        raise BlogError(
            f"Hugo's {setting} {value!r} is not a folder of the blog",
            cause="it is absolute, has '..', or points into .git or .github",
            fix=f"set {setting} to a folder inside the repository",
        ) from error


def _base_url(value: Any) -> str | None:
    return value.rstrip("/") if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def _timezone(value: Any) -> tuple[ZoneInfo | None, tuple[str, ...]]:
    if not isinstance(value, str) or not value:
        return None, ()
    try:
        return ZoneInfo(value), ()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None, (f"Hugo's timeZone {value!r} is no IANA name; UTC is used in its place",)


def _permalinks(value: Any) -> Mapping[str, str] | None:
    """Return patterns for posts by section; None for the list form Hugo has since 0.161, which we do not follow."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        return None
    table = _lower(value)
    pages = table.get("page")
    found = {**table, **_lower(pages)} if isinstance(pages, Mapping) else table
    return {section: pattern for section, pattern in found.items() if isinstance(pattern, str)}


def _main_sections(params: Mapping[str, Any]) -> tuple[str, ...]:
    value = params.get("mainsections")
    names = value if isinstance(value, list) else [value]
    return tuple(name for name in names if isinstance(name, str))
