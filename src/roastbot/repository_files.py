"""What the repository itself holds around a change, read in one request and pinned to the merge commit.

The whole text of each touched file before and after, the repository's rules, its test runners' configuration, and its
audit of itself. No path is ever part of a document or chosen by anybody's words: paths are the values of variables,
and what is asked for are the touched files and the short lists below. What is over a cap is Absent, with its reason; a
request that fails leaves the kinds in KINDS out, and never ends a run.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from urllib.parse import quote

from roastbot import concerns
from roastbot.errors import BlindTokenError, GitHubError
from roastbot.evidence import (
    Absent,
    ChangedFile,
    ChangeType,
    Commit,
    Concern,
    Document,
    PullRequest,
    Reason,
    TouchedFile,
)
from roastbot.github import Door
from roastbot.hidden_text import without_hidden_text
from roastbot.invisible import clean
from roastbot.queries import filled, query
from roastbot.reviewable import why_not

MOST_FILES = 60  # touched files whose texts are asked for, those with the largest changes
LARGEST_FILE = 300_000  # bytes; somebody wrote every line of it, or it is not worth reading
ALL_FILES = 4_000_000  # bytes of all texts before and after together
LARGEST_DOCUMENT = 100_000  # bytes of one rule, configuration or audit
NEAR_FOLDERS = 6  # folders of touched files, and folders above them, that are asked for documents of their own

RULES = ("AGENTS.md", "CLAUDE.md", "CONTRIBUTING.md", ".github/CONTRIBUTING.md", "docs/CONTRIBUTING.md")
AUDITS = ("CONCERNS.md", ".planning/codebase/CONCERNS.md", "docs/CONCERNS.md")
SETUPS = (
    "pyproject.toml", "pytest.ini", "tox.ini", "setup.cfg", "conftest.py", "tests/conftest.py", "package.json",
    "jest.config.js", "jest.config.ts", "jest.config.mjs", "vitest.config.ts", "vitest.config.js", "vitest.config.mts",
    "phpunit.xml", "phpunit.xml.dist", ".rspec",
)  # fmt: skip
NEAR_RULES = ("AGENTS.md", "CLAUDE.md")
NEAR_SETUPS = ("pyproject.toml", "conftest.py", "package.json")

KINDS = ("texts", "rules", "test_setup", "concerns")  # what `missing` is told where none of it could be read
_NEW = (ChangeType.ADDED, ChangeType.COPIED)
_LINK = re.compile(r"@?[\w./-]+\.md\s*")  # all the text of a symbolic link, or of a file that only includes another
_REVISION = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?(?:~[0-9]{1,6})?")
_OVER, _UNSERVED = Absent(Reason.OVER_BUDGET), Absent(Reason.NOT_SERVED)

Said = str | Absent | None  # a text, why there is none, or None: no such file
_Wanted = tuple[str, str]  # a revision and a path in it


@dataclass(frozen=True, slots=True)
class RepositoryFiles:
    """What was read; `missing` as in a Dossier. `base_oid` is empty where the base could not be found."""

    base_oid: str = ""
    texts: tuple[TouchedFile, ...] = ()
    rules: tuple[Document, ...] = ()
    test_setup: tuple[Document, ...] = ()
    concerns: tuple[Concern, ...] = ()
    missing: Mapping[str, Absent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Pins:
    """The two commits everything is read at, and where renamed files stood in the first."""

    base: str
    merge: str
    origins: Mapping[str, str]

    def origin(self, file: ChangedFile) -> str | None:
        """Return where a renamed file came from; None for any other, and where no patch says so."""
        return self.origins.get(file.path) if file.change is ChangeType.RENAMED else None

    def before(self, file: ChangedFile) -> _Wanted | None:
        """Return what a file was before; None where it was not there, or nobody knows under which name."""
        path = self.origin(file) if file.change is ChangeType.RENAMED else file.path
        return (self.base, path) if path and file.change not in _NEW else None

    def after(self, file: ChangedFile) -> _Wanted | None:
        """Return what a file is after; None where it is gone."""
        return None if file.change is ChangeType.DELETED else (self.merge, file.path)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The blobs by what was wanted, None where there is none; what may not be read; the base's id."""

    blobs: Mapping[_Wanted, Mapping[str, Any] | None]
    forbidden: frozenset[_Wanted]
    base_oid: str

    def text(self, one: _Wanted, most: int) -> Said:
        """Return a text of at most `most` bytes, the reason why there is none, or None: there is no such file."""
        if one in self.forbidden:
            return Absent(Reason.FORBIDDEN)
        blob = self.blobs[one]
        if not blob:
            return None
        if blob["isBinary"]:
            return Absent(Reason.BINARY)
        if blob["isTruncated"]:
            return Absent(Reason.TOO_LARGE)
        if blob["byteSize"] > most:
            return _OVER
        return _UNSERVED if blob["text"] is None else str(blob["text"])


