"""What a file is for, judged by its path alone: tests, words, or the thing itself."""

import re
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath


class Kind(StrEnum):
    """What a changed file holds."""

    TESTS = "tests"
    WORDS = "words"
    REST = "rest"


_TEST_FOLDER = re.compile(r"^(?:tests?|specs?|__tests__|testing|(?:integration|unit|e2e)[-_]tests?)$", re.IGNORECASE)
_TEST_NAME = re.compile(
    r"^(?:test_.*|conftest\.py|.*_test\.\w+|.*\.(?:test|spec)\.\w+|.*Tests?\.(?:java|kt|cs|swift))$"
)
_WORDS = frozenset({".md", ".mdx", ".rst", ".txt", ".adoc"})


@lru_cache(maxsize=16_384)  # a dossier asks about each of its files a dozen times
def kind_of(path: str) -> Kind:
    """Return what the file at `path` (forward slashes) holds."""
    pure = PurePosixPath(path)
    if any(_TEST_FOLDER.match(part) for part in pure.parts[:-1]) or _TEST_NAME.match(pure.name):
        return Kind.TESTS
    if pure.suffix.lower() in _WORDS:
        return Kind.WORDS
    return Kind.REST
