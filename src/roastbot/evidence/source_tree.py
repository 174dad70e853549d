"""What the repository holds at the merge commit, as far as somebody asked; who wrote the lines that were replaced."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from roastbot.evidence.repository import Document


class Ask(StrEnum):
    """What can be asked of a source tree."""

    NAME = "where a name stands as a word of its own"
    LINE = "where a line stands, white space at its ends aside"
    FILE = "the whole text of the files whose paths end so"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a detector wants to know of the source tree."""

    ask: Ask
    """`NAME`: where a word stands; `LINE`: where a whole line stands; `FILE`: the text of files whose paths end so."""
    text: str
    """The name, the stripped line, or the end of a path from a folder's beginning: `pkg/module.py`."""


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of the source tree, or a symbolic link in it."""

    path: str
    """Its path from the repository's root."""
    lines: int | None = None
    """How many lines it has; null where it is no text, or was not read."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A line of the source tree in which something stands that was asked for."""

    of: str
    """The name or line that was asked for."""
    path: str
    """The file it stands in."""
    line: int
    """The line's number, from 1."""
    text: str
    """The line, without white space at its ends, cut where it is very long; empty where the file may not be quoted."""


@dataclass(frozen=True)
class SourceTree:
    """The files at the merge commit, and where what was asked for stands in them. Nothing of it was ever run."""

    files: tuple[TreeFile, ...]
    """The files, by path."""
    asked: tuple[Question, ...] = ()
    """Everything that was looked for; what is not among them was not, and its absence says nothing."""
    mentions: tuple[Mention, ...] = ()
    """Where names and lines stand, touched files included, by path and line."""
    crowded: tuple[str, ...] = ()
    """What stands in so many places that they are not listed."""
    texts: tuple[Document, ...] = ()
    """The whole texts that were asked for, as far as they exist, are not very large and may be quoted."""
    searched: tuple[str, ...] = ()
    """The folders that were searched to their end where the tree is too large for all of it; else empty."""
    complete: bool = True
    """Whether `files` is every file there is; from what is not in a list that is not complete nothing follows."""

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Mention, ...]]:
        found = defaultdict(list)
        for mention in self.mentions:
            found[mention.of].append(mention)
        return {name: tuple(each) for name, each in found.items()}

    @cached_property
    def _asked(self) -> frozenset[tuple[Ask, str]]:
        return frozenset((question.ask, question.text) for question in self.asked)

    @cached_property
    def by_path(self) -> Mapping[str, TreeFile]:
        """The files by their paths."""
        return {file.path: file for file in self.files}

    @property
    def is_whole(self) -> bool:
        """Whether every file is known and every text in it was searched."""
        return self.complete and not self.searched

    def mentions_of(self, text: str, ask: Ask = Ask.NAME) -> tuple[Mention, ...] | None:
        """Return where a name or line stands; None where nobody looked for it, or it stands in too many places."""
        if (ask, text) not in self._asked or text in self.crowded:
            return None
        return self._by_name.get(text, ())


@dataclass(frozen=True, slots=True)
class BlamedLines:
    """Lines that the pull request took out or replaced, and the commit that had written them."""

    path: str
    """The file, by its path before the change."""
    first: int
    """The number of the first of them in the file as it was before the change."""
    last: int
    """The number of the last."""
    oid: str
    """The id of the commit that wrote them."""
    headline: str
    """That commit's headline."""
    author: str
    """The name of its author as git has it."""
    author_login: str | None
    """The author's login on GitHub; null where GitHub knows none."""
    authored_at: datetime
    """When it was written, by the author's clock."""
    url: str
    """Where the commit can be read."""
    pull_request: str = ""
    """The reference (`owner/repo#N`) of the pull request that brought it; empty where none is known."""
