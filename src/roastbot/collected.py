"""Which functions pytest takes for tests, by the repository's own configuration; its default asks for `test` alone."""

import configparser
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Final

from roastbot.evidence import Ask, Document, Dossier, Question, SourceTree

# https://docs.pytest.org/en/stable/reference/customize.html: where pytest's settings may stand, under which heading.
# In the order in which pytest looks.
_TOML: Final = "pyproject.toml"
_SECTIONS: Final = {"pytest.ini": "pytest", ".pytest.ini": "pytest", "tox.ini": "pytest", "setup.cfg": "tool:pytest"}
_ORDER: Final = ("pytest.ini", ".pytest.ini", _TOML, "tox.ini", "setup.cfg")
DEFAULT: Final = ("test",)  # python_functions; a prefix, so that `testing` is one as well


def asks() -> Iterator[Question]:
    """Yield the questions for every file in which pytest may be told otherwise."""
    yield from (Question(Ask.FILE, name) for name in _ORDER)


def prefixes(dossier: Dossier, path: str) -> tuple[str, ...] | None:
    """Return what a function in the file at `path` has to be called like; None where nobody can tell.

    As pytest does, the nearest folder upwards decides in which one file speaks of pytest at all.
    """
    if not isinstance(dossier.tree, SourceTree) or not dossier.tree.is_whole:
        return None
    if not {question.text for question in asks()} <= {question.text for question in dossier.tree.asked}:
        return None
    documents = {document.path: document for document in (*dossier.tree.texts, *dossier.test_setup)}
    near = [document for document in documents.values() if _applies(document.path, path)]
    near.sort(key=lambda document: (-document.path.count("/"), _ORDER.index(document.path.rpartition("/")[2])))
    for document in near:
        try:
            settings = _settings(document)
        except ValueError:
            return None
        if settings is not None:
            value = settings.get("python_functions", "")
            return tuple(value.split() if isinstance(value, str) else map(str, value)) or DEFAULT
    return DEFAULT


def is_collected(name: str, wanted: Sequence[str]) -> bool:
    """Whether a function of this name is a test to pytest, given its prefixes and patterns."""
    return any(name.startswith(each) or (set("*?[") & set(each) and fnmatchcase(name, each)) for each in wanted)


def _applies(config: str, path: str) -> bool:
    folder, _, name = config.rpartition("/")
    return name in _ORDER and (not folder or path.startswith(f"{folder}/"))


def _settings(document: Document) -> Mapping[str, str | list[object]] | None:
    """Return what one file says about pytest, None where it does not mention it. Raises ValueError."""
    name = document.path.rpartition("/")[2]
    if name == _TOML:
        tool = tomllib.loads(document.text).get("tool", {})
        pytest = tool.get("pytest") if isinstance(tool, dict) else None
        own = pytest.get("ini_options", pytest) if isinstance(pytest, dict) else None
        return own if isinstance(own, dict) else None
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(document.text)
    except configparser.Error as error:
        raise ValueError(str(error)) from error
    if parser.has_section(_SECTIONS[name]):
        return dict(parser.items(_SECTIONS[name]))
    return {} if name.endswith("pytest.ini") else None
