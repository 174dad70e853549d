"""Assurances that had to be given again."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import safe_again
from roastbot.evidence import Dossier

FIRST = "# We close the pipes. This is safe because:\nclose()\n"
SECOND = "# Nothing is ever reset. This is safe\nskip()\n"


def then(*texts: str, path: str = "boiler.py", body: str = "") -> Dossier:
    """Return a branch whose commits write these texts one after the other, on the hour."""
    made = [commit(f"Mon {9 + n:02}:00 Version {n}", {path: text}, body=body * n) for n, text in enumerate(texts)]
    return pull("Heat two at once", *made)


@pytest.mark.parametrize(
    "second",
    [
        "skip()\n",
        "# This is not thread-safe.\nskip()\n",
        "# Nobody knows whether this is safe\nskip()\n",
        "say('# This is safe')\n",
    ],
)
def test_what_does_not_assure_again_is_left_alone(second: str) -> None:
    """Silence, a denial, a doubt, a string."""
    assert found(safe_again, then(FIRST, second)) == []


def test_an_assurance_that_stayed_is_left_alone() -> None:
    """Two safe things are two safe things."""
    assert found(safe_again, then(FIRST, FIRST + SECOND)) == []


def test_a_comment_that_was_wrapped_otherwise_is_left_alone() -> None:
    """It says what it said."""
    wrapped = "# We close the pipes.\n# This is safe because:\nclose()\n"
    assert found(safe_again, then(FIRST, wrapped)) == []


def test_a_typo_that_was_mended_is_left_alone() -> None:
    """One letter is no second thought."""
    assert found(safe_again, then(FIRST, FIRST.replace("pipes", "pipe"))) == []


def test_a_document_is_left_alone() -> None:
    """There a line that begins like a comment is a heading."""
    assert found(safe_again, then(FIRST, SECOND, path="plan.md")) == []


def test_another_assurance_is_left_alone() -> None:
    """The words have to be the same."""
    assert found(safe_again, then(FIRST, "# A reset will not happen here.\nskip()\n")) == []


def test_a_clock_that_runs_backwards_is_left_alone() -> None:
    """Nobody can say which came later."""
    early, late = commit("Tue 09:00 One", {"b.py": FIRST}), commit("Mon 09:00 Two", {"b.py": SECOND})
    assert found(safe_again, pull("x", early, late)) == []


def test_the_same_assurance_after_the_first_was_taken_out_is_found() -> None:
    """Both word for word."""
    (finding,) = found(safe_again, then(FIRST, SECOND))
    assert finding.weight == 3
    assert [receipt.quote for receipt in finding.receipts[-2:]] == [
        "# We close the pipes. This is safe because:",
        "# Nothing is ever reset. This is safe",
    ]
    assert finding.claim == (
        "“Version 0” adds a line to boiler.py that says “This is safe because”; “Version 1” takes that line out 60 "
        "minutes later and adds another that says “This is safe”."
    )


def test_a_third_one_is_counted() -> None:
    """And makes it the story."""
    (finding,) = found(safe_again, then(FIRST, SECOND, "# All pipes are gone. This is safe!\npass\n"))
    assert (finding.weight, role(finding, "times")) == (4, 3)
    assert finding.claim.endswith("In all, 3 commits add a line to that file that says so.")


def test_an_assurance_in_a_later_message_is_found() -> None:
    """The file is the same."""
    (finding,) = found(safe_again, then(FIRST, "skip()\n", body="This is safe now."))
    assert finding.claim.endswith("60 minutes later; its message says “This is safe”.")


def test_a_commit_in_between_is_named() -> None:
    """Who took it out and who assured again are two."""
    (finding,) = found(safe_again, then(FIRST, "skip()\n", SECOND))
    assert finding.claim.endswith(
        "“Version 1” takes that line out 60 minutes later; “Version 2” adds another that says “This is safe”."
    )
