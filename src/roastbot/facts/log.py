"""The log as a text: which verbs its titles begin with, which of them fix, and which say the same thing twice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from itertools import groupby

from roastbot.evidence import Commit, Dossier
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL, Measure
from roastbot.facts.whole import headline_receipt, is_whole, own, percent
from roastbot.findings import Fact, Receipt
from roastbot.words import read_title

FIXING = "Titles that begin with fix in any form (`Fix`, `Fixes`, `fix(api):`, `hotfix`), among commits but merges."
PLACE = f"Its place in the order of the branch, merges left out. {FIXING}"
VERB = Measure(
    "verb.{verb}.commits",
    "commits",
    "commit titles that begin with {verb}",
    "Titles by their first word after a conventional prefix, where it is a known verb; merges left out.",
    DETAIL,
    "word",
    "{verb}",
)
VERBS = Measure(
    "verbs.count",
    "verbs",
    "different verbs that commit titles begin with",
    "First words of titles that are known verbs, each once; merges left out.",
    DETAIL,
)
FIXES = Measure("fixes.count", "commits", "commits whose title begins with fix", FIXING, HEADLINE)
SHARE = Measure("fixes.share", "percent", "share of the commits whose title begins with fix", f"Rounded. {FIXING}")
FIRST = Measure("fixes.first", "", "place of the first fix among the commits", PLACE, USEFUL)
LAST = Measure("fixes.last", "", "place of the last fix among the commits", PLACE, USEFUL)
IN_A_ROW = Measure("fixes.row", "commits", "most fixes in a row", PLACE, USEFUL)
LAST_ONES = Measure("fixes.end", "commits", "fixes in a row that end the branch", PLACE, USEFUL)
REPEATED = Measure(
    "titles.repeated",
    "titles",
    "commit titles that more than one commit has",
    "Titles that are equal but for case and white space, each once; merges left out.",
    USEFUL,
)
REPEATS = Measure(
    "title.{commit}.commits",
    "commits",
    "commits that have the title of {commit}",
    "Titles that are equal but for case and white space; merges left out.",
    USEFUL,
    "commit",
    "{commit}",
)
MEASURES = (VERB, VERBS, FIXES, SHARE, FIRST, LAST, IN_A_ROW, LAST_ONES, REPEATED, REPEATS)
MOST_RECEIPTS = 8
_FIX = re.compile(r"(?:hot|bug)?fix(?:e[sd]|ing)?\b(?!-)", re.IGNORECASE)


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield verbs, fixes and repeats; nothing when a page of commits is missing."""
    if not is_whole(dossier, "commits"):
        return
    commits = own(dossier)
    verbs: dict[str, list[Commit]] = {}
    for commit in commits:
        verbs.setdefault(read_title(commit.headline).verb, []).append(commit)
    verbs.pop("", None)
    for verb, titled in sorted(verbs.items(), key=lambda item: (-len(item[1]), item[0])):
        yield VERB.of(len(titled), _receipts(dossier, titled), verb=verb)
    if len(verbs) > 1:
        yield VERBS.of(len(verbs))
    yield from _fixes(dossier, commits)
    yield from _repeats(dossier, commits)


def _receipts(dossier: Dossier, commits: Sequence[Commit]) -> tuple[Receipt, ...]:
    return tuple(receipt for commit in commits[:MOST_RECEIPTS] for receipt in headline_receipt(dossier, commit))


def _fixes(dossier: Dossier, commits: Sequence[Commit]) -> Iterator[Fact]:
    places = [place for place, commit in enumerate(commits, 1) if _FIX.match(commit.headline.strip())]
    if not places:
        return
    receipts = _receipts(dossier, [commits[place - 1] for place in places])
    yield FIXES.of(len(places), receipts)
    share = percent(len(places), len(commits))
    if share:
        yield SHARE.of(share, receipts)
    yield FIRST.of(places[0], receipts[:1])
    yield LAST.of(places[-1], receipts if len(places) <= MOST_RECEIPTS else ())
    runs = [len(list(run)) for _, run in groupby(enumerate(places), key=lambda item: item[1] - item[0])]
    if max(runs) > 1:
        yield IN_A_ROW.of(max(runs), receipts)
    if places[-1] == len(commits) and runs[-1] > 1:
        yield LAST_ONES.of(runs[-1], receipts)


def _repeats(dossier: Dossier, commits: Sequence[Commit]) -> Iterator[Fact]:
    titles = [" ".join(commit.headline.lower().split()) for commit in commits]
    repeated = {title: count for title, count in Counter(titles).items() if title and count > 1}
    if repeated:
        yield REPEATED.of(len(repeated))
    for title, count in repeated.items():
        first = commits[titles.index(title)]
        yield REPEATS.of(count, headline_receipt(dossier, first), commit=first.short)
