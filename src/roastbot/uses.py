"""Where in the source tree a new name is used: in its tests, elsewhere, or nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from roastbot.evidence import Absent, Dossier, Mention, SourceTree
from roastbot.file_kinds import Kind, kind_of
from roastbot.python_code import Definition, read

# Files in which a use may stand.
_TELLING: Final = (
    ".py", ".pyi", ".pyx", ".ipynb", ".toml", ".cfg", ".ini", ".yaml", ".yml", ".md", ".mdx", ".rst", ".txt", ".sh",
)  # fmt: skip
MOST_UNREAD: Final = 3  # of them; a file of a megabyte was made by a machine, but many are a blind spot
# Called by something outside: a shell, a scheduler, a migration tool, a reader of the documentation.
_ENTRANCES: Final = re.compile(
    r"(?:^|/)(?:examples?|docs?|scripts?|benchmarks?|bench|migrations?|versions|alembic|tools?|tasks|plugins?|\.github)/"
    r"|(?:^|/)(?:setup|conftest|noxfile|fabfile|manage|tasks|__main__|wsgi|asgi)\.py$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Uses:
    """The lines that mention a name outside its own definition: in tests, and anywhere else."""

    tests: tuple[Mention, ...]
    elsewhere: tuple[Mention, ...]


def whole_tree(dossier: Dossier) -> SourceTree | None:
    """Return the source tree if the files in which a use may stand were searched (a few huge ones aside)."""
    tree = dossier.tree
    if isinstance(tree, Absent) or not tree.is_whole:
        return None
    unread = sum(1 for file in tree.files if file.lines is None and file.path.endswith(_TELLING))
    return tree if unread <= MOST_UNREAD else None


def searched(tree: SourceTree) -> int:
    """Return how many files were searched, so that a sentence can say how far somebody looked."""
    return sum(1 for file in tree.files if file.lines is not None)


def uses(tree: SourceTree, path: str, definition: Definition) -> Uses | None:
    """Return where the name of a definition is mentioned outside of it; None where that was not looked for."""
    mentions = tree.mentions_of(definition.name)
    if mentions is None:
        return None
    outside = [one for one in mentions if one.path != path or not definition.first <= one.line <= definition.last]
    is_test = [kind_of(one.path) is Kind.TESTS for one in outside]
    tests = tuple(one for one, test in zip(outside, is_test, strict=True) if test)
    return Uses(tests, tuple(one for one, test in zip(outside, is_test, strict=True) if not test))


def definitions(dossier: Dossier) -> Iterator[tuple[str, Definition]]:
    """Yield the definitions of touched Python files that are neither tests nor entrances, with their paths."""
    for file in dossier.texts:
        own = file.path.endswith(".py") and kind_of(file.path) is Kind.REST and not _ENTRANCES.search(file.path)
        code = read(file.after) if own and isinstance(file.after, str) else None
        if code and not code.is_dynamic:
            yield from ((file.path, definition) for definition in code.definitions)


def words_before(dossier: Dossier) -> frozenset[str]:
    """Return every word that stood in a touched file before; a name among them is not new."""
    texts = (file.before for file in dossier.texts if isinstance(file.before, str))
    return frozenset(word for text in texts for word in _WORD.findall(text))


def is_private(path: str, definition: Definition) -> bool:
    """Whether its name, its class or its module begins with an underscore: nobody outside is meant to use it."""
    names = (*path.removesuffix(".py").split("/"), definition.owner, definition.name)
    return any(name.startswith("_") and not name.startswith("__") for name in names)
