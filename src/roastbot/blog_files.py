"""The blog's files as roastbot reads and writes them, wherever they are kept: on GitHub or in a folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from roastbot.errors import BlogError


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that exists but whose text could not be had; `why` completes the sentence "... because"."""

    why: str


CUT_OFF = Unreadable("GitHub cut it off for its size")
NOT_TEXT = Unreadable("it is not UTF-8 text")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A new or rewritten file of the blog: its path with forward slashes, and its whole text."""

    path: str
    content: str


class BlogFiles(Protocol):
    """One commit of the blog, as it was when the run began."""

    @property
    def head(self) -> str:
        """The commit everything below belongs to, 40 hexadecimal digits."""
        ...

    @property
    def branch(self) -> str:
        """The branch that commit is the head of."""
        ...

    @property
    def name(self) -> str:
        """What a person calls this blog: `owner/repo`, or the folder."""
        ...

    def paths(self) -> tuple[str, ...]:
        """Return the path of every file in the commit, sorted, with forward slashes."""
        ...

    def read(self, paths: Sequence[str]) -> Mapping[str, str | Unreadable]:
        """Return the texts of those of `paths` that exist, line endings as they are.

        On GitHub one call is at most one request, and none when everything is already at hand.
        """
        ...


def decode(data: bytes) -> str | Unreadable:
    """Return a file's bytes as text, line endings and byte order mark untouched."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return NOT_TEXT


def text_of(found: Mapping[str, str | Unreadable], path: str, error: type[BlogError] = BlogError) -> str | None:
    """Return one text out of what `BlogFiles.read` answered, None when there is no such file.

    Raises `error` when the file is there but unreadable, for callers that cannot do without it.
    """
    text = found.get(path)
    if isinstance(text, Unreadable):
        raise error(
            f"{path} of the blog cannot be read",
            cause=text.why,
            fix="make it a UTF-8 text file of less than half a megabyte, or name another one",
        )
    return text
