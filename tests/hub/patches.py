"""Unified diffs for the world: made from tiny text, counted, and put into the mails that `.patch` serves.

Written apart from roastbot's own reading of patches on purpose: the two must agree on real bytes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from typing import Any

HUNK = re.compile(r"^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@", re.MULTILINE)
NAMES = (r"^(?:\+\+\+ b/|rename to |copy to )(.+?)\t?$", r"^--- a/(.+?)\t?$", r"^diff --git a/(.+) b/\1$")
STATUS = {"new": "ADDED", "deleted": "DELETED", "rename": "RENAMED", "copy": "COPIED"}  # first word of git's header


@dataclass(frozen=True)
class FileDiff:
    """One file of a diff; `patch` is what REST calls so (hunks only), None for a binary file or a pure rename."""

    path: str
    previous: str | None
    change: str
    additions: int
    deletions: int
    patch: str | None


def make_diff(changes: Mapping[str, str]) -> str:
    r"""Return a git diff from `{path: lines with their signs}`; `"old => new"` renames, all `+` adds, all `-` deletes.

    `{"a.py": "+one\n-two\n kept"}` is one hunk; lines without a sign are refused with ValueError.
    """
    return "".join(_file(name, text.strip("\n")) for name, text in changes.items())


def _file(name: str, text: str) -> str:
    old, _, new = name.partition(" => ")
    lines = text.split("\n") if text else []
    if any(line[:1] not in "+- " or not line for line in lines):
        raise ValueError(f"each line of a change starts with +, - or a space: {text!r}")
    before, after = (sum(line[0] in signs for line in lines) for signs in ("- ", "+ "))
    head, sides = f"diff --git a/{old} b/{new or old}\n", (f"a/{old}", f"b/{new or old}")
    if new:
        head += f"similarity index {90 if lines else 100}%\nrename from {old}\nrename to {new}\n"
    elif lines and not before:
        head, sides = head + "new file mode 100644\n", ("/dev/null", sides[1])
    elif lines and not after:
        head, sides = head + "deleted file mode 100644\n", (sides[0], "/dev/null")
    if not lines:
        return head
    spans = f"-{bool(before):d},{before} +{bool(after):d},{after}"
    return f"{head}index 1111111..2222222 100644\n--- {sides[0]}\n+++ {sides[1]}\n@@ {spans} @@\n" + text + "\n"


def files_in(diff: str) -> Iterator[FileDiff]:
    """Yield each file of a git diff, with lines counted inside hunks only, so a `-- ` line cannot mislead it."""
    for part in re.split(r"^(?=diff --git a/)", diff, flags=re.MULTILINE)[1:]:
        header, at, _ = part.partition("\n@@ ")
        hunks = part[len(header) + 1 :] if at else ""
        header += "\n"
        named = next((found for shape in NAMES if (found := re.search(shape, header, re.MULTILINE))), None)
        if named is None:
            raise ValueError(f"which file is this diff of? {header!r}")
        source = re.search(r"^(?:rename|copy) from (.+)$", header, re.MULTILINE)
        kind = re.search(r"^(new|deleted|rename|copy) ", header, re.MULTILINE)
        patch, added, removed = _count(hunks)
        change = STATUS[kind[1]] if kind else "MODIFIED"
        yield FileDiff(named[1], source and source[1], change, added, removed, patch or None)


def _count(hunks: str) -> tuple[str, int, int]:
    """Return the hunks without a mail's signature, and the lines added and removed in them."""
    lines, kept, added, removed, old, new = hunks.split("\n"), 0, 0, 0, 0, 0
    for number, line in enumerate(lines):
        head = HUNK.match(line) if old <= 0 and new <= 0 else None
        if head:
            old, new = (int(span) if span else 1 for span in head.groups())
        elif old > 0 or new > 0:
            added, removed = added + (line[:1] == "+"), removed + (line[:1] == "-")
            old, new = old - (line[:1] != "+"), new - (line[:1] != "-")
            if line.startswith("\\"):  # "\ No newline at end of file" counts on neither side
                old, new = old + 1, new + 1
        elif not line.startswith("\\"):
            break
        kept = number + 1
    return "\n".join(lines[:kept]), added, removed


def make_mbox(commits: list[dict[str, Any]]) -> bytes:
    """Return what `git format-patch --stdout` writes for these commits; merge commits are not in it."""
    plain = [commit for commit in commits if len(commit["parents"]) < 2]
    return "".join(_mail(commit, n, len(plain)) for n, commit in enumerate(plain, 1)).encode()


def _mail(commit: dict[str, Any], number: int, total: int) -> str:
    author, width = commit["author"], len(str(total))
    prefix = f"[PATCH {number:0{width}}/{total}]" if total > 1 else "[PATCH]"
    headline, _, body = commit["message"].partition("\n\n")
    files = list(files_in(commit["_diff"]))
    stat = "".join(f" {file.path} | {file.additions + file.deletions}\n" for file in files)
    summary = f" {len(files)} files changed, {commit['additions']} insertions(+), {commit['deletions']} deletions(-)\n"
    return (
        f"From {commit['oid']} Mon Sep 17 00:00:00 2001\n"
        f"From: {_header(author['name'])} <{author['email']}>\n"
        f"Date: {format_datetime(datetime.fromisoformat(author['date']))}\n"
        f"Subject: {_header(f'{prefix} {headline}')}\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{body + chr(10) if body else ''}---\n{stat}{summary}\n{commit['_diff']}-- \n2.43.0\n\n"
    )


def _header(text: str) -> str:
    """Return a mail header's value folded at 78 columns, encoded when it is not ASCII, as git does."""
    return Header(text, "us-ascii" if text.isascii() else "utf-8", maxlinelen=78, header_name="Subject").encode()
