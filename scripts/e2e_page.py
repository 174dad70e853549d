"""Build a checked-out blog with a real Hugo and look at its newest roast in a real Chromium.

`e2e_page.py BLOG [--footer FILE] [--picture FILE.png]`: BLOG is the folder `roastbot run --blog` or `make demo` wrote
to, FILE its footer-file. Exit code 0: the page is right; 1: it is not; 2: Hugo or Chromium is missing.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from page.checked import MissingProgramError  # noqa: E402 - the tests' own folder must be found first
from page.look import look_at  # noqa: E402
from page.site import SiteError  # noqa: E402

LEDGER = "data/roast_bot.json"


def newest_roast(blog: Path) -> str:
    """Return the path of the post the ledger's latest roast is in. Raises SiteError when there is none."""
    ledger = json.loads((blog / LEDGER).read_text(encoding="utf-8"))
    rows = [row for row in (*ledger.get("weeks", ()), *ledger.get("asked", ())) if row.get("post")]
    if not rows:
        raise SiteError(f"{LEDGER} of {blog} names no roast")
    return str(max(rows, key=lambda row: row["ran_at"])["post"])


def main() -> int:
    """Look, print what was asserted, and return the exit code."""
    parser = argparse.ArgumentParser(description="Look at a blog's newest roast as a reader does.")
    parser.add_argument("blog", type=Path, help="the checked-out blog")
    parser.add_argument("--footer", default="", help="the file with the roastbot markers, inside the blog")
    parser.add_argument("--picture", type=Path, help="write a PNG of the page here")
    asked = parser.parse_args()
    try:
        looked = list(look_at(asked.blog, newest_roast(asked.blog), footer=asked.footer, picture=asked.picture))
    except MissingProgramError as error:
        print(error, file=sys.stderr)
        return 2
    except (SiteError, OSError) as error:
        print(f"page: {error}", file=sys.stderr)
        return 1
    for checked in looked:
        print(f"   {checked}")
    broken = sum(not checked.holds for checked in looked)
    print(f"page: {len(looked) - broken} passed, {broken} failed")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
