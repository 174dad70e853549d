"""One pull request with something of everything, so that no kind of fact goes untried."""

from dataclasses import replace

from builders import at, commit, pull
from roastbot.evidence import (
    Actor,
    ChangedFile,
    ChangeType,
    Check,
    Comment,
    Dossier,
    Event,
    LinkedIssue,
    Review,
    Thread,
    TouchedFile,
)

ADA, BOB, BOT = Actor("ada"), Actor("bob"), Actor("lint", is_bot=True)
URL = "https://github.com/ada/engine/pull/7"
DESCRIPTION = """\
Splits the `Engine`, 90 lines at last: `engine.py` = 40 lines, was 90.

| Part | Lines | Share |
| --- | ---: | ---: |
| `Boiler` | 30 | 40% |
| `Whistle` | 45 | 60% |
| Total | 70 | |
"""
OLD = """\
class Engine:
    def run(self):
        return 1

    def stop(self):
        return 2


class Coal:
    pass


def idle():
    pass
"""
NEW = """\
class Engine:
    def run(self):
        return 3


class Boiler:
    def heat(self):
        return 4
"""
OLD_TEST = "def test_run():\n    pass\n\n\ndef test_old():\n    pass\n"
NEW_TEST = "def test_run():\n    pass\n\n\ndef test_heat_of_the_boiler():\n    assert True\n"
BLOCK = "".join(f"step {n}\n" for n in range(5))


def everything() -> Dossier:
    """Return the pull request: eight commits in a fortnight, two people, a bot, all kinds of talk and events."""
    found = pull(
        "Split the engine (90 LoC): engine",
        commit("Mon 09:00 Split the engine", {"src/engine.py": NEW, "tests/test_engine.py": NEW_TEST}),
        commit("Mon 23:30 Fix whistle", {"src/w.py": "a = 1\n", "src/engine.py": NEW + "\n\nx = 1\n"}, body="Why."),
        commit("Tue 03:10 Fix whistle", {"src/w.py": "a = 2\n"}, co=("Claude",), committed="Sat 12:00"),
        commit("Wed 10:00 Merge main", merge=True, by="Grace Hopper"),
        commit("Thu 10:00 Add steps", {"a.txt": f"{BLOCK}\n", "b.txt": BLOCK, "c.txt": BLOCK}, committed="Sat 12:00"),
        commit("Sat 11:00 Fix steps", {"a.txt": None, "b.txt": "x\n", "c.txt": BLOCK * 2, "uv.lock": "x\n" * 9}),
        commit("Sat 11:30 Fix steps again", {"docs/x.md": "one\ntwo\n", "b.txt": "x\n" * 3, "c.txt": BLOCK}),
        base={"src/engine.py": OLD, "tests/test_engine.py": OLD_TEST},
        description=DESCRIPTION,
        opened="Mon 08:00",
        merged="Sat 17:00",
    )
    files = (
        ChangedFile("src/engine.py", 7, 9),
        ChangedFile("tests/test_engine.py", 20, 2),
        ChangedFile("src/w.py", 1, 0, ChangeType.ADDED),
        ChangedFile("uv.lock", 9, 0),
        ChangedFile("docs/x.md", 2, 0, ChangeType.ADDED),
        ChangedFile("docs/old.md", 0, 12, ChangeType.DELETED),
        ChangedFile("src/new.py", 0, 0, ChangeType.RENAMED),
    )
    size = sum(file.additions for file in files), sum(file.deletions for file in files)
    request = replace(found.pull_request, files=files, changed_files=len(files), additions=size[0], deletions=size[1])
    found = replace(found, pull_request=request, texts=_texts(), reviews=_reviews(), threads=_threads())
    return replace(
        found,
        comments=(_said("ada", "Merging."), replace(_said("lint", "3 warnings"), author=BOT)),
        events=_events(),
        checks=(Check("unit", "success"), Check("lint", "failure")),
        issues=(LinkedIssue("ada/engine#3", "Too long", "It is.", URL, BOB),),
    )


def _texts() -> tuple[TouchedFile, ...]:
    return (
        TouchedFile("src/engine.py", OLD, NEW),
        TouchedFile("tests/test_engine.py", OLD_TEST, NEW_TEST + NEW_TEST.replace("test_", "test_more_")),
        TouchedFile("src/w.py", None, "a = 2\n"),
        TouchedFile("b.txt", None, "x\n" * 3),
        TouchedFile("c.txt", None, BLOCK),
        TouchedFile("src/new.py", "b = 1\n", "b = 1\n", previous_path="src/old.py"),
    )


def _reviews() -> tuple[Review, ...]:
    return (
        Review("R1", BOB, "CHANGES_REQUESTED", "Is it safe?", at("Tue 12:00"), URL),
        Review("R2", BOB, "APPROVED", "", at("Sat 16:00"), URL),
    )


def _threads() -> tuple[Thread, ...]:
    asked = Comment("C1", BOB, "Hm.\nWhat about the `?:` valve?", at("Sat 15:48"), URL)
    answer = Comment("C2", ADA, "Which one?", at("Sat 15:50"), URL)
    return (Thread("T1", "src/engine.py", 1, is_resolved=False, is_outdated=False, comments=(asked, answer)),)


def _said(who: str, words: str) -> Comment:
    return Comment(f"C-{who}", Actor(who), words, at("Sat 16:30"), URL)


def _events() -> tuple[Event, ...]:
    kinds = (
        ("HeadRefForcePushedEvent", "Sat 12:01"),
        ("AutoMergeEnabledEvent", "Sat 13:00"),
        ("AutoMergeDisabledEvent", "Sat 14:00"),
        ("ReviewRequestedEvent", "Mon 08:05"),
        ("ReviewDismissedEvent", "Sat 12:02"),
        ("RenamedTitleEvent", "Mon 08:06"),
        ("ConvertToDraftEvent", "Mon 08:07"),
        ("ReadyForReviewEvent", "Mon 08:08"),
        ("ReopenedEvent", "Mon 08:09"),
    )
    return tuple(Event(kind, at(when), ADA) for kind, when in kinds)
