"""A blog in a folder, for people who commit themselves: files are written in place, and nothing else is touched.

Needs no git: the action's image has none, and a later step of the job makes the commit.
"""

import contextlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from roastbot.blog_files import FileChange, Unreadable, decode
from roastbot.errors import BlogError, PublishError, StaleHeadError
from roastbot.stores import CommitMessage

SKIPPED = frozenset({".git", "node_modules"})


class FolderFiles:
    """The files of a folder as they stand now (a BlogFiles); without a commit its head is empty."""

    head = ""
    branch = ""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = folder.name

    def paths(self) -> tuple[str, ...]:
        """Return every regular file's path, sorted; links are neither followed nor listed."""
        return tuple(sorted(_walk(self._folder, "")))

    def read(self, paths: Sequence[str]) -> Mapping[str, str | Unreadable]:
        """Return the texts of those that exist."""
        found = {path: self._folder / path for path in paths}
        return {path: decode(file.read_bytes()) for path, file in found.items() if _is_plain(self._folder, path)}


class FolderStore:
    """A BlogStore that writes files and commits nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, bytes] = {}

    def open(self, wanted: Sequence[str]) -> FolderFiles:
        """Return the folder's files; what was `wanted` must still be the same when they are written."""
        if not self._folder.is_dir() or not any(self._folder.iterdir()):
            raise BlogError(
                f"the workspace {self._folder} holds no blog",
                cause="`publish: files` works on a checked-out blog, and no step checked one out",
                fix="put actions/checkout before this step, or use `publish: commit`",
            )
        files = FolderFiles(self._folder)
        self._seen = {path: (self._folder / path).read_bytes() for path in wanted if _is_plain(self._folder, path)}
        return files

    def commit(self, changes: tuple[FileChange, ...], message: CommitMessage, head: str) -> None:
        """Write the files; there is no commit to return. On an error, what was written is put back.

        Raises StaleHeadError when the ledger changed since it was read, PublishError when a file cannot be written.
        """
        del message, head
        before = {change.path: self._current(change.path) for change in changes}
        for path, seen in self._seen.items():
            if path in before and before[path] != seen:
                raise StaleHeadError(f"{path} changed while roastbot worked", cause="another step", fix="run again")
        try:
            for change in changes:
                self._write(change)
        except OSError as error:
            self._restore(before)
            raise PublishError(
                f"the workspace cannot be written ({error.strerror}: {error.filename})",
                cause="a folder is in the way, or the disk is full or read-only",
                fix="look at that path; the workspace is as it was",
            ) from error

    def _current(self, path: str) -> bytes | None:
        file = self._folder / path
        if _is_linked(self._folder, path) or (file.exists() and not file.is_file()):
            raise PublishError(
                f"{path} is not a regular file in the workspace",
                cause="it is a symbolic link, or lies behind one",
                fix="name another path, or replace it by a regular file",
            )
        return file.read_bytes() if file.exists() else None

    def _write(self, change: FileChange) -> None:
        file = self._folder / change.path
        made = [parent for parent in file.parents if not parent.exists()]
        file.parent.mkdir(parents=True, exist_ok=True)
        is_new = not file.exists()
        file.write_bytes(change.content.encode())
        owner = self._folder.stat()
        # The container runs as root; the steps after it do not, and could neither change nor delete root's files.
        for path in (*made, *([file] if is_new else [])):
            with contextlib.suppress(PermissionError):
                shutil.chown(path, owner.st_uid, owner.st_gid)

    def _restore(self, before: Mapping[str, bytes | None]) -> None:
        for path, content in before.items():
            with contextlib.suppress(OSError):
                if content is None:
                    (self._folder / path).unlink(missing_ok=True)
                else:
                    (self._folder / path).write_bytes(content)


def _walk(folder: Path, prefix: str) -> list[str]:
    found: list[str] = []
    for entry in folder.iterdir():
        if entry.is_symlink() or entry.name in SKIPPED:
            continue
        if entry.is_dir():
            found += _walk(entry, f"{prefix}{entry.name}/")
        elif entry.is_file():
            found.append(prefix + entry.name)
    return found


def _is_plain(folder: Path, path: str) -> bool:
    """Whether `path` is a regular file that no symbolic link leads to or through."""
    return (folder / path).is_file() and not _is_linked(folder, path)


def _is_linked(folder: Path, path: str) -> bool:
    file = folder / path
    return any(part.is_symlink() for part in (file, *file.parents) if part.is_relative_to(folder) and part != folder)
