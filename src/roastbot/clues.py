"""What detectors share: the branch's own commits in a trustworthy order, and facts about two of them.

A commit's place on the branch says what was built on what; only when the clocks agree with it may a sentence say
"later". A rebase keeps the first and rewrites one of the clocks, so it is the authors' clock that is asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from roastbot.evidence import Absent, Commit, Dossier, FilePatch
from roastbot.facts import headline_receipt
from roastbot.findings import Fact, Facts, Receipt, Subject
from roastbot.instants import span_facts
from roastbot.remembered import for_a_dossier
from roastbot.words import Title, akin, content, read_title, shared

RARE = 0.5  # of the branch's titles; a noun in more of them is the branch's subject
MOST_NOUNS = 12  # of a title; a longer one is no title, and must not cost an afternoon
FEW_TITLES = 2  # but two titles may always share one


@dataclass(frozen=True, slots=True)
class Step:
    """One commit of the branch that is not a merge and has a title.

    `place` is its place in `Dossier.commits`, `title` its title taken apart, `nouns` what that is about, in lower case,
    `rare` those of them that most titles of the branch lack.
    """

    place: int
    commit: Commit
    title: Title
    receipt: Receipt
    nouns: tuple[str, ...]
    rare: frozenset[str] = frozenset()

    @property
    def parts(self) -> tuple[FilePatch, ...]:
        """The commit's patch by file; empty when it is absent."""
        return () if isinstance(self.commit.patch, Absent) else self.commit.patch


@for_a_dossier
def steps(dossier: Dossier) -> tuple[Step, ...]:
    """Return the branch's own commits in branch order; two that share their short id are both left out."""
    shorts = [commit.short for commit in dossier.commits]
    found = []
    for place, commit in enumerate(dossier.commits):
        receipts = headline_receipt(dossier, commit)
        if receipts and not commit.is_merge and shorts.count(commit.short) == 1:
            title = read_title(commit.headline)
            nouns = tuple(dict.fromkeys(content(title.rest)))[:MOST_NOUNS]
            found.append(Step(place, commit, title, receipts[0], nouns))
    return tuple(replace(step, rare=rare) for step, rare in zip(found, _rare_nouns(found), strict=True))


def _rare_nouns(found: Sequence[Step]) -> Iterator[frozenset[str]]:
    """Yield each step's rare nouns; every noun of the branch is counted once, for there are many pairs of steps."""
    most = max(FEW_TITLES, RARE * len(found))
    distinct = dict.fromkeys(noun for step in found for noun in step.nouns)
    counts = {noun: sum(1 for step in found if any(akin(noun, other) for other in step.nouns)) for noun in distinct}
    for step in found:
        yield frozenset(noun for noun in step.nouns if counts[noun] <= most)


def pairs(found: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Yield every two steps of which the second is later by place and by its author's clock.

    A branch has many pairs: give only the steps that matter, or ask for the linked ones.
    """
    for n, early in enumerate(found):
        for late in found[n + 1 :]:
            if early.commit.authored_at <= late.commit.authored_at:
                yield early, late


def linked(found: Sequence[Step], links: Iterable[tuple[int, int]]) -> Iterator[tuple[Step, Step]]:
    """Yield the pairs of `pairs` whose places are among `links`, in the same order, without looking at the others."""
    by_place = {step.place: step for step in found}
    for one, other in sorted(links):
        early, late = by_place.get(one), by_place.get(other)
        if early and late and one < other and early.commit.authored_at <= late.commit.authored_at:
            yield early, late


def rare(early: Step, late: Step) -> tuple[str, ...]:
    """Return the nouns two titles share and most titles of the branch lack: its subject links nothing."""
    return tuple(noun for noun in shared(early.nouns, late.nouns) if noun in early.rare or noun in late.rare)


def between(detector: str, early: Step, late: Step) -> tuple[Fact, ...]:
    """Return the time from one commit to the other as facts named after the detector and both."""
    about = f"time from {early.commit.short} to {late.commit.short}"
    name = key(detector, early, late)
    receipts = (early.receipt, late.receipt)
    subject = Subject("commit", late.commit.short, early.commit.short)
    start, end = early.commit.authored_at, late.commit.authored_at
    return span_facts(name, start, end, about, receipts, subject=subject, how="Between git's two author dates.")


def key(detector: str, *about: Step) -> str:
    """Return the beginning of a fact's id: the detector and the commits it is about."""
    return f"{detector}.{'-'.join(step.commit.short for step in about)}"


def known(facts: Sequence[Fact], *ids: str) -> tuple[Fact, ...]:
    """Return the facts with these ids, in this order, without those that were never derived."""
    by_id = facts.by_id if isinstance(facts, Facts) else {fact.id: fact for fact in facts}
    return tuple(by_id[name] for name in ids if name in by_id)


def of_commit(facts: Sequence[Fact], step: Step, *names: str) -> tuple[Fact, ...]:
    """Return a commit's own facts, such as `additions` or `authored`."""
    return known(facts, *(f"commit.{step.commit.short}.{name}" for name in names))
