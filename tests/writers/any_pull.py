"""Pull requests as people make them, for hypothesis: few words or many, code with comments, and everything missing."""

from dataclasses import replace

from hypothesis import strategies as st

from builders import Step, commit, lines, pull
from roastbot.evidence import (
    GHOST,
    Absent,
    Actor,
    ChangeType,
    Commit,
    Dossier,
    FilePatch,
    LinkedIssue,
    Reason,
    Review,
)

TITLES = st.sampled_from(
    """\
Fix typo
Add the mill wheel
Remove the lower stone
Simplify queue
wip
x
Harden the door
Harden the window again
Fix all valves
Drop 40 unused flags
Use `grind()` and `mill_wheel`
Say "no" to rust
fix(mill): stop at dusk (#12)
Replace rope with SpringHinge
Replace SpringHinge with chain
Bump 1.2.3 to 1.2.4
Move _rope to the shed
7
***
Merge branch 'main' into mill
Ship it on Monday
Füge die Mühle hinzu
Why does it squeak?
Don't stop!
Revert "Fix typo"
Update tests for the wheel
Suppress mill warnings
Deprecate the old wheel
Thirty-one flavours of corn
@all look here
Add https://evil.example to the docs
Mill 🌾 update
The description
Make it so: part 2
in order
Timeline of the mill
Approve the merge
ada wrote this
Remove <script> tags
half of the mill
Two lines
Fix it...
The first commit""".splitlines()
)
SAID = st.sampled_from(
    """\
Oops, the wheel turned backwards.
It was wrong for 3 days.
The mill grinds corn; nobody knows why.
Why so warm?
- Add the wheel
- Remove the stone
## Summary
See `grind()` for details.
> quoted by others
Because of the rocks!
```
| a | b |
Rows were slow without an index, so that everybody waited for the corn to be ground twice.
LGTM
hm
nit: rope
This **really** matters.
Said "never again" and meant it.
<!-- template -->
1. First the wheel
Closes #12
12 sacks
ok.
It saves 14 sacks a day.
I mistakenly sorted by colour.
Each node becomes a sack.
Silence is golden
:tada: done""".splitlines()
)
TEXTS = st.lists(SAID, max_size=4).map("\n".join)
CODE = st.lists(
    st.sampled_from(
        [
            "# for now, until the rope arrives",
            "def grind():",
            '    """Grind the corn."""',
            "    return 1",
            "# TODO",
            "// nobody calls this",
            "x = 1  # why",
            "class Mill:",
            "    pass",
            "import rope",
            "print('two lines')",
        ]
    ),
    max_size=9,
).map("\n".join)
PATHS = st.sampled_from(["mill.py", "src/mill.py", "tests/test_mill.py", "docs/plan.md", "README.md", "setup.cfg"])
TREES = st.none() | st.dictionaries(PATHS, CODE | st.integers(1, 90).map(lines) | TEXTS, max_size=3)
WHEN = st.builds(
    "{} {:02}:{:02}".format,
    st.sampled_from(["Mon", "Tue", "Wed", "Thu", "Fri+1"]),
    st.integers(0, 23),
    st.sampled_from([0, 15, 40]),
)
MISSING = ("commits", "reviews", "reviewThreads", "comments", "description", "files")
BINARY = FilePatch("logo.png", None, 0, 0, ChangeType.ADDED, Absent(Reason.BINARY))
PATCHES = st.sampled_from([Absent(Reason.NOT_SERVED), Absent(Reason.TOO_LARGE), (BINARY,), ()])


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """Draw a commit."""
    size = f" +{draw(st.integers(0, 2_000))}/-{draw(st.integers(0, 900))}" if draw(st.booleans()) else ""
    return commit(
        f"{draw(WHEN)} {draw(TITLES)}{size}",
        draw(TREES),
        body=draw(TEXTS),
        merge=draw(st.integers(0, 5)) == 0,
        committed=draw(st.sampled_from(["", "", "Fri+1 11:03"])),
        co=tuple(draw(st.lists(st.sampled_from(["Bob Baker", "Claude Opus 4.6", 'Al "Hammer" X']), max_size=1))),
        by=draw(st.sampled_from(["Ada Lovelace", "Ada Lovelace", "bob", "two lines"])),
    )


@st.composite
def pulls(draw: st.DrawFn) -> Dossier:
    """Draw a pull request, from one without a word to one that everybody talked about."""
    talkers = st.sampled_from(["bob", "ada", GHOST.login, "eve", "lint[bot]"])
    remarks = st.lists(st.builds("{}: {}".format, talkers, SAID), min_size=1, max_size=3)
    made = pull(
        draw(TITLES),
        *draw(st.lists(steps(), max_size=7)),
        description=draw(TEXTS),
        number=draw(st.integers(1, 99_999)),
        threads=[("mill.py", *draw(remarks)) for _ in range(draw(st.integers(0, 2)))],
        opened=draw(WHEN),
        merged="Fri+1 23:59",
        repository=draw(st.sampled_from(["ada/engine", "bob/mill", "o/4-lines"])),
    )
    author = draw(st.sampled_from([Actor("ada"), Actor("ada"), GHOST, Actor("mill-bot", is_bot=True)]))
    reviews = [
        Review(f"R{n}", Actor(draw(talkers)), "APPROVED", draw(TEXTS), made.pull_request.merged_at, "https://h/r")
        for n in range(draw(st.integers(0, 1)))
    ]
    issues = [LinkedIssue("ada/engine#5", draw(TITLES), draw(TEXTS), "https://h/i", Actor(draw(talkers)))]
    return replace(
        made,
        pull_request=replace(made.pull_request, author=author),
        commits=tuple(_without_patch(draw, one) for one in made.commits),
        reviews=tuple(reviews),
        issues=tuple(issues) if draw(st.booleans()) else (),
        missing={name: Absent(Reason.FORBIDDEN) for name in draw(st.lists(st.sampled_from(MISSING), max_size=1))},
    )


def _without_patch(draw: st.DrawFn, one: Commit) -> Commit:
    return replace(one, patch=draw(PATCHES)) if draw(st.integers(0, 4)) == 0 else one
