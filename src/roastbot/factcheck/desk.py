"""What a draft is held against, indexed once for all checks of one dossier."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import combinations

from roastbot.evidence import GHOST, Absent, Actor, ChangeType, Commit, Dossier, FilePatch, Reason
from roastbot.factcheck.around import Around
from roastbot.factcheck.aspects import TOTALS, aspect_of
from roastbot.factcheck.lexicon import GENERIC, OWNED, singular, stem
from roastbot.factcheck.merged import Merged
from roastbot.findings import PULL_REQUEST, Fact, Subject
from roastbot.numerals import numerals
from roastbot.verbatim import Evidence, folded, stands_whole

_WORD = re.compile(r"[A-Za-z]+")
_TALK = ("review:", "thread:", "comment:")
_MARKS = str.maketrans("", "", "_*")
TALK_KINDS = frozenset({"reviews", "threads", "reviewThreads", "comments"})
MOST_LINES = 2_000  # of what people wrote, looked through for what a misquotation was meant to be
MOST_INSTANTS = 300  # held against each other; a longer branch has no more to say
SHORTEST_SCOPE = 3  # letters of a word that ties a fact to a sentence


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact that is a number: its canonical units, what it is about, and the words that tie it to a sentence.

    Of the words of its `scope` a sentence needs about half, of its `keys`, those of its id, any.
    """

    fact: Fact
    value: float
    units: frozenset[str]
    subject: Subject
    scope: frozenset[str]
    keys: frozenset[str] = frozenset()

    @property
    def aspect(self) -> str:
        """Which side of its thing it counts, see aspects.py; empty where the thing has but one."""
        return aspect_of(self.fact.id)


def subject_of(fact: Fact) -> Subject:
    """Return what a fact is about; where it only says `pull request`, its id may say more."""
    if fact.subject != PULL_REQUEST:
        return fact.subject
    head, _, rest = fact.id.partition(".")
    middle = rest.rpartition(".")[0]
    kind = {"commit": "commit", "file": "file", "author": "person", "co-author": "person"}.get(head)
    if kind and middle:
        return Subject(kind, middle.partition(".")[0] if kind == "commit" else middle)
    if head in {"description", "title"}:
        return Subject(head)
    return PULL_REQUEST


