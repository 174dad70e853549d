"""Headless Chromium, asked for two things: the page as it stands after it was shown, and a picture of it."""

import os
import subprocess
import tempfile
from pathlib import Path

from page.checked import MissingProgramError
from page.dom import Element, parse
from page.site import find_program

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = "page: no Chromium here; install Debian's package chromium, or Chrome, or name one in CHROMIUM"
# No sandbox: containers and root have none, and the only page it opens is ours. The rest keeps it from calling home.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--virtual-time-budget=3000",  # milliseconds of page time: enough for anything hostile to have run
)
SECONDS = 60  # a start takes two; a machine under load may take ten times that


class BrowserError(Exception):
    """Chromium started and did not show the page."""


def look(url: str) -> Element:
    """Return the page at `url` as it stands after Chromium showed it. Raises MissingProgramError without Chromium."""
    return parse(_chromium(url, "--dump-dom"))


def picture(url: str, path: Path, *, width: int, height: int) -> None:
    """Write a PNG of the page's first `height` pixels to `path`."""
    _chromium(url, f"--screenshot={path.resolve()}", f"--window-size={width},{height}")
    if not path.is_file():
        raise BrowserError(f"Chromium made no picture of {url}")


def program() -> str:
    """Return Chromium's path: CHROMIUM where it is set, else the first one found."""
    named = os.environ.get("CHROMIUM")
    if named and not Path(named).is_file():
        raise MissingProgramError(f"page: CHROMIUM names {named}, which is not there")
    return named or find_program(*NAMES, missing=MISSING)


def _chromium(url: str, *options: str) -> str:
    with tempfile.TemporaryDirectory(prefix="roastbot-chromium-", ignore_cleanup_errors=True) as profile:
        command = [program(), *FLAGS, f"--user-data-dir={profile}", *options, url]
        try:
            done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise BrowserError(f"Chromium did not show {url} within {SECONDS} seconds") from error
    if done.returncode != 0:
        raise BrowserError(f"Chromium ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout
