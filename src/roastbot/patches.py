"""Patches: the mails of `git format-patch`, and the rows of GitHub's REST API, as one FilePatch per file. Pure.

GitHub serves a pull request's `.patch` as an mbox, one mail per commit that is not a merge. Three traps lie in it.
A message may hold a line that looks like the start of a mail, or a whole forged patch; so a mail begins only at a
commit we know of, and its diff only where the message we know of ends, and only if it adds up. And
lines end at line feeds only: a form feed or U+2028 inside a line of code is part of that line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from unidiff.errors import UnidiffParseError
from unidiff.patch import PatchSet

from roastbot.evidence import Absent, ChangeType, Commit, FilePatch, Line, Reason

EMPTY_BLOB = "e69de29"  # git's name for a file without content; a diff to or from it rightly has no hunks
NO_BLOB = "0000000"
_MAIL = re.compile(r"^From ([0-9a-f]{40}) Mon Sep 17 00:00:00 2001\n(?=From: )", re.MULTILINE)
_TOTALS = re.compile(
    r"^ (?P<files>\d+) files? changed(?:, (?P<added>\d+) insertions?\(\+\))?(?:, (?P<deleted>\d+) deletions?\(-\))?$",
    re.MULTILINE,
)
_BOUNDARY = re.compile(r"^---\n", re.MULTILINE)
_BLANK = re.compile(r"\n\s*\n")
_UNSEEN = re.compile(r"[^!-~]+")
_FILE = re.compile(r"^(?=diff --git )", re.MULTILINE)
_DATE = re.compile(r"^Date: (.+)$", re.MULTILINE)
_INDEX = re.compile(r"^index ([0-9a-f]+)\.\.([0-9a-f]+)", re.MULTILINE)
_MOVE = re.compile(r"^(rename|copy) (from|to) (.+)$", re.MULTILINE)
_SIDE = re.compile(r"^(---|\+\+\+) (.+?)\t?$", re.MULTILINE)
_BINARY = re.compile(r"^(?:GIT binary patch|Binary files .* differ)$", re.MULTILINE)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


@dataclass(frozen=True, slots=True)
class Mail:
    """One commit's mail: when its author wrote it, in the author's own offset, and what it changed."""

    oid: str
    authored_at: datetime | None
    patch: tuple[FilePatch, ...] | Absent


def read_mbox(mbox: str, commits: Mapping[str, Commit] | Iterable[str]) -> Mapping[str, Mail]:
    """Return each commit's mail by the commit's full id; merges, and commits GitHub left out, are not in it.

    `commits` are the pull request's commits without its merges, by their full ids, as GraphQL tells them. A mail's
    patch is taken only where the message before it is the commit's own and its figures are GitHub's or those git
    wrote before it, else it is Absent (NOT_SERVED). So is one whose mail seems to begin in two places: an id inside
    a message that was read whole is a quotation, and of the rest nobody can tell. Ids alone will do for a recording
    that holds nothing more; then a mail answers for itself, and is Absent where more than one diff in it agrees with
    the statistics before it.
    """
    wanted = dict(commits) if isinstance(commits, Mapping) else dict.fromkeys(commits)
    starts = [
        found
        for found in _MAIL.finditer(mbox)
        if found[1] in wanted and (found.start() == 0 or mbox.endswith("\n\n", 0, found.start()))
    ]
    places = [found.start() for found in starts]
    mails: dict[str, Mail] = {}
    message_end = 0
    for found in starts:
        oid = found[1]
        if found.start() < message_end:
            continue
        mail, message_end = _mail(mbox, found, places, wanted[oid])
        mails[oid] = Mail(oid, None, Absent(Reason.NOT_SERVED)) if oid in mails else mail
    return mails


def _mail(mbox: str, start: re.Match[str], places: Sequence[int], commit: Commit | None) -> tuple[Mail, int]:
    """Return a mail and where its message ends: at its own start when that is unknown. `places` are all starts."""
    begin = mbox.find("\n\n", start.end()) + 2
    cut = len(mbox) if commit else _next(places, start.start(), len(mbox))
    fitting = []
    for boundary in _boundaries(mbox, begin, cut, commit) if begin > 1 else ():
        patch = tuple(_files(mbox[boundary : _next(places, boundary, len(mbox))]))
        totals = _TOTALS.search(mbox, boundary, cut)
        # Where the message is known to end, the statistics right after it are git's own: they may stand in for
        # GitHub's figures, which count a rename in another way or not at all.
        if _is_whole(patch, commit) or _agrees(patch, totals):
            fitting.append((patch, boundary))
    exact = [(patch, boundary) for patch, boundary in fitting if _is_whole(patch, commit)]
    fitting = exact or fitting
    if not fitting or any(patch != fitting[-1][0] for patch, _ in fitting):
        return Mail(start[1], None, Absent(Reason.NOT_SERVED)), start.start()
    patch, boundary = fitting[-1]
    return Mail(start[1], _date(mbox[start.end() : begin]), patch), boundary


def _next(places: Sequence[int], after: int, end: int) -> int:
    """Return the first of the sorted `places` past `after`, `end` when there is none."""
    at = bisect_right(places, after)
    return places[at] if at < len(places) else end


def _boundaries(mbox: str, begin: int, cut: int, commit: Commit | None) -> Iterator[int]:
    """Yield where the diff of the mail whose body is at `begin` can start: after a line of three dashes.

    A message may itself hold such lines, so where it is known only the one that comes right after it will do.
    """
    messages = {} if commit is None else {len(text): text for text in _bodies(commit)}
    length, counted = 0, begin
    for boundary in _BOUNDARY.finditer(mbox, begin, cut):
        if commit:
            length += len(_letters(mbox[counted : boundary.start()]))
            counted = boundary.start()
            if length > max(messages):
                return
            if length not in messages or _letters(mbox[begin:counted]) != messages[length]:
                continue
        yield boundary.end()


def _bodies(commit: Commit) -> tuple[str, str]:
    """Return what a mail's body can hold of a message: git joins the whole first paragraph to the subject."""
    _, *later = _BLANK.split(commit.body, maxsplit=1)
    return _letters("".join(later)), _letters(commit.body)


