"""The writer's desk: what a brief holds, and how a title, a figure or an instant is put on paper.

Every figure comes from a Fact, every word between quotation marks or in a code span from a receipt. Words of the
pull request reach the page in one of three ways: quotation marks (with whatever a renderer might act on in code spans
inside them), a code span, or escaped by `harmless`.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import cached_property

from roastbot import factcheck
from roastbot.brief import Brief
from roastbot.evidence import GHOST, Commit, Dossier
from roastbot.facts import with_findings
from roastbot.findings import Fact, Finding
from roastbot.harmless import harmless, plain
from roastbot.instants import clock, date, weekday
from roastbot.moments import moments
from roastbot.numerals import numerals
from roastbot.permission import may_be_told
from roastbot.quotations import is_figure
from roastbot.words import DETERMINERS, NOUNS_TOO, clip, fits_a_span, read_title
from roastbot.writers import Draft, Provenance
from roastbot.writers.offline.grammar import Dice

LONGEST_TITLE = 90  # characters of a title in a code span; longer ones break a paragraph apart
SOMEBODY = "somebody"  # whose account is gone
BLANK = Draft("", "", "", "", "", Provenance("offline"))
WEEK = 6  # days a branch may span before a weekday's name is ambiguous
_CODE = re.compile(r"\w*[_\d]\w*|\w*[a-z][A-Z]\w*")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*,?")
_TOKEN = re.compile(r"(?P<lead>\(*)(?P<core>.*?)(?P<tail>[,.;:!?)]*)", re.DOTALL)
_TICKED = re.compile(r"`[^`]+`")
_ACTED_ON = re.compile(r"[\\*_<>\[\]{}#&|~$^=@+]|://|(?i:www\.)|^:\w+:$")  # by some renderer, outside of code
_PLAIN_SIGNS = frozenset(" ,.'\u2019!?;:()%/-\u2013\u2014\u2026")
_MARKS = frozenset('"\u201c\u201d\u2018\u201a\u201b\u201e\u201f\u00ab\u00bb\u2039\u203a\uff02')
_LEAST = 2  # letters or digits of a quotation; with fewer, nobody has said anything


@dataclass(frozen=True)
class Desk:
    """One brief, made ready for writing."""

    brief: Brief
    dice: Dice

    @property
    def dossier(self) -> Dossier:
        """The pull request's dossier."""
        return self.brief.dossier

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that may be told: none of them repeats words that are withheld."""
        return tuple(finding for finding in self.brief.findings if may_be_told(self.dossier, finding))

    @cached_property
    def checker(self) -> factcheck.Checker:
        """The check that every post about this pull request has to pass."""
        return factcheck.Checker(self.dossier, with_findings(self.brief.facts, self.brief.findings))

    def holds(self, text: str, field: str = "body") -> bool:
        """Whether the check has nothing against a few sentences in this field of a draft."""
        return bool(text) and not self.checker.check(replace(BLANK, **{field: text}))  # type: ignore[arg-type]  # a field of plain text

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact by id, the detectors' own included."""
        return {fact.id: fact for fact in with_findings(self.brief.facts, self.findings)}

    @cached_property
    def commits(self) -> Mapping[str, Commit]:
        """The commits by their short id."""
        return {commit.short: commit for commit in self.dossier.commits}

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of the files the pull request touches."""
        return frozenset(file.path for file in self.dossier.pull_request.files)

    @cached_property
    def short_paths(self) -> Mapping[str, str]:
        """What each touched file may be called: its own name, where no other touched file's path ends like it."""
        last = Counter(path.rpartition("/")[2] for path in self.paths)
        return {path: name for path in self.paths if last[name := path.rpartition("/")[2]] == 1 and name != path}

    @cached_property
    def author(self) -> str:
        """The author's name as their commits give it, else the login, escaped; somebody whose account is gone."""
        login = self.dossier.pull_request.author.login
        if self.dossier.pull_request.author == GHOST:
            return SOMEBODY
        names = Counter(
            commit.author
            for commit in self.dossier.commits
            if (commit.author_login or "").casefold() == login.casefold() and _is_name(commit.author)
        )
        return names.most_common(1)[0][0] if names else called(login) or "the author"

    @cached_property
    def given_name(self) -> str:
        """What the author is called from the second time on."""
        first, _, rest = self.author.partition(" ")
        if self.author == SOMEBODY:
            return SOMEBODY.capitalize()  # it stands at the beginning of a sentence
        return first if rest and first.isalpha() else self.author

    @cached_property
    def dated(self) -> bool:
        """Whether weekdays need their date, since the branch saw some of them more than once."""
        days = [commit.authored_at.date() for commit in self.dossier.commits]
        days.append(self.dossier.pull_request.merged_at.date())
        return (max(days) - min(days)).days >= WEEK

    @cached_property
    def home(self) -> tzinfo | None:
        """Where the author's clock is, as the fact about the merge shows it."""
        merged = self.facts["pull.merged"].value if "pull.merged" in self.facts else None
        return merged.tzinfo if isinstance(merged, datetime) else None

    def number(self, name: str) -> str:
        """Return a fact's figure with thousands set apart, empty when there is no such fact."""
        fact = self.facts.get(name)
        return f"{fact.value:,}" if fact is not None and isinstance(fact.value, int) else ""

    def count(self, name: str) -> str:
        """Return a fact's figure with its unit, `27 files` or `1 file`; empty when there is no such fact."""
        fact = self.facts.get(name)
        if fact is None or not isinstance(fact.value, int):
            return ""
        return f"{fact.value:,} {fact.unit if fact.value != 1 else _singular(fact.unit)}"

    def text(self, name: str) -> str:
        """Return a fact that is a text, empty when there is no such fact."""
        fact = self.facts.get(name)
        return fact.value if fact is not None and isinstance(fact.value, str) else ""

    def instant(self, name: str) -> datetime | None:
        """Return a fact that is an instant."""
        fact = self.facts.get(name)
        return fact.value if fact is not None and isinstance(fact.value, datetime) else None

    def sum_of(self, name: str) -> str:
        """Return `+731/-121` for a pull request or commit."""
        plus, minus = self.number(f"{name}.additions"), self.number(f"{name}.deletions")
        return f"+{plus}/-{minus}" if plus and minus else ""

    def day(self, instant: datetime) -> str:
        """Return `Tuesday`, or `Tuesday 24 March` where the branch is longer than a week."""
        return f"{weekday(instant)} {date(instant)}" if self.dated else weekday(instant)

    def at(self, instant: datetime, today: str = "") -> str:
        """Return `on Tuesday at 21:07`, or `at 21:07` when the reader knows the day."""
        day = self.day(instant)
        return f"at {clock(instant)}" if day == today else f"on {day} at {clock(instant)}"

    def stamp(self, instant: datetime, today: str = "") -> str:
        """Return `Tuesday, 21:07`, or `21:07` when the reader knows the day."""
        day = self.day(instant)
        return clock(instant) if day == today else f"{day}, {clock(instant)}"

    def titled(self, commit: Commit) -> str:
        """Return a commit's title, quoted and linked; one that cannot or may not be shown is called by its id."""
        words = (
            _shortened(read_title(commit.headline).plain) if self.dossier.may_quote(f"commit:{commit.short}") else ""
        )
        if not words:
            return f"[the commit {commit.short}](evidence:commit:{commit.short})"
        return f"[{quoted(words)}](evidence:commit:{commit.short})"

    def again(self, commit: Commit, today: str) -> str:
        """Return what a commit is called once its title has been told: by the time it was written."""
        day = self.day(commit.authored_at)
        when = f"{clock(commit.authored_at)} commit"
        words = f"the {when} of {day}" if self.dated else f"{day}'s {when}"
        if day == today:
            words = f"the {when}"
        return f"[{words}](evidence:commit:{commit.short})"

    def pull_title(self) -> str:
        """Return the pull request's title, quoted and linked, or a plain description of the link."""
        words = _shortened(self.dossier.pull_request.title)
        return f"[{quoted(words)}](evidence:title)" if words else "[this pull request](evidence:title)"

    @cached_property
    def repository(self) -> str:
        """What the repository is called on the page; one whose name cannot be shown is the repository."""
        return called(self.dossier.pull_request.repository.name_with_owner) or "the repository"

    def task(self) -> str:
        """Return the title as what the author set out to do, `remove the runner`; empty when it does not lend itself.

        The verb has to be a known one and every other word plain or a piece of code, which goes into a span. A title
        with a number or a day in it is quoted instead: as a sentence of our own it would be a claim nobody proved.
        """
        words = self.dossier.pull_request.title
        title = read_title(words)
        if numerals(words) or moments(words):
            return ""
        if not title.verb or len(title.plain.split()) > 14:  # noqa: PLR2004 - longer ones do not survive a sentence
            return ""
        first = title.rest.partition(" ")[0].lower()
        if title.verb in NOUNS_TOO and first not in DETERMINERS:
            return ""  # `Test suite cleanup` is no plan to test
        told = [title.verb]
        for word in title.rest.split():
            if _CODE.fullmatch(word):
                told.append(span(word))
            elif _WORD.fullmatch(word) and word not in {"I", "my"}:
                told.append(word)
            else:
                return ""
        return " ".join(told) if len(told) > 1 else ""

    def key(self, finding: Finding, role: str) -> str:
        """Return the id of the finding's own fact in that role, such as `lines`; empty when it has none."""
        mine = [fact.id for fact in finding.facts if fact.id.startswith(finding.detector)]
        return next((name for name in mine if name.endswith(f".{role}")), "")


