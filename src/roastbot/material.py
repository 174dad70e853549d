"""A dossier as entries for a model: a head with id, who and when, and below it the words themselves.

The form is that of containers.py and is explained to the model in prompts/system.md. Code is dealt with in code.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from roastbot.containers import LONGEST_NAME, head, line_of, one_line, words
from roastbot.evidence import Absent, Actor, Commit, Document, Dossier, Event, Source, Thread
from roastbot.findings import Fact, Finding
from roastbot.glosses import Gloss
from roastbot.prompts import load
from roastbot.rations import size
from roastbot.restraint import Restraint

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_NAMED: Final = 8  # ids listed per reason in the section about what is missing
HUNK_LINES: Final = 6  # of a review thread's piece of diff: it ends with the line that is remarked on
ONE_OF_MANY: Final = ("commit.", "file.")  # ids of facts about one commit or file
EXCERPT: Final = 600  # characters of a rule or concern; the whole of it is a link away
MOST_EARLIER: Final = 30  # roasts of this blog whose titles are shown, the latest
CREDITS: Final = ("co-authored-by:", "signed-off-by:")  # lines of a message that its head says better


def spoken(instant: datetime) -> str:
    """Return an instant with its weekday, in the offset it was recorded in: `Tuesday 2026-03-24T09:45:59-05:00`."""
    return f"{WEEKDAYS[instant.weekday()]} {instant.isoformat(timespec='seconds')}"


@dataclass(frozen=True)
class Fixed:
    """Lines that are there whole or not at all."""

    whole: str

    def within(self, room: int) -> None:  # noqa: ARG002 - the interface's own
        """Return nothing: half a fact is none."""
        return


@dataclass(frozen=True)
class Text:
    """A text with its head (id, who, when); shortened it ends at the end of a line, or of a word, and says so.

    Of the first `kept` characters nothing is cut: a commit keeps its title, or is left out.
    """

    id: str
    fields: tuple[str, ...]
    text: str
    above: str = ""
    kept: int = 0

    @cached_property
    def whole(self) -> str:
        """The head and all of the text."""
        return self._shown(self.text, *self.fields)

    @property
    def shortest(self) -> str:
        """The head and what is always kept."""
        return self.whole if len(self.text) <= self.kept else self._cut(self.kept)

    def within(self, room: int) -> str | None:
        """Return the head and as much of the text as `room` bytes hold."""
        few, many = 0, min(len(self.text), max(room, 0))
        while few < many:
            middle = (few + many + 1) // 2
            if size(self._cut(middle)) <= room:
                few = middle
            else:
                many = middle - 1
        end = len(self.text) if few == len(self.text) else max(_good_end(self.text, few), min(self.kept, few))
        return self._cut(end) if self.text[:end].strip("\n") and end >= self.kept else None

    def _cut(self, length: int) -> str:
        return self._shown(self.text[:length].rstrip("\n"), *self.fields, "cut")

    def _shown(self, text: str, *fields: str) -> str:
        parts = (head(self.id, *fields), self.above, words(text) if text else "")
        return "\n".join(part for part in parts if part)


def _good_end(text: str, length: int) -> int:
    """Return where to cut `text` at or before `length`: after a line, or failing that a word."""
    for mark in ("\n", " "):
        end = text.rfind(mark, 0, length)
        if end > 0:
            return end
    return length


def pull_request_lines(dossier: Dossier) -> str:
    """Return the head of it all: what it is, whose, when; figures are left to the facts."""
    pull = dossier.pull_request
    entry = {
        "reference": pull.reference,
        "title": pull.title,
        "author": pull.author.login + (" (a bot)" if pull.author.is_bot else "") + _git_name(dossier),
        "commits by": usual_author(dossier),
        "opened": spoken(pull.created_at),
        "merged": spoken(pull.merged_at) + (f" by {pull.merged_by.login}" if pull.merged_by else ""),
        "way in": dossier.merge_method.value if dossier.merge_method else "",
        "branch": pull.head_ref,
        "into": pull.base_ref,
        "labels": ", ".join(pull.labels[:MOST_NAMED]),
        "standing": pull.author_association.lower().replace("_", " "),
    }
    return "\n".join(f"{name}: {one_line(value[:LONGEST_NAME])}" for name, value in entry.items() if value)


def _git_name(dossier: Dossier) -> str:
    """Return what git calls the author where GitHub knows the two for one person, empty where that says nothing new."""
    login = dossier.pull_request.author.login
    names = {commit.author for commit in dossier.commits if commit.author_login == login} - {login}
    return f", in git {names.pop()}" if len(names) == 1 else ""


def usual_author(dossier: Dossier) -> str:
    """Return the author of most commits, the first of them where several have as many."""
    names = [commit.author for commit in dossier.commits]
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name], default="")


def facts(known: Sequence[Fact]) -> tuple[Fixed, ...]:
    """Return the table of facts, `id | value unit | about` a line; texts stand in quotation marks."""
    return tuple(Fixed(_fact(fact)) for fact in known)


def _fact(fact: Fact) -> str:
    value = spoken(fact.value) if isinstance(fact.value, datetime) else fact.value
    shown = line_of(value) if isinstance(fact.value, str) else str(value)
    return " | ".join(one_line(part) for part in (fact.id, f"{shown} {fact.unit}".strip(), fact.about) if part)


def findings(dossier: Dossier, found: Sequence[Finding]) -> tuple[Fixed, ...]:
    """Return the collisions with what proves them, in the order given.

    What stands in the log anyway is only named: a commit's figures not at all, a commit's whole title by its id.
    """
    titles = {f"commit:{commit.short}": commit.headline for commit in dossier.commits}
    return tuple(Fixed("\n".join(_finding(finding, titles))) for finding in found)


def _finding(finding: Finding, titles: Mapping[str, str]) -> Iterator[str]:
    names = ", ".join(fact.id for fact in finding.facts if not fact.id.startswith(ONE_OF_MANY))
    known = [receipt.source for receipt in finding.receipts if titles.get(receipt.source) == receipt.quote]
    see = ", ".join(dict.fromkeys(known))
    praise = "praise" if finding.praise else ""
    yield head(f"weight {finding.weight}", praise, finding.claim, names and f"facts {names}", see and f"see {see}")
    for receipt in finding.receipts:
        if receipt.source not in known:
            yield f"|{one_line(receipt.source)} | {one_line(' '.join(receipt.quote.split()))}"


def names(dossier: Dossier, known: Sequence[Gloss], held: frozenset[str] = frozenset()) -> tuple[Fixed, ...]:
    """Return what the main names are for: the source that says it, the name and its kind, and the words themselves.

    A gloss from a source in `held` is not shown.
    """
    return tuple(
        Fixed(f"{head(one.source, one.name, one.kind, *not_to_be_quoted(dossier, one.source))}\n{words(one.says)}")
        for one in known
        if one.source not in held
    )


def description(dossier: Dossier) -> tuple[Text, ...]:
    """Return the description, where there is one."""
    source = dossier.sources["description"]
    return (_text(dossier, source),) if source.text.strip() else ()


def commits(dossier: Dossier) -> tuple[Text, ...]:
    """Return every commit's message, oldest first, with its size; credits stand in the head."""
    usual = usual_author(dossier)
    return tuple(_message(dossier, commit, usual) for commit in dossier.commits)


