"""The GraphQL documents roastbot sends, one file each."""

from collections.abc import Iterable
from importlib.resources import files


def query(*names: str) -> str:
    """Return these documents by their files' names, as one."""
    folder = files(__name__)
    return "\n".join((folder / f"{name}.graphql").read_text(encoding="utf-8") for name in names)


def filled(document: str, **lines: Iterable[str]) -> str:
    """Return the document with these lines, written by code alone, in the place of each comment `#: name`."""
    for name, some in lines.items():
        mark = f"#: {name}\n"
        before, _, after = document.partition(mark)
        document = before + "\n".join(some) + "\n" + after
    return document
