"""Pull requests from tiny text: `pull("Fix typo", "Mon 09:00 Fix typo +1/-1")`.

A commit line is a weekday of the invented week of Monday 2 March 2026 (`+1` behind it: a week later), a clock time, a
title, and optionally its size. Given a `tree`, the lines are real: the builder diffs every version against the last.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha1

from roastbot.brief import Brief
from roastbot.concerns import parse
from roastbot.detectors import asks, detect
from roastbot.evidence import (
    Absent,
    Actor,
    BlamedLines,
    ChangedFile,
    ChangeType,
    Comment,
    Commit,
    Document,
    Dossier,
    EarlierRoast,
    Event,
    FilePatch,
    Line,
    PullRequest,
    Reason,
    Repository,
    Thread,
    TouchedFile,
)
from roastbot.facts import derive
from roastbot.findings import Fact, Finding
from roastbot.source_tree import search

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONDAY = datetime(2026, 3, 2, tzinfo=timezone(timedelta(hours=1)))
_LINE = re.compile(
    r"^(?P<when>\w{3}(?:\+\d)? \d\d:\d\d) (?P<title>.*?)(?: \+(?P<plus>\d+)/-(?P<minus>\d+))?$", re.DOTALL
)
Tree = Mapping[str, str | None]  # path -> whole text; None deletes the file


def at(text: str) -> datetime:
    """Return the instant of `Tue 09:15` or, a week later, `Tue+1 09:15`."""
    day, _, time = text.partition(" ")
    name, _, weeks = day.partition("+")
    hours, minutes = (int(part) for part in time.split(":"))
    return MONDAY + timedelta(days=DAYS.index(name) + 7 * int(weeks or 0), hours=hours, minutes=minutes)


@dataclass(frozen=True)
class Step:
    """One commit to be built: its line, what it changes, and what else a commit can say."""

    line: str
    tree: Tree | None = None
    body: str = ""
    co: tuple[str, ...] = ()
    by: str = "Ada Lovelace"
    committed: str = ""
    merge: bool = False


def commit(line: str, tree: Tree | None = None, **more: object) -> Step:
    """Return a step; `more` are the other fields of Step."""
    return Step(line, tree, **more)  # type: ignore[arg-type]  # a builder's shorthand, checked by the dataclass


def pull(
    title: str,
    *steps: str | Step,
    description: str = "",
    base: Mapping[str, str] | None = None,
    threads: Sequence[tuple[str, ...]] = (),
    events: Sequence[tuple[str, str]] = (),
    files: Sequence[tuple[str, int, int]] | None = None,
    number: int = 7,
    repository: str = "ada/engine",
    opened: str = "Mon 09:00",
    merged: str = "Fri 17:00",
    repo: Mapping[str, str] | None = None,
    blame: Sequence[BlamedLines] = (),
    rules: Mapping[str, str] | None = None,
    concerns: str = "",
    earlier: Sequence[EarlierRoast] = (),
) -> Dossier:
    """Return the dossier; `threads` are `(path, "bob: remark", "ada: answer")`, `events` `(kind, when)`.

    A thread's path may have the lines of its hunk below it, and a speaker the time: `"bob Mon 10:00: remark"`.

    Sizes of the pull request come from its trees, from `files`, or as the sum of its commits' lines. With `repo`, the
    repository's other files by path (`{}` for none), its whole texts and its source tree were read as well; `rules`
    are documents by path, `concerns` is the text of the repository's own CONCERNS.md.
    """
    tree = dict(base or {})
    made: list[Commit] = []
    for place, step in enumerate(steps):
        made.append(_commit(place, step if isinstance(step, Step) else Step(step), tree, number))
    changed = _changed(base or {}, tree, made, files)
    request = PullRequest(
        id=f"PR_{number}",
        repository=Repository(repository, is_private=False, url=f"https://github.com/{repository}"),
        number=number,
        title=title,
        url=f"https://github.com/{repository}/pull/{number}",
        author=Actor("ada"),
        created_at=at(opened),
        merged_at=at(merged),
        additions=sum(file.additions for file in changed),
        deletions=sum(file.deletions for file in changed),
        changed_files=len(changed),
        files=tuple(changed),
        merge_commit=sha1(title.encode(), usedforsecurity=False).hexdigest(),
    )
    happened = tuple(Event(kind, at(when), Actor("ada")) for kind, when in events)
    home = f"{request.repository.url}/blob/{request.merge_commit}"
    dossier = Dossier(
        request,
        description,
        tuple(made),
        threads=_threads(threads, request),
        events=happened,
        blame=tuple(blame),
        rules=tuple(Document(path, text, f"{home}/{path}") for path, text in (rules or {}).items()),
        concerns=parse(concerns, "CONCERNS.md", f"{home}/CONCERNS.md"),
        earlier=tuple(earlier),
    )
    return dossier if repo is None else _with_repository(dossier, base or {}, tree, repo)


def _with_repository(
    dossier: Dossier, base: Mapping[str, str], tree: Mapping[str, str], repo: Mapping[str, str]
) -> Dossier:
    """Return the dossier as if the whole repository had been read: `repo` and what the pull request left behind."""
    texts = tuple(
        TouchedFile(path, base.get(path), tree.get(path))
        for path in sorted({*base, *tree})
        if base.get(path) != tree.get(path)
    )
    whole = replace(dossier, texts=texts)
    every = sorted({**repo, **tree}.items())
    home = f"{dossier.pull_request.repository.url}/blob/{dossier.pull_request.merge_commit}"
    return replace(whole, tree=search([(path, text.encode()) for path, text in every], asks(whole), home))


def blamed(path: str, lines: tuple[int, int], headline: str, when: str, by: str = "Ada Lovelace") -> BlamedLines:
    """Return who wrote these lines; `when` as in `at`, or a date such as `2024-05-06`."""
    written = at(when) if when[0].isalpha() else datetime.fromisoformat(when).replace(tzinfo=UTC)
    oid = sha1(headline.encode(), usedforsecurity=False).hexdigest()
    login = "ada" if by == "Ada Lovelace" else None
    return BlamedLines(path, *lines, oid, headline, by, login, written, f"https://github.com/ada/engine/commit/{oid}")


def brief(dossier: Dossier) -> Brief:
    """Return the brief an offline writer gets."""
    facts = derive(dossier, UTC)
    return Brief(dossier, facts, detect(dossier, facts), "", "", 0)


def found(detector: object, dossier: Dossier) -> list[Finding]:
    """Return what one detector (a module with `find`) finds."""
    return list(detector.find(dossier, derive(dossier, UTC)))  # type: ignore[attr-defined]  # a module of the registry


def values(facts: Sequence[Fact]) -> dict[str, object]:
    """Return the facts' values by id."""
    return {fact.id: fact.value for fact in facts}


