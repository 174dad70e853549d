"""A tarball is read once, as it comes: links are not followed, sizes are not believed, and every stream ends."""

import gzip
import io
import tarfile
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from roastbot.tarball import LIMITS, BrokenTarballError, Limits, Tarball

ROOT = "acme-app-1234567/"
Entry = tuple[str, bytes | None] | tarfile.TarInfo


def tarball(*entries: Entry, root: str = ROOT, pack: bool = True) -> bytes:
    """Return a tarball of `(path, bytes)` or of headers made by hand; a path alone is a folder."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for entry in entries:
            name, content = (entry, b"") if isinstance(entry, tarfile.TarInfo) else entry
            header = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(root + name)
            if content is None:
                header.type = tarfile.DIRTYPE
            elif header.isreg():
                header.size = len(content)
            archive.addfile(header, io.BytesIO(content or b""))
    return gzip.compress(out.getvalue(), mtime=0) if pack else out.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """Return the header of something that is no file."""
    header = tarfile.TarInfo(name)
    header.type, header.linkname = kind, target
    return header


def pieces(data: bytes, size: int = 1000) -> Iterator[bytes]:
    """Yield bytes as a network does."""
    yield from (data[at : at + size] for at in range(0, len(data), size))


def test_files_come_with_their_paths_below_the_folder_they_are_packed_in() -> None:
    """Long names and others than English ones too; an empty file is a file, a folder is none."""
    files = {"a.py": b"one\n", "deep/" + "d" * 200 + "/b.py": b"two", "ä/ö.txt": "ü".encode(), "empty": b""}
    read = Tarball(pieces(tarball(("deep", None), *files.items())))
    assert dict(read) == files
    assert read.complete
    assert read.searched is None


@pytest.mark.parametrize(
    "odd",
    [
        special(f"{ROOT}hard", tarfile.LNKTYPE, f"{ROOT}a.py"),
        special(f"{ROOT}device", tarfile.CHRTYPE),
        special(f"{ROOT}disk", tarfile.BLKTYPE),
        special(f"{ROOT}pipe", tarfile.FIFOTYPE),
        tarfile.TarInfo("/etc/passwd"),
        tarfile.TarInfo("../../etc/passwd"),
        tarfile.TarInfo(f"{ROOT}../../etc/passwd"),
        tarfile.TarInfo(f"{ROOT}src/./x"),
        tarfile.TarInfo("another-root/x.py"),
        tarfile.TarInfo(f"{ROOT}a.py"),
    ],
    ids=lambda header: header.name.removeprefix(ROOT),
)
def test_what_no_git_repository_holds_is_no_file(odd: tarfile.TarInfo) -> None:
    """It is passed over, the list is not called complete, and the files around it are read."""
    read = Tarball(pieces(tarball(("a.py", b"one"), odd, ("b.py", b"two"))))
    assert list(read) == [("a.py", b"one"), ("b.py", b"two")]
    assert not read.complete


def test_a_symbolic_link_is_a_name_and_is_not_followed() -> None:
    """Git holds them; whatever they point at is nobody's business."""
    link = special(f"{ROOT}link", tarfile.SYMTYPE, "/etc/passwd")
    read = Tarball(pieces(tarball(("a.py", b"one"), link)))
    assert list(read) == [("a.py", b"one"), ("link", None)]
    assert read.complete


