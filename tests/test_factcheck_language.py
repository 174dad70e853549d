"""How people put what is true: hedges, shares, parts of a whole, paraphrases; the true first, then the false."""

from dataclasses import replace
from functools import cache

import pytest

from builders import at, brief, commit, lines, pull
from roastbot.claims import Claim, Verdict
from roastbot.evidence import Absent, Actor, ChangedFile, ChangeType, Dossier, Reason, Review
from roastbot.factcheck import Checker
from roastbot.facts import with_findings
from small_dossier import draft

BELLS = (
    "class TestBells:\n    def test_peal(self):\n        assert True\n\n    def test_toll(self):\n        assert True\n"
)
TOWER = "BELL_PORT = 5432\n\n\ndef ring_bells():\n    raise RuntimeError('no rope')\n" + lines(60, "stair")


@cache
def tower() -> Dossier:
    """Return a pull request of seven commits in three days, all of it read, one file of it made by the branch."""
    found = pull(
        "Hang the bells",
        commit("Mon 09:00 Add the bell tower", {"src/tower.py": TOWER}),
        commit("Mon 14:30 Add tests for the bells", {"tests/test_bells.py": BELLS}),
        commit("Tue 08:15 Fix the circular staircase", {"src/tower.py": TOWER.replace("stair 7", "step 7")}),
        commit("Tue 11:15 Replace the rope with a chain", {"src/rope.py": "CHAIN_LENGTH = 12\n" + lines(20, "link")}),
        commit("Tue 16:00 Fix the rusty clapper", {"src/rope.py": "CHAIN_LENGTH = 14\n" + lines(18, "link")}),
        commit("Wed 09:40 Remove the damper", {"src/tower.py": TOWER.replace("stair 9", "step 9")}),
        commit("Wed 10:10 Polish the weathercock", {"docs/bells.md": lines(9, "ding")}),
        description="The bells ring twice a day, and `__init__ -> tower -> rope` is how they get there.",
        threads=[("src/tower.py", "bob: Why is there a damper at all?", "ada: It was my grandmother's idea.")],
        opened="Mon 08:30",
        merged="Wed 12:00",
        files=[("docs/bells.md", 9, 0), ("src/rope.py", 19, 0), ("src/tower.py", 65, 0), ("tests/test_bells.py", 6, 0)],
    )
    made = tuple(
        ChangedFile(one.path, one.additions, one.deletions, ChangeType.ADDED) for one in found.pull_request.files
    )
    review = Review("R1", Actor("carol"), "APPROVED", "Ring them.", at("Wed 11:00"), "https://x.y/r")
    return replace(found, pull_request=replace(found.pull_request, files=made), reviews=(review,))


@cache
def checker(*missing: str) -> Checker:
    """Return a checker of the tower, with kinds of evidence that were not read."""
    gone = replace(tower(), missing=dict.fromkeys(missing, Absent(Reason.NOT_SERVED)))
    made = brief(gone)
    return Checker(gone, with_findings(made.facts, made.findings))


def claims(body: str, verdict: Verdict, *missing: str) -> list[Claim]:
    """Return the claims of a body that have a verdict."""
    return [claim for claim in checker(*missing).examine(draft(body)) if claim.verdict is verdict]


