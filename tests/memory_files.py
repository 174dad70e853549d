"""A blog in memory: what MemoryFiles is given is what is there, and every reading is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from roastbot.blog_files import Unreadable, decode


@dataclass
class MemoryFiles:
    """A BlogFiles over a mapping of path to text; `readings` lists what was asked for, call by call."""

    texts: Mapping[str, str | Unreadable]
    head: str = "1" * 40
    branch: str = "main"
    name: str = "example/blog"
    readings: list[tuple[str, ...]] = field(default_factory=list)

    @classmethod
    def of_folder(cls, folder: Path) -> "MemoryFiles":
        """Return the files of a folder on disk."""
        found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        return cls({path: decode(found[path].read_bytes()) for path in sorted(found)})

    def paths(self) -> tuple[str, ...]:
        """Return every path, sorted."""
        return tuple(sorted(self.texts))

    def read(self, paths: Sequence[str]) -> Mapping[str, str | Unreadable]:
        """Return the texts of those that exist, and note that they were asked for."""
        self.readings.append(tuple(paths))
        return {path: self.texts[path] for path in paths if path in self.texts}
