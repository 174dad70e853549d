"""Whether words, code and names stand in the evidence, letter for letter.

In words, four differences are not alterations, because typesetting makes them: runs of white space, curly or
straight quotation marks and apostrophes, three dots or an ellipsis, and Markdown's own backticks and pairs of double
asterisks. The asterisks are only left out of texts that GitHub renders: in code they are an operator (`2**3`).
A patch is searched as the diff shows it, as each side reads, and with the leaders of line comments taken off. Code
must stand there as it is, but for its indentation as a whole and white space at line ends.
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
    | {"\u2026": "..."}
)
_BOLD = re.compile(r"(?<!\w)\*\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*\*(?!\w)")
_DOCUMENTS: Final = (".md", ".markdown", ".rst", ".txt", ".adoc")  # files that hold prose
_COMMENT_LEADER = re.compile(r"^\s*(?:#+|//+|/?\*+|--|;+|%+|>)\s?", re.MULTILINE)
MOST_PARTS: Final = 8  # of a dotted name; modules nest no deeper
_SHORTEST_OID: Final = 7  # digits; git's own default for short ids
_BREAK: Final = "\x00"  # between two texts, so that no words are found across them


def folded(text: str) -> str:
    """Return `text` in the form in which words are compared."""
    return " ".join(clean(text).translate(_TYPOGRAPHY).split())


def _close(text: str) -> str:
    """Return code in the form in which it is compared: only its white space is folded."""
    return " ".join(clean(text).split())


def _rendered(text: str) -> tuple[str, ...]:
    """Return the ways in which folded prose may be read: as typed, without backticks, without bold as well."""
    plain = text.replace("`", "")
    return tuple(dict.fromkeys((text, plain, _BOLD.sub(r"\1", plain))))


class Evidence:
    """A dossier made searchable; build one for each check, its parts are made when they are first asked for."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._said: dict[str, bool] = {}

    def says(self, text: str) -> bool:
        """Whether the words `text` stand in one source as whole words; empty text stands nowhere."""
        wanted = folded(text)
        if wanted not in self._said:
            self._said[wanted] = bool(wanted) and (
                _stands_whole(wanted, self._prose) or _stands_whole(wanted, self._words_of_code)
            )
        return self._said[wanted]

    def holds(self, name: str) -> bool:
        """Whether the code span `name` stands in a source or is the name of something: a path, a ref, a login, an id.

        A call is also found without its empty parentheses, and a dotted name when one source has all its parts.
        """
        wanted = _close(name)
        return bool(wanted) and (
            self._has_code(wanted)
            or (wanted.endswith("()") and self._has_code(wanted[:-2]))
            or self._is_name(wanted.removeprefix("@"))
            or self._has_parts(wanted.removesuffix("()").split("."))
        )

    def _has_code(self, wanted: str) -> bool:
        return _stands_whole(folded(wanted), self._prose) or _stands_whole(wanted, self._code)

    def shows(self, code: str) -> bool:
        """Whether the lines of `code` are whole neighbouring lines of one source; a line of dots says: left out.

        Blank lines do not matter, nor does indentation that all lines between two such dots share.
        """
        runs: list[list[str]] = [[]]
        for line in code.splitlines():
            if _is_gap(line):
                runs.append([])
            elif not _is_blank(line):
                runs[-1].append(line.rstrip())
        wanted = [run for run in runs if run]
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
        return any(all(_stands_whole(part, text) for part in parts) for text in self._closed)

    @cached_property
    def figured_names(self) -> tuple[str, ...]:
        """The names that hold a figure, longest first; in prose it counts nothing: `Claude Opus 4.6 (1M context)`."""
        names = [
            name
            for name in (*self._names, *self._paths)
            if re.search(r"\d", name) and re.search(r"[A-Za-z]", name) and not _is_count(name)
        ]
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    @cached_property
    def _closed(self) -> tuple[str, ...]:
        return tuple(_close(text) for text in (*self._messages(), *self._sides()))

    @cached_property
    def _prose(self) -> str:
        """What people wrote to be read, in all the ways a reader may see it."""
        return _BREAK.join(reading for text in self._messages() for reading in _rendered(folded(text)))

    @cached_property
    def _words_of_code(self) -> str:
        """The patches as somebody quotes them in prose: their comments and documents have backticks too."""
        texts = dict.fromkeys(way for text in self._sides() for way in _unticked(folded(text)))
        documents = [part for part in _patches(self._dossier) if part.path.lower().endswith(_DOCUMENTS)]
        sides = (_side(part, signs) for part in documents for signs in ("+ ", "- "))
        bold = [reading for text in sides for reading in _rendered(folded(text))[1:]]
        return _BREAK.join([*texts, *bold])

    @cached_property
    def _code(self) -> str:
        return _BREAK.join(dict.fromkeys(_close(text) for text in self._sides()))

    @cached_property
    def _shown(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(line.rstrip() for line in text.splitlines() if not _is_blank(line))
            for text in (*self._messages(), *self._sides())
        )

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

    def _messages(self) -> Iterator[str]:
        yield from (source.text for source in self._dossier.sources.values() if not source.id.startswith("patch:"))

    def _sides(self) -> Iterator[str]:
        for part in _patches(self._dossier):
            yield _diff(part)
            for signs in ("+ ", "- "):
                side = _side(part, signs)
                yield side
                yield _COMMENT_LEADER.sub("", side)


