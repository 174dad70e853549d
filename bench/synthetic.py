"""A pull request of any size that looks like work: seeded, the same on every machine.

Files are kept as lines, commits edit them in blocks, so that patches, whole texts, sizes and line numbers agree with
each other: what the pull request adds and deletes is what is left of the commits' own lines, and some lines are
written and thrown away on the way. At `scale` 1 it has 30,000 changed lines in 3,000 files and 250 commits.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from bench.invented_code import identifier, line_of, path_of, sentence
from roastbot.evidence import (
    Absent,
    Actor,
    ChangedFile,
    ChangeType,
    Check,
    Comment,
    Commit,
    Concern,
    Document,
    Dossier,
    EarlierRoast,
    Event,
    FilePatch,
    Line,
    LinkedIssue,
    MergeMethod,
    Place,
    PullRequest,
    Reason,
    Repository,
    Review,
    Thread,
    TouchedFile,
)

LINES, FILES, COMMITS = 30_000, 3_000, 250
HOME: Final = Repository("acme/harbour", is_private=False, url="https://github.com/acme/harbour", gitattributes="")
URL: Final = f"{HOME.url}/pull/4242"
PEOPLE: Final = ("mira", "jo", "sam", "kit", "ravi", "lena")
OPENED: Final = datetime(2026, 3, 2, 8, tzinfo=timezone(timedelta(hours=1)))
CONTEXT: Final = 3
RECENT, BACK = 120, 10  # a commit goes back to ten of the last 120 files: that is what makes lines short-lived
TEXTS: Final = 60  # files whose whole text is in the dossier, at scale 1
HEADLINES: Final = ("Add {}", "Fix {}", "Move {} to {}", "Rename {}", "Test {}", "Document {}", "Remove {}", "Use {}",
                    'Revert "Add {}"', "Address review of {}", "fix {} again", "wip {}", "Fix lint in {}")  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A file on its way: its lines, each with whether the pull request wrote it, and what became of it."""

    path: str
    lines: list[tuple[str, bool]]
    base: tuple[str, ...]
    change: ChangeType = ChangeType.MODIFIED
    previous: str | None = None
    added: int = 0
    deleted: int = 0


@dataclass(slots=True)
class Bench:
    """The workbench: the dice, the files, and how many changed lines are still wanted."""

    dice: random.Random
    drafts: list[Draft] = field(default_factory=list)

    def login(self) -> Actor:
        """Return somebody; one in six is a bot."""
        if self.dice.random() < 1 / 6:
            return Actor("review-bot[bot]", is_bot=True)
        return Actor(self.dice.choice(PEOPLE))


def dossier(scale: float = 1, seed: int = 7) -> Dossier:
    """Return the dossier of a pull request `scale` times as large as GitHub shows one; equal input, equal dossier."""
    bench = Bench(random.Random(f"{seed} {scale}"))  # noqa: S311 - dice, not a secret
    files, count, lines = (max(1, round(number * scale)) for number in (FILES, COMMITS, LINES))
    bench.drafts = [_begin(bench, n) for n in range(files)]
    commits = tuple(_commits(bench, max(count, 2), lines))
    pull = _pull(bench, commits)
    talk = _talk(bench, scale)
    return Dossier(
        pull_request=pull,
        description=_description(bench, scale),
        commits=commits,
        merge_method=MergeMethod.SQUASH,
        base_oid=_oid(bench),
        texts=tuple(_texts(bench, max(1, round(TEXTS * scale)))),
        **talk,  # type: ignore[arg-type] # each under its own name
        **_repository(bench, scale),  # type: ignore[arg-type] # each under its own name
    )


def _begin(bench: Bench, n: int) -> Draft:
    """Return a file as it stands before the first commit: a few large, most small, one in five not there yet."""
    dice, path = bench.dice, path_of(bench.dice, n)
    if dice.random() < 1 / 5:
        return Draft(path, [], (), ChangeType.ADDED)
    size = dice.randint(200, 600) if dice.random() < 1 / 100 else dice.randint(8, 40)
    base = tuple(line_of(dice, path) for _ in range(size))
    draft = Draft(path, [(line, False) for line in base], base)
    if dice.random() < 1 / 12:
        draft.change, draft.previous = ChangeType.RENAMED, f"old/{path}"
    return draft


