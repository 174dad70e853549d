"""A dossier as lines of JSON for a model: every piece with its id, and nothing in it that could end its block."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from roastbot.evidence import Absent, Commit, Dossier, Event, FilePatch, Line, Source
from roastbot.findings import Fact, Finding
from roastbot.rations import size

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_NAMED: Final = 8  # ids listed per reason in the section about what is missing
LONGEST_NAME: Final = 200  # characters of a path or branch in a listing; GitHub allows thousands
ONE_OF_MANY: Final = ("commit.", "file.")  # ids of facts about one commit or file, see facts.py

# As \u escapes these stay what they are inside a JSON string, and no text can open or close a block.
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def line_of(value: Any) -> str:
    """Return `value` as one line of JSON without `<`, `>`, `&` or a line separator of any kind."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
    return text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be sent


def spoken(instant: datetime) -> str:
    """Return an instant with its weekday, in the offset it was recorded in: `Tuesday 2026-03-24T09:45:59-05:00`."""
    return f"{WEEKDAYS[instant.weekday()]} {instant.isoformat(timespec='seconds')}"


@dataclass(frozen=True)
class Fixed:
    """A line that is there whole or not at all."""

    value: Any

    @cached_property
    def whole(self) -> str:
        """The line."""
        return line_of(self.value)

    def within(self, room: int) -> None:  # noqa: ARG002 - the interface's own
        """Return nothing: half a fact is none."""
        return


@dataclass(frozen=True)
class Text:
    """A text with its head (id, who, when); shortened it ends at the end of a line, or of a word, and says so."""

    head: dict[str, Any]
    text: str

    @cached_property
    def whole(self) -> str:
        """The line with all of the text."""
        return line_of({**self.head, "text": self.text})

    def within(self, room: int) -> str | None:
        """Return the line with as much of the text as `room` bytes hold."""
        few, many = 0, len(self.text)
        while few < many:
            middle = (few + many + 1) // 2
            if size(self._cut(middle)) <= room:
                few = middle
            else:
                many = middle - 1
        end = _good_end(self.text, few)
        return self._cut(end) if end else None

    def _cut(self, length: int) -> str:
        return line_of({**self.head, "cut": True, "text": self.text[:length]})


def _changes(hunk: str) -> int:
    return sum(line.startswith(("+", "-")) for line in hunk.split("\n"))


def _good_end(text: str, length: int) -> int:
    """Return where to cut `text` at or before `length`: after a line, or failing that a word."""
    for mark in ("\n", " "):
        end = text.rfind(mark, 0, length)
        if end > 0:
            return end
    return length


@dataclass(frozen=True)
class Hunks:
    """One file's patch in one commit; shortened it loses whole hunks, and of a lone large one whole lines."""

    path: str
    head: dict[str, Any]
    hunks: tuple[str, ...]

    @cached_property
    def whole(self) -> str:
        """The line with every hunk."""
        return line_of({**self.head, "hunks": self.hunks})

    def within(self, room: int) -> str | None:
        """Return the line with the hunks that `room` bytes hold, in their order.

        Those that change most are taken first: the first hunk of a file is mostly its imports.
        """
        by_worth = sorted(range(len(self.hunks)), key=lambda place: (-_changes(self.hunks[place]), place))
        kept: set[int] = set()
        left = room - size(self._cut([]))
        for place in by_worth:
            price = size(line_of(self.hunks[place])) + 1
            if price <= left:
                kept.add(place)
                left -= price
        if kept:
            return self._cut([hunk for place, hunk in enumerate(self.hunks) if place in kept])
        return self._opening(self.hunks[by_worth[0]], room) if by_worth else None

    def _opening(self, hunk: str, room: int) -> str | None:
        """Return the line with the first lines of a hunk, or None where not one fits."""
        lines = hunk.split("\n")
        few, many = 0, len(lines)
        while few < many:
            middle = (few + many + 1) // 2
            if size(self._cut(["\n".join(lines[:middle])])) <= room:
                few = middle
            else:
                many = middle - 1
        return self._cut(["\n".join(lines[:few])]) if few else None

    def _cut(self, hunks: Sequence[str]) -> str:
        return line_of({**self.head, "cut": True, "hunks": hunks})


def pull_request_line(dossier: Dossier) -> str:
    """Return the head of it all: what it is, whose, when; figures are left to the facts."""
    pull = dossier.pull_request
    entry = {
        "reference": pull.reference,
        "title": pull.title[:LONGEST_NAME],
        "author": pull.author.login,
        "opened": spoken(pull.created_at),
        "merged": spoken(pull.merged_at),
        "merged_by": pull.merged_by.login if pull.merged_by else None,
        "branch": pull.head_ref[:LONGEST_NAME],
        "into": pull.base_ref[:LONGEST_NAME],
        "labels": [label[:LONGEST_NAME] for label in pull.labels[:MOST_NAMED]],
    }
    return line_of({name: value for name, value in entry.items() if value})


def facts(known: Sequence[Fact]) -> tuple[Fixed, ...]:
    """Return the table of facts, `[id, value, unit, about]` a line.

    There are seven about every commit and two about every file, and their ids say all: those go without `about`.
    """
    return tuple(Fixed([fact.id, _value(fact), fact.unit, *_about(fact)]) for fact in known)