def role(finding: Finding, name: str) -> object:
    """Return the value of a finding's own fact by the last part of its id."""
    return next(fact.value for fact in finding.facts if fact.id.rsplit(".", 1)[-1] == name)


def lines(count: int, word: str = "line") -> str:
    """Return so many different lines of text."""
    return "".join(f"{word} {n}\n" for n in range(count))


def _commit(place: int, step: Step, tree: dict[str, str], number: int) -> Commit:
    match = _LINE.match(step.line)
    assert match, step.line
    authored = at(match["when"])
    patch = _patch(tree, step.tree) if step.tree is not None else Absent(Reason.NOT_SERVED)
    if step.merge:
        patch = Absent(Reason.MERGE_COMMIT)
    parts = () if isinstance(patch, Absent) else patch
    oid = sha1(f"{number} {place} {step.line}".encode(), usedforsecurity=False).hexdigest()
    return Commit(
        oid=oid,
        headline=match["title"],
        body=step.body,
        authored_at=authored,
        committed_at=at(step.committed) if step.committed else authored,
        author=step.by,
        author_login="ada" if step.by == "Ada Lovelace" else None,
        additions=int(match["plus"] or sum(part.additions for part in parts)),
        deletions=int(match["minus"] or sum(part.deletions for part in parts)),
        changed_files=len(parts) or None,
        parents=2 if step.merge else 1,
        url=f"https://github.com/ada/engine/commit/{oid}",
        co_authors=step.co,
        patch=patch,
    )


def _patch(tree: dict[str, str], changes: Tree) -> tuple[FilePatch, ...]:
    parts = []
    for path, text in changes.items():
        old = tree.get(path)
        change = ChangeType.ADDED if old is None else ChangeType.DELETED if text is None else ChangeType.MODIFIED
        hunk = _diff((old or "").splitlines(), (text or "").splitlines())
        plus, minus = (sum(1 for line in hunk if line.sign == sign) for sign in "+-")
        parts.append(FilePatch(path, None, plus, minus, change, hunk))
        if text is None:
            tree.pop(path, None)
        else:
            tree[path] = text
    return tuple(parts)


def _diff(old: list[str], new: list[str]) -> tuple[Line, ...]:
    """Return the changed lines with one line of context on either side, numbered as git numbers them."""
    made: list[Line] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            near = {i1, i2 - 1}
            made += [Line(" ", old[i], i + 1, j1 + i - i1 + 1) for i in range(i1, i2) if i in near]
        else:
            made += [Line("-", old[i], i + 1, None) for i in range(i1, i2)]
            made += [Line("+", new[j], None, j + 1) for j in range(j1, j2)]
    return tuple(made)


def _changed(
    base: Mapping[str, str],
    tree: Mapping[str, str],
    commits: Sequence[Commit],
    files: Sequence[tuple[str, int, int]] | None,
) -> list[ChangedFile]:
    if files is not None:
        return [ChangedFile(*row) for row in files]
    changed = []
    for path in sorted({*base, *tree}):
        hunk = _diff(base.get(path, "").splitlines(), tree.get(path, "").splitlines())
        plus, minus = (sum(1 for line in hunk if line.sign == sign) for sign in "+-")
        if plus or minus:
            changed.append(ChangedFile(path, plus, minus))
    own = [made for made in commits if not made.is_merge]
    if not changed and own:
        changed = [ChangedFile("engine.py", sum(c.additions for c in own), sum(c.deletions for c in own))]
    return changed


def _threads(threads: Sequence[tuple[str, ...]], request: PullRequest) -> tuple[Thread, ...]:
    made = []
    for number, (place, *remarks) in enumerate(threads, 1):
        path, _, hunk = place.partition("\n")
        comments = []
        for n, remark in enumerate(remarks):
            speaker, _, words = remark.partition(": ")
            who, _, when = speaker.partition(" ")
            url = f"{request.url}#discussion_r{number}{n}"
            written = at(when) if when else request.created_at
            actor = Actor(who, is_bot=who.endswith("[bot]"))
            comments.append(Comment(f"C{number}{n}", actor, words, written, url))
        thread = Thread(f"T{number}", path, 1, is_resolved=True, is_outdated=False, comments=tuple(comments), hunk=hunk)
        made.append(thread)
    return tuple(made)