@lru_cache(maxsize=16_384)
def words_of(text: str) -> frozenset[str]:
    """Return the stems of the words in a text that mean something; names are taken apart."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_", " ", text)
    return frozenset(
        stem(word) for word in _WORD.findall(parted) if len(word) >= SHORTEST_SCOPE and word.lower() not in GENERIC
    )


class Desk:
    """A dossier and its facts, made searchable; every part is made when it is first asked for."""

    def __init__(self, dossier: Dossier, facts: tuple[Fact, ...]) -> None:
        self._found: dict[str, tuple[str, ...]] = {}
        self._held: dict[str, bool] = {}
        self._placed: dict[str, tuple[str, ...]] = {}
        self.stated: dict[tuple[object, ...], str] = {}
        self.dossier = dossier
        self.facts = facts
        self.evidence = Evidence(dossier)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every fact that is a number."""
        return tuple(
            _figure(fact, float(fact.value))
            for fact in self.facts
            if isinstance(fact.value, int | float) and not isinstance(fact.value, bool)
        )

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures by each unit they may be counted in; those that are places, such as a line's number, by none."""
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            for unit in figure.units or ("",):
                found.setdefault(unit, []).append(figure)
        return {unit: tuple(figures) for unit, figures in found.items()}

    @cached_property
    def instants(self) -> tuple[datetime, ...]:
        """Every instant that is known, in the offset somebody wrote it in."""
        pull = self.dossier.pull_request
        at = [fact.value for fact in self.facts if isinstance(fact.value, datetime)]
        at += [source.at for source in self.dossier.sources.values() if source.at]
        at += [commit.committed_at for commit in self.dossier.commits]
        at += [event.at for event in self.dossier.events]
        return tuple(dict.fromkeys([*at, pull.created_at, pull.merged_at]))

    @cached_property
    def clock(self) -> tuple[datetime, ...]:
        """When commits were written, things said, and the pull request opened and merged; at most MOST_INSTANTS."""
        pull = self.dossier.pull_request
        at = [source.at for source in self.dossier.sources.values() if source.at]
        return tuple(dict.fromkeys([pull.created_at, pull.merged_at, *at]))[:MOST_INSTANTS]

    @cached_property
    def spans(self) -> tuple[float, ...]:
        """The stretches between any two of the instants of `clock`, in seconds."""
        return tuple({abs((one - other).total_seconds()) for one, other in combinations(self.clock, 2)})

    @cached_property
    def merged(self) -> Merged:
        """What the touched files hold as they were merged, as far as that can be told."""
        return Merged(self.dossier)

    @cached_property
    def told(self) -> Mapping[str, tuple[Fact, ...]]:
        """The stretches of time among the facts by their words, longest first, such as `5 hours and 48 minutes`."""
        texts: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if isinstance(fact.value, str) and fact.id.endswith(".span") and numerals(fact.value):
                texts.setdefault(fact.value, []).append(fact)
        return {text: tuple(texts[text]) for text in sorted(texts, key=lambda text: (-len(text), text))}

    @cached_property
    def spoken(self) -> str:
        """Every text among the facts, and the dates of earlier roasts; a weekday or a time in it is known."""
        texts = [fact.value for fact in self.facts if isinstance(fact.value, str)]
        return "\n".join((*texts, *self.around.dates))

    @cached_property
    def named(self) -> Mapping[str, Subject]:
        """The classes, functions and words that facts are about, by name."""
        kinds = {"class", "function", "word", "thread"}
        return {figure.subject.name: figure.subject for figure in self.figures if figure.subject.kind in kinds}

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """The paths of touched files by each of their ends: `_crane.py`, `core/_crane.py`, and their folders."""
        found: dict[str, list[str]] = {}
        for path in self.evidence.known_paths:
            parts = path.split("/")
            for n in range(len(parts)):
                found.setdefault("/".join(parts[n:]), []).append(path)
        return {end: tuple(paths) for end, paths in found.items()}

    @cached_property
    def around(self) -> Around:
        """What is known besides the change itself."""
        return Around(self.dossier, self.facts, self.paths)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The digests by which GitHub's diff view names files."""
        return frozenset(hashlib.sha256(path.encode()).hexdigest() for path in self.evidence.known_paths)

    @cached_property
    def headlines(self) -> tuple[tuple[str, Commit], ...]:
        """The commits' titles as words are compared, without Markdown's backticks."""
        return tuple((folded(commit.headline).replace("`", "").casefold(), commit) for commit in self.dossier.commits)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each commit on the branch, by short id, from 1."""
        return {commit.short: n for n, commit in enumerate(self.dossier.commits, 1)}

    @cached_property
    def title_words(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The place of each commit with the stems of its title's words."""
        return tuple(
            (n, words_of(commit.headline) | ({"fix"} if "fix" in commit.headline.lower() else frozenset()))
            for n, commit in enumerate(self.dossier.commits, 1)
        )

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The stems of all words people wrote about the change: what its parts are called."""
        pull = self.dossier.pull_request
        texts = [pull.title, self.dossier.description]
        texts += [f"{commit.headline} {commit.body}" for commit in self.dossier.commits]
        texts += self.evidence.known_paths
        return frozenset(word for text in texts for word in words_of(text))

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Who took part, by every name prose may use: login, author's name, an author's first name."""
        dossier, pull = self.dossier, self.dossier.pull_request
        actors = [
            pull.author,
            *([pull.merged_by] if pull.merged_by else []),
            *(event.actor for event in dossier.events),
        ]
        actors += [*_speakers(dossier), *(issue.author for issue in dossier.issues)]
        found = {actor.login: actor.login for actor in actors if actor.login != GHOST.login}
        for commit in dossier.commits:
            login = commit.author_login or commit.author
            for name in (login, commit.author, *_first(commit.author)):
                found.setdefault(name, login)
            for name in commit.co_authors:
                found.setdefault(name, name)
        bots = {login.removesuffix("[bot]"): login for login in found if login.endswith("[bot]")}
        return {" ".join(name.split()): login for name, login in (bots | found).items() if len(name) > 1}

    @cached_property
    def people_with_stops(self) -> tuple[str, ...]:
        """The names in which a sentence would seem to end, such as `J. R. Hartley`, longest first."""
        return tuple(sorted((name for name in self.people if re.search(r"[.!?]\s|\n", name)), key=len, reverse=True))

    @cached_property
    def bots(self) -> frozenset[str]:
        """The logins that are known to be bots."""
        dossier = self.dossier
        actors = [event.actor for event in dossier.events]
        actors += _speakers(dossier)
        return frozenset(actor.login for actor in actors if actor.is_bot)

    @cached_property
    def quotable_lower(self) -> Mapping[str, str]:
        """What people wrote, by source id, without upper case: headings have their own."""
        messages = self.evidence.messages
        return {name: text.casefold() for name, text in messages.items()}

    @cached_property
    def lines_said(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The lines people wrote about the change, each with its words."""
        said = [
            source.text
            for source in self.dossier.sources.values()
            if self.dossier.may_quote(source.id) and source.id.startswith(("title", "description", "commit:", *_TALK))
        ]
        lines = dict.fromkeys(line.strip() for text in said for line in text.splitlines()[:MOST_LINES] if line.strip())
        return tuple((line, frozenset(re.findall(r"\w+", line.casefold()))) for line in list(lines)[:MOST_LINES])

    @cached_property
    def patches(self) -> tuple[tuple[Commit, FilePatch], ...]:
        """Every patch with its commit, in order."""
        return tuple(
            (commit, part)
            for commit in self.dossier.commits
            if not isinstance(commit.patch, Absent)
            for part in commit.patch
        )

    @cached_property
    def code_is_complete(self) -> bool:
        """Whether every line the branch changed was read; binary files and merges have none to read."""
        harmless = {Reason.BINARY, Reason.MERGE_COMMIT}
        absent = [commit.patch for commit in self.dossier.commits if isinstance(commit.patch, Absent)]
        absent += [part.lines for _, part in self.patches if isinstance(part.lines, Absent)]
        return "commits" not in self.dossier.missing and all(gone.reason in harmless for gone in absent)

    @cached_property
    def talk_is_complete(self) -> bool:
        """Whether everything people said about the change was read."""
        return not any(
            name in TALK_KINDS or name.startswith(_TALK) or name == "description" for name in self.dossier.missing
        )

    @cached_property
    def urls(self) -> Mapping[str, str]:
        """The ids of the sources by the address where a reader finds them; the first of those that share one."""
        found: dict[str, str] = {}
        for source in self.dossier.sources.values():
            found.setdefault(source.url, source.id)
        return found

    @cached_property
    def authors(self) -> frozenset[str]:
        """The logins and names of those who wrote commits, or are named as having helped."""
        commits = self.dossier.commits
        return frozenset(
            name
            for commit in commits
            for name in (commit.author, commit.author_login or "", *commit.co_authors)
            if name
        )

    @cached_property
    def identifiers(self) -> Mapping[str, str]:
        """The names in the patches by their letters alone, for what a misspelt one was meant to be."""
        found: dict[str, str] = {}
        for _, part in self.patches:
            for name in set(re.findall(r"[A-Za-z_]\w{3,80}", part.text)):
                found.setdefault(name.replace("_", "").lower(), name)
        return found

    @cached_property
    def _signed(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The patches' added and removed lines, each joined, with the id of the patch."""
        found: dict[str, list[tuple[str, str]]] = {"+": [], "-": []}
        for commit, part in self.patches:
            if not isinstance(part.lines, Absent):
                for sign, kept in found.items():
                    text = "\n".join(line.text for line in part.lines if line.sign == sign)
                    kept.append((f"patch:{commit.short}:{part.path}", text))
        return {sign: tuple(kept) for sign, kept in found.items()}

    def changed_line(self, sign: str, name: str) -> str:
        """Return the id of the first patch with a line of this sign that has `name`, empty for none."""
        return next((patch for patch, text in self._signed[sign] if stands_whole(name, text)), "")

    def defining(self, name: str) -> list[str]:
        """Return the ids of the patches with a line that defines a name."""
        if not re.fullmatch(r"\w+", name):
            return []
        pattern = re.compile(rf"^[ +-]?\s*(?:(?:async )?def|class) {name}\b|^[ +-]?{name}\s*[:=]", re.MULTILINE)
        return [f"patch:{commit.short}:{part.path}" for commit, part in self.patches if pattern.search(part.text)]

    def is_read_whole(self, path: str) -> bool:
        """Whether all there ever was in a file stands in the dossier: its text, or every line since it was made."""
        if self.whole_text(path) is not None:
            return True
        return any(part.path == path and part.change is ChangeType.ADDED for _, part in self.patches)

    def commits_called(self, title: str) -> tuple[Commit, ...]:
        """Return the commits that words in quotation marks name: a whole title, or the beginning of one."""
        wanted = folded(title).replace("`", "").casefold().strip(" .,;:")
        wanted = wanted.removesuffix("...").rstrip()
        if not wanted:
            return ()
        whole = tuple(commit for headline, commit in self.headlines if headline.strip(" .,;:") == wanted)
        if whole or len(wanted.split()) < SHORTEST_SCOPE:
            return whole
        return tuple(commit for headline, commit in self.headlines if _begins(headline, wanted))

    def whole_text(self, path: str) -> str | None:
        """Return a touched file's text as it was merged, None where nobody read it whole."""
        return self.merged.text(path)

    def unmarked(self, words: str) -> list[str]:
        """Return the ids of the sources that hold words once the signs that may be Markdown's are taken off both."""
        wanted = folded(words).translate(_MARKS)
        readings = self.evidence.readings
        return [name for name, text in readings.items() if wanted and stands_whole(wanted, text.translate(_MARKS))]

    def holds(self, name: str) -> bool:
        """Whether a code span stands somewhere, see Evidence.holds; one that is named often is looked for once."""
        if name not in self._held:
            self._held[name] = self.evidence.holds(name)
        return self._held[name]

    def where_code(self, name: str) -> Iterator[str]:
        """Yield the ids of the sources that hold a code span letter for letter; looked for once."""
        if name not in self._placed:
            self._placed[name] = tuple(self.evidence.where_code(name))
        yield from self._placed[name]

    def sources_of(self, words: str, among: Iterable[str] | None = None) -> Iterator[str]:
        """Yield the ids of the sources `words` stand in and may be quoted from; of `among` only, where given."""
        if among is not None:
            yield from self.evidence.where(words, among)
            return
        if words not in self._found:
            self._found[words] = tuple(self.evidence.where(words))
        yield from self._found[words]


def _begins(headline: str, words: str) -> bool:
    """Whether a title begins with these words; a quotation may stop early, but not in the middle of a word."""
    return headline.startswith(words) and not headline[len(words) : len(words) + 1].isalnum()


def _speakers(dossier: Dossier) -> list[Actor]:
    """Return who spoke in reviews, comments and threads."""
    found = [review.author for review in dossier.reviews]
    found += [comment.author for comment in dossier.comments]
    return found + [comment.author for thread in dossier.threads for comment in thread.comments]


def _first(name: str) -> tuple[str, ...]:
    """Return a person's first name, where a git author's name has one."""
    first = name.partition(" ")[0]
    return (first,) if " " in name and first.istitle() and len(first) >= SHORTEST_SCOPE else ()


def _figure(fact: Fact, value: float) -> Figure:
    subject = subject_of(fact)
    units = {singular(word) for word in re.findall(r"[A-Za-z%]+", fact.unit)}
    canonical = frozenset(OWNED.get(unit, unit) for unit in units)
    own = words_of(subject.name)
    scope = frozenset(word for word in words_of(fact.about) if word not in {stem(unit) for unit in units})
    keys = words_of(fact.id) if fact.id.count(".") <= 1 else frozenset()
    is_total = fact.id.rpartition(".")[2] in TOTALS
    keys -= {"pull"} | (frozenset() if is_total else frozenset(stem(unit) for unit in units))
    return Figure(fact, value, canonical, subject, scope - own if subject != PULL_REQUEST else scope, keys)