def _patches(dossier: Dossier) -> Iterator[FilePatch]:
    for commit in dossier.commits:
        if not isinstance(commit.patch, Absent):
            yield from commit.patch


def _diff(part: FilePatch) -> str:
    return "\n".join(_rows(part, "+- ", signed=True))


def _side(part: FilePatch, signs: str) -> str:
    return "\n".join(_rows(part, signs, signed=False))


def _rows(part: FilePatch, signs: str, *, signed: bool) -> Iterator[str]:
    """Yield the lines with one of `signs`; where the numbers jump a hunk ends, and a _BREAK stands between."""
    if isinstance(part.lines, Absent):
        return
    last_old = last_new = None
    for line in part.lines:
        if _jumps(last_old, line.old_number) or _jumps(last_new, line.new_number):
            yield _BREAK
        last_old = last_old if line.old_number is None else line.old_number
        last_new = last_new if line.new_number is None else line.new_number
        if line.sign in signs:
            yield line.sign + line.text if signed else line.text


def _jumps(last: int | None, number: int | None) -> bool:
    return last is not None and number is not None and number != last + 1


def _unticked(text: str) -> tuple[str, ...]:
    return (text, text.replace("`", ""))


# What may be counted in a pull request, for free text that is called a name: a git author named `5000 tests`.
_COUNT = re.compile(
    r"(?i)\d[\d.,]*[kKM]?[ -]?(?:%|per ?cent|additions?|branch(?:es)?|bugs?|bytes?|changes?|comments?|commits?|days?"
    r"|deletions?|errors?|files?|functions?|hours?|issues?|lines?|loc|minutes?|months?|people|pulls?|pushes|reviews?"
    r"|rows?|seconds?|tests?|threads?|times|users?|weeks?|words?|years?)(?![A-Za-z])"
)


def _is_count(name: str) -> bool:
    """Whether what is called a name would pass for a count in prose."""
    return bool(_COUNT.search(name) and " " in name) or bool(re.match(r"\d[\d.,]*[ -]?[a-z]+(?:$| )", name))


def _is_blank(line: str) -> bool:
    return line.strip() in {"", "+", "-"}


def _is_gap(line: str) -> bool:
    """Whether a line of a fence says that lines are left out: dots, perhaps in a comment."""
    return not line.strip(" \t.#/*+-…") and ("..." in line or "…" in line)


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


def _in_order(runs: Sequence[Sequence[str]], shown: Sequence[str]) -> bool:
    """Whether each of `runs` stands in `shown` without anything in between, one after the other."""
    start = 0
    for run in runs:
        places = range(start, len(shown) - len(run) + 1)
        found = next((place for place in places if _stands_at(run, shown, place)), None)
        if found is None:
            return False
        start = found + len(run)
    return True


def _stands_at(run: Sequence[str], shown: Sequence[str], place: int) -> bool:
    """Whether `run` stands in `shown` at `place`; all its lines may lack the same indentation, or have it more."""
    first, there = run[0], shown[place]
    if first.lstrip() != there.lstrip():
        return False
    less, more = first[: len(first) - len(first.lstrip())], there[: len(there) - len(there.lstrip())]
    if more.endswith(less):
        indent = more[: len(more) - len(less)]
        return all(indent + line == shown[place + n] for n, line in enumerate(run))
    if less.endswith(more):
        indent = less[: len(less) - len(more)]
        return all(line == indent + shown[place + n] for n, line in enumerate(run))
    return False
