"""Whether words, code and names stand in the evidence, letter for letter.

In words, four differences are not alterations, because typesetting makes them: runs of white space, curly or
straight quotation marks and apostrophes, three dots or an ellipsis, and Markdown's own backticks and pairs of double
asterisks. The asterisks are only left out of texts that GitHub renders: in code they are an operator (`2**3`).
A patch is searched as the diff shows it, as each side reads, and with the leaders of line comments taken off. Code
must stand there as it is, but for its indentation as a whole and white space at line ends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from roastbot.blocks import in_order, is_blank, is_gap
from roastbot.evidence import Absent, Dossier, FilePatch, Source
from roastbot.invisible import clean

_TYPOGRAPHY: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc", "'")  # single quotation marks and the apostrophe
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')  # double quotation marks
    | {"\u2026": "..."}
)
_BOLD = re.compile(r"(?<!\w)\*\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*\*(?!\w)")
_DOCUMENTS: Final = (".md", ".markdown", ".rst", ".txt", ".adoc")  # files that hold prose
_WHOLE_FILES: Final = ("before:", "after:")
_CODE_IDS: Final = ("patch:", *_WHOLE_FILES)
_COMMENT_LEADER = re.compile(r"^\s*(?:#+|//+|/?\*+|--|;+|%+|>)\s?", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z_]\w*")
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*_\w*|_\w+")
DISMISSAL: Final = "dismissalMessage"  # the one field of an event that is somebody's words and no name
MOST_PARTS: Final = 8  # of a dotted name; modules nest no deeper
_SHORTEST_OID: Final = 7  # digits; git's own default for short ids
_SHORTEST_CUT: Final = 3  # words of a quotation that leaves some out
_BREAK: Final = "\x00"  # between two texts, so that no words are found across them


def folded(text: str) -> str:
    """Return `text` in the form in which words are compared."""
    shown = clean(text)
    return " ".join((shown if shown.isascii() else shown.translate(_TYPOGRAPHY)).split())


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
                stands_whole(wanted, self._prose) or stands_whole(wanted, self._words_of_code)
            )
        return self._said[wanted]

    def holds(self, name: str) -> bool:
        """Whether the code span `name` stands in a source or is the name of something: a path, a ref, a login, an id.

        A call is also found without its empty parentheses, and a dotted name when one source has all its parts.
        """
        wanted = _close(name)
        return bool(wanted) and (
            self._has_code(wanted)
            or (wanted.endswith("()") and self._is_called(wanted[:-2]))
            or self._is_name(wanted.removeprefix("@"))
            or self._has_parts(wanted.removesuffix("()").split("."))
        )

    def _has_code(self, wanted: str) -> bool:
        if _IDENTIFIER.fullmatch(wanted):  # an underscore is part of a name: `_run` is none of the `run`s
            return wanted in self._identifiers
        return stands_whole(folded(wanted), self._prose) or stands_whole(wanted, self._code)

    def _is_called(self, name: str) -> bool:
        """Whether a name is a function's; one that is an English word as well, only where parentheses follow it."""
        if name.isalpha() and name.islower():
            return find_whole(f"{name}(", self._code) >= 0 or find_whole(f"{name}(", self._prose) >= 0
        return self._has_code(name)

    @cached_property
    def _identifiers(self) -> frozenset[str]:
        """Every name as a whole; one that ends or begins with underscores stands for those it is part of."""
        names = set(_NAME.findall(self._code)) | set(_NAME.findall(self._prose))
        ends = {name[: at + 1] for name in names for at in range(len(name)) if name[at] == "_"}
        return frozenset(names | ends)

    def shows(self, code: str) -> bool:
        """Whether the lines of `code` are whole neighbouring lines of one source; a line of dots says: left out.

        Blank lines do not matter, nor does indentation that all lines between two such dots share.
        """
        runs: list[list[str]] = [[]]
        for line in code.splitlines():
            if is_gap(line):
                runs.append([])
            elif not is_blank(line):
                runs[-1].append(line.rstrip())
        wanted = [run for run in runs if run]
        return bool(wanted) and any(in_order(wanted, shown) for shown in self._shown)

    def where(self, text: str, among: Iterable[str] | None = None) -> Iterator[str]:
        """Yield the ids of the sources that hold the words `text` and may be quoted; of `among` only, where given.

        An ellipsis says that words are left out: the parts stand in one source, one after the other, and are three
        words or more, two of them together.
        """
        wanted = folded(text)
        parts = [part for part in (part.strip() for part in wanted.split("...")) if part]
        cut = len(parts) > 1 and len(wanted.split()) >= _SHORTEST_CUT and any(" " in part for part in parts)
        for name in self.readings if among is None else among:
            shown = self.readings.get(name, "") if wanted else ""
            whole = stands_whole(wanted, shown) or (len(parts) == 1 and stands_whole(parts[0], shown))
            if shown and (whole or (cut and _stand_in_order(parts, shown))):
                yield name

    @cached_property
    def readings(self) -> Mapping[str, str]:
        """Every source whose words may stand in print by id, in all the ways somebody quotes it, in reading order."""
        found = {**self.messages, **self.words_of_patches, **self.words_of_files}
        return {source.id: found[source.id] for source in self._printable}

    def where_code(self, name: str) -> Iterator[str]:
        """Yield the ids of the sources that hold the code span `name`, letter for letter."""
        wanted = _close(name)
        for texts in (self.messages, self._code_by_source):
            yield from (found for found, shown in texts.items() if wanted and stands_whole(wanted, shown))

    def names_commit(self, text: str) -> bool:
        """Whether `text` is the id of a commit of this pull request, whole or cut to seven digits or more."""
        return len(text) >= _SHORTEST_OID and any(oid.startswith(text) for oid in self._oids)

    def _is_name(self, text: str) -> bool:
        path = text.strip("/")
        return (
            self.names_commit(text)
            or text in self._names
            or any(f"/{path}/" in f"/{known}/" for known in self.known_paths)
        )

    def _has_parts(self, parts: Sequence[str]) -> bool:
        if not 1 < len(parts) <= MOST_PARTS or not all(parts):
            return False
        texts = (*self._closed, *self._by_path)
        return any(all(stands_whole(part, text) for part in parts) for text in texts)

    @cached_property
    def figured_names(self) -> tuple[str, ...]:
        """The names that hold a figure, longest first; in prose it counts nothing: `Claude Opus 4.6 (1M context)`."""
        names = [
            name
            for name in (*self._names, *self.known_paths)
            if re.search(r"\d", name) and re.search(r"[A-Za-z]", name) and not _is_count(name)
        ]
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    @cached_property
    def _closed(self) -> tuple[str, ...]:
        return tuple(_close(text) for text in (*self._messages(), *self._sides()))

    @cached_property
    def _by_path(self) -> tuple[str, ...]:
        """Each file's patches together: a method may come in later than its class."""
        found: dict[str, list[str]] = {}
        for name, part in _patches(self._dossier):
            if self._dossier.may_quote(name):
                found.setdefault(part.path, []).append(_close(part.text))
        return tuple(_BREAK.join(texts) for texts in found.values() if len(texts) > 1)

    @cached_property
    def _prose(self) -> str:
        """What people wrote to be read, in all the ways a reader may see it."""
        return _BREAK.join(self.messages.values())

    @cached_property
    def _words_of_code(self) -> str:
        return _BREAK.join([*self.words_of_patches.values(), *self.words_of_files.values()])

    @cached_property
    def messages(self) -> Mapping[str, str]:
        """Everything but the patches by source id, in all the ways a reader may see it."""
        return {
            source.id: _BREAK.join(_rendered(folded(source.text)))
            for source in self._printable
            if not source.id.startswith(_CODE_IDS)
        }

    @cached_property
    def words_of_patches(self) -> Mapping[str, str]:
        """The patches by source id as somebody quotes them in prose: comments and documents have backticks too."""
        return {name: _BREAK.join(_ways(part, sides)) for name, part, sides in self._parts}

    @cached_property
    def words_of_files(self) -> Mapping[str, str]:
        """The whole files by source id, as somebody quotes them in prose."""
        return {source.id: _BREAK.join(_ways_of_file(source)) for source in self._files}

    @cached_property
    def _printable(self) -> tuple[Source, ...]:
        """The sources whose words may stand in print; all the others prove no quotation, name or line of code."""
        return tuple(source for source in self._dossier.sources.values() if self._dossier.may_quote(source.id))

    @cached_property
    def _files(self) -> tuple[Source, ...]:
        return tuple(source for source in self._printable if source.id.startswith(_WHOLE_FILES))

    @cached_property
    def _code(self) -> str:
        return _BREAK.join(self._code_by_source.values())

    @cached_property
    def _code_by_source(self) -> Mapping[str, str]:
        patches = {name: _BREAK.join(dict.fromkeys(map(_close, sides))) for name, _, sides in self._parts}
        return patches | {source.id: _close(source.text) for source in self._files}

    @cached_property
    def _shown(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(line.rstrip() for line in text.splitlines() if not is_blank(line))
            for text in (*self._messages(), *self._sides(), *(source.text for source in self._files))
        )

    @cached_property
    def known_paths(self) -> frozenset[str]:
        """Every path the pull request touched or spoke of."""
        patches = [part for _, part in _patches(self._dossier)]
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
            | {value for event in dossier.events for key, value in event.detail.items() if key != DISMISSAL}
        )

    def _messages(self) -> Iterator[str]:
        yield from (source.text for source in self._printable if not source.id.startswith(_CODE_IDS))

    def _sides(self) -> Iterator[str]:
        for _, _, sides in self._parts:
            yield from sides

    @cached_property
    def _parts(self) -> tuple[tuple[str, FilePatch, tuple[str, ...]], ...]:
        """The patches that may stand in print, each with its id and as it reads, see `_sides`; put together once."""
        parts = ((name, part) for name, part in _patches(self._dossier) if self._dossier.may_quote(name))
        return tuple((name, part, tuple(_sides(part))) for name, part in parts)