def _shortened(title: str) -> str:
    """Return a title, or as much of its beginning as a paragraph can hold; empty when it cannot be shown."""
    for most in range(12, 3, -1):
        words = clip(title, most)
        if len(words) <= LONGEST_TITLE:
            words = words if words.endswith("..") else words.removesuffix(".")  # the sentence brings its own
            return words if fits_a_span(words) and not is_figure(words) else ""  # a bare figure is nobody's title
    return ""


def span(words: str) -> str:
    """Return `words` as a code span whose fence is longer than any run of backticks in it."""
    runs = [len(run) for run in re.findall(r"`+", words)]
    fence = "`" * (max(runs, default=0) + 1)
    room = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{room}{words}{room}{fence}"


def quoted(words: str) -> str:
    """Return somebody's words between quotation marks; in a code span when they are not plain enough."""
    words = " ".join(words.split())
    return in_marks(words) or (span(words) if fits_a_span(words) else "")


def in_marks(words: str) -> str:
    """Return `words` between quotation marks, with names of code in them in spans.

    Empty where they hold a quotation mark, a sign that is neither letter nor usual punctuation, or next to no letter:
    such words would not come out on a page as they were written.
    """
    if not fits_a_span(words) or sum(sign.isalnum() for sign in words) < _LEAST or is_figure(words):
        return ""
    shown = [_marked(token) for token in words.split(" ")]
    return f'"{" ".join(shown)}"' if all(shown) else ""