def _message(dossier: Dossier, commit: Commit, usual: str) -> Text:
    source = dossier.sources[f"commit:{commit.short}"]
    files = "" if commit.changed_files is None else f" in {commit.changed_files} files"
    helpers = ", ".join(name[:LONGEST_NAME] for name in dict.fromkeys(commit.co_authors[:MOST_NAMED]))
    fields = (
        "" if commit.author == usual else f"by {commit.author[:LONGEST_NAME]}",
        spoken(commit.authored_at),
        "merge" if commit.is_merge else f"+{commit.additions} -{commit.deletions}{files}",
        f"with {helpers}" if helpers else "",
        *(f"came with #{link.number} {link.title[:LONGEST_NAME]}" for link in commit.came_with[:MOST_NAMED]),
        *not_to_be_quoted(dossier, source.id),
    )
    said = [line for line in source.text.split("\n") if not (helpers and line.lower().startswith(CREDITS))]
    return Text(source.id, fields, "\n".join(said).rstrip(), kept=len(commit.headline))


def titles(messages: Sequence[Text]) -> tuple[Fixed, ...]:
    """Return the same commits with their titles alone, for a log that does not fit otherwise."""
    return tuple(Fixed(entry.shortest) for entry in messages)


def conversation(dossier: Dossier) -> tuple[Text, ...]:
    """Return reviews, review threads and comments that have words, in the order of the dossier's sources."""
    extra: dict[str, tuple[Actor, tuple[str, ...], str]] = {}
    for n, review in enumerate(dossier.reviews, 1):
        extra[f"review:{n}"] = (review.author, (review.state,), "")
    for n, thread in enumerate(dossier.threads, 1):
        for m, said in enumerate(thread.comments, 1):
            opening = (_place(thread), _hunk(thread)) if m == 1 else ((), "")
            extra[f"thread:{n}.{m}"] = (said.author, *opening)
    for n, comment in enumerate(dossier.comments, 1):
        extra[f"comment:{n}"] = (comment.author, (), "")
    told = ((source, extra[source.id]) for source in dossier.sources.values() if source.id in extra)
    return tuple(
        _text(dossier, source, "bot" if actor.is_bot else "", *fields, above=above)
        for source, (actor, fields, above) in told
        if source.text.strip() or fields
    )