def _patches(dossier: Dossier) -> Iterator[tuple[str, FilePatch]]:
    for commit in dossier.commits:
        if not isinstance(commit.patch, Absent):
            yield from ((f"patch:{commit.short}:{part.path}", part) for part in commit.patch)


def _sides(part: FilePatch) -> Iterator[str]:
    """Yield a patch as the diff shows it, as each side reads, and with the leaders of line comments taken off."""
    yield _diff(part)
    for signs in ("+ ", "- "):
        side = _side(part, signs)
        yield side
        yield _COMMENT_LEADER.sub("", side)


def _ways_of_file(source: Source) -> dict[str, None]:
    """Return the ways in which a whole file may be read as prose, each once."""
    texts = (source.text, _COMMENT_LEADER.sub("", source.text))
    ways = dict.fromkeys(way for text in texts for way in _unticked(folded(text)))
    if source.id.lower().endswith(_DOCUMENTS):
        ways |= dict.fromkeys(_rendered(folded(source.text))[1:])
    return ways


def _ways(part: FilePatch, sides: Sequence[str]) -> dict[str, None]:
    """Return the ways in which a patch, of which these are the sides, may be read as prose, each once."""
    ways = dict.fromkeys(way for text in sides for way in _unticked(folded(text)))
    if part.path.lower().endswith(_DOCUMENTS):
        read = (_side(part, signs) for signs in ("+ ", "- "))
        ways |= dict.fromkeys(reading for text in read for reading in _rendered(folded(text))[1:])
    return ways


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


def stands_whole(wanted: str, text: str) -> bool:
    """Whether `wanted` stands in `text` without cutting a word or a number; other signs may be cut anywhere."""
    return find_whole(wanted, text) >= 0


def find_whole(wanted: str, text: str, start: int = 0) -> int:
    """Return where `wanted` stands in `text` as `stands_whole` has it, from `start` on; -1 for nowhere."""
    start = text.find(wanted, start)
    while start >= 0:
        end = start + len(wanted)
        cut_before = start and text[start - 1].isalnum() and wanted[0].isalnum()
        cut_behind = end < len(text) and text[end].isalnum() and wanted[-1].isalnum()
        if not (cut_before or cut_behind):
            return start
        start = text.find(wanted, start + 1)
    return -1


def _stand_in_order(parts: Sequence[str], text: str) -> bool:
    """Whether the parts stand in one reading of a source, one after the other."""
    for reading in text.split(_BREAK):
        at = 0
        for part in parts:
            at = find_whole(part, reading, at)
            if at < 0:
                break
            at += len(part)
        else:
            return True
    return False
