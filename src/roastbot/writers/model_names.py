"""Telling a Claude model that was retired from a name that never was one."""

import re
from collections.abc import Collection


def was_published(model: str, known: Collection[str]) -> bool:
    """Whether `model` was once a right name: it is `known`, or has the form and no higher version than those.

    Old snapshots leave the SDK's lists in time (`claude-3-5-sonnet-20241022` did), so the lists alone would call a
    retired model misspelt. A version newer than any known one is called misspelt.
    """
    if model in known:
        return True
    families = {word for name in known for word in name.split("-")[1:] if word.isalpha()} - {"latest", "preview"}
    newest = max((version for name in known if (version := _version(name, families))), default=(0, 0))
    version = _version(model, families)
    return version is not None and version <= newest


def _version(model: str, families: Collection[str]) -> tuple[int, int] | None:
    """Return (major, minor) of `claude-<family>-5-1` and `claude-3-5-<family>`, with or without a date, else None."""
    name = re.sub(r"-(\d{8}|latest)$", "", model)
    number, family = r"(\d{1,2})(?:-(\d{1,2}))?", rf"(?:{'|'.join(sorted(families))})"
    found = re.fullmatch(rf"claude-{family}-{number}", name) or re.fullmatch(rf"claude-{number}-{family}", name)
    return (int(found[1]), int(found[2] or 0)) if found else None