def read(
    door: Door, pull: PullRequest, base: str, commits: Sequence[Commit], exclude_paths: Sequence[str] = ()
) -> RepositoryFiles:
    """Return the repository's files around a pull request whose `files` are all there, in at most one request.

    `base` is the revision its change was laid on; `commits` know where a renamed file came from. Lock files, and
    generated or vendored ones, are not read, nor is what `exclude_paths` names.
    """
    pins = _Pins(base, pull.merge_commit or "", _origins(commits, pull.files))
    if not (_REVISION.fullmatch(pins.merge) and _REVISION.fullmatch(base)):
        return RepositoryFiles(missing=dict.fromkeys(KINDS, _UNSERVED))
    worth = [file for file in pull.files if not why_not(file.path, pull.repository.gitattributes, exclude_paths)]
    largest = sorted(worth, key=lambda file: (-file.additions - file.deletions, file.path))[:MOST_FILES]
    near = _near_folders(largest)
    rules = [*RULES, *(f"{folder}/{name}" for folder in near for name in NEAR_RULES)]
    setups = [*SETUPS, *(f"{folder}/{name}" for folder in near for name in NEAR_SETUPS)]
    sides = (side for file in largest for side in (pins.before(file), pins.after(file)) if side)
    documents = ((pins.merge, path) for path in (*rules, *setups, *AUDITS))
    try:
        answer = _ask(door, pull, base, list(dict.fromkeys((*sides, *documents))))
    except GitHubError as error:
        reason = Reason.FORBIDDEN if isinstance(error, BlindTokenError) else Reason.NOT_SERVED
        return RepositoryFiles(missing=dict.fromkeys(KINDS, Absent(reason)))
    missing: dict[str, Absent] = {}
    texts, base_oid = _touched(answer, pins, worth, largest), answer.base_oid
    if "~" in base and not _adds_up(texts, worth):
        texts, base_oid = tuple(map(_without_before, texts)), ""
    return RepositoryFiles(
        base_oid=base_oid,
        texts=texts,
        rules=tuple(_documents(answer, pull, "rule", rules, missing)),
        test_setup=tuple(_documents(answer, pull, "setup", setups, missing)),
        concerns=tuple(_audits(answer, pull, missing)),
        missing=missing,
    )


def _origins(commits: Sequence[Commit], files: Sequence[ChangedFile]) -> dict[str, str]:
    """Return where each file that was renamed on the branch stood before it, however often it moved.

    What no commit calls a rename GitHub may: one deleted, another added, and much the same. Of every file that is gone
    it says deleted or renamed, so where one of each is left over, the one came from the other.
    """
    origins: dict[str, str] = {}
    made, gone = set[str](), set[str]()
    for commit in commits:
        parts = () if isinstance(commit.patch, Absent) else commit.patch
        moved = {part.path: part.previous_path for part in parts if part.change is ChangeType.RENAMED}
        first = {path: origins.get(old, old) for path, old in moved.items() if old}
        origins = {path: old for path, old in origins.items() if path not in moved.values()} | first
        made |= {part.path for part in parts if part.change in _NEW}
        gone |= {origins.get(part.path, part.path) for part in parts if part.change is ChangeType.DELETED}
    told = {file.path for file in files} | {origins.get(file.path, "") for file in files}
    unexplained = [file.path for file in files if file.change is ChangeType.RENAMED and file.path not in origins]
    moved_away = gone - told - made
    whole = all(commit.is_merge or not isinstance(commit.patch, Absent) for commit in commits)
    if whole and len(unexplained) == len(moved_away) == 1:
        origins[unexplained[0]] = moved_away.pop()
    return origins


def _near_folders(files: Iterable[ChangedFile]) -> list[str]:
    """Return the folders of files, those of the largest changes first, each with those above it but the root."""
    parts = (file.path.split("/")[:-1] for file in files)
    every = ("/".join(names[:depth]) for names in parts for depth in range(len(names), 0, -1))
    return list(islice(dict.fromkeys(every), NEAR_FOLDERS))


