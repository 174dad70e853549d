"""Spots whose lines a fix took out: the commit git blame names for them, its author, and its age.

Funny because the one who mends it is so often the one who made it, and because of how long nobody minded.
Known false alarms: lines that a fix took out are not always its fault, and blame names the last commit to touch a line,
which may only have indented it. So only what calls itself a fix counts, moved lines and other kinds of file do not,
and the claim tells of lines alone, and never of who wrote them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from roastbot.clues import steps
from roastbot.evidence import ChangedFile, Dossier, FilePatch
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import PULL_REQUEST, Fact, Finding, Receipt, Subject
from roastbot.instants import DAY, apart, minutes_between, span_facts
from roastbot.origins import Blame, Origin
from roastbot.words import clip, fits_a_span, is_quotable

FIXES = re.compile(r"(?:(?:hot|bug)?fix(?:e[sd])?|repair(?:s|ed)?)(?:\([^()]{0,60}\))?!?:?\s+\S", re.IGNORECASE)
_BUG = re.compile(r"\b(?:bug|regression)s?\b", re.IGNORECASE)
_REPORT = re.compile(r"^#{1,6} *(?:describe the )?bug\b", re.IGNORECASE | re.MULTILINE)
_SENTENCE = re.compile(r"[^.;:()`*_<>\[\]\n\u2013\u2014]{1,300}")
FEW = 30  # lines taken out, and
SMALL = 200  # lines added to code, up to which a fix is about one thing
YEAR = 365  # days; a line that stood longer has outlived its occasion
MONTHS = 12
MOST = 3  # findings


@dataclass(frozen=True, slots=True)
class _Fix:
    """Something that calls itself a fix, when it was done, by whom, and the origins of what it took out."""

    key: str
    receipt: Receipt
    opening: str
    about: Subject
    when: datetime
    names: frozenset[str]
    added: int
    origins: tuple[Origin, ...]


def find(dossier: Dossier, _: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the heaviest few: one for a pull request that is a fix, else one for each commit that is."""
    if not dossier.blame:
        return
    blame = Blame(dossier)
    whole = _whole(dossier, blame)
    found = [
        finding for fix in ([whole] if whole else list(_commits(dossier, blame))) for finding in _best(dossier, fix)
    ]
    yield from sorted(found, key=lambda finding: -finding.weight)[:MOST]


def _whole(dossier: Dossier, blame: Blame) -> _Fix | None:
    """Return the pull request as a fix, where its title, an issue it closes or its description says so."""
    pull = dossier.pull_request
    said = _said(dossier)
    if said is None:
        return None
    receipt, opening, paths = said
    names = _names_of(dossier, pull.author.login)
    origins = blame.by_change(paths)
    return _Fix("pull", receipt, opening, PULL_REQUEST, pull.merged_at, names, _added(pull.files), origins)


def _said(dossier: Dossier) -> tuple[Receipt, str, frozenset[str] | None] | None:
    """Return where the change says that it is a fix, how a claim begins, and the files it says it of (None: all)."""
    title = dossier.pull_request.title
    if FIXES.match(title):
        return Receipt.quote_from(dossier, "title", title), f"The pull request “{title}”", None
    for number, issue in enumerate(dossier.issues, 1):
        if issue.title.strip() and (_BUG.search(issue.title) or _REPORT.search(issue.body)):
            receipt = Receipt.quote_from(dossier, f"issue:{number}", issue.title)
            return receipt, f"The pull request, which closes “{issue.title}”,", None
    for match in _SENTENCE.finditer(dossier.description):
        quote = clip(match[0].strip("-# "))
        paths = frozenset(file.path for file in dossier.pull_request.files if _names_file(match[0], file.path))
        if paths and _BUG.search(quote) and is_quotable(quote):
            receipt = Receipt.quote_from(dossier, "description", quote)
            return receipt, f"The pull request, whose description says “{quote}”,", paths
    return None


def _names_file(sentence: str, path: str) -> bool:
    stem = path.rpartition("/")[2].partition(".")[0]
    return len(stem) > 3 and re.search(rf"\b{re.escape(stem)}\b", sentence) is not None  # noqa: PLR2004 - shorter stems are words


def _commits(dossier: Dossier, blame: Blame) -> Iterator[_Fix]:
    for step in steps(dossier):
        commit = step.commit
        if FIXES.match(commit.headline) and step.parts:
            names = frozenset(name.casefold() for name in (commit.author, commit.author_login) if name)
            opening, about = f"“{commit.headline}”", Subject("commit", commit.short)
            yield _Fix(
                commit.short,
                step.receipt,
                opening,
                about,
                commit.authored_at,
                names,
                _added(step.parts),
                blame.by_step(step),
            )


