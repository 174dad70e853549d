"""How long each file was on the way: the branch's patches replayed, one after another, and compared with the merge.

A file starts from its text before the change, or from nothing where the branch made it. It is told of only when every
line agrees on the way, and the outcome with what was merged. A merge may have brought another branch's lines, so then
nothing is known of files that were there before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from roastbot.evidence import Absent, ChangedFile, ChangeType, Commit, Dossier, FilePatch, TouchedFile
from roastbot.remembered import for_a_dossier


@dataclass(frozen=True, slots=True)
class Course:
    """A file's lines: `before` the change (None where the branch made it), after each commit that touched it, merged.

    `lengths` are pairs of a commit's place in `Dossier.commits` and the lines after it, in branch order and never
    empty; `merged` is None where the file did not live to see the merge.
    """

    path: str
    before: int | None
    lengths: tuple[tuple[int, int], ...]
    merged: int | None

    @property
    def peak(self) -> tuple[int, int] | None:
        """The place and the lines at its longest, where it was longer than before the change and as merged."""
        place, most = max(self.lengths, key=lambda one: one[1])
        return (place, most) if most > max(self.before or 0, self.merged or 0) else None

    @property
    def trough(self) -> tuple[int, int] | None:
        """The place and the lines at its shortest, below both ends; a file the branch made begins as it was made."""
        place, least = min(self.lengths, key=lambda one: one[1])
        began = self.lengths[0][1] if self.before is None else self.before
        return (place, least) if self.merged is not None and least < min(began, self.merged) else None


@dataclass(slots=True)
class _File:
    text: list[str]
    before: int | None
    lengths: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Replay:
    """Files by path; those that are gone again; and paths of which something could not be known, for good."""

    files: dict[str, _File]
    gone: dict[str, _File] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)


@for_a_dossier
def courses(dossier: Dossier) -> tuple[Course, ...]:
    """Return the course of every file the branch touched whose replay is sound, by path.

    A file the branch deleted counts as gone only where the whole list of files does not say otherwise. There is none
    when a commit is missing, or the patch of one that is not a merge.
    """
    if "commits" in dossier.missing or any(_is_unread(commit) for commit in dossier.commits):
        return ()
    replay = _Replay(dict(_before(dossier)))
    for place, commit in enumerate(dossier.commits):
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            _apply(replay, place, part)
    rows: dict[str, list[ChangedFile]] = {}
    for row in dossier.pull_request.files:
        rows.setdefault(row.path, []).append(row)
    texts = {text.path: text for text in dossier.texts if not isinstance(text.after, Absent)}
    whole = len(dossier.pull_request.files) == dossier.pull_request.changed_files
    alive = {
        path: file
        for path, file in replay.files.items()
        if file.lengths and _as_merged(file, texts.get(path), rows.get(path, ()))
    }
    ended = {
        path: file
        for path, file in replay.gone.items()
        if file.lengths and whole and all(row.change is ChangeType.DELETED for row in rows.get(path, ()))
    }
    found = [Course(path, file.before, tuple(file.lengths), len(file.text)) for path, file in alive.items()]
    found += [Course(path, file.before, tuple(file.lengths), None) for path, file in ended.items()]
    return tuple(sorted((one for one in found if one.path not in replay.lost), key=lambda one: one.path))


def _is_unread(commit: Commit) -> bool:
    return isinstance(commit.patch, Absent) and not commit.is_merge


def _before(dossier: Dossier) -> Iterator[tuple[str, _File]]:
    if any(commit.is_merge for commit in dossier.commits):
        return
    for text in dossier.texts:
        if isinstance(text.before, str):
            lines = _lines(text.before)
            yield text.previous_path or text.path, _File(lines, len(lines))


def _lines(text: str) -> list[str]:
    """Return the lines as a patch holds them: without what ends them."""
    lines = text.split("\n")
    return [line.rstrip("\r") for line in (lines if lines[-1] else lines[:-1])]


def _apply(replay: _Replay, place: int, part: FilePatch) -> None:
    """Apply one commit's patch of one file."""
    origin = part.previous_path or part.path
    old = replay.files.get(origin)
    text = None
    if part.change is ChangeType.ADDED:
        text = _patched([], part) if part.path not in replay.files and part.path not in replay.gone else None
    elif old and origin not in replay.lost:
        text = _patched(old.text, part)
    if text is None:
        replay.lost |= {part.path, origin}
        return
    is_new = old is None or part.change in {ChangeType.ADDED, ChangeType.COPIED}
    file = _File(text, None) if is_new or old is None else old
    file.text = text
    if part.change is ChangeType.DELETED:
        replay.gone[part.path] = replay.files.pop(part.path)
        return
    if part.change is ChangeType.RENAMED:
        replay.files.pop(origin, None)
    file.lengths.append((place, len(text)))
    replay.files[part.path] = file


def _patched(text: list[str], part: FilePatch) -> list[str] | None:
    """Return the text after a patch; None where the patch is absent or speaks of another text."""
    if isinstance(part.lines, Absent):
        return None
    made: list[str] = []
    at = 0  # lines of the old text that are dealt with
    for line in part.lines:
        start = (line.new_number or 0) - len(made) + at if line.sign == "+" else line.old_number or 0
        if not at < start <= len(text) + 1:
            return None
        made += text[at : start - 1]
        at = start - 1
        if line.sign != "+":
            if text[at : at + 1] != [line.text]:
                return None
            at += 1
        if line.sign != "-":
            made.append(line.text)
            if len(made) != line.new_number:
                return None
    return made + text[at:]


def _as_merged(file: _File, text: TouchedFile | None, rows: Sequence[ChangedFile]) -> bool:
    """Whether the outcome is what was merged: the text where it was read, else as long as GitHub's figures make it."""
    if text:
        return isinstance(text.after, str) and _lines(text.after) == file.text
    return any((file.before or 0) + row.additions - row.deletions == len(file.text) for row in rows)