def _ask(door: Door, pull: PullRequest, base: str, wanted: Sequence[_Wanted]) -> _Answer:
    """Ask for all of it at once; raises GitHubError where there is no answer, or none about the repository."""
    owner, _, name = pull.repository.name_with_owner.partition("/")
    values = {f"file{n}": f"{revision}:{path}" for n, (revision, path) in enumerate(wanted)}
    document = filled(
        query("texts"),
        variables=(f"${alias}: String!" for alias in values),
        objects=(f"{alias}: object(expression: ${alias}) {{ ...Text }}" for alias in values),
    )
    answer = door.graphql(document, {"owner": owner, "name": name, "base": base, **values})
    kinds = {problem.path[1]: problem.type for problem in answer.problems if len(problem.path) > 1}
    found = answer.data.get("repository")
    if not found or kinds.get("base") == "FORBIDDEN":
        raise BlindTokenError(
            f"the files of {owner}/{name} cannot be read",
            cause="the token lacks permission to read contents there",
            fix="give github-token a token that may read contents",
        )
    return _Answer(
        blobs={one: found.get(alias) for one, alias in zip(wanted, values, strict=True)},
        forbidden=frozenset(one for one, alias in zip(wanted, values, strict=True) if kinds.get(alias) == "FORBIDDEN"),
        base_oid=str((found.get("base") or {}).get("oid") or ""),
    )


def _touched(
    answer: _Answer, pins: _Pins, worth: Sequence[ChangedFile], largest: Sequence[ChangedFile]
) -> tuple[TouchedFile, ...]:
    """Return the files in the pull request's order; the largest changes get the room there is for texts."""
    found: dict[str, TouchedFile] = {}
    left = ALL_FILES
    for file in largest:
        text = TouchedFile(
            file.path,
            before=None if file.change in _NEW else _must(answer, pins.before(file)),
            after=None if file.change is ChangeType.DELETED else _must(answer, pins.after(file)),
            previous_path=pins.origin(file),
        )
        size = sum(len(side.encode(errors="replace")) for side in (text.before, text.after) if isinstance(side, str))
        found[file.path] = text if size <= left else _left_out(file, pins)
        left -= size if size <= left else 0
    return tuple(found.get(file.path) or _left_out(file, pins) for file in worth)


def _adds_up(texts: Sequence[TouchedFile], files: Sequence[ChangedFile]) -> bool:
    """Whether every file grew by as many lines as GitHub says.

    A base that was counted back to may lie too far back: a rebase leaves out a commit that the base branch had already.
    """
    grown = {file.path: file.additions - file.deletions for file in files}
    return all(
        _lines(text.after) - _lines(text.before) == grown[text.path]
        for text in texts
        if not isinstance(text.before, Absent) and not isinstance(text.after, Absent)
    )


def _lines(text: str | None) -> int:
    return text.count("\n") + (not text.endswith("\n")) if text else 0


def _without_before(text: TouchedFile) -> TouchedFile:
    return replace(text, before=text.before if text.before is None else _UNSERVED)


def _must(answer: _Answer, one: _Wanted | None) -> str | Absent:
    """Return the text of a file that must be there."""
    text = answer.text(one, LARGEST_FILE) if one else None
    return _UNSERVED if text is None else text


def _left_out(file: ChangedFile, pins: _Pins) -> TouchedFile:
    before = None if file.change in _NEW else _OVER
    return TouchedFile(file.path, before, None if file.change is ChangeType.DELETED else _OVER, pins.origin(file))


def _documents(
    answer: _Answer, pull: PullRequest, kind: str, paths: Iterable[str], missing: dict[str, Absent]
) -> Iterator[Document]:
    """Yield the documents that exist, each text once; why one could not be read goes into `missing`."""
    seen: set[str] = set()
    for path in dict.fromkeys(paths):
        text = answer.text((pull.merge_commit or "", path), LARGEST_DOCUMENT)
        if isinstance(text, Absent):
            missing[f"{kind}:{path}"] = text
        elif text and text.strip() not in seen and not _LINK.fullmatch(text):
            seen.add(text.strip())
            yield Document(path, text, _address(pull, path))


def _audits(answer: _Answer, pull: PullRequest, missing: dict[str, Absent]) -> Iterator[Concern]:
    """Yield the concerns of the audits, as their readers see them: a comment in one is nobody's concern."""
    unread: dict[str, Absent] = {}
    for document in _documents(answer, pull, "concerns", AUDITS, unread):
        yield from concerns.parse(without_hidden_text(clean(document.text)), document.path, document.url)
    if unread:
        missing["concerns"] = next(iter(unread.values()))


def _address(pull: PullRequest, path: str) -> str:
    return f"{pull.repository.url}/blob/{pull.merge_commit}/{quote(path)}"
