"""Sizes that can be said of a pull request, and the ways to get them wrong."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from random import Random

from lying_statements import Lie, Statement, counted, spelled, wrong_values
from roastbot.evidence import Commit, Dossier
from roastbot.findings import Fact

FAR = 12  # percent between a share as it is said and as it is
HOUR = timedelta(hours=1)
# How the size a fact has is said, by the fact's id. {n} is number and noun, {name} what the fact is about.
SAID = {
    r"commits\.count": ("The branch took {n}.", "It all went by in {n}.", "From start to merge there are {n}."),
    r"pull\.additions": ("The merged diff adds {n}.", "The pull request added {n}.", "In all, the change brings {n}."),
    r"pull\.deletions": ("The merged diff takes out {n}.", "The pull request removed {n}."),
    r"pull\.files": ("The change touches {n}.", "The pull request reaches into {n}.", "The diff goes through {n}."),
    r"pull\.hours": ("From opening to merging it took {n}.", "The pull request was open for {n}."),
    r"pull\.open\.days": ("From opening to merging it took {n}.", "The pull request was open for {n}."),
    r"fixes\.count": ("The branch has {n} whose title begins with fix.",),
    r"commits\.merges": ("Of the branch, {n} merge another branch in.",),
    r"people\.reviewers": ("{n} other than the author reviewed it.", "It was reviewed by {n}."),
    r"people\.authors": ("Git names {n} as authors.", "The commits were written by {n}."),
    r"reviews\.count": ("The pull request drew {n}.", "There are {n} on record."),
    r"threads\.count": ("There are {n} on it.", "The reviewers left {n}."),
    r"comments\.count": ("The conversation holds {n}.",),
    r"title\.words": ("The title has {n}.", "Its title makes do with {n}."),
    r"title\.characters": ("The title is {n} long.", "The title has {n}."),
    r"description\.words": ("The description runs to {n}.", "The description has {n}."),
    r"share\.tests": ("Of the added lines, {n} are in files that hold tests.",),
    r"names\.longest\.characters": ("The longest name the branch defines has {n}.",),
    r"branch\.tests": ("The commits add {n}.", "The branch brings {n}."),
    r"classes\.added": ("The change adds {n}.",),
    r"functions\.added": ("The change adds {n}.",),
    r"commit\.\w+\.additions": ("Commit {name} adds {n}.", "{link} brought {n}.", "With {name}, {n} came in."),
    r"commit\.\w+\.deletions": ("Commit {name} takes out {n}.", "{link} removes {n}."),
    r"commit\.\w+\.files": ("Commit {name} touches {n}.", "{link} goes through {n}."),
    r"commit\.\w+\.words": ("The title of {name} has {n}.",),
    r"file\..+\.additions": ("`{name}` gained {n}.", "The change adds {n} to `{name}`."),
    r"file\..+\.deletions": ("`{name}` lost {n}.", "The change removes {n} from `{name}`."),
    r"file\..+\.after": ("As merged, `{name}` has {n}.", "`{name}` ends at {n}."),
    r"file\..+\.before": ("Before the change, `{name}` had {n}.",),
    r"(?:class|function)\..+\.after": ("`{name}` is {n} long now.", "As merged, `{name}` has {n}."),
    r"class\..+\.methods": ("`{name}` has {n}.",),
    r"verb\..+\.commits": ('The word "{title}" begins the titles of {n}.',),
    r"co-author\..+\.commits": ("{name} is named as co-author of {n}.",),
}
UNITS = {"test functions": "tests"}


def sizes(dossier: Dossier, facts: tuple[Fact, ...], rng: Random) -> Iterator[Statement]:
    """Yield a statement for each fact that people would tell, with its value wrong, moved or of another unit."""
    every = [commit.headline for commit in dossier.commits]
    titles = {one.short: one.headline for one in dossier.commits if every.count(one.headline) == 1}
    whole = [fact for fact in facts if isinstance(fact.value, int) and fact.id.startswith(("pull.", "commits.c"))]
    for fact in facts:
        patterns = next((said for shape, said in SAID.items() if re.fullmatch(shape, fact.id)), ())
        if (
            not patterns
            or not isinstance(fact.value, int)
            or fact.value < 1
            or (fact.subject.within and "file." in fact.id)
        ):
            continue
        name = fact.subject.name
        titled = name in titles and "[" not in titles[name]
        link = f"[{titles[name]}](evidence:commit:{name})" if titled else f"commit {name}"
        unit = UNITS.get(fact.unit, fact.unit)
        also = _also_true(fact, facts)

        def tell(value: int, unit: str = unit, patterns: tuple[str, ...] = patterns, name: str = name,
                 link: str = link) -> str:  # fmt: skip
            return rng.choice(patterns).format(n=counted(value, unit, rng), name=name, link=link, title=name.title())

        lies = [Lie("number", "wrong", tell(value)) for value in wrong_values(fact.value, rng, also)]
        moved = [other.value for other in facts if _is_alike(other, fact) and other.value not in {fact.value, *also}]
        lies += [Lie("number", "moved", tell(value)) for value in rng.sample(moved, min(3, len(moved)))]
        others = [one.value for one in whole if one.unit != fact.unit and one.value not in {0, fact.value, *also}]
        lies += [Lie("number", "other-unit", tell(value)) for value in rng.sample(others, min(2, len(others)))]
        lies += [Lie("number", "vague", text) for text in _vague(fact, patterns, name, link)]
        yield Statement(tuple(_upper(tell(fact.value)) for _ in range(4)), tuple(_risen(lie) for lie in lies))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _risen(lie: Lie) -> Lie:
    return Lie(lie.kind, lie.way, _upper(lie.text))


def _is_alike(other: Fact, fact: Fact) -> bool:
    return isinstance(other.value, int) and other.value > 0 and other.unit == fact.unit and other.id != fact.id


def _also_true(fact: Fact, facts: tuple[Fact, ...]) -> set[float]:
    """Return other values a fair reader would let pass: commits without merges, what a file grew by, whole days."""
    near = {
        "commits.count": ("commits.own",), "pull.additions": ("pull.growth", "branch.additions"),
        "pull.deletions": ("branch.deletions",), "pull.hours": ("pull.open.hours",),
        "functions.added": ("tests.added", "branch.tests"),
    }.get(fact.id, ())  # fmt: skip
    head, _, tail = fact.id.rpartition(".")
    own = (f"{head}.growth",) if tail == "additions" else ()
    same = {one.value for one in facts if one.id in {*near, *own}}
    if fact.subject.kind in {"class", "function", "file"}:  # of one name there may be several
        same |= {
            one.value
            for one in facts
            if one.subject.kind == fact.subject.kind
            and one.id.rpartition(".")[2] == tail
            and one.subject.name.rpartition("/")[2] == fact.subject.name.rpartition("/")[2]
        }
    if fact.unit == "days" and isinstance(fact.value, int):
        same |= {fact.value + 1}
    if fact.unit == "hours" and isinstance(fact.value, int):
        same |= {fact.value + 1}
    return {value for value in same if isinstance(value, int | float)}


def _vague(fact: Fact, patterns: tuple[str, ...], name: str, link: str) -> Iterator[str]:
    """Yield a size of the right sort that is far too large."""
    assert isinstance(fact.value, int)
    for words, least in (("dozens of", 24), ("hundreds of", 200), ("thousands of", 2_000)):
        if fact.unit in {"lines", "commits", "files", "words"} and fact.value * 3 < least:
            yield patterns[0].format(n=f"{words} {fact.unit}", name=name, link=link, title=name.title())
            return


def stretches(dossier: Dossier, rng: Random) -> Iterator[Statement]:
    """Yield how long after one commit the next was written, with the wrong figure beside it."""
    commits = [commit for commit in dossier.commits if not commit.is_merge]
    gaps = [(two.authored_at - one.authored_at) for one, two in pairwise(commits)]
    every = {value for gap in gaps for value in _readings(gap)}
    for (one, two), gap in zip(pairwise(commits), gaps, strict=True):
        if not timedelta(minutes=2) <= gap < timedelta(days=2) or one.headline == two.headline:
            continue
        unit, value = _value(gap)
        wrong = [value + step for step in (1, 3, 7, 20, -1) if value + step > 1 and value + step not in _readings(gap)]
        nowhere = [other for other in wrong if other not in every]
        lies = [Lie("number", "gap", _apart(one, two, other, unit, rng)) for other in wrong[:3]]
        lies += [
            Lie("number", "gap-alone", f"{spelled(other, rng).capitalize()} {unit} later there was commit {two.short}.")
            for other in nowhere[:1]
        ]
        yield Statement(tuple(_apart(one, two, value, unit, rng) for _ in range(2)), tuple(lies))


def _value(gap: timedelta) -> tuple[str, int]:
    if gap < 2 * HOUR:
        return "minutes", int(gap.total_seconds() // 60)
    return "hours", int(gap.total_seconds() // 3600)


def _readings(gap: timedelta) -> set[int]:
    seconds, size = gap.total_seconds(), 60 if gap < 2 * HOUR else 3600
    return {int(seconds // size), round(seconds / size)}


def _apart(one: Commit, two: Commit, value: int, unit: str, rng: Random) -> str:
    size = spelled(value, rng)
    return rng.choice((
        f"Commit {two.short} was written {size} {unit} after commit {one.short}.",
        f"Between commits {one.short} and {two.short} lie {size} {unit}.",
        f"Commit {two.short} came {size} {unit} later than {one.short}.",
    ))  # fmt: skip


def shares(dossier: Dossier, facts: tuple[Fact, ...], rng: Random) -> Iterator[Statement]:
    """Yield shares and pairs, said in words, that are far from what the branch has."""
    values = {fact.id: fact.value for fact in facts if isinstance(fact.value, int)}
    commits, files, fixes = len(dossier.commits), dossier.pull_request.changed_files, values.get("fixes.share", 0)
    true = (f"It is a {spelled(commits, rng)}-commit branch.", f"The branch is {spelled(commits, rng)} commits long.")
    shared = [
        Lie("number", "share", f"{words} of the commits have a title that begins with fix.")
        for words, share in (("Half", 50), ("A third", 33), ("Three quarters", 75), ("Ninety percent", 90))
        if abs(share - fixes) > FAR
    ]
    both = [Lie("number", "both", "Both commits of the branch are on record.")] * (commits > 2)
    both += [Lie("number", "both", "The change touches both of its files, and no other.")] * (files > 2)
    wrong = [Lie("number", "hyphen", f"It is a {spelled(commits + step, rng)}-commit branch.") for step in (1, 3, 9)]
    yield from (Statement(true, tuple(lies)) for lies in (shared, both, wrong))
