"""The files that commands read and write: a dossier whole or not at all, a post, a blog as it lies in its folder."""

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from roastbot import dossier_file
from roastbot.blog_files import BlogFiles
from roastbot.dossier_file import LARGEST, Saved, too_large
from roastbot.errors import BlogError, DossierError, PostError
from roastbot.factcheck.checker import LONGEST_POST
from roastbot.stores.folder_store import FolderFiles


def read_file(path: Path) -> Saved:
    """Return the dossier saved in a file; raises DossierError naming the file and what is wrong with it."""
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise too_large(name)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise DossierError(
            f"{name} cannot be read ({error.strerror})",
            cause="the name has a typo, or nothing was saved there yet",
            fix=f"save it with `roastbot dossier owner/repo#N -o {name}`",
        ) from error
    except UnicodeDecodeError as error:
        raise DossierError(f"{name} is not UTF-8 text", cause="another file was named", fix="name a dossier") from error
    return dossier_file.read(text, name)


def read_post(path: Path) -> str:
    """Return the text of a post as it is in its file, line ends and all; raises PostError naming the file."""
    largest = 4 * LONGEST_POST  # bytes; no character of UTF-8 has more than four
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
        text = "" if len(data) > largest else data.decode()
    except OSError as error:
        raise PostError(
            f"{path} cannot be read ({error.strerror})", cause="the name has a typo", fix="name a post in Markdown"
        ) from error
    except UnicodeDecodeError as error:
        raise PostError(
            f"{path} is not UTF-8 text", cause="it is no Markdown, or an old editor saved it", fix="save it as UTF-8"
        ) from error
    if "\x00" in text:
        raise PostError(f"{path} is no text", cause="another file was named", fix="name a post in Markdown")
    if len(text) > LONGEST_POST or len(data) > largest:
        raise PostError(
            f"{path} is longer than {LONGEST_POST:,} characters", cause="it is no post", fix="name a post in Markdown"
        )
    return text


def write_file(path: Path, text: str) -> None:
    """Write a file whole, over an earlier one if there is one; on an error that one stays as it was.

    What is no regular file (a pipe, a terminal) is written to as it is. Raises DossierError.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}")
    try:
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8")
            return
        try:
            with beside.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise DossierError(
            f"{path} cannot be written ({error.strerror})",
            cause="its folder does not exist or may not be written, or the disk is full",
            fix="name another file; what was there is as it was",
        ) from error


def blog_in(folder: Path | None) -> BlogFiles:
    """Return the files of the blog in a folder as they lie there, or those of no blog at all; raises BlogError."""
    if folder is None:
        return NoFiles()
    if not folder.is_dir():
        raise BlogError(
            f"{folder} is no folder", cause="--blog has a typo", fix="name the folder of a checked-out blog"
        )
    return FolderFiles(folder)


class NoFiles:
    """A blog without a file (a BlogFiles): what is rendered for it is plain Markdown."""

    head = ""
    branch = ""
    name = "no blog"

    def paths(self) -> tuple[str, ...]:
        """Return nothing."""
        return ()

    def read(self, paths: Sequence[str]) -> Mapping[str, str]:
        """Return nothing, whatever is asked for."""
        del paths
        return {}
