"""The author's own notes on how they like to be roasted: the file of the blog that `voice-file` names.

It is trusted as the author's, since only they can put a file on their blog's branch, and it still cannot carry a secret
to a model, hide anything from a reader of the file, or crowd out the evidence.
"""

from typing import Final

from roastbot.blog_files import BlogFiles, text_of
from roastbot.config import Config
from roastbot.errors import ConfigError
from roastbot.invisible import clean
from roastbot.redact import find

LONGEST: Final = 4_000  # characters, about two pages; what is longer would crowd out the pull request


def read_notes(files: BlogFiles, config: Config) -> str:
    """Return the words of the file, empty where the setting names none.

    Raises ConfigError where there is no such file, or it is too long or holds what looks like a secret; BlogError
    where it is no text.
    """
    path = config.voice_file
    if path is None:
        return ""
    text = text_of(files.read([path]), path)
    if text is None:
        raise ConfigError(
            f"voice-file {path} is not on the blog",
            cause="the path has a typo, is not relative to the blog's root, or the command was given no blog",
            fix="name a file that exists there, or leave voice-file out",
        )
    if len(text) > LONGEST:
        raise ConfigError(
            f"voice-file {path} has {len(text):,} characters, more than {LONGEST:,}",
            cause="another file was named, or the notes have grown into a book",
            fix="keep what a writer needs every week",
        )
    known = [secret for secret in (config.github_token, config.blog_token, config.anthropic_api_key) if secret]
    if hits := find(text, tuple(known)):
        raise ConfigError(
            f"voice-file {path} holds what looks like a {hits[0].kind} in line {hits[0].line}",
            cause="a credential was pasted into the notes, which are sent to a model",
            fix="take it out, and revoke it if it is real",
        )
    return clean(text).strip()
