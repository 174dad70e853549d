"""Praise that is never missing, best first."""

from hypothesis import HealthCheck, given, settings

from any_dossier import DOSSIERS
from builders import commit, found, lines, pull, role
from roastbot.detectors import well_done
from roastbot.evidence import Absent, Dossier
from roastbot.permission import may_be_told, withheld
from writers.any_pull import pulls

ANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def is_readable(dossier: Dossier) -> bool:
    """Whether a patch has a line that was added or taken out."""
    parts = [part for one in dossier.commits if not isinstance(one.patch, Absent) for part in one.patch]
    hunks = [part.lines for part in parts if not isinstance(part.lines, Absent)]
    return any(line.sign in {"+", "-"} for hunk in hunks for line in hunk)


def claims(*steps: object, **more: object) -> list[str]:
    """Return the claims about a pull request of these steps."""
    return [finding.claim for finding in found(well_done, pull("Oil it", *steps, **more))]  # type: ignore[arg-type]


def test_without_a_patch_nobody_is_praised() -> None:
    """Sizes alone were made by somebody nobody watched."""
    assert claims("Mon 10:00 Add a valve +90/-0") == []


def test_a_reason_that_is_no_sentence_to_quote_is_passed_over() -> None:
    """Three words, or code, or a time."""
    body = "Because of it.\n\nKept because `turn()` and `wheel()`\n\nWrong since the very first day of the mill."
    assert not any("explained" in claim for claim in claims(commit("Mon 10:00 Add", {"a.py": lines(9)}, body=body)))


def test_a_plan_is_no_documentation() -> None:
    """It was written before."""
    step = commit("Mon 10:00 Add", {"a.py": lines(90), "docs/plan.md": lines(9)})
    assert not any("one commit" in claim for claim in claims(step))


def test_what_was_taken_back_was_not_kept() -> None:
    """One line is enough."""
    steps = (commit("Mon 10:00 Add", {"a.py": lines(90)}), commit("Mon 11:00 Cut", {"a.py": lines(89)}))
    assert not any("took out a single one" in claim for claim in claims(*steps))


def test_more_tests_than_code_come_first() -> None:
    """Where there are too few of them for `proof`."""
    step = commit("Mon 10:00 Add", {"tests/test_a.py": lines(40), "a.py": lines(12)})
    assert claims(step)[0] == (
        "The diff adds 40 lines to test files and 12 to files that are neither tests nor documentation."
    )


def test_code_that_went_is_praised() -> None:
    """Tests and documents aside."""
    step = commit("Mon 10:00 Cut", {"a.py": lines(10), "tests/test_a.py": lines(3)})
    assert claims(step, base={"a.py": lines(50)})[0] == "The diff takes out 40 lines of code and adds 0."


def test_a_test_that_is_new_or_lost_an_assertion_did_not_become_firmer() -> None:
    """It may have moved, or been made to pass."""
    old = "def test_it():\n    assert a() == 1\n"
    new = commit("Mon 10:00 Test", {"tests/test_a.py": f"{old}\n\ndef test_more():\n    assert b()\n"})
    swapped = commit("Mon 10:00 Test", {"tests/test_a.py": old.replace("a() == 1", "a() == 2")})
    beside = commit("Mon 10:00 Do", {"tests/test_a.py": f"{old}    assert b()\n", "a.py": lines(70)})
    for step in (new, swapped, beside):
        assert not any("assertion" in claim for claim in claims(step, base={"tests/test_a.py": old}))


def test_assertions_added_to_a_test_that_was_there_are_praised() -> None:
    """It looks closer now."""
    old = "def test_it():\n    assert a() == 1\n"
    new = f"{old.replace('()', '(mill)', 1)}    assert b()\n    assert c()\n"
    step = commit("Mon 10:00 Look closer", {"tests/test_a.py": new})
    assert claims(step, base={"tests/test_a.py": old})[0] == (
        "“Look closer” adds 2 assertions to tests that were there before it."
    )


