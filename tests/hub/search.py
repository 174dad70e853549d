"""GitHub's issue search, as far as roastbot speaks it; a qualifier or a word it does not model is refused."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hub.world import Node

Found = tuple[Node, Node]  # a pull request and its repository
TERM = re.compile(r'(-?)([a-z-]+):("[^"]*"|\S+)\s*|(\S+)\s*')
ANY_OF = {"repo", "user", "org"}  # several of these widen a search; all other qualifiers narrow it
PLAIN: dict[str, Callable[[Found], bool]] = {
    "is:pr": lambda _: True,
    "type:pr": lambda _: True,
    "is:merged": lambda pair: pair[0]["mergedAt"] is not None,
    "is:public": lambda pair: pair[1]["visibility"] == "PUBLIC",
    "is:private": lambda pair: pair[1]["visibility"] == "PRIVATE",
    "archived:false": lambda pair: not pair[1]["isArchived"],
    "draft:false": lambda pair: not pair[0]["isDraft"],
    "sort:created-desc": lambda _: True,
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


def search(found: list[Found], query: str) -> list[Node]:
    """Return the pull requests a query matches, newest first; raise NotModelled for what is not understood."""
    places: list[Callable[[Found], bool]] = []
    for minus, name, quoted, word in TERM.findall(query):
        if word:
            raise NotModelled(f"the search term {word!r}")
        test = _qualifier(name, quoted.strip('"').casefold())
        if name in ANY_OF and not minus:
            places.append(test)
        else:
            found = [pair for pair in found if test(pair) != bool(minus)]
    kept = [pull for pull, home in found if not places or any(test((pull, home)) for test in places)]
    return sorted(kept, key=lambda pull: (pull["createdAt"], pull["number"]), reverse=True)


def _qualifier(name: str, value: str) -> Callable[[Found], bool]:
    if f"{name}:{value}" in PLAIN:
        return PLAIN[f"{name}:{value}"]
    if name in NAMED:
        return lambda pair: value in NAMED[name](pair)
    dates = re.fullmatch(r"(>=)?(\S+?)(?:\.\.(\S+))?", value)
    if name not in {"merged", "created"} or dates is None or bool(dates[1]) == bool(dates[3]):
        raise NotModelled(f"the search qualifier {name}:{value}")
    low, high = _day(dates[2])[0], _day(dates[3] or "9999-12-31")[1]
    return lambda pair: bool(at := pair[0][f"{name}At"]) and low <= datetime.fromisoformat(at) <= high


def _day(text: str) -> tuple[datetime, datetime]:
    """Return the first and last second that `merged:A..B` means by an instant, or by a date: its whole day in UTC."""
    try:
        at = datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise NotModelled(f"the date {text!r} in a search") from error
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at, at + timedelta(seconds=86_399 if len(text) == len("2026-01-01") else 0)
