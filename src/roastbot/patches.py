"""Patches: the mails of `git format-patch`, and the rows of GitHub's REST API, as one FilePatch per file. Pure.

GitHub serves a pull request's `.patch` as an mbox, one mail per commit that is not a merge. Three traps lie in it.
A message may hold a line that looks like the start of a mail, or a whole pasted diff; so a mail begins only at a
commit we know of, and a diff begins only where its figures agree with the mail's own statistics. And lines end at
line feeds only: a form feed or U+2028 inside a line of code is part of that line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from unidiff.errors import UnidiffParseError
from unidiff.patch import PatchSet

from roastbot.evidence import Absent, ChangeType, FilePatch, Line, Reason

EMPTY_BLOB = "e69de29"  # git's name for a file without content; a diff to or from it rightly has no hunks
NO_BLOB = "0000000"
_MAIL = re.compile(r"^From ([0-9a-f]{40}) Mon Sep 17 00:00:00 2001\n(?=From: )", re.MULTILINE)
_TOTALS = re.compile(
    r"^ \d+ files? changed(?:, (?P<added>\d+) insertions?\(\+\))?(?:, (?P<deleted>\d+) deletions?\(-\))?$",
    re.MULTILINE,
)
_BOUNDARY = re.compile(r"^---\n", re.MULTILINE)
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


def read_mbox(mbox: str, oids: Iterable[str]) -> Mapping[str, Mail]:
    """Return each commit's mail by the commit's full id; merges, and commits GitHub left out, are not in it.

    `oids` are the pull request's commits. Only the first mail of each counts: a later commit can quote an earlier
    one's id in its message, and no earlier one can know a later one's.
    """
    known, starts = set(oids), []
    for found in _MAIL.finditer(mbox):
        preceded = found.start() == 0 or mbox.endswith("\n\n", 0, found.start())
        if preceded and found[1] in known:
            known.remove(found[1])
            starts.append(found)
    ends = [*(found.start() for found in starts), len(mbox)][1:]
    return {found[1]: _mail(found[1], mbox[found.end() : end]) for found, end in zip(starts, ends, strict=True)}


def _mail(oid: str, text: str) -> Mail:
    headers, _, body = text.partition("\n\n")
    return Mail(oid, _date(headers), _commit_patch(body))


def _date(headers: str) -> datetime | None:
    """Return when the mail says it was written; None when it says nothing a calendar knows."""
    found = _DATE.search(headers)
    try:
        instant = parsedate_to_datetime(found[1]) if found else None
    except ValueError:
        return None
    return instant.replace(tzinfo=UTC) if instant and instant.tzinfo is None else instant


def _commit_patch(body: str) -> tuple[FilePatch, ...] | Absent:
    """Return what a mail's diff changes.

    The message ends at a line of three dashes, and may itself hold such lines and pasted diffs. The true end is the
    first one after which the files add up to the statistics that follow it.
    """
    for boundary in _BOUNDARY.finditer(body):
        totals = _TOTALS.search(body, boundary.end())
        if totals is None:
            break
        patch = tuple(_files(body[totals.end() :]))
        counted = (sum(part.additions for part in patch), sum(part.deletions for part in patch))
        if counted == (int(totals["added"] or 0), int(totals["deleted"] or 0)):
            return patch
    return Absent(Reason.NOT_SERVED)


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