def _place(thread: Thread) -> tuple[str, ...]:
    where = thread.path[:LONGEST_NAME] + ("" if thread.line is None else f":{thread.line}")
    state = "open" if not thread.is_resolved else "resolved"
    by = f" by {thread.resolved_by.login}" if thread.resolved_by else ""
    return (f"about {where}" if where else "", state + by, "outdated" if thread.is_outdated else "")


def _hunk(thread: Thread) -> str:
    """Return the last lines of the piece of diff a thread was opened on, as words: they are no quotable source."""
    lines = [line for line in thread.hunk.split("\n") if not line.startswith("@@")]
    return "\n".join("|> " + words(line)[1:] for line in lines[-HUNK_LINES:]) if thread.hunk else ""


def issues(dossier: Dossier) -> tuple[Text, ...]:
    """Return the issues that merging closed."""
    return tuple(
        _text(dossier, dossier.sources[f"issue:{n}"], issue.reference, "bot" if issue.author.is_bot else "")
        for n, issue in enumerate(dossier.issues, 1)
    )


def house(dossier: Dossier, named: frozenset[str]) -> tuple[Text, ...]:
    """Return what the repository says about the change: concerns that name a touched file, then excerpts of its rules.

    `named` are the names that the change is about; of a rule the paragraphs that hold one are taken, else its head.
    """
    touched = {file.path for file in dossier.pull_request.files}
    touched |= {
        part.path for commit in dossier.commits if not isinstance(commit.patch, Absent) for part in commit.patch
    }
    told = []
    for n, concern in enumerate(dossier.concerns, 1):
        paths = [place.path for place in concern.places if place.path in touched]
        if paths:
            source = dossier.sources[f"concern:{n}"]
            told.append(_text(dossier, source, f"names {', '.join(paths[:MOST_NAMED])}", text=source.text[:EXCERPT]))
    for prefix, documents in (("rule", dossier.rules), ("setup", dossier.test_setup)):
        told += [_excerpt(dossier, prefix, document, named) for document in documents]
    return tuple(entry for entry in told if entry.text.strip())


def _excerpt(dossier: Dossier, prefix: str, document: Document, named: frozenset[str]) -> Text:
    paragraphs = document.text.split("\n\n")
    telling = [part for part in paragraphs if named & set(part.replace("`", " ").replace("/", " ").split())]
    chosen = "\n\n".join(telling or (paragraphs if prefix == "rule" else []))[:EXCERPT]
    source = dossier.sources[f"{prefix}:{document.path}"]
    return _text(dossier, source, "excerpt" if len(chosen) < len(document.text) else "", text=chosen)


