"""Which commit of the branch wrote each line, and which later one took it out again.

The patches of a branch carry line numbers, so its history can be replayed without the repository: every added
line gets a birth, every removal of such a line is a death. Text is compared at each step; a file whose text
disagrees (a merge from the base branch shifted it) is forgotten rather than guessed about, so that what is
reported did happen, and what cannot be known is left out.
"""

import weakref
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from roastbot.evidence import Absent, ChangeType, Commit, Dossier, FilePatch, Line
from roastbot.remembered import for_a_dossier


@dataclass(frozen=True, slots=True)
class Death:
    """A line that the branch added and took out again; `born` and `died` are places in `Dossier.commits`."""

    path: str
    text: str
    born: int
    died: int


@dataclass(frozen=True, slots=True)
class Birth:
    """A line that the branch added and that is still there after its last commit."""

    path: str
    text: str
    born: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lines that came and went, and the lines that stayed.

    `whole` says that every patch was there and nothing had to be forgotten: only then may anybody conclude from
    a line's absence. `files` are paths created on the branch and deleted on it, with both commits' places.
    """

    deaths: tuple[Death, ...]
    survivors: tuple[Birth, ...]
    files: tuple[Death, ...]
    whole: bool


_Lines = dict[int, tuple[int, str]]  # line number -> (place of the commit that wrote it, its text)


@dataclass(slots=True)
class _Replay:
    files: dict[str, _Lines] = field(default_factory=dict)
    created: dict[str, int] = field(default_factory=dict)
    deaths: list[Death] = field(default_factory=list)
    gone: list[Death] = field(default_factory=list)
    whole: bool = True


_latest: list[tuple[weakref.ref[Dossier], Lineage]] = []  # the detectors ask about one dossier in turn


@for_a_dossier
def trace(dossier: Dossier) -> Lineage:
    """Return the lineage of the branch's lines; a commit without a patch other than a merge makes it partial."""
    if not (_latest and _latest[0][0]() is dossier):
        _latest[:] = [(weakref.ref(dossier), _replayed(dossier))]
    return _latest[0][1]


def _replayed(dossier: Dossier) -> Lineage:
    replay = _Replay()
    for place, commit in enumerate(dossier.commits):
        if isinstance(commit.patch, Absent):
            replay.whole = replay.whole and commit.is_merge
            continue
        _replay_commit(replay, place, commit.patch)
    survivors = tuple(
        Birth(path, text, born)
        for path, lines in sorted(replay.files.items())
        for _, (born, text) in sorted(lines.items())
    )
    return Lineage(tuple(replay.deaths), survivors, tuple(replay.gone), replay.whole)


def _replay_commit(replay: _Replay, place: int, patch: Sequence[FilePatch]) -> None:
    """Apply one commit: a line that leaves one spot and turns up in another has moved, and keeps its birth."""
    leaving: list[tuple[str, str, int | None]] = []
    arrivals: list[tuple[_Lines, Line]] = []
    for part in patch:
        lines = _lines_of(part)
        if lines is None:
            replay.whole = False
            replay.files.pop(part.path, None)
            continue
        before = replay.files.pop(part.previous_path or part.path, {})
        if _disagrees(before, lines):
            replay.whole = False
            before = {}
        leaving += [(part.path, line.text, _birth(before, line)) for line in lines if line.sign == "-"]
        after = _shifted(before, lines)
        arrivals += [(after, line) for line in lines if line.sign == "+"]
        _note_file(replay, place, part)
        if part.change is not ChangeType.DELETED:
            replay.files[part.path] = after
    _settle(replay, place, leaving, arrivals)


def _settle(
    replay: _Replay, place: int, leaving: list[tuple[str, str, int | None]], arrivals: list[tuple[_Lines, Line]]
) -> None:
    """Pair removed with added lines of the same words; what finds no partner is a death, or a birth."""
    partners: dict[str, list[int | None]] = {}
    for _, text, born in leaving:
        partners.setdefault(text.strip(), []).append(born)
    arriving = Counter(line.text.strip() for _, line in arrivals)
    for path, text, born in leaving:
        if arriving[text.strip()] > 0:
            arriving[text.strip()] -= 1
        elif born is not None and text.strip():
            replay.deaths.append(Death(path, text, born, place))
    for lines, line in arrivals:
        moved = partners.get(line.text.strip())
        born = moved.pop(0) if moved else place
        if born is not None and line.new_number is not None:
            lines[line.new_number] = (born, line.text)


def _lines_of(part: FilePatch) -> tuple[Line, ...] | None:
    return None if isinstance(part.lines, Absent) else part.lines


def _birth(before: _Lines, line: Line) -> int | None:
    known = before.get(line.old_number or 0)
    return known[0] if known else None


def _disagrees(before: _Lines, lines: Iterable[Line]) -> bool:
    old = (line for line in lines if line.sign in "- " and line.old_number in before)
    return any(before[line.old_number or 0][1] != line.text for line in old)


def _shifted(before: _Lines, lines: Sequence[Line]) -> _Lines:
    """Return the lines that stay, under the numbers they have after the change."""
    removed = sorted(line.old_number for line in lines if line.sign == "-" and line.old_number)
    added = sorted(line.new_number for line in lines if line.sign == "+" and line.new_number)
    going = set(removed)
    return {
        _number_after(number - bisect_left(removed, number), added): kept
        for number, kept in before.items()
        if number not in going
    }


def _number_after(rank: int, added: Sequence[int]) -> int:
    """Return the number of the `rank`-th line that is not an added one."""
    number = rank
    while (better := rank + bisect_right(added, number)) != number:
        number = better
    return number


def _note_file(replay: _Replay, place: int, part: FilePatch) -> None:
    if part.change is ChangeType.ADDED:
        replay.created[part.path] = place
    elif part.change is ChangeType.DELETED and part.path in replay.created:
        replay.gone.append(Death(part.path, "", replay.created.pop(part.path), place))
    elif part.previous_path in replay.created:
        replay.created[part.path] = replay.created.pop(part.previous_path)


def changed_lines(commit: Commit) -> Mapping[str, tuple[str, ...]]:
    """Return the texts of a commit's lines by sign (`+` and `-`); empty when its patch is absent."""
    parts = () if isinstance(commit.patch, Absent) else commit.patch
    lines = [line for part in parts for line in _lines_of(part) or ()]
    return {sign: tuple(line.text for line in lines if line.sign == sign) for sign in "+-"}