def _letters(text: str) -> str:
    """Return the visible ASCII of a text; git trims white space, and may write other letters in other bytes."""
    return _UNSEEN.sub("", text)


def _counted(patch: Sequence[FilePatch]) -> tuple[int, int, int]:
    return sum(part.additions for part in patch), sum(part.deletions for part in patch), len(patch)


def _is_whole(patch: Sequence[FilePatch], commit: Commit | None) -> bool:
    """Whether the files are as many, and their lines, as GitHub says the commit has."""
    if commit is None:
        return False
    files = len(patch) if commit.changed_files is None else commit.changed_files
    return _counted(patch) == (commit.additions, commit.deletions, files)


def _agrees(patch: Sequence[FilePatch], totals: re.Match[str] | None) -> bool:
    """Whether the files are as many, and their lines, as the mail's own statistics say."""
    return totals is not None and _counted(patch) == tuple(int(totals[n] or 0) for n in ("added", "deleted", "files"))


def _date(headers: str) -> datetime | None:
    """Return when the mail says it was written; None when it says nothing a calendar knows."""
    found = _DATE.search(headers)
    try:
        instant = parsedate_to_datetime(found[1]) if found else None
    except (ValueError, OverflowError):  # a day or an offset can have twenty digits
        return None
    return instant.replace(tzinfo=UTC) if instant and instant.tzinfo is None else instant


def read_diff(diff: str) -> tuple[FilePatch, ...]:
    """Return the files of a git diff, such as the one GitHub serves of a whole pull request."""
    return tuple(_files(diff))


def _files(diff: str) -> Iterator[FilePatch]:
    """Yield each file of a git diff; inside hunks every line begins with a sign, so headers cannot be mistaken."""
    for part in _FILE.split(diff):
        if part.startswith("diff --git "):
            yield _file(part)


def _file(part: str) -> FilePatch:
    header, at, hunks = part.partition("\n@@ ")
    header += "\n"
    path, previous = _names(header)
    change = _change(header)
    if _BINARY.search(header):
        return FilePatch(path, previous, 0, 0, change, Absent(Reason.BINARY))
    if not at:
        lines = Absent(Reason.NOT_SERVED) if _must_have_lines(header) else ()
        return FilePatch(path, previous, 0, 0, change, lines)
    return _with_hunks(path, previous, change, f"@@ {hunks}")