TRUE = {
    "hedged": [
        "More than five commits, fewer than nine, about seven, some seven of them in all.",
        "Commit one adds over sixty lines, and nearly 70 if one is generous.",
        "For more than four hours nobody touched anything.",
        "It was merged less than two and a half hours after the last commit.",
    ],
    "part": [
        'Two of the seven commits begin with "Fix", two with "Add".',
        "Three commits fall on a Tuesday, two on Wednesday.",
        "Three of the seven commits touch `src/tower.py`.",
        "After the bell tower came six more commits, and the other five are repairs of a sort.",
        "Four commits of the seven mention something that rings.",
        "Eleven lines lost a letter, and thirty-one lines hold a step or a stair.",
        "`tests/test_bells.py` holds two tests, in one class.",
        "The branch got two tests in `TestBells`.",
        "All seven were written by hand, every one of the seven.",
    ],
    "time": [
        "At eight minutes to eleven the bells rang, at three in the afternoon they stopped.",
        "Nine times out of ten they are late, one in five is a ghost.",
        "Three commits in under twelve hours make a Tuesday.",
        "`Fix the rusty clapper` came four hours and more after `Replace the rope with a chain`.",
        "The 4th was a Wednesday, and on the 2nd it all began.",
        "The pull request was merged on a Wednesday.",
    ],
    "order": [
        "The circular staircase fix came before the rusty clapper fix.",
        '"Add the bell tower" came first, then "Fix the rusty clapper".',
        '"Remove the damper" was immediately followed by "Polish the weathercock".',
        '"Polish the weathercock" came last.',
        'The fourth commit is called "Replace the rope with a chain", and the day after "Remove the damper" it rained.',
        '"Remove the damper" came much later, after "Fix the circular staircase".',
        "After commit one came the bells, and after that the rope.",
    ],
    "people": [
        "It was approved by carol, and the approval came from carol.",
        "Nobody approved it, management approved it, and history will judge.",
        '"It was my grandmother\'s idea," ada answered, and the question was bob\'s.',
        "As merged, it rings.",
    ],
    "code": [
        "The port is 5432 unless somebody says otherwise.",
        '"__init__ -> tower -> rope" is how they get there.',
        "`src/tower.py` holds `ring_bells`, which raises a `RuntimeError`.",
        "In `src/rope.py` there is `CHAIN_LENGTH`.",
        "`ring_bells` is still in `src/tower.py`.",
    ],
}  # fmt: skip
FALSE = {
    "hedged": [
        "It took more than nine commits.",
        "Commit one adds over ninety lines.",
        "It was merged an hour and a half after the last commit.",
    ],
    "part": [
        'Three of the seven commits begin with "Fix".',
        "Five commits fall on a Tuesday.",
        "Four of the seven commits touch `src/tower.py`.",
        "Nine more commits followed.",
        "The branch got three tests in `TestBells`.",
        "It has two merges.",
        "That makes 140 added lines per commit.",
    ],
    "time": [
        '"Remove the damper" was written on a Monday.',
        "The pull request was merged on a Tuesday.",
        '"Fix the rusty clapper" came nine hours later than "Replace the rope with a chain".',
    ],
    "order": [
        "The rusty clapper fix came before the circular staircase fix.",
        '"Add the bell tower" was immediately followed by "Remove the damper".',
        "The circular staircase fix came last.",
        '"Remove the damper" is the third commit.',
        'The fourth commit is called "Remove the damper".',
        'After "Fix the rusty clapper" came "Add the bell tower".',
        'The title says "Fix the rust".',
    ],
    "people": [
        "It was approved by bob.",
        "The approval came from Barnaby.",
        "The question was zzelda's, and zzelda approved it.",
        "Later Ottoline approved the pull request.",
        '"Why is there a damper at all?" asked ada.',
        '"Polish the weathercock" was written by bob.',
        "bob opened the pull request.",
        "carol requested changes.",
    ],
    "code": [
        "`CHAIN_LENGTH` in `src/tower.py` says it.",
        "`src/tower.py` contains `CHAIN_LENGTH`.",
        "`ring_bells` raises a `ValueError`.",
        "`bells_` and `ring_bell` and `TestBell` do not exist.",
        "`ring_bells` was removed.",
        "`STAIR_LENGTH` is part of it, in src/steps/stairs.py.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("body", [body for bodies in TRUE.values() for body in bodies])
def test_what_is_true_is_not_accused_however_it_is_put(body: str) -> None:
    """What code cannot compute is undecided at worst."""
    assert claims(body, Verdict.UNSUPPORTED) == []


@pytest.mark.parametrize("body", [body for bodies in FALSE.values() for body in bodies])
def test_what_is_false_is_accused_however_it_is_put(body: str) -> None:
    """With a reason that a writer can act on."""
    found = claims(body, Verdict.UNSUPPORTED)
    assert found
    assert all(claim.reason for claim in found)


@pytest.mark.parametrize(
    "body",
    [
        'Two of the seven commits begin with "Fix".',
        "Three commits fall on a Tuesday.",
        "Three of the seven commits touch `src/tower.py`.",
        "Six more commits followed.",
        "`tests/test_bells.py` holds two tests.",
        "All seven rang.",
        "The port is 5432.",
        '"Remove the damper" came three quarters of an hour or so before "Polish the weathercock".',
    ],
)
def test_what_code_can_count_is_supported_with_a_receipt(body: str) -> None:
    """Rather than left to a second reading."""
    assert any(claim.receipt for claim in claims(body, Verdict.SUPPORTED)), claims(body, Verdict.UNDECIDED)


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("It was approved by bob.", "reviews"),
        ("The question was zzelda's.", "threads"),
        ("The circular staircase fix came last.", "commits"),
        ('Three of the seven commits begin with "Fix".', "commits"),
    ],
)
def test_what_was_not_read_may_hold_it(body: str, missing: str) -> None:
    """The same words are accused only where everything was read."""
    assert claims(body, Verdict.UNSUPPORTED)
    assert claims(body, Verdict.UNSUPPORTED, missing) == []
