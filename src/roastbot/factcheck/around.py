"""What is known besides the change: files it does not touch, the repository's documents, dates of earlier roasts."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from roastbot.evidence import Dossier
from roastbot.findings import Fact
from roastbot.instants import MONTHS

_STATEMENT: Final = re.compile(r"\w\(.*\)|==|[^<>=!]=[^=]")


class Around:
    """The surroundings of a dossier; every part is made when it is first asked for.

    `paths` are those of the touched files by each of their ends.
    """

    def __init__(self, dossier: Dossier, facts: tuple[Fact, ...], paths: Mapping[str, tuple[str, ...]]) -> None:
        self._dossier = dossier
        self._facts = facts
        self._paths = paths

    @cached_property
    def files(self) -> Mapping[str, tuple[str, ...]]:
        """The touched files' paths by each of their ends, and those of files that facts are about all the same."""
        more = {fact.subject.name for fact in self._facts if fact.subject.kind == "file"}
        found = dict(self._paths)
        for path in sorted(path for path in more if path not in self._paths):
            parts = path.split("/")
            for n in range(len(parts)):
                end = "/".join(parts[n:])
                found[end] = (*found.get(end, ()), path)
        return found

    @cached_property
    def documents(self) -> Mapping[str, str]:
        """The ids of the sources that quote the repository's rules, settings and audits, by the documents' paths."""
        dossier = self._dossier
        found = {one.document: f"concern:{n}" for n, one in reversed([*enumerate(dossier.concerns, 1)])}
        found |= {one.path: f"setup:{one.path}" for one in dossier.test_setup}
        return found | {one.path: f"rule:{one.path}" for one in dossier.rules}

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """The lines of code among the facts that have figures in them, such as `assert heat() == 85`."""
        texts = {fact.value for fact in self._facts if isinstance(fact.value, str) and "\n" not in fact.value}
        return tuple(sorted(text for text in texts if re.search(r"\d", text) and _STATEMENT.search(text)))

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The dates of earlier roasts as prose writes them."""
        days = [(one.date, MONTHS[one.date.month - 1]) for one in self._dossier.earlier if one.date]
        ways = ((f"{at.day} {month} {at.year}", f"{month} {at.day}, {at.year}", f"{at}") for at, month in days)
        return tuple(dict.fromkeys(way for own in ways for way in own))
