"""Writes the pages of docs/ that the code can write: each is generated from what it describes.

`--check` writes nothing and fails when a page is not what the code says, or is one nobody writes any more. A new page
is one line in PAGES; a folder of pages whose number changes is one in FOLDERS.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import detector_pages
import dossier_page

from roastbot.facts import page as facts_page

ROOT = Path(__file__).resolve().parent.parent

PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("docs/dossier.md", dossier_page.page),
    ("docs/facts.md", facts_page.page),
)
FOLDERS: tuple[tuple[str, Callable[[], dict[str, str]]], ...] = (("docs/detectors", detector_pages.pages),)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or with `--check` compare them; return the exit code for these command line arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when a page is not what the code says"
    )
    check = parser.parse_args(arguments).check
    texts = {path: page() for path, page in PAGES}
    for _, pages in FOLDERS:
        texts |= pages()
    stale = [path for path, text in texts.items() if _differs(ROOT / path, text)]
    lost = [path for folder, _ in FOLDERS for path in _pages_in(folder) if path not in texts]
    if check:
        for path in (*stale, *lost):
            print(f"{path} is not what the code says; run `make docs`", file=sys.stderr)
        return 1 if stale or lost else 0
    for path in stale:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(texts[path], encoding="utf-8")
    for path in lost:
        (ROOT / path).unlink()
    print(f"{len(texts)} pages, {len(stale)} new or changed, {len(lost)} gone")
    return 0


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_text(encoding="utf-8") != text


def _pages_in(folder: str) -> list[str]:
    return sorted(f"{folder}/{path.name}" for path in (ROOT / folder).glob("*.md"))


if __name__ == "__main__":
    raise SystemExit(main())