def _added(files: Sequence[ChangedFile | FilePatch]) -> int:
    """Return the lines added to code."""
    return sum(file.additions for file in files if kind_of(file.path) is Kind.REST)


def _names_of(dossier: Dossier, login: str) -> frozenset[str]:
    """Return the author's login and the names under which git has commits of that login, in lower case."""
    own = login.casefold()
    names = {commit.author for commit in dossier.commits if (commit.author_login or "").casefold() == own}
    return frozenset({own, *(name.casefold() for name in names)})


def _best(dossier: Dossier, fix: _Fix) -> Iterator[Finding]:
    """Yield one finding of a fix, about the origin that tells most."""
    theirs = {commit.oid for commit in dossier.commits}
    told = [
        one
        for one in fix.origins
        if one.commit.authored_at < fix.when and one.commit.oid not in theirs and _can_be_told(one)
    ]
    if not told:
        return
    one = max(told, key=lambda one: (_days(one, fix) >= YEAR, _is_own(one, fix), one.count, -one.number))
    total = sum(each.count for each in fix.origins)
    small = total <= FEW and fix.added <= SMALL
    old = _days(one, fix) >= YEAR
    weight = 3 + old + _is_own(one, fix) if small else 2
    yield _finding(dossier, fix, one, weight, praise=small and old)


def _can_be_told(one: Origin) -> bool:
    return bool(one.commit.headline.strip()) and fits_a_span(one.commit.author) and all(map(fits_a_span, one.paths))


def _days(one: Origin, fix: _Fix) -> int:
    return minutes_between(one.commit.authored_at, fix.when) // DAY


def _is_own(one: Origin, fix: _Fix) -> bool:
    names = (one.commit.author_login, one.commit.author)
    return any(name is not None and name.casefold() in fix.names for name in names)


def _finding(dossier: Dossier, fix: _Fix, one: Origin, weight: int, *, praise: bool) -> Finding:
    commit = one.commit
    origin = Receipt.quote_from(dossier, f"blame:{one.number}", clip(commit.headline))
    passed = apart(commit.authored_at, fix.when)
    who = "the same author" if _is_own(one, fix) else commit.author
    where = one.paths[0] if len(one.paths) == 1 else f"{len(one.paths)} files"
    count = f"{one.count:,} {'line' if one.count == 1 else 'lines'} of code"
    claim = (
        f"{fix.opening} takes out {count} in {where} that git blame gives to “{origin.quote}”, {passed} before, by"
        f" {who}."
    )
    receipts = (fix.receipt, origin)
    return Finding("whose_bug", claim, tuple(_facts(fix, one, receipts)), receipts, weight, praise=praise)


def _facts(fix: _Fix, one: Origin, receipts: tuple[Receipt, ...]) -> Iterator[Fact]:
    commit = one.commit
    name = f"whose_bug.{fix.key}.{one.commit.oid[:7]}"
    told = "by git blame before the change"
    how = (
        "Removed lines of code that git blame before the change gives to that commit; lines without a word, comments,"
        " docstrings, imports and lines that moved are left out."
    )
    yield Fact(
        f"{name}.lines",
        one.count,
        "lines",
        "lines of code that git blame gives to that commit",
        receipts,
        fix.about,
        how,
    )
    if len(one.paths) > 1:
        yield Fact(f"{name}.files", len(one.paths), "files", "files these lines stood in", receipts, fix.about, how)
    about = Subject("commit", commit.oid[:7])
    yield Fact(f"{name}.author", commit.author, "", "whom git blame names for these lines", receipts[1:], about, told)
    yield Fact(
        f"{name}.written", commit.authored_at, "", "the date git blame has for these lines", receipts[1:], about, told
    )
    if commit.pull_request:
        words = "the pull request that brought these lines"
        yield Fact(f"{name}.brought", commit.pull_request, "", words, receipts[1:], about, told)
    stood = "how long before git blame dates these lines"
    how = "From the author's clock of that commit to the fix's, or to the merge where the whole change is the fix."
    yield from span_facts(name, commit.authored_at, fix.when, stood, receipts, subject=fix.about, how=how)
    months = _months(commit.authored_at, fix.when)
    if months:
        yield Fact(f"{name}.months", months, "months", f"{stood}, in whole months", receipts, fix.about, how)
    if months >= MONTHS:
        years = months // MONTHS
        yield Fact(f"{name}.years", years, "years", f"{stood}, in whole years", receipts, fix.about, how)


def _months(start: datetime, end: datetime) -> int:
    """Return the whole months of the calendar between two instants."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    months = (end.year - start.year) * MONTHS + end.month - start.month
    early = (end.day, end.timetz()) < (start.day, start.timetz())
    return max(0, months - early)