def _marked(token: str) -> str:
    """Return one word of a quotation as Markdown that shows it and does nothing; empty where there is none."""
    parts = _TOKEN.fullmatch(token)
    if parts is None:
        return ""
    core = parts["core"]
    if _TICKED.fullmatch(core):
        core = core[1:-1]
    elif not _ACTED_ON.search(token):
        return token if all(sign.isalnum() or sign in _PLAIN_SIGNS for sign in token) else ""
    if not core.isascii() or not core.isprintable() or set(core) & set("`\"'"):
        return ""
    return f"{parts['lead']}{span(core)}{parts['tail']}"


def called(name: str) -> str:
    """Return the name of an account, a repository or a program: escaped, or in a span.

    A span it is when it reads like a number or holds a quotation mark; empty where no span can hold it either.
    """
    if not numerals(plain(name)) and not _MARKS & set(name):
        return harmless(name)
    return span(name) if fits_a_span(name) else ""


def is_path(text: str) -> bool:
    """Whether `text` is a path of the usual signs, which a reader recognises as one."""
    return bool(re.fullmatch(r"[\w@+-][\w./@+-]*", text)) and len(text) <= LONGEST_TITLE


def ended(text: str) -> str:
    """Return `text` with a full stop, unless its own words bring one."""
    return text if text.endswith(('."', '!"', '?"')) else f"{text}."


def listed(words: list[str]) -> str:
    """Return `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _is_name(name: str) -> bool:
    plain = re.fullmatch(r"[^\W\d_]+(?:[ '-][^\W\d_]+\.?){0,3}", name)
    return bool(plain) and fits_a_span(name) and not numerals(name)


def _singular(unit: str) -> str:
    if unit.endswith("pushes"):
        return unit[:-2]
    return unit.removesuffix("s")
