"""Spots a change most of whose replaced lines are its own author's, written days before.

Funny because the paint was still wet, and nobody else had to be overruled.
Known false alarms: work that was announced to come in parts; nothing is said about why. A commit that only indented or
moved a line is its author to git blame, so it is named. A title that calls itself a fix is left to `whose_bug`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.detectors.whose_bug import FIXES
from roastbot.evidence import BlamedLines, Dossier
from roastbot.findings import PULL_REQUEST, Fact, Finding, Receipt, Subject
from roastbot.instants import DAY, apart, minutes_between, span_facts
from roastbot.words import clip, fits_a_span

ENOUGH = 10  # lines that were taken out
MOST = 0.5  # of them from one commit, and more
RECENT = 60  # days before the merge
WET = 7  # days


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding."""
    pull = dossier.pull_request
    counts: Counter[str] = Counter()
    for lines in dossier.blame:
        counts[lines.oid] += max(0, lines.last - lines.first + 1)
    total = sum(counts.values())
    if FIXES.match(pull.title) or not ENOUGH <= total <= pull.deletions:
        return
    oid, count = counts.most_common(1)[0]
    number, origin = next((n, one) for n, one in enumerate(dossier.blame, 1) if one.oid == oid)
    days = minutes_between(origin.authored_at, pull.merged_at) // DAY
    if count > MOST * total and days <= RECENT and _is_own(dossier, origin) and _came_before(dossier, origin):
        yield _finding(dossier, (number, origin), (count, total), 3 if days <= WET else 2, facts)


def _is_own(dossier: Dossier, origin: BlamedLines) -> bool:
    own = dossier.pull_request.author.login.casefold()
    names = {commit.author for commit in dossier.commits if (commit.author_login or "").casefold() == own}
    mine = origin.author in names or (origin.author_login or "").casefold() == own
    return mine and bool(origin.headline.strip()) and fits_a_span(origin.author)


def _came_before(dossier: Dossier, origin: BlamedLines) -> bool:
    begun = min((commit.authored_at for commit in dossier.commits), default=dossier.pull_request.merged_at)
    return origin.authored_at < begun and all(commit.oid != origin.oid for commit in dossier.commits)


def _finding(
    dossier: Dossier, numbered: tuple[int, BlamedLines], counts: tuple[int, int], weight: int, facts: Sequence[Fact]
) -> Finding:
    (number, origin), (count, total) = numbered, counts
    name = f"own_lines.{origin.oid[:7]}"
    end = dossier.pull_request.merged_at
    title = Receipt.quote_from(dossier, f"blame:{number}", clip(origin.headline))
    how = "Lines that the merged diff takes out, by git blame of the files before the change."
    about = Subject("commit", origin.oid[:7])
    told = (
        Fact(
            f"{name}.lines",
            count,
            "lines",
            "lines of those that git blame gives to one earlier commit",
            (title,),
            PULL_REQUEST,
            how,
        ),
        Fact(
            f"{name}.all",
            total,
            "lines",
            "lines that the diff takes out, as far as they were looked up",
            (title,),
            PULL_REQUEST,
            how,
        ),
        Fact(f"{name}.written", origin.authored_at, "", "when this commit was written", (title,), about, how),
        Fact(f"{name}.author", origin.author, "", "who wrote this commit", (title,), about, how),
        *span_facts(
            name,
            origin.authored_at,
            end,
            "time from this commit to the merge",
            (title,),
            how="From the author's clock to GitHub's time of the merge.",
        ),
        *known(facts, "pull.deletions"),
    )
    which = "" if total == dossier.pull_request.deletions else ", as far as they were looked up"
    claim = (
        f"Of {total:,} lines that the diff takes out{which}, git blame gives {count:,} to “{title.quote}”, which"
        f" {origin.author}, the author of this change too, wrote {apart(origin.authored_at, end)} before the merge."
    )
    return Finding("own_lines", claim, told, (title,), weight)