def earlier(dossier: Dossier) -> tuple[Fixed, ...]:
    """Return the titles of the blog's latest roasts, so that no joke is told twice."""
    told = list(enumerate(dossier.earlier, 1))[-MOST_EARLIER:]
    return tuple(Fixed(head(f"earlier:{n}", str(roast.date or ""), roast.title[:LONGEST_NAME])) for n, roast in told)


def timeline(dossier: Dossier) -> tuple[Fixed, ...]:
    """Return what happened to the pull request besides words, in order, then the checks of its last commit."""
    checks = sorted(dossier.checks, key=lambda check: (check.conclusion == "success", check.name, check.app))
    return (
        *(Fixed(_event(event)) for event in dossier.events),
        *(Fixed(f"check | {one_line(check.name[:LONGEST_NAME])} | {one_line(check.conclusion)}") for check in checks),
    )


def _event(event: Event) -> str:
    detail = [f"{name}: {value[:LONGEST_NAME]}" for name, value in sorted(event.detail.items())]
    parts = (spoken(event.at), event.kind, f"by {event.actor.login}", *detail)
    return " | ".join(map(one_line, parts))


def missing(dossier: Dossier, held: frozenset[str] = frozenset()) -> list[str]:
    """Return one line per reason: what could not be read (the first few by id), how many more, and why.

    What is in `held` is not named.
    """
    names: dict[str, list[str]] = {}
    for source_id, absent in sorted((name, absent) for name, absent in dossier.missing.items() if name not in held):
        names.setdefault(absent.reason.value, []).append(source_id)
    for commit in dossier.commits:
        if isinstance(commit.patch, Absent):
            names.setdefault(commit.patch.reason.value, []).append(f"patch:{commit.short}")
            continue
        for part in commit.patch:
            name = f"patch:{commit.short}:{part.path}"
            if isinstance(part.lines, Absent) and name not in held:
                names.setdefault(part.lines.reason.value, []).append(name)
    return [_missing_line(reason, list(dict.fromkeys(ids))) for reason, ids in names.items()]


def _missing_line(reason: str, ids: list[str]) -> str:
    more = f" and {len(ids) - MOST_NAMED:,} more" if len(ids) > MOST_NAMED else ""
    return f"{', '.join(one_line(name[:LONGEST_NAME]) for name in ids[:MOST_NAMED])}{more} | {reason}"


def _text(dossier: Dossier, source: Source, *fields: str, text: str | None = None, above: str = "") -> Text:
    by = f"by {source.by[:LONGEST_NAME]}"
    when = spoken(source.at) if source.at is not None else ""
    shown = source.text if text is None else text
    return Text(source.id, (by, when, *fields, *not_to_be_quoted(dossier, source.id)), shown.strip("\r\n"), above)


def not_to_be_quoted(dossier: Dossier, source_id: str) -> tuple[str, ...]:
    """Return the mark of a source that was read but may not be quoted in print, and nothing for any other."""
    return () if dossier.may_quote(source_id) else ('"quote": false',)


def shown(entries: Sequence[Text], held: frozenset[str]) -> tuple[Text, ...]:
    """Return the entries without those of withheld sources."""
    return tuple(entry for entry in entries if entry.id not in held)


def held_paths(dossier: Dossier, held: frozenset[str]) -> tuple[str, ...]:
    """Return the paths of which a withheld patch, or a withheld file, must not be shown; all their patches are one."""
    parts = (
        (f"patch:{commit.short}:{part.path}", part.path)
        for commit in dossier.commits
        if held and not isinstance(commit.patch, Absent)
        for part in commit.patch
    )
    return tuple(dict.fromkeys(path for name, path in parts if name in held or f"after:{path}" in held))


def restraint(asked: Restraint) -> str:
    """Return what the writer is told about restraint, to stand behind the first line; empty without."""
    told = [" ".join(load(f"restraint_{cause}").split()) for cause in asked.causes]
    return " ".join(["\n\nThis one is written with restraint.", *told]) if told else ""