def test_nothing_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder somebody stands in stays empty."""
    monkeypatch.chdir(tmp_path)
    list(Tarball(pieces(tarball(("a.py", b"one"), ("src/b.py", b"two")))))
    assert list(tmp_path.iterdir()) == []


WHOLE = tarball(("a.py", b"one" * 5000), ("b.py", bytes(range(256)) * 99))
FLAT = tarball(("a.py", b"one" * 5000), ("b.py", b"two"), pack=False)
OFF = 512 * (1 + 30) + 20  # inside the second header


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"<html>Not found</html>",
        WHOLE[:-9],
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:-8] + b"\0\0\0\0" + WHOLE[-4:],
        gzip.compress(b"no tarball at all" * 100),
        gzip.compress(b""),
        gzip.compress(FLAT[:OFF] + b"?" + FLAT[OFF + 1 :]),
        gzip.compress(FLAT[:700]),
        gzip.compress(FLAT[:OFF]),
    ],
    ids=[
        "nothing",
        "a page",
        "no end",
        "half",
        "a wrong sum",
        "no tar",
        "empty",
        "a spoilt header",
        "a cut file",
        "cut",
    ],
)
def test_a_stream_that_breaks_is_no_tree(broken: bytes) -> None:
    """Half a repository is not taken for a whole one, however the other half got lost."""
    with pytest.raises(BrokenTarballError):
        list(Tarball(pieces(broken)))


def test_a_file_that_is_too_large_is_listed_and_not_read() -> None:
    """The list stays complete, and nothing is said to be unsearched: nobody wrote that by hand."""
    read = Tarball(pieces(tarball(("big", b"x" * 11), ("small", b"x" * 10))), limits=Limits(file=10))
    assert list(read) == [("big", None), ("small", b"x" * 10)]
    assert (read.complete, read.searched) == (True, None)


FOLDERS = {"a/x.py": b"1234", "b/y.py": b"1234", "b/z.py": b"1234", "c/x.py": b"1234", "d.py": b"1234"}


def test_past_what_can_be_read_the_folders_that_matter_still_are() -> None:
    """The list is complete, and the folders that were searched to their end are named."""
    read = Tarball(pieces(tarball(*FOLDERS.items())), ["b", "c"], limits=Limits(elsewhere=5))
    assert dict(read) == FOLDERS | {"d.py": None}
    assert read.complete
    assert read.searched == ("b", "c")


def test_a_folder_that_was_too_much_itself_is_not_named() -> None:
    """Half a folder proves nothing."""
    read = Tarball(pieces(tarball(*FOLDERS.items())), ["b", "c"], limits=Limits(near=5))
    assert dict(read) == FOLDERS | {"b/z.py": None, "c/x.py": None}
    assert read.searched == ()


def test_what_must_be_read_is_read() -> None:
    """Whatever was read before."""
    read = Tarball(pieces(tarball(*FOLDERS.items())), ["b"], "d.py".__eq__, Limits(elsewhere=0))
    assert dict(read) == FOLDERS | {"a/x.py": None, "c/x.py": None}
    assert read.searched == ("b",)


@pytest.mark.parametrize(
    ("limits", "folders"),
    [(Limits(files=3), ()), (Limits(files=4), ("b",)), (Limits(unpacked=5000), ()), (Limits(packed=100), ())],
)
def test_an_archive_past_a_limit_is_left(limits: Limits, folders: tuple[str, ...]) -> None:
    """The list is not complete, and a folder counts only when something behind it was seen."""
    data = tarball(*FOLDERS.items())
    read = Tarball(pieces(data, 50), ["b"], limits=limits)
    some = dict(read)
    assert len(some) < len(FOLDERS)
    assert not read.complete
    assert read.searched == folders


def test_a_bomb_ends_at_the_limit_in_little_memory() -> None:
    """A gigabyte of zeros in a megabyte: one file, a thousand files, a header that says it is one."""
    zeros = gzip.compress(b"\0" * 10**8)
    huge = tarfile.TarInfo(f"{ROOT}huge")
    huge.size = 10**12
    long_name = tarfile.TarInfo(f"{ROOT}name")
    long_name.type, long_name.size = tarfile.XHDTYPE, 10**9
    limits = Limits(unpacked=5 * 10**7)
    tracemalloc.start()
    read = Tarball(bomb(huge), limits=limits)
    assert list(read) == [("huge", None)]
    assert not read.complete
    for broken in (bomb(long_name), iter([zeros])):
        with pytest.raises(BrokenTarballError):
            list(Tarball(broken, limits=limits))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * 2**20


@pytest.mark.parametrize("size", [10**15, 2**80])
def test_a_size_that_nothing_has_ends_the_reading(size: int) -> None:
    """Not a search for the end of it."""
    lie = tarfile.TarInfo(f"{ROOT}lie")
    lie.size = size
    read = Tarball([gzip.compress(lie.tobuf(tarfile.GNU_FORMAT) + b"\0" * 1_024)])
    assert list(read) == [("lie", None)]
    assert not read.complete


def test_a_header_nobody_packed_is_a_broken_tarball() -> None:
    """Tarfile has errors of its own for these."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        odd = tarfile.TarInfo(f"{ROOT}odd")
        odd.pax_headers = {"GNU.sparse.map": "0,abc"}
        archive.addfile(odd)
    with pytest.raises(BrokenTarballError):
        list(Tarball([gzip.compress(packed.getvalue())]))


def test_folders_count_as_well() -> None:
    """There may be many of them, and no file."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for n in range(30):
            folder = tarfile.TarInfo(f"{ROOT}{n}")
            folder.type = tarfile.DIRTYPE
            archive.addfile(folder)
    read = Tarball([gzip.compress(packed.getvalue())], limits=Limits(entries=20))
    assert list(read) == []
    assert not read.complete


def bomb(header: tarfile.TarInfo) -> Iterator[bytes]:
    """Yield a tarball of one header and zeros for as long as anybody takes them."""
    packer = zlib.compressobj(wbits=31)
    yield packer.compress(header.tobuf(tarfile.USTAR_FORMAT if header.size < 8**11 else tarfile.GNU_FORMAT))
    while True:
        yield packer.compress(b"\0" * 10**6)


def test_an_endless_stream_of_anything_ends() -> None:
    """It is counted as it comes; nothing that unpacks to nothing goes on for ever."""
    header = gzip.compress(b"")[:10]

    def stored() -> Iterator[bytes]:
        yield header
        while True:
            yield b"\0\0\0\xff\xff" * 10_000  # empty stored blocks

    assert list(Tarball(stored(), limits=Limits(packed=10**6))) == []


def test_the_limits_hold_a_large_application_many_times() -> None:
    """5,165 files, 79 MB, 40 MB packed: a real one."""
    assert LIMITS.packed > 5 * 40_000_000
    assert LIMITS.unpacked > 10 * 79_000_000
    assert LIMITS.elsewhere > 3 * 79_000_000
    assert LIMITS.files > 10 * 5_165
