"""The GraphQL documents roastbot sends, one file each."""

from importlib.resources import files


def query(*names: str) -> str:
    """Return these documents by their files' names, as one."""
    folder = files(__name__)
    return "\n".join((folder / f"{name}.graphql").read_text(encoding="utf-8") for name in names)
