"""A remark whose line was merged as it was."""

from dataclasses import replace

from builders import at, commit, found, pull, role
from roastbot.detectors import still_stands
from roastbot.evidence import Absent, Dossier, Reason

HUNK = "valve.py\n@@ -0,0 +1,2 @@\n+def turn():\n+    return grope_for_wheel()"
REMARK, ANSWER = "bob Mon 11:00: It should look first", "ada Mon 11:30: Fixed, thank you"
TEXT = "def turn():\n    return grope_for_wheel()\n"
BUILD = commit("Mon 10:00 Add a valve", {"valve.py": TEXT})
OIL = commit("Mon 12:00 Oil", {"axle.py": "oil()\n"})


def talked(*thread: str, last: object = OIL) -> Dossier:
    """Return a pull request with one thread."""
    return pull("Add a valve", BUILD, last, repo={}, threads=[thread])  # type: ignore[arg-type]  # a step


def test_somebody_whom_nobody_knows_is_a_reviewer() -> None:
    """A deleted account is not called by the name it shares with all others."""
    (finding,) = found(still_stands, talked(HUNK, REMARK.replace("bob", "ghost"), ANSWER))
    assert finding.claim.startswith("A reviewer says of a line")
    assert "ghost" not in finding.claim


def test_an_answer_that_promises_nothing_is_left_alone() -> None:
    """The line may well be right."""
    assert found(still_stands, talked(HUNK, REMARK, "ada Mon 11:30: It cannot, the lamp is out")) == []


def test_a_file_that_changed_since_is_left_alone() -> None:
    """The line above may have been what was meant."""
    last = commit("Mon 12:00 Look", {"valve.py": TEXT.replace("():", "(): # look")})
    assert found(still_stands, talked(HUNK, REMARK, ANSWER, last=last)) == []


def test_a_commit_rewritten_after_the_remark_may_hold_the_fix() -> None:
    """An amended one keeps its author's clock."""
    first = replace(BUILD, committed="Mon 11:10")
    dossier = pull("Add a valve", first, OIL, repo={}, threads=[(HUNK, REMARK, ANSWER)])
    assert found(still_stands, dossier) == []


def test_a_later_merge_may_have_changed_the_file() -> None:
    """Its patch is not there."""
    merge = commit("Mon 12:00 Merge branch 'main'", merge=True)
    assert found(still_stands, talked(HUNK, REMARK, ANSWER, last=merge)) == []


def test_a_line_that_went_or_stands_twice_is_left_alone() -> None:
    """One of them may be another."""
    gone = commit("Mon 10:30 Stop", {"valve.py": "def turn():\n    pass\n"})
    twice = commit("Mon 10:30 Again", {"valve.py": TEXT * 2})
    assert found(still_stands, talked(HUNK, REMARK, ANSWER, last=gone)) == []
    assert found(still_stands, talked(HUNK, REMARK, ANSWER, last=twice)) == []


def test_where_not_all_was_read_nothing_is_said() -> None:
    """The answer may be on the page that is missing."""
    whole = talked(HUNK, REMARK, ANSWER)
    unread = replace(whole.commits[1], patch=Absent(Reason.TOO_LARGE))
    assert found(still_stands, replace(whole, missing={"reviewThreads": Absent(Reason.FORBIDDEN)})) == []
    assert found(still_stands, replace(whole, commits=(whole.commits[0], unread))) == []


def test_a_remark_without_a_clock_is_left_alone() -> None:
    """As in recorded data."""
    assert found(still_stands, talked(HUNK, "bob: It should look first", "ada: Fixed, thank you")) == []


def test_an_unanswered_thread_that_was_resolved_is_left_alone() -> None:
    """Somebody was content."""
    assert found(still_stands, talked(HUNK, REMARK)) == []


def test_fixed_and_standing_is_found() -> None:
    """With the line and its number."""
    (finding,) = found(still_stands, talked(HUNK, REMARK, ANSWER))
    assert finding.claim == (
        "bob says of a line in valve.py: “It should look first”. The author's answer begins “Fixed”, no commit touches"
        " the file after the remark, and the line stands in what was merged."
    )
    assert (finding.weight, role(finding, "line"), role(finding, "raised")) == (4, 2, at("Mon 11:00"))
    assert finding.receipts[-1].source == "after:valve.py"


def test_an_open_thread_without_an_answer_is_found() -> None:
    """Lightly: a remark may be one that needs none."""
    dossier = talked(HUNK, REMARK)
    (thread,) = dossier.threads
    (finding,) = found(still_stands, replace(dossier, threads=(replace(thread, is_resolved=False),)))
    assert "The thread shows no answer, and the line stands in what was merged." in finding.claim
    assert finding.weight == 2
