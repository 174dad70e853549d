"""How much of a pull request is in a prompt: read from the prompt itself, so that it cannot claim too much."""

from typing import Final

from roastbot.brief import Coverage
from roastbot.evidence import Absent, Dossier

_PATCH: Final = "# patch:"
_ID_PARTS: Final = 3  # patch, commit, path


def count(dossier: Dossier, sources: str, left_out: tuple[str, ...] = ()) -> Coverage:
    """Return how many files and changed lines of `dossier` stand in the lines of the block `sources`."""
    paths: set[str] = set()
    lines_read = 0
    path = ""
    for line in sources.split("\n"):
        if line.startswith("# "):
            parts = line.removeprefix("# ").partition(" | ")[0].split(":", _ID_PARTS - 1)
            path = parts[-1] if line.startswith(_PATCH) else ""
        elif path and line.startswith(("+", "-")):
            lines_read += 1
            paths.add(path)
    return Coverage(len(paths), max(_files(dossier), len(paths)), lines_read, _lines(dossier), left_out)


def of_dossier(dossier: Dossier) -> Coverage:
    """Return how many files and changed lines of a dossier stand in patches that could be read: all code has."""
    paths: set[str] = set()
    lines = 0
    for commit in dossier.commits:
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            if not isinstance(part.lines, Absent):
                paths.add(part.path)
                lines += sum(line.sign != " " for line in part.lines)
    return Coverage(len(paths), max(_files(dossier), len(paths)), lines, max(_lines(dossier), lines))


def _files(dossier: Dossier) -> int:
    """Return the files the pull request touches, those included that an earlier commit touched and a later restored."""
    pull = dossier.pull_request
    touched = {file.path for file in pull.files}
    touched |= {
        part.path for commit in dossier.commits if not isinstance(commit.patch, Absent) for part in commit.patch
    }
    return max(len(touched), pull.changed_files)


def _lines(dossier: Dossier) -> int:
    """Return the lines all commits change, those of patches that could not be read as well; merges change none."""
    every = 0
    for commit in dossier.commits:
        if not isinstance(commit.patch, Absent):
            every += sum(part.additions + part.deletions for part in commit.patch)
        elif not commit.is_merge:
            every += commit.additions + commit.deletions
    pull = dossier.pull_request
    return every if dossier.commits else pull.additions + pull.deletions
