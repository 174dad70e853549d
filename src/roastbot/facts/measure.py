"""What a kind of fact is: declared once, with everything a reader may ask about it, and every fact is built through it.

An id's first word says whose fact it is. In an id, a name between braces is filled in: `commit.{commit}.additions`
becomes `commit.1cc2d1b.additions`. The declarations are the catalogue, and the catalogue is docs/facts.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from roastbot.findings import Fact, Receipt, Subject
from roastbot.instants import span_facts

HEADLINE: Final = 1  # worth: a post could stand on it
USEFUL: Final = 2
DETAIL: Final = 3  # one of many, for when a sentence is about just this thing
Value = int | float | str | datetime


@dataclass(frozen=True, slots=True)
class Measure:
    """One kind of fact; every text may hold names between braces, to be filled in for each fact.

    `unit` is the plural noun that is counted, `about` says what is measured, `how` in one sentence how it was counted;
    `subject` is the kind of thing it is true of (see findings.Subject), `name` and `within` what that thing is called.
    `worth` goes from HEADLINE to DETAIL.
    """

    id: str
    unit: str
    about: str
    how: str
    worth: int = USEFUL
    subject: str = "pull request"
    name: str = ""
    within: str = ""

    def of(self, value: Value, receipts: tuple[Receipt, ...] = (), /, **names: object) -> Fact:
        """Return the fact with this value; `names` fill the braces. Raises KeyError for one that was forgotten."""
        return Fact(
            self.id.format_map(names),
            value,
            self.unit.format_map(names),
            self.about.format_map(names),
            receipts,
            self.about_whom(**names),
            self.how,
        )

    def about_whom(self, **names: object) -> Subject:
        """Return the subject of a fact with these names."""
        return Subject(self.subject, self.name.format_map(names), self.within.format_map(names))

    def takes(self, fact_id: str) -> bool:
        """Whether `fact_id` is the id of such a fact; names may hold anything, dots and line breaks too."""
        return _pattern(self.id).fullmatch(fact_id) is not None

    @property
    def fixed(self) -> int:
        """How many characters of the id are the same in every such fact."""
        return len(_HOLE.sub("", self.id))


_HOLE: Final = re.compile(r"\{\w+\}")


@lru_cache(maxsize=512)
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(?:.+)".join(re.escape(piece) for piece in _HOLE.split(template)), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stretch(Measure):
    """A duration: one fact with its words (`<id>.span`) and one for each figure in them (`.days`, `.minutes`)."""

    def between(
        self, start: datetime, end: datetime, receipts: tuple[Receipt, ...] = (), /, **names: object
    ) -> Iterator[Fact]:
        """Yield the facts of the time from `start` to `end`, cut down to whole minutes."""
        prefix = self.id.removesuffix(".{part}").format_map(names)
        about, subject = self.about.format_map(names), self.about_whom(**names)
        yield from span_facts(prefix, start, end, about, receipts, subject=subject, how=self.how)


def stretch(prefix: str, about: str, how: str, worth: int = USEFUL) -> Stretch:
    """Return the measure of a duration of the pull request; `{part}` in its id is `span` or the unit of a figure."""
    return Stretch(f"{prefix}.{{part}}", "{part}", about, how, worth)
