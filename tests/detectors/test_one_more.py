"""Remarks that feed on the commits that met the remarks before."""

import time

from builders import commit, found, lines, pull, role
from roastbot.detectors import one_more

BUILD = commit("Mon 10:00 Add a valve", {"valve.py": "def turn():\n    return grope_for_wheel()\n"})
MEND = commit("Mon 11:20 Look before turning", {"valve.py": "def turn():\n    return wheel(look=True)\n"})
AGAIN = commit("Mon 12:20 Look less", {"valve.py": "def turn():\n    return wheel(look=False)\n"})
FIRST = ("valve.py\n@@ -0,0 +1,2 @@\n+def turn():\n+    return grope_for_wheel()", "lint[bot] Mon 11:00: This is dark.")
SECOND = ("valve.py\n@@ -1 +1 @@\n+    return wheel(look=True)", "lint[bot] Mon 11:40: This is too bright.")
THIRD = ("valve.py\n@@ -1 +1 @@\n+    return wheel(look=False)", "lint[bot] Mon 12:40: This is dim, though.")


def test_another_reviewer_makes_no_row() -> None:
    """Two people see two things."""
    second = (SECOND[0], "bob Mon 11:40: This is too bright.")
    assert found(one_more, pull("x", BUILD, MEND, threads=[FIRST, second])) == []


def test_two_remarks_of_nobody_make_no_row() -> None:
    """Two deleted accounts have one name and need not be one person."""
    told = [(hunk, said.replace("lint[bot]", "ghost")) for hunk, said in (FIRST, SECOND)]
    assert found(one_more, pull("x", BUILD, MEND, threads=told)) == []


def test_a_remark_on_another_line_makes_no_row() -> None:
    """The commit did not write it."""
    second = ("valve.py\n@@ -1 +1 @@\n def turn_the_wheel():", SECOND[1])
    assert found(one_more, pull("x", BUILD, MEND, threads=[FIRST, second])) == []


def test_a_remark_older_than_the_commit_makes_no_row() -> None:
    """By the clock it was about something else."""
    second = (SECOND[0], "lint[bot] Mon 11:10: This is too bright.")
    assert found(one_more, pull("x", BUILD, MEND, threads=[FIRST, second])) == []


def test_threads_without_clocks_make_no_row() -> None:
    """As in recorded data."""
    threads = [(FIRST[0], "lint[bot]: This is dark."), (SECOND[0], "lint[bot]: This is too bright.")]
    assert found(one_more, pull("x", BUILD, MEND, threads=threads)) == []


def test_two_remarks_with_a_commit_between_are_found() -> None:
    """The second is on what the first brought about."""
    (finding,) = found(one_more, pull("x", BUILD, MEND, threads=[FIRST, SECOND]))
    assert finding.claim == (
        "lint[bot] remarks on a line in valve.py; “Look before turning” takes it out, and lint[bot] remarks on a line"
        " which that commit added."
    )
    assert (finding.weight, role(finding, "remarks"), role(finding, "minutes")) == (4, 2, 40)


def test_three_in_a_row_could_carry_a_post() -> None:
    """One in every fix."""
    (finding,) = found(one_more, pull("x", BUILD, MEND, AGAIN, threads=[FIRST, SECOND, THIRD]))
    assert finding.claim.endswith("That makes 3 such remarks in a row.")
    assert finding.weight == 5


def test_a_thousand_threads_are_read_in_no_time() -> None:
    """Every patch is read once, however many remarks there are."""
    threads = [(FIRST[0], f"lint[bot] Mon 11:00: Remark number {n}.") for n in range(1_000)]
    busy = [commit(f"Mon 11:{n + 20} Step {n}", {"wheel.py": lines(2_000, f"v{n}")}) for n in range(20)]
    dossier = pull("x", BUILD, *busy, MEND, threads=threads)
    begun = time.process_time()
    assert found(one_more, dossier) == []
    assert time.process_time() - begun < 5
