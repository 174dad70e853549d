"""What a remark cites: files, lines in them; and which documents tell of the past or of what is still to come."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from roastbot.evidence import SourceTree, TreeFile

# Documents that may well name what is gone, or is not there yet.
_OTHER_TIMES: Final = re.compile(
    r"change-?log|changes|history|news|release|migrat|upgrad|roadmap|(?:^|/)(?:v|version)?\d|archive|versions|deprecat"
    r"|(?:^|/)(?:plans?|specs?|rfcs?|adrs?|proposals?|decisions|designs?|todo|notes|blog|posts?|scratch|\.[^/]+)(?:/|\.)",
    re.IGNORECASE,
)
_OTHER_WORDS: Final = re.compile(
    r"\b(?:remov|delet|former|used to|was|were|replac|renam|old|previous|no longer|instead of|deprecat|legacy|original"
    r"|moved|drop|once|will|would|todo|future|e\.g|example|instance|creat|generat|written|writes?|suppose|such as|like"
    r"|historic|earlier|before|since|port(?:ed|s)?|cop(?:y|ied)|based on|inspired|upstream|see https?|https?:)",
    re.IGNORECASE,
)
_FILE: Final = re.compile(
    r"(?<![\w./~$<>{}*:@-])(?P<path>(?:\.\.?/)*(?:[\w-]+/){0,12}[\w-]{1,80}(?:\.[\w-]{1,20})?\."
    r"(?:pyi|py|md|rst|tsx|ts|js|go|rs|java|toml|yaml|yml))(?![\w/*<{])"
    r"(?:(?::|#L)(?P<line>\d{1,6})\b|,? \(?lines? (?P<said>\d{1,6})\b)?"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A file a text names, as written, and the line it names in it, if any."""

    path: str
    line: int | None
    words: str


def cited(text: str) -> Iterator[Citation]:
    """Yield the files a line of prose names."""
    for match in _FILE.finditer(text[:1_000]):
        number = match["line"] or match["said"]
        yield Citation(match["path"], int(number) if number else None, match[0])


def is_of_its_time(path: str, text: str) -> bool:
    """Whether a line speaks of the present: neither it nor its document tells of what was, or what is to come."""
    return not _OTHER_TIMES.search(path) and not _OTHER_WORDS.search(text)


def by_name(tree: SourceTree) -> Mapping[str, Sequence[TreeFile]]:
    """Return the files of the tree by the last part of their paths."""
    found: dict[str, list[TreeFile]] = defaultdict(list)
    for file in tree.files:
        found[file.path.rpartition("/")[2]].append(file)
    return found


def resolved(files: Mapping[str, Sequence[TreeFile]], path: str, source: str) -> tuple[TreeFile, ...]:
    """Return the files a path written in the file `source` may mean: from there, from the root, or as an end.

    `files` are those of the tree by name.
    """
    bare = path
    while bare.startswith(("./", "../")):
        bare = bare.partition("/")[2]
    ends, alike = f"/{bare}", files.get(bare.rpartition("/")[2], ())
    near = str(PurePosixPath(source).parent / bare)
    return tuple(file for file in alike if file.path in {bare, near} or file.path.endswith(ends))


def around(text: str, name: str) -> str:
    """Return the words of `text` in which `name` stands, and a few before and after it."""
    words = text.split()
    at = next((n for n, word in enumerate(words) if name in word), 0)
    return " ".join(words[max(0, at - 6) : at + 5])
