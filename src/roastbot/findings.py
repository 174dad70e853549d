"""What code found out about a pull request: receipts, facts and the findings built of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from roastbot.evidence import Dossier, Source


class ReceiptError(ValueError):
    """A receipt was asked for words that are not in its source: a bug in a detector, never a user's mistake."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Words that stand verbatim in one source of the dossier, and where a reader can check them."""

    source: str
    quote: str
    url: str

    @classmethod
    def quote_from(cls, dossier: Dossier, source_id: str, text: str) -> "Receipt":
        """Return the receipt for `text` in the source named `source_id`.

        Runs of white space compare equal, since Markdown and mail folding re-wrap lines; nothing else does.
        Raises ReceiptError when the source does not exist or does not hold the words.
        """
        source = dossier.sources.get(source_id)
        if source is None:
            raise ReceiptError(f"no source {source_id!r} in the dossier of {dossier.pull_request.reference}")
        if not stands_in(text, source):
            raise ReceiptError(f"{text!r} does not stand in {source_id}")
        return cls(source_id, text, source.url)


def stands_in(text: str, source: Source) -> bool:
    """Whether `text` stands verbatim in `source`, white space folded; the fact-check's one primitive."""
    wanted = " ".join(text.split())
    return bool(wanted) and wanted in " ".join(source.text.split())


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fact is about.

    `kind` is one of `pull request`, `description`, `commit`, `file`, `class`, `function`, `person`, `thread`, `word`;
    `name` is how prose may call it: a short commit id, a path, a class's name, a login or author's name. Where two
    things share a name, `within` tells them apart: the path of a class, function or defined name; of a file's figure in
    one commit that commit; of what is told from one commit to a later one the earlier.
    """

    kind: str
    name: str = ""
    within: str = ""


PULL_REQUEST = Subject("pull request")


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that code derived.

    `id` is stable and dotted (`commits.count`); `value` is a number, a text or an instant; `unit` is the plural
    noun it counts (`commits`, `lines`, `files`, `minutes`), empty for texts and instants; `about` says in plain
    words what it measures; `receipts` lead to what it was derived from (empty when it is GitHub's own figure).
    `subject` is the thing it is true of, `how` the way it was counted, in one sentence.
    """

    id: str
    value: int | float | str | datetime
    unit: str
    about: str
    receipts: tuple[Receipt, ...] = ()
    subject: Subject = PULL_REQUEST
    how: str = ""


class Facts(tuple[Fact, ...]):  # noqa: SLOT001 - the index needs a place to be kept
    """Facts that can be asked for by id without going through all of them; a large change has thousands."""

    @cached_property
    def by_id(self) -> Mapping[str, Fact]:
        """The facts by their ids."""
        return {fact.id: fact for fact in self}


@dataclass(frozen=True, slots=True)
class Finding:
    """A collision: at least two things that disagree, each with its receipt or fact.

    `detector` is the id of the file that found it, `claim` one plain sentence that is true as it stands,
    `weight` from 1 (odd) to 5 (the post could stand on it). `praise` says that it tells of something done well, which a
    post has to leave standing.
    """

    detector: str
    claim: str
    facts: tuple[Fact, ...]
    receipts: tuple[Receipt, ...]
    weight: int
    praise: bool = False

    def __post_init__(self) -> None:
        if len(self.facts) + len(self.receipts) < 2:  # noqa: PLR2004 - a collision takes two
            raise ReceiptError(f"finding of {self.detector} has fewer than two receipts or facts: {self.claim!r}")