def _commits(bench: Bench, count: int, lines: int) -> list[Commit]:
    """Return the commits: each touches new files in turn and goes back to a few, until the lines are there."""
    made, at = [], OPENED
    share, changed = -(-len(bench.drafts) // count), 0
    for n in range(count):
        at += timedelta(minutes=bench.dice.randint(2, 240))
        if n % 17 == 16:
            made.append(_commit(bench, at, None))
            continue
        fresh = bench.drafts[len(bench.drafts) * n // count :][: share + 1]
        back = bench.dice.sample(bench.drafts[: 1 + len(bench.drafts) * n // count][-RECENT:], k=min(n, BACK))
        wanted = max(1, (lines * (n + 1) // count - changed) // max(1, len(fresh)))
        patches = []
        for draft in {id(one): one for one in (*fresh, *back)}.values():
            before = draft.added + draft.deleted
            patches.append(_edit(bench, draft, max(1, int(bench.dice.paretovariate(1.6) * wanted * 0.4))))
            changed += draft.added + draft.deleted - before
        made.append(_commit(bench, at, tuple(patches)))
    return made


def _edit(bench: Bench, draft: Draft, size: int) -> FilePatch:
    """Change about `size` lines of a file in one to three hunks and return the patch."""
    is_new = draft.change is ChangeType.ADDED and not draft.lines
    is_moved = draft.change is ChangeType.RENAMED and not draft.added + draft.deleted
    hunks, plus, minus = [], 0, 0
    places = sorted(bench.dice.randint(0, len(draft.lines)) for _ in range(1 if is_new else bench.dice.randint(1, 3)))
    shift, floor = 0, 0
    for place in places:
        start = max(place + shift, floor)
        gone = 0 if is_new else min(bench.dice.randint(0, size // 2), len(draft.lines) - start)
        more = max(1, size // len(places) - gone)
        hunks += _hunk(bench, draft, start, (gone, more), shift)
        plus, minus, shift, floor = plus + more, minus + gone, shift + more - gone, start + more
    kind = ChangeType.ADDED if is_new else ChangeType.RENAMED if is_moved else ChangeType.MODIFIED
    return FilePatch(draft.path, draft.previous if is_moved else None, plus, minus, kind, tuple(hunks))


def _hunk(bench: Bench, draft: Draft, start: int, sizes: tuple[int, int], shift: int) -> list[Line]:
    """Replace some lines by new ones and return them as a diff shows them, with what stands around them."""
    gone, more = sizes
    old = draft.lines[start : start + gone]
    new = [line_of(bench.dice, draft.path) for _ in range(more)]
    first = max(0, start - CONTEXT)
    rows = [
        Line(" ", text, first + n + 1 - shift, first + n + 1) for n, (text, _) in enumerate(draft.lines[first:start])
    ]
    rows += [Line("-", text, start + n + 1 - shift, None) for n, (text, _) in enumerate(old)]
    rows += [Line("+", text, None, start + n + 1) for n, text in enumerate(new)]
    after = draft.lines[start + gone : start + gone + CONTEXT]
    rows += [Line(" ", t, start + gone + n + 1 - shift, start + more + n + 1) for n, (t, _) in enumerate(after)]
    draft.lines[start : start + gone] = [(text, True) for text in new]
    ours = sum(is_ours for _, is_ours in old)
    draft.added += more - ours
    draft.deleted += gone - ours
    return rows


def _commit(bench: Bench, at: datetime, patch: tuple[FilePatch, ...] | None) -> Commit:
    dice, oid, who = bench.dice, _oid(bench), bench.dice.choice(PEOPLE[:3])
    if patch is None:
        headline, body = "Merge branch 'main' into harbour", ""
    else:
        names = (identifier(dice, "_"), identifier(dice, "_"))
        headline = dice.choice(HEADLINES).format(*names)[:120]
        body = "\n".join(sentence(dice) for _ in range(dice.choice((0, 0, 1, 3, 6))))
    trailers = (("Co-authored-by", "Sam <sam@example.org>"),) if dice.random() < 1 / 10 else ()
    return Commit(
        oid=oid,
        headline=headline,
        body=body,
        authored_at=at,
        committed_at=at + timedelta(minutes=dice.choice((0, 0, 0, 9))),
        author=who.title(),
        author_login=who,
        additions=sum(part.additions for part in patch or ()),
        deletions=sum(part.deletions for part in patch or ()),
        changed_files=len(patch or ()),
        parents=2 if patch is None else 1,
        url=f"{HOME.url}/commit/{oid}",
        co_authors=tuple("Sam" for _ in trailers),
        patch=Absent(Reason.MERGE_COMMIT) if patch is None else patch,
        trailers=trailers,
    )


def _pull(bench: Bench, commits: Sequence[Commit]) -> PullRequest:
    files = tuple(ChangedFile(one.path, one.added, one.deleted, one.change) for one in bench.drafts)
    merged = commits[-1].committed_at.astimezone(UTC) + timedelta(hours=3)
    return PullRequest(
        id="PR_4242",
        repository=HOME,
        number=4242,
        title=f"Move {identifier(bench.dice, ' ')} into the new harbour",
        url=URL,
        author=Actor("mira"),
        created_at=OPENED.astimezone(UTC),
        merged_at=merged,
        additions=sum(file.additions for file in files),
        deletions=sum(file.deletions for file in files),
        changed_files=len(files),
        files=files,
        base_ref="main",
        head_ref="harbour",
        head_oid=commits[-1].oid,
        merge_commit=_oid(bench),
        merged_by=Actor("jo"),
    )


def _description(bench: Bench, scale: float) -> str:
    dice = bench.dice
    bullets = [f"- {dice.choice(('Adds', 'Moves', 'Removes', 'Keeps'))} {dice.randint(2, 90)} `{identifier(dice, '_')}`"
               for _ in range(round(20 * scale) + 2)]  # fmt: skip
    prose = [sentence(dice) for _ in range(round(30 * scale) + 2)]
    rows = [f"| `{identifier(dice, '_')}.py` | {dice.randint(10, 900)} |" for _ in range(6)]
    table = ["| file | lines |", "| --- | --- |", *rows]
    return "\n".join(["## What", "", *prose, "", *bullets, "", "## Sizes", "", *table])


def _talk(bench: Bench, scale: float) -> dict[str, tuple[object, ...]]:
    """Return reviews, threads, comments, events, checks and issues."""
    dice, moment = bench.dice, OPENED.astimezone(UTC)

    def url() -> str:
        return f"{URL}#discussion_r{dice.randint(10**9, 10**10)}"

    def at() -> datetime:
        return moment + timedelta(minutes=dice.randint(60, 30_000))

    def words(most: int) -> str:
        return " ".join(sentence(dice) for _ in range(dice.randint(1, most)))

    def remark(n: int) -> Comment:
        return Comment(f"C{n}", bench.login(), words(4), at(), url())

    def thread(n: int) -> Thread:
        draft = dice.choice(bench.drafts)
        hunk = "@@ -1,4 +1,4 @@\n" + "\n".join(f"+{text}" for text, _ in draft.lines[:4])
        said = tuple(remark(100_000 + 10 * n + m) for m in range(dice.randint(1, 5)))
        return Thread(f"T{n}", draft.path, dice.randint(1, 40), dice.random() < 0.7, dice.random() < 0.3, said, hunk)

    results = ("success", "success", "failure")
    states = ("APPROVED", "CHANGES_REQUESTED", "COMMENTED", "COMMENTED", "DISMISSED")
    kinds = ("HeadRefForcePushedEvent", "ReviewRequestedEvent", "ReadyForReviewEvent", "LabeledEvent")
    return {
        "reviews": tuple(
            Review(f"R{n}", bench.login(), dice.choice(states), words(3), at(), url())
            for n in range(round(40 * scale) + 1)
        ),
        "threads": tuple(thread(n) for n in range(round(200 * scale) + 1)),
        "comments": tuple(remark(n) for n in range(round(60 * scale) + 1)),
        "events": tuple(Event(dice.choice(kinds), at(), bench.login()) for _ in range(round(80 * scale) + 1)),
        "checks": tuple(Check(f"test {n}", dice.choice(results), "ci") for n in range(round(30 * scale))),
        "issues": tuple(
            LinkedIssue(f"acme/harbour#{n}", sentence(dice), words(9), f"{HOME.url}/issues/{n}", bench.login())
            for n in range(1, round(5 * scale) + 2)
        ),
    }  # fmt: skip


def _texts(bench: Bench, count: int) -> list[TouchedFile]:
    """Return the largest changes' whole files, before and after; every twentieth could not be had."""
    largest = sorted(bench.drafts, key=lambda one: (-one.added - one.deleted, one.path))[:count]
    found = []
    for n, draft in enumerate(largest):
        after = "".join(f"{text}\n" for text, _ in draft.lines)
        before = None if draft.change is ChangeType.ADDED else "".join(f"{text}\n" for text in draft.base)
        text = Absent(Reason.TOO_LARGE) if n % 20 == 19 else after
        found.append(TouchedFile(draft.path, before, text, draft.previous))
    return found


def _repository(bench: Bench, scale: float) -> dict[str, tuple[object, ...]]:
    """Return the repository's own rules and audit, and the blog's earlier roasts."""
    dice, place = bench.dice, f"{HOME.url}/blob/main"

    def prose(sentences: int) -> str:
        return "\n".join(sentence(dice) for _ in range(sentences))

    def concern(n: int) -> Concern:
        places = (Place(dice.choice(bench.drafts).path, ((3, 9),)),)
        return Concern(f"{n}. {sentence(dice)}", "Tech Debt", prose(3), prose(2), places, "CONCERNS.md", place)

    rules = tuple(Document(path, prose(80), f"{place}/{path}") for path in ("AGENTS.md", "CONTRIBUTING.md"))
    earlier = tuple(EarlierRoast(f"posts/{n}.md", sentence(dice), None, prose(25)) for n in range(round(20 * scale)))
    setup = (Document("pyproject.toml", "[tool.pytest.ini_options]\naddopts = '-q'\n", f"{place}/pyproject.toml"),)
    concerns = tuple(concern(n) for n in range(1, round(20 * scale) + 2))
    return {"rules": rules, "test_setup": setup, "concerns": concerns, "earlier": earlier}


def _oid(bench: Bench) -> str:
    return f"{bench.dice.getrandbits(160):040x}"