def _with_hunks(path: str, previous: str | None, change: ChangeType, hunks: str) -> FilePatch:
    """Return the file with the lines of its hunks, Absent when they are cut off or malformed."""
    try:
        (parsed,) = PatchSet(f"--- a\n+++ b\n{hunks}")
    except (UnidiffParseError, ValueError):
        return FilePatch(path, previous, 0, 0, change, Absent(Reason.NOT_SERVED))
    lines = tuple(
        Line(line.line_type, line.value.rstrip("\r\n"), line.source_line_no, line.target_line_no)
        for hunk in parsed
        for line in hunk
        if line.line_type in {"+", "-", " "}  # the rest: "no newline" markers, blank lines after the last hunk
    )
    return FilePatch(path, previous, parsed.added, parsed.removed, change, lines)


def _change(header: str) -> ChangeType:
    move = _MOVE.search(header)
    if move:
        return ChangeType.RENAMED if move[1] == "rename" else ChangeType.COPIED
    if re.search(r"^new file mode ", header, re.MULTILINE):
        return ChangeType.ADDED
    if re.search(r"^deleted file mode ", header, re.MULTILINE):
        return ChangeType.DELETED
    if re.search(r"^old mode ", header, re.MULTILINE) and not _INDEX.search(header):
        return ChangeType.CHANGED
    return ChangeType.MODIFIED


def _must_have_lines(header: str) -> bool:
    """Whether a text diff without hunks cannot be whole: content changed, and neither side was an empty file."""
    index = _INDEX.search(header)
    return index is not None and not all(side.startswith((EMPTY_BLOB, NO_BLOB)) for side in index.groups())


def _names(header: str) -> tuple[str, str | None]:
    """Return a file's path and, for a rename or copy, the path it came from."""
    moves = {move[2]: _unquoted(move[3]) for move in _MOVE.finditer(header)}
    if moves:
        return moves.get("to", ""), moves.get("from")
    sides = {side[1]: _unquoted(side[2]) for side in _SIDE.finditer(header)}
    for side in (sides.get("+++"), sides.get("---")):
        if side is not None and side != "/dev/null":
            return side[2:], None
    both = header.partition("\n")[0].removeprefix("diff --git ")
    return _unquoted(both[len(both) // 2 + 1 :])[2:], None  # nothing moved, so both halves name the same path


def _unquoted(name: str) -> str:
    """Return a path as it is: git puts quotes around unusual ones and escapes their bytes as C does."""
    if not (name.startswith('"') and name.endswith('"')):
        return name

    def letter(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes([int(code, 8) & 0xFF]) if len(code) > 1 else _LETTERS.get(code, code)

    return _ESCAPE.sub(letter, name[1:-1].encode()).decode(errors="replace")


_STATUS = {
    "added": ChangeType.ADDED,
    "removed": ChangeType.DELETED,
    "renamed": ChangeType.RENAMED,
    "copied": ChangeType.COPIED,
    "changed": ChangeType.CHANGED,
}


def from_row(row: Mapping[str, Any]) -> FilePatch:
    """Return one file of a REST answer (`files` of a commit); its counts are GitHub's own.

    REST leaves `patch` out for binary files and for large ones, and never says which: lines that were counted but
    not served are TOO_LARGE, a changed file without counted lines is BINARY.
    """
    change = _STATUS.get(row["status"], ChangeType.MODIFIED)
    path, previous = row["filename"], row.get("previous_filename")
    counted, patch = row["additions"] + row["deletions"], row.get("patch")
    if patch:
        parsed = _with_hunks(path, previous, change, f"{patch}\n")
        lines = parsed.lines
    elif counted:
        lines = Absent(Reason.TOO_LARGE)
    elif change is ChangeType.RENAMED or str(row.get("sha") or "").startswith(EMPTY_BLOB):
        lines = ()
    else:
        lines = Absent(Reason.BINARY)
    return FilePatch(path, previous, row["additions"], row["deletions"], change, lines)
