"""A repository's files out of a gzipped tarball that is read once, as it comes: nothing is unpacked to a disk or run.

Nobody's word about sizes is believed: what comes in, what it unpacks to, what stands between two files and how many
there are is counted, and past a limit reading stops. Links are names without content, and are not followed; whatever
else no git repository holds is passed over, and the list is then not called complete.
"""

import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

PIECE: Final = 65_536  # bytes unpacked at once
END: Final = 2 * tarfile.BLOCKSIZE  # bytes, all zero, that every tarball ends with
GZIP: Final = 31  # what zlib calls the largest window behind a gzip header


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of one tarball. A large application (5,000 files, 80 MB, 40 MB packed) is an eighth of it."""

    packed: int = 300_000_000  # bytes that are fetched: half a minute at 10 MB/s
    unpacked: int = 1_500_000_000  # bytes they become; text packs to a quarter, a bomb to a thousandth
    files: int = 100_000  # each costs about 200 bytes of memory and of a saved dossier
    entries: int = 200_000  # files, folders and links together
    file: int = 1_000_000  # bytes of one file that is read; larger ones nobody wrote by hand
    near: int = 250_000_000  # bytes read of files in the folders that matter: about ten seconds of searching
    elsewhere: int = 250_000_000  # bytes read of all others, the same
    between: int = (
        32_768  # bytes of headers between two files: git's longest path is 4 KiB, and tarfile is slow at long ones
    )


LIMITS: Final = Limits()


class BrokenTarballError(ValueError):
    """What came is no whole gzipped tarball."""


class _TooMuchError(Exception):
    """A limit was reached."""


class Tarball:
    """The files of a tarball: iterate once, then ask `complete` and `searched`.

    `chunks` are its bytes as they come, `folders` those that matter most, none inside another; `must` says which files
    are read whatever was read before. Yields each path below the folder that git packs everything in, and the bytes;
    None for a link and for a file that was too much.
    """

    def __init__(
        self,
        chunks: Iterable[bytes],
        folders: Iterable[str] = (),
        must: Callable[[str], bool] = lambda _: False,
        limits: Limits = LIMITS,
    ) -> None:
        self.complete = False  # whether every file there is was listed
        self._source, self._limits, self._must = _Unpacked(chunks, limits), limits, must
        self._folders = dict.fromkeys(folders, 0)
        self._left = {True: limits.near, False: limits.elsewhere}
        self._here, self._passed, self._unread = "", set[str](), set[str]()
        self._paths, self._root, self._odd = set[str](), "", False

    def __iter__(self) -> Iterator[tuple[str, bytes | None]]:
        """Yield the files; stop where a limit is reached. Raises BrokenTarballError."""
        try:
            with tarfile.open(fileobj=self._source, mode="r|") as archive:  # type: ignore[call-overload] # it only reads
                yield from self._files(archive)
                self._expect_nothing_more(archive)
        except _TooMuchError:
            return
        except BrokenTarballError:
            raise
        except (tarfile.TarError, zlib.error, ValueError, OverflowError, RecursionError) as error:
            raise BrokenTarballError(str(error)) from error  # tarfile raises these, too, for headers nobody packed
        self._passed.add(self._here)
        self.complete = not self._odd

    @property
    def searched(self) -> tuple[str, ...] | None:
        """None when every file was read that is not too large; else the folders of which that is true."""
        if not self._unread and (self.complete or self._odd):
            return None
        return tuple(folder for folder in self._folders if folder in self._passed - self._unread)

    def _files(self, archive: tarfile.TarFile) -> Iterator[tuple[str, bytes | None]]:
        entries = 0
        for member in iter(archive.next, None):
            entries += 1
            if entries > self._limits.entries:
                raise _TooMuchError
            archive.members.clear()  # type: ignore[attr-defined] # tarfile keeps them all, to find one again
            self._source.allowed = self._limits.between + max(0, member.size)
            path = self._path(member)
            if not path:
                self._expect_an_end(member)
                continue
            if len(self._paths) == self._limits.files:
                raise _TooMuchError
            self._paths.add(path)
            self._walk_on(path)
            file = archive.extractfile(member) if member.isreg() and self._is_read(path, member.size) else None
            yield path, file.read() if file else None
            self._expect_an_end(member)

    def _expect_an_end(self, member: tarfile.TarInfo) -> None:
        """Stop before tarfile goes looking for the end of something that is said to be larger than all there may be."""
        if member.size > self._limits.unpacked:
            raise _TooMuchError

    def _path(self, member: tarfile.TarInfo) -> str:
        """Return the path of a file or a link in the repository, empty for anything else."""
        root, _, path = member.name.partition("/")
        self._root = self._root or root
        if member.isdir():
            return ""
        steps = {root, *path.split("/")}
        fits = root == self._root and path not in self._paths and not steps & {"", ".", ".."}
        if not fits or not (member.issym() or (member.isreg() and not member.issparse())):
            self._odd = True
            return ""
        return path

    def _walk_on(self, path: str) -> None:
        """Note which folder this is in; git packs a folder at a stretch, so the one before it is all there."""
        here = self._home(path)
        if here != self._here:
            self._passed.add(self._here)
            self._passed.discard(here)
            self._here = here

    def _home(self, path: str) -> str:
        """Return the one of the folders that a path is in, empty where it is in none."""
        while path and path not in self._folders:
            path = path.rpartition("/")[0]
        return path

    def _is_read(self, path: str, size: int) -> bool:
        """Whether a file is read; how much room that takes."""
        if size > self._limits.file:
            return False
        near = bool(self._here)
        if self._left[near] < size and not self._must(path):
            self._unread.add(self._here)
            return False
        self._left[near] -= size
        return True

    def _expect_nothing_more(self, archive: tarfile.TarFile) -> None:
        """Read on to the end, which is two empty blocks: tarfile takes a header it cannot read for it."""
        self._source.allowed = self._limits.between
        while rest := archive.fileobj.read(PIECE):
            if rest.strip(b"\0"):
                raise BrokenTarballError("something stands behind the last file")
        if self._source.tail != b"\0" * END:
            raise BrokenTarballError("it ends without an end")


class _Unpacked:
    """What a gzip stream unpacks to, as something to read from; `allowed` is how much may still be read for now."""

    def __init__(self, chunks: Iterable[bytes], limits: Limits) -> None:
        self._chunks, self._limits = iter(chunks), limits
        self._gzip = zlib.decompressobj(wbits=GZIP)
        self._packed = self._given = 0
        self.allowed = limits.between
        self.tail = b""  # the last of what was given

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, none at the end. Raises _TooMuchError, BrokenTarballError, zlib.error."""
        while not self._gzip.eof:
            fresh = self._gzip.unconsumed_tail or self._fetched()
            piece = self._gzip.decompress(fresh, size)
            if piece:
                return self._counted(piece)
            if not fresh and not self._gzip.eof:
                raise BrokenTarballError("it ends in the middle")
        return b""

    def _fetched(self) -> bytes:
        chunk = next((chunk for chunk in self._chunks if chunk), b"")
        self._packed += len(chunk)
        if self._packed > self._limits.packed:
            raise _TooMuchError
        return chunk

    def _counted(self, piece: bytes) -> bytes:
        self._given += len(piece)
        self.tail = (self.tail + piece)[-END:]
        self.allowed -= len(piece)
        if self._given > self._limits.unpacked:
            raise _TooMuchError
        if self.allowed < 0:
            raise BrokenTarballError("more stands between two files than any path takes")
        return piece
