"""Whole files before and after: how long they are, and by how much they shrank or grew."""

from collections.abc import Iterator
from datetime import tzinfo

from roastbot.evidence import ChangeType, Dossier, TouchedFile
from roastbot.facts.measure import DETAIL, USEFUL, Measure
from roastbot.facts.whole import percent
from roastbot.findings import Fact

COUNTED = "The lines of the whole file, as git counts them."


def _each(name: str, unit: str, about: str, how: str, worth: int) -> Measure:
    return Measure(f"file.{{path}}.{name}", unit, about, how, worth, "file", "{path}")


BEFORE = _each("before", "lines", "lines of {path} before the change", COUNTED, DETAIL)
AFTER = _each("after", "lines", "lines of {path} as it was merged", COUNTED, DETAIL)
SMALLER = _each(
    "smaller", "percent", "by how much {path} shrank", "Lines gone of lines before, rounded to a percent.", USEFUL
)
LARGER = _each(
    "larger", "percent", "by how much {path} grew", "Lines more of lines before, rounded to a percent.", USEFUL
)
MEASURES = (BEFORE, AFTER, SMALLER, LARGER)


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield lengths by file, from its text where that was read, else from a diff that holds all of it."""
    read = {text.path: text for text in dossier.texts}
    for text in dossier.texts:
        yield from _of_text(text)
    for file in dossier.pull_request.files:
        if file.path in read:
            continue
        if file.change is ChangeType.ADDED and file.additions:
            yield AFTER.of(file.additions, path=file.path)
        elif file.change is ChangeType.DELETED and file.deletions:
            yield BEFORE.of(file.deletions, path=file.path)


def line_count(text: str) -> int:
    """Return the lines of a text as git counts them: a last one without an end is one too."""
    return text.count("\n") + (not text.endswith("\n") and bool(text))


def _of_text(text: TouchedFile) -> Iterator[Fact]:
    before = line_count(text.before) if isinstance(text.before, str) else 0
    after = line_count(text.after) if isinstance(text.after, str) else 0
    if before:
        yield BEFORE.of(before, path=text.path)
    if after:
        yield AFTER.of(after, path=text.path)
    if not (before and after):
        return
    change = percent(abs(after - before), before) if after < before else _growth(before, after)
    if change:
        yield (SMALLER if after < before else LARGER).of(change, path=text.path)


def _growth(before: int, after: int) -> int:
    """Return by how many percent `before` grew to `after`, rounded; growth may be more than all."""
    return (200 * (after - before) + before) // (2 * before)