def test_a_message_that_gives_a_reason_is_quoted() -> None:
    """From the reason on, as far as a breath goes."""
    body = "It gets one because the old boiler never let\nthe steam out, and somebody got hurt."
    (first, _) = found(well_done, pull("x", commit("Mon 10:00 Add a valve", {"a.py": lines(90)}, body=body)))[:2]
    assert first.claim == (
        "“Add a valve” is explained in 16 words below its title, among them “because the old boiler never let the"
        " steam out”."
    )
    assert role(first, "reason") == "because the old boiler never let the steam out"


def test_a_lone_dash_in_a_message_is_no_word() -> None:
    """Nor is the mark of a list."""
    body = "- It gets one because the old boiler never let\n  the steam out.\n- Doors \u2014 both / all."
    (first, _) = found(well_done, pull("x", commit("Mon 10:00 Add a valve", {"a.py": lines(90)}, body=body)))[:2]
    assert role(first, "words") == 15


def test_a_purpose_is_second_to_a_reason() -> None:
    """Whichever message is longer."""
    aim = commit("Mon 10:00 Add a valve", {"a.py": lines(90)}, body=f"{'Long. ' * 9}Turns to avoid noise in the mill.")
    why = commit("Mon 11:00 Oil it", {"a.py": lines(91)}, body="Done because the old one squeaked.")
    (told, _) = claims(aim)
    assert told.endswith("among them “to avoid noise in the mill”.")
    assert claims(aim, why)[0].endswith("among them “because the old one squeaked”.")


def test_a_document_of_another_folder_is_no_documentation() -> None:
    """It may be about anything."""
    step = commit("Mon 10:00 Add", {"src/a.py": lines(90), "other/notes.md": lines(9)})
    assert not any("one commit" in claim for claim in claims(step))


def test_a_document_that_came_with_the_code_is_praised() -> None:
    """In one commit."""
    step = commit("Mon 10:00 Add a valve", {"a.py": lines(90), "docs/valve.md": lines(9)})
    assert claims(step)[0] == "“Add a valve” adds to a.py and to docs/valve.md in one commit."


def test_a_branch_that_took_nothing_back_is_praised() -> None:
    """Every line is still there."""
    steps = (commit("Mon 10:00 Add", {"a.py": lines(90)}), commit("Mon 11:00 Go on", {"b.py": lines(3)}))
    assert claims(*steps)[0] == (
        "The branch added 93 lines with something on them, and no later commit took out a single one."
    )


def test_small_things_come_last() -> None:
    """A small change, a small beginning, a small commit, a small edit."""
    (whole, edit) = claims(commit("Mon 10:00 Add", {"a.py": "x = 1\n"}))
    assert (whole, edit) == (
        "The whole change is 1 line in 1 file.",
        "The smallest edit in its patches is 1 line of a.py.",
    )
    steps = [commit(f"Mon 1{n}:00 Step {n}", {"a.py": lines(3 + 40 * n, f"v{n}")}) for n in range(4)]
    assert claims(*steps) == [
        "The branch begins small: “Step 0” changes 3 lines.",
        "No commit is smaller than “Step 0”, which changes 3 lines.",
    ]


@ANY
@given(pulls())
def test_it_is_never_missing(dossier: Dossier) -> None:
    """As people make them, and with one who may be quoted alone."""
    for quoting in ("participants", "author"):
        told = Dossier(**{**vars(dossier), "withheld": withheld(dossier, quoting)})
        findings = found(well_done, told)
        assert bool(findings) == is_readable(dossier)
        assert all(finding.praise and may_be_told(told, finding) for finding in findings)


@ANY
@given(DOSSIERS)
def test_it_is_never_missing_from_any_dossier_there_can_be(dossier: Dossier) -> None:
    """Whatever its fields hold."""
    assert bool(found(well_done, dossier)) == is_readable(dossier)
