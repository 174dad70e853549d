"""A blog checked out on this machine, read and written with `git` itself.

The commit is built beside the working tree (a private index, then one compare-and-swap of the branch), so a
failure leaves branch, index and files as they were. Hooks do not run: this is one commit of three files.
"""

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from roastbot.blog_files import FileChange, Unreadable, decode
from roastbot.errors import BlogError, PublishError, StaleHeadError
from roastbot.stores import Commit, CommitMessage

QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}  # never ask, and complain in the language we match
REGULAR_FILES = ("100644", "100755")


class GitError(Exception):
    """A git command ended with an error; `str()` is what it printed."""


class Git:
    """Runs git in one folder; nothing below asks for a terminal, a pager or the user's hooks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Return what the command printed; raise GitError with its complaint when it fails."""
        settings = [f"{name}={value}" for name, value in {**QUIET, **(env or {})}.items()]
        result = subprocess.run(
            ["env", *settings, "git", "-C", str(self.folder), "-c", "core.quotePath=false", *arguments],
            input=stdin,
            capture_output=True,
            check=False,
        )
        if result.returncode:
            raise GitError(result.stderr.decode(errors="replace").strip() or f"git {arguments[0]} failed")
        return result.stdout

    def line(self, *arguments: str, env: Mapping[str, str] | None = None) -> str:
        """Return the command's output as one stripped text."""
        return self.run(*arguments, env=env).decode(errors="replace").strip()


class GitFiles:
    """The files of one commit of a checked-out blog (a BlogFiles)."""

    def __init__(self, git: Git, branch: str, head: str) -> None:
        self._git = git
        self.branch = branch
        self.head = head
        self.name = git.folder.name
        self._blobs: dict[str, str] = {}
        for entry in git.run("ls-tree", "-r", "-z", head).decode(errors="replace").split("\0"):
            meta, _, path = entry.partition("\t")
            mode, _, oid = meta.replace(" blob ", " ").partition(" ")
            if mode in REGULAR_FILES:
                self._blobs[path] = oid

    def paths(self) -> tuple[str, ...]:
        """Return every regular file's path, sorted."""
        return tuple(sorted(self._blobs))

    def read(self, paths: Sequence[str]) -> Mapping[str, str | Unreadable]:
        """Return the texts of those that exist."""
        return {
            path: decode(self._git.run("cat-file", "blob", self._blobs[path])) for path in paths if path in self._blobs
        }


class GitStore:
    """A BlogStore on a checked-out repository."""

    def __init__(self, folder: Path, branch: str | None) -> None:
        self._git = Git(folder)
        self._branch = branch

    def open(self, wanted: Sequence[str]) -> GitFiles:
        """Return the files of the checked-out branch; nothing is fetched ahead, so `wanted` costs nothing."""
        del wanted
        folder = self._git.folder
        fix = "give the root folder of your blog's clone, with the branch to write checked out and one commit on it"
        if not folder.is_dir():
            raise BlogError(f"--blog {folder} is not a folder", cause="the path has a typo", fix=fix)
        try:
            top = self._git.line("rev-parse", "--show-toplevel")
        except FileNotFoundError as error:
            raise BlogError("git is not installed", cause="there is no git on PATH", fix="install git") from error
        except GitError as error:
            raise BlogError(f"--blog {folder} is not a git repository ({error})", cause="no clone", fix=fix) from error
        if Path(top).resolve() != folder.resolve():
            raise BlogError(f"--blog {folder} is not the root of its repository", cause=f"the root is {top}", fix=fix)
        try:
            branch = self._git.line("symbolic-ref", "--short", "HEAD")
            head = self._git.line("rev-parse", "--verify", "HEAD^{commit}")
        except GitError as error:
            raise BlogError(
                f"--blog {folder} has no branch with a commit ({error})", cause="detached or new", fix=fix
            ) from error
        if self._branch and branch != self._branch:
            raise BlogError(
                f"blog-branch is {self._branch!r} but {branch!r} is checked out",
                cause="the clone is on another branch",
                fix=f"git switch {self._branch}, or leave blog-branch unset",
            )
        return GitFiles(self._git, branch, head)

    def commit(self, changes: tuple[FileChange, ...], message: CommitMessage, head: str) -> Commit:
        """Add one commit on top of `head`; see BlogStore.commit."""
        paths = [change.path for change in changes]
        try:
            self._refuse_locked()
            self._refuse_dirty(paths)
            branch = self._git.line("symbolic-ref", "HEAD")
            oid = self._write_commit(changes, message, head)
        except GitError as error:
            raise PublishError(
                f"git could not make the commit ({error})",
                cause="a path is taken by a folder or a file, or the disk is full",
                fix="look at the message; nothing was changed",
            ) from error
        try:
            self._git.run("update-ref", "-m", "roastbot: the week", branch, oid, head)
        except GitError as error:
            raise StaleHeadError(
                f"the blog's branch moved while roastbot worked ({error})",
                cause="somebody committed meanwhile",
                fix="run again",
            ) from error
        try:
            self._git.run("checkout", "-q", "HEAD", "--", *paths)
        except GitError as error:
            raise PublishError(
                f"the commit {oid[:7]} is made, but the working tree does not show it ({error})",
                cause="another git is at work in that folder",
                fix=f"run: git checkout HEAD -- {' '.join(paths)}",
            ) from error
        return Commit(oid)

    def _refuse_locked(self) -> None:
        """Stop before the branch moves when another git holds the index, which the working tree needs afterwards."""
        lock = self._git.folder / self._git.line("rev-parse", "--git-path", "index.lock")
        if lock.exists():
            raise PublishError(
                f"another git is at work in the blog ({lock} exists)",
                cause="an editor or a terminal runs git there, or one was killed in the middle",
                fix="wait for it; if there is none, remove that file",
            )

    def _refuse_dirty(self, paths: list[str]) -> None:
        dirty = self._git.line("status", "--porcelain", "--untracked-files=all", "--ignored=matching", "--", *paths)
        if dirty:
            name = dirty.splitlines()[0]
            raise BlogError(
                f"the blog has uncommitted changes where roastbot writes ({name})",
                cause="the file was edited but not committed, or is ignored by git",
                fix="commit, stash or move it, then run again",
            )

    def _write_commit(self, changes: tuple[FileChange, ...], message: CommitMessage, head: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._git.run("read-tree", head, env=index)
            for change in changes:
                blob = self._git.run("hash-object", "-w", "--stdin", stdin=change.content.encode()).decode().strip()
                mode = self._mode(change.path, head)
                self._git.run("update-index", "--add", "--cacheinfo", f"{mode},{blob},{change.path}", env=index)
            tree = self._git.line("write-tree", env=index)
        out = self._git.run("commit-tree", tree, "-p", head, stdin=message.text.encode(), env=self._identity())
        return out.decode().strip()

    def _mode(self, path: str, head: str) -> str:
        """Return the mode the file has; a symbolic link is refused, since writing would follow or replace it."""
        entry = self._git.line("ls-tree", head, "--", path)
        mode = entry.partition(" ")[0] or "100644"
        if mode not in REGULAR_FILES:
            raise PublishError(
                f"{path} is not a regular file on the blog",
                cause="it is a symbolic link, a folder or a submodule",
                fix="name another path, or replace it by a regular file",
            )
        return mode

    def _identity(self) -> dict[str, str]:
        """Return an identity for git only where the user has none configured."""
        try:
            self._git.line("var", "GIT_COMMITTER_IDENT")
        except GitError:
            who = {"NAME": "roastbot", "EMAIL": "roastbot@users.noreply.github.com"}
            return {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
        return {}
