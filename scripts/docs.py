"""Writes the pages of docs/ that the code can write: each is generated from what it describes.

`--check` writes nothing and fails when a page is not what the code says. A new page is one line in PAGES.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import dossier_page

from roastbot.facts import page as facts_page

ROOT = Path(__file__).resolve().parent.parent

PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("docs/dossier.md", dossier_page.page),
    ("docs/facts.md", facts_page.page),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or with `--check` compare them; return the exit code for these command line arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when a page is not what the code says"
    )
    check = parser.parse_args(arguments).check
    stale = [path for path, text in ((path, page()) for path, page in PAGES) if _differs(ROOT / path, text)]
    if check:
        for path in stale:
            print(f"{path} is not what the code says; run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path, page in PAGES:
        (ROOT / path).write_text(page(), encoding="utf-8")
        print(f"{path}{' is new' if path in stale else ' stays'}")
    return 0


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_text(encoding="utf-8") != text


if __name__ == "__main__":
    raise SystemExit(main())