def _about(fact: Fact) -> tuple[str, ...]:
    return () if fact.id.startswith(ONE_OF_MANY) else (fact.about,)


def _value(fact: Fact) -> float | str:
    return spoken(fact.value) if isinstance(fact.value, datetime) else fact.value


def findings(found: Sequence[Finding]) -> tuple[Fixed, ...]:
    """Return the collisions with what proves them, in the order given."""
    return tuple(
        Fixed(
            {
                "claim": finding.claim,
                "weight": finding.weight,
                "facts": [fact.id for fact in finding.facts],
                "receipts": [{"id": receipt.source, "words": receipt.quote} for receipt in finding.receipts],
            }
        )
        for finding in found
    )


def description(dossier: Dossier) -> tuple[Text, ...]:
    """Return the description, where there is one."""
    source = dossier.sources["description"]
    return (Text(_head(source), source.text),) if source.text.strip() else ()


def commits(dossier: Dossier) -> tuple[Text, ...]:
    """Return every commit's message, oldest first."""
    return tuple(_message(dossier, commit) for commit in dossier.commits)


def _message(dossier: Dossier, commit: Commit) -> Text:
    source = dossier.sources[f"commit:{commit.short}"]
    head = _head(source)
    if commit.co_authors:
        head["with"] = [name[:LONGEST_NAME] for name in commit.co_authors[:MOST_NAMED]]
    return Text(head, source.text)


def conversation(dossier: Dossier) -> tuple[Text, ...]:
    """Return reviews, review threads and comments that have words, in the order of the dossier's sources."""
    extra: dict[str, dict[str, Any]] = {}
    for n, review in enumerate(dossier.reviews, 1):
        extra[f"review:{n}"] = {"state": review.state}
    for n, thread in enumerate(dossier.threads, 1):
        extra[f"thread:{n}.1"] = {"about": thread.path[:LONGEST_NAME]}
    return tuple(
        Text({**_head(source), **extra.get(source.id, {})}, source.text)
        for source in dossier.sources.values()
        if source.id.startswith(("review:", "thread:", "comment:")) and (source.text.strip() or source.id in extra)
    )


def timeline(dossier: Dossier) -> tuple[Fixed, ...]:
    """Return what happened to the pull request besides words, in order."""
    return tuple(Fixed(_event(event)) for event in dossier.events)


def _event(event: Event) -> dict[str, Any]:
    detail = {name: value[:LONGEST_NAME] for name, value in event.detail.items()}
    return {"event": event.kind, "at": spoken(event.at), "by": event.actor.login, **detail}


def patches(dossier: Dossier) -> tuple[Hunks, ...]:
    """Return every file's patch in every commit, oldest first; those GitHub left out are in `missing`."""
    return tuple(
        _patch(commit, part)
        for commit in dossier.commits
        if not isinstance(commit.patch, Absent)
        for part in commit.patch
        if not isinstance(part.lines, Absent)
    )


def _patch(commit: Commit, part: FilePatch) -> Hunks:
    head: dict[str, Any] = {"id": f"patch:{commit.short}:{part.path}", "change": part.change.value.lower()}
    if part.previous_path and part.previous_path != part.path:
        head["was"] = part.previous_path
    return Hunks(part.path, head, tuple(hunks_of(part.lines if not isinstance(part.lines, Absent) else ())))


def hunks_of(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the hunks of a file's patch as text with signs: a new one begins where line numbers jump."""
    hunk: list[str] = []
    old = new = None
    for line in lines:
        jumps = (None not in (old, line.old_number) and line.old_number != old) or (
            None not in (new, line.new_number) and line.new_number != new
        )
        if hunk and jumps:
            yield "\n".join(hunk)
            hunk = []
        hunk.append(line.sign + line.text)
        old = old if line.old_number is None else line.old_number + 1
        new = new if line.new_number is None else line.new_number + 1
    if hunk:
        yield "\n".join(hunk)


def missing(dossier: Dossier) -> list[str]:
    """Return one line per reason: what could not be read (the first few by id), how many more, and why."""
    names: dict[str, list[str]] = {}
    for source_id, absent in dossier.missing.items():
        names.setdefault(absent.reason.value, []).append(source_id)
    for commit in dossier.commits:
        if isinstance(commit.patch, Absent):
            names.setdefault(commit.patch.reason.value, []).append(f"patch:{commit.short}")
            continue
        for part in commit.patch:
            if isinstance(part.lines, Absent):
                names.setdefault(part.lines.reason.value, []).append(f"patch:{commit.short}:{part.path}")
    return [_missing_line(reason, list(dict.fromkeys(ids))) for reason, ids in names.items()]


def _missing_line(reason: str, ids: list[str]) -> str:
    entry: dict[str, Any] = {"missing": [name[:LONGEST_NAME] for name in ids[:MOST_NAMED]], "why": reason}
    if len(ids) > MOST_NAMED:
        entry["more"] = len(ids) - MOST_NAMED
    return line_of(entry)


def _head(source: Source) -> dict[str, Any]:
    head: dict[str, Any] = {"id": source.id, "by": source.by}
    if source.at is not None:
        head["at"] = spoken(source.at)
    return head
