"""Whether words, code and names stand in the evidence, letter for letter.

Four differences are not alterations, because typesetting makes them: runs of white space, curly or straight
quotation marks and apostrophes, three dots or an ellipsis, and Markdown's own backticks and double asterisks.
A patch is searched as the diff shows it, as each side reads, and with the leaders of line comments taken off.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from roastbot.evidence import Absent, Dossier, FilePatch
from roastbot.invisible import clean

_TYPOGRAPHY: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc", "'")  # single quotation marks and the apostrophe
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')  # double quotation marks
    | {"\u2026": "...", "`": None}
)
_COMMENT_LEADER = re.compile(r"^\s*(?:#+|//+|/?\*+|--|;+|%+|>)\s?", re.MULTILINE)
MOST_PARTS: Final = 8  # of a dotted name; modules nest no deeper
_SHORTEST_OID: Final = 7  # digits; git's own default for short ids
_BREAK: Final = "\x00"  # between two texts, so that no words are found across them


def folded(text: str) -> str:
    """Return `text` in the form in which it is compared."""
    return " ".join(clean(text).translate(_TYPOGRAPHY).replace("**", "").split())


class Evidence:
    """A dossier made searchable; build one for each check, its parts are made when they are first asked for."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._said: dict[str, bool] = {}

    def says(self, text: str) -> bool:
        """Whether `text` stands in one source as whole words; empty text stands nowhere."""
        wanted = folded(text)
        if wanted not in self._said:
            self._said[wanted] = bool(wanted) and _stands_whole(wanted, self._words)
        return self._said[wanted]

    def holds(self, name: str) -> bool:
        """Whether the code span `name` stands in a source or is the name of something: a path, a ref, a login, an id.

        A call is also found without its empty parentheses, and a dotted name when one source has all its parts.
        """
        wanted = folded(name)
        return bool(wanted) and (
            self.says(wanted)
            or (wanted.endswith("()") and self.says(wanted[:-2]))
            or self._is_name(wanted.removeprefix("@"))
            or self._has_parts(wanted.removesuffix("()").split("."))
        )

    def shows(self, code: str) -> bool:
        """Whether the lines of `code` are whole lines of one source, in order; a line of dots says: left out."""
        lines = [folded(line) for line in code.splitlines()]
        wanted = [line for line in lines if line.strip(" .#/*…")]
        return bool(wanted) and any(_in_order(wanted, shown) for shown in self._shown)

    def names_commit(self, text: str) -> bool:
        """Whether `text` is the id of a commit of this pull request, whole or cut to seven digits or more."""
        return len(text) >= _SHORTEST_OID and any(oid.startswith(text) for oid in self._oids)

    def _is_name(self, text: str) -> bool:
        path = text.strip("/")
        return (
            self.names_commit(text) or text in self._names or any(f"/{path}/" in f"/{known}/" for known in self._paths)
        )

    def _has_parts(self, parts: Sequence[str]) -> bool:
        if not 1 < len(parts) <= MOST_PARTS or not all(parts):
            return False
        return any(all(_stands_whole(part, text) for part in parts) for text in self._folded)

    @cached_property
    def figured_names(self) -> tuple[str, ...]:
        """The names that hold a figure, longest first; in prose it counts nothing: `Claude Opus 4.6 (1M context)`."""
        names = [
            name for name in (*self._names, *self._paths) if re.search(r"\d", name) and re.search(r"[A-Za-z]", name)
        ]
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(folded(text) for text in self._texts())

    @cached_property
    def _words(self) -> str:
        return _BREAK.join(self._folded)

    @cached_property
    def _shown(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(folded(line) for line in text.splitlines()) for text in self._texts())

    @cached_property
    def _paths(self) -> frozenset[str]:
        patches = list(_patches(self._dossier))
        return frozenset(
            path
            for path in (
                *(file.path for file in self._dossier.pull_request.files),
                *(part.path for part in patches),
                *(part.previous_path for part in patches),
                *(thread.path for thread in self._dossier.threads),
            )
            if path
        )

    @cached_property
    def _oids(self) -> tuple[str, ...]:
        pull = self._dossier.pull_request
        return (*(commit.oid for commit in self._dossier.commits), pull.head_oid, pull.merge_commit or "")

    @cached_property
    def _names(self) -> frozenset[str]:
        dossier, pull = self._dossier, self._dossier.pull_request
        people = [
            pull.author,
            *([pull.merged_by] if pull.merged_by else []),
            *(event.actor for event in dossier.events),
        ]
        people += [review.author for review in dossier.reviews] + [comment.author for comment in dossier.comments]
        people += [comment.author for thread in dossier.threads for comment in thread.comments]
        return frozenset(
            {pull.base_ref, pull.head_ref, pull.reference, f"#{pull.number}", pull.repository.name_with_owner}
            | {*pull.repository.name_with_owner.split("/"), *pull.labels}
            | {person.login for person in people}
            | {
                name
                for commit in dossier.commits
                for name in (commit.author, commit.author_login, *commit.co_authors)
                if name
            }
            | {value for event in dossier.events for value in event.detail.values()}
        )

    def _texts(self) -> Iterator[str]:
        yield from (source.text for source in self._dossier.sources.values())
        for part in _patches(self._dossier):
            for signs in ("+ ", "- "):
                side = _side(part, signs)
                yield side
                yield _COMMENT_LEADER.sub("", side)


def _patches(dossier: Dossier) -> Iterator[FilePatch]:
    for commit in dossier.commits:
        if not isinstance(commit.patch, Absent):
            yield from commit.patch


def _side(part: FilePatch, signs: str) -> str:
    if isinstance(part.lines, Absent):
        return ""
    return "\n".join(line.text for line in part.lines if line.sign in signs)


def _stands_whole(wanted: str, text: str) -> bool:
    """Whether `wanted` stands in `text` without cutting a word or a number; other signs may be cut anywhere."""
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        cut_before = start and text[start - 1].isalnum() and wanted[0].isalnum()
        cut_behind = end < len(text) and text[end].isalnum() and wanted[-1].isalnum()
        if not (cut_before or cut_behind):
            return True
        start = text.find(wanted, start + 1)
    return False


def _in_order(wanted: Sequence[str], shown: Sequence[str]) -> bool:
    lines = iter(shown)
    return all(any(line == want for line in lines) for want in wanted)
