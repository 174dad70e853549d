"""The blog on the desk: one commit of it, and everything on it that a run reads or will rewrite."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo

from roastbot import footer
from roastbot.blog import WELL_KNOWN, Blog, read_blog
from roastbot.blog_files import BlogFiles, Unreadable, text_of
from roastbot.config import Config
from roastbot.errors import FooterError, LedgerError
from roastbot.ledger import Ledger, parse
from roastbot.stores import BlogStore
from roastbot.voice_file import read_notes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """The blog as it stands when the run begins: one commit, and everything on it that matters here.

    `notes` are the words of the author's `voice-file`.
    """

    files: BlogFiles
    blog: Blog
    ledger: Ledger
    ledger_path: str
    footers: dict[str, str]
    timezone: tzinfo
    notes: str = ""


def read_desk(store: BlogStore, config: Config) -> Desk:
    """Return the blog's head: generator and posts, the ledger, the footer files, the author's notes.

    Raises BlogError (LedgerError, FooterError) for what could not be rewritten later, and ConfigError for notes that
    cannot be used, before anything is paid for.
    """
    ledger_guess = config.ledger_file or "data/roast_bot.json"
    voice = [config.voice_file] if config.voice_file else []
    files = store.open([*WELL_KNOWN, ledger_guess, *config.footer_files, *voice])
    blog = read_blog(files, config)
    ledger_path = config.ledger_file or blog.ledger_path
    texts = files.read([ledger_path, *config.footer_files])
    ledger = parse(text_of(texts, ledger_path, LedgerError), ledger_path)
    footers = {path: _footer(texts, path) for path in config.footer_files}
    timezone = config.timezone or blog.timezone or UTC
    at = f" at {files.head[:7]}" if files.head else ""
    log.info("Blog %s%s: %s, posts in %s", files.name, at, blog.generator.name, blog.content_dir)
    return Desk(files, blog, ledger, ledger_path, footers, timezone, read_notes(files, config))


def _footer(texts: Mapping[str, str | Unreadable], path: str) -> str:
    text = text_of(texts, path, FooterError)
    if text is None:
        raise FooterError(
            f"footer-file {path} is not on the blog",
            cause="the path has a typo, or is not relative to the blog's root",
            fix="name a file that exists there, with the pair of roastbot markers in it",
        )
    footer.rewrite(text, "", path)  # broken markers must stop the run before anything is asked or paid for
    return text
