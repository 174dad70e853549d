"""GitHub's issue search, as far as roastbot speaks it; a qualifier or a word it does not model is refused."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from hub.world import Node

TERM = re.compile(r'(-?)([a-z-]+):("[^"]*"|\S+)\s*|(\S+)\s*')
ANY_OF = {"repo", "user", "org"}  # several of these widen a search; all other qualifiers narrow it
Found = tuple[Node, Node]  # a pull request and its repository
PLAIN: dict[str, Callable[[Found], bool]] = {
    "is:pr": lambda _: True,
    "type:pr": lambda _: True,
    "is:merged": lambda pair: pair[0]["mergedAt"] is not None,
    "is:open": lambda pair: pair[0]["state"] == "OPEN",
    "is:closed": lambda pair: pair[0]["state"] != "OPEN",
    "is:public": lambda pair: pair[1]["visibility"] == "PUBLIC",
    "is:private": lambda pair: pair[1]["visibility"] == "PRIVATE",
    "archived:true": lambda pair: pair[1]["isArchived"],
    "archived:false": lambda pair: not pair[1]["isArchived"],
    "draft:true": lambda pair: pair[0]["isDraft"],
    "draft:false": lambda pair: not pair[0]["isDraft"],
}
NAMED: dict[str, Callable[[Found], set[str]]] = {
    "author": lambda pair: {form.format((pair[0]["author"] or "").casefold()) for form in ("{}", "app/{}", "{}[bot]")},
    "repo": lambda pair: {pair[1]["nameWithOwner"].casefold()},
    "user": lambda pair: {pair[1]["owner"].casefold()},
    "org": lambda pair: {pair[1]["owner"].casefold()},
    "label": lambda pair: {label["name"].casefold() for label in pair[0]["labels"]},
}


class NotModelled(Exception):  # noqa: N818 - it reads as the sentence it stands for
    """The hub was asked for something of GitHub's that it does not know how to answer."""


def search(found: list[Found], query: str, viewer: str) -> list[Node]:
    """Return the pull requests a query matches, newest first; raise NotModelled for what is not understood."""
    places: list[Callable[[Found], bool]] = []
    descending = True
    for minus, name, quoted, word in TERM.findall(query):
        value = quoted.strip('"')
        if word or not value:
            raise NotModelled(f"the search term {word or name!r}")
        if name == "sort" and value in {"created-asc", "created-desc"}:
            descending = value == "created-desc"
            continue
        test = _qualifier(name, viewer if value == "@me" else value)
        if name in ANY_OF and not minus:
            places.append(test)
        else:
            found = [pair for pair in found if test(pair) != bool(minus)]
    kept = [pull for pull, home in found if not places or any(test((pull, home)) for test in places)]
    return sorted(kept, key=lambda pull: (pull["createdAt"], pull["number"]), reverse=descending)


def _qualifier(name: str, value: str) -> Callable[[Found], bool]:
    low = value.casefold()
    if name in {"merged", "created"}:
        return _dates(name, value)
    if f"{name}:{low}" in PLAIN:
        return PLAIN[f"{name}:{low}"]
    if name in NAMED:
        return lambda pair: low in NAMED[name](pair)
    raise NotModelled(f"the search qualifier {name}:{value}")


def _dates(name: str, value: str) -> Callable[[Found], bool]:
    """Return a test of an instant: `A..B` with both ends in it, `>=A`, `<B`; a date alone is the whole day in UTC."""
    sign = re.match(r"[<>]=?", value)
    first, dots, last = value[sign.end() if sign else 0 :].partition("..")
    low, high = _span(first)[0], _span(last if dots else first)[1]
    if sign:
        start, end = _span(first)
        low = {">": end + timedelta(seconds=1), ">=": start}.get(sign[0], datetime.min.replace(tzinfo=UTC))
        high = {"<": start - timedelta(seconds=1), "<=": end}.get(sign[0], datetime.max.replace(tzinfo=UTC))

    def inside(pair: Found) -> bool:
        at: Any = pair[0][f"{name}At"]
        return at is not None and low <= datetime.fromisoformat(at) <= high

    return inside


def _span(text: str) -> tuple[datetime, datetime]:
    if text == "*":
        return datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotModelled(f"the date {text!r} in a search") from error
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at, at + timedelta(seconds=86_399) if len(text) == len("2026-01-01") else at
