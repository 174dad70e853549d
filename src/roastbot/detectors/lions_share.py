"""Spots a document that takes most of the additions although the title speaks of something else.

Funny because the change and its luggage are weighed together.
Known false alarms: a documentation change by another name; a title that shares a word with the file is let go.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import content, fits_a_span, shared

NOTICEABLE = 80  # lines added to it
SHARE = 0.4


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the largest file, when it fits."""
    pull = dossier.pull_request
    if not pull.files or len(pull.files) != pull.changed_files or len(pull.files) == 1:
        return
    file = max(pull.files, key=lambda file: (file.additions, file.path))
    if file.additions < max(NOTICEABLE, SHARE * pull.additions) or kind_of(file.path) is not Kind.WORDS:
        return
    if not fits_a_span(file.path) or shared(content(PurePosixPath(file.path).stem), content(pull.title)):
        return
    told = known(facts, f"file.{file.path}.additions", "pull.additions", "pull.files")
    name = Fact("lions_share.file", file.path, "", "the file with the most additions")
    claim = f"{file.path} takes {file.additions:,} of the {pull.additions:,} added lines."
    title = Receipt.quote_from(dossier, "title", pull.title) if pull.title.strip() else None
    if title:
        yield Finding("lions_share", claim, (name, *told), (title,), 3)
