"""A remark, and the commit that took its line out."""

from builders import commit, found, pull, role
from roastbot.detectors import taken_up
from roastbot.evidence import Dossier

HUNK = "valve.py\n@@ -0,0 +1,2 @@\n+def turn():\n+    return grope_for_wheel()"
REMARK = "bob Mon 11:00: Why does it grope in the dark?"
BUILD = commit("Mon 10:00 Add a valve", {"valve.py": "def turn():\n    return grope_for_wheel()\n"})
MEND = commit("Mon 11:20 Look before turning", {"valve.py": "def turn():\n    return wheel()\n"})


def talked(*thread: str, mend: object = MEND) -> Dossier:
    """Return a pull request with one thread."""
    return pull("Add a valve", BUILD, mend, threads=[thread])  # type: ignore[arg-type]  # a step


def test_a_thread_as_old_as_the_pull_request_has_no_clock() -> None:
    """Recorded data knows no times; nothing may be said about order."""
    assert found(taken_up, talked(HUNK, "bob: Why does it grope in the dark?")) == []


def test_a_commit_written_before_the_remark_is_left_alone() -> None:
    """Even though it was pushed later."""
    assert found(taken_up, talked(HUNK, "bob Mon 11:21: Why does it grope in the dark?")) == []


def test_somebody_whom_nobody_knows_is_a_reviewer() -> None:
    """A deleted account is not called by the name it shares with all others."""
    (finding,) = found(taken_up, talked(HUNK, REMARK.replace("bob", "ghost")))
    assert finding.claim.startswith("A reviewer says of a line")
    assert "ghost" not in finding.claim


def test_the_authors_own_remark_is_left_alone() -> None:
    """A note to oneself."""
    assert found(taken_up, talked(HUNK, "ada Mon 11:00: Why does it grope in the dark?")) == []


def test_a_line_that_stays_or_moves_is_left_alone() -> None:
    """It has to go for good."""
    moved = commit("Mon 11:20 Move it", {"valve.py": None, "wheel.py": "def turn():\n    return grope_for_wheel()\n"})
    beside = commit("Mon 11:20 Say why", {"valve.py": "# dark\ndef turn():\n    return grope_for_wheel()\n"})
    assert found(taken_up, talked(HUNK, REMARK, mend=moved)) == []
    assert found(taken_up, talked(HUNK, REMARK, mend=beside)) == []


def test_a_remark_that_cannot_be_quoted_is_left_alone() -> None:
    """Code and markup stay where they are."""
    assert found(taken_up, talked(HUNK, "bob Mon 11:00: `grope()` <b>?</b>")) == []


def test_a_thread_without_its_hunk_is_left_alone() -> None:
    """Nobody knows which line it was about."""
    assert found(taken_up, talked("valve.py", REMARK)) == []
    assert found(taken_up, talked("valve.py\n@@ -1 +1 @@\n+)", REMARK)) == []


def test_a_remark_taken_up_within_the_hour_is_praise() -> None:
    """With the words of both, and the line."""
    (finding,) = found(taken_up, talked(HUNK, REMARK, "ada Mon 11:05: Fair point, indeed."))
    assert finding.claim == (
        "bob says of a line in valve.py: “Why does it grope in the dark?”. The author answers: “Fair point, indeed.”."
        " “Look before turning”, written 20 minutes after the remark, takes that line out."
    )
    assert (finding.weight, finding.praise, role(finding, "minutes")) == (3, True, 20)
    assert role(finding, "line") == "return grope_for_wheel()"


def test_one_that_took_longer_is_none() -> None:
    """It is told all the same."""
    late = commit("Tue 11:20 Look before turning", {"valve.py": "def turn():\n    return wheel()\n"})
    (finding,) = found(taken_up, talked(HUNK, REMARK, mend=late))
    assert (finding.weight, finding.praise) == (2, False)


def test_the_badge_of_a_bot_is_passed_over() -> None:
    """The first line that can be quoted is."""
    body = "lint[bot] Mon 11:00: ![P1](https://h/b.svg)\n\n**Look before you turn the wheel**\n\nBecause."
    (finding,) = found(taken_up, talked(HUNK, body))
    assert "“Look before you turn the wheel”" in finding.claim
