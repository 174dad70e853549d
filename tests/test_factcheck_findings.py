"""A writer that repeats what it was told is believed; one that changes a number of it is not."""

from functools import cache
from pathlib import Path

import pytest

from claimed import NAMES, NOWHERE, altered, example, findings_of, ways
from real_dossiers import load
from roastbot.evidence import Dossier

PULLS = ("prefect-20608", "prefect-21252", "prefect-21477")


@cache
def recorded(folder: Path) -> Dossier:
    """Return a recorded pull request, read once."""
    return load(folder)


def wrongly_refused(dossier: Dossier) -> list[str]:
    """Return the claims that are refused although they are true, with what was refused of each."""
    findings, refused = findings_of(dossier)
    every = [(text, claim) for finding in findings for text in ways(finding) for claim in refused(text)]
    return [f"{text}\n  {claim.span}: {claim.reason}" for text, claim in every]


def wrongly_taken(dossier: Dossier) -> list[str]:
    """Return the claims with a number of nobody's that are not refused for it."""
    findings, refused = findings_of(dossier)
    texts = [text for finding in findings for text in altered(finding)]
    return [text for text in texts if not any(NOWHERE in claim.span for claim in refused(text))]


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_with_another_number_is_refused(name: str) -> None:
    """Whatever kind of finding it is of; the number stands nowhere in the pull request."""
    assert wrongly_taken(example(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_is_never_refused(name: str) -> None:
    """In the words of the finding, with its names in backticks or without."""
    assert wrongly_refused(example(name)) == []


def test_most_kinds_of_finding_have_a_number_to_be_wrong_about() -> None:
    """Or the first of these tests would prove little."""
    with_numbers = [
        name
        for name in NAMES
        if any(list(altered(one)) for one in findings_of(example(name))[0] if one.detector == name)
    ]
    assert len(with_numbers) > len(NAMES) // 2


@pytest.mark.real
@pytest.mark.parametrize("pull", PULLS)
def test_no_claim_with_another_number_about_a_recorded_pull_request_is_taken(real: Path, pull: str) -> None:
    """The same on real evidence, with thousands of facts that a number may happen to equal."""
    assert wrongly_taken(recorded(real / pull)) == []


@pytest.mark.real
@pytest.mark.parametrize("pull", PULLS)
def test_no_claim_about_a_recorded_pull_request_is_refused(real: Path, pull: str) -> None:
    """The same on real evidence, with long paths and titles that name classes."""
    assert wrongly_refused(recorded(real / pull)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "swelled",
            "`boiler.py` was 42 lines long when it was made, 160 after “Harden the boiler”, and 40 when merged.",
        ),
        ("past_the_end", "`heat.py` cites line 120 of `engine/boiler.py`, which has 240 lines as merged."),
        ("said_twice", "The lines stand in `heat.py` from line 3 on, and in `cool.py` from line 2 on."),
        ("promise_and_sum", "The title says remove; the diff adds 121 lines and takes out 731."),
        ("closed_door", "With this change chime went from 8 lines to 10, 2 of them new code."),
    ],
)
def test_two_numbers_that_changed_places_are_refused(name: str, text: str) -> None:
    """Each is true of something; neither is true where it stands."""
    _, refused = findings_of(example(name))
    assert refused(text) != ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("swelled", "When it was made, `boiler.py` had 40 lines; after “Harden the boiler” it had 160."),
        ("past_the_end", "Line 240 of `engine/boiler.py` is cited; the file has 120 lines."),
        ("weekend", "Of its commits, 2 were written on a Saturday or on a Sunday."),
        ("lions_share", "Of the 990 added lines, `docs/design.md` takes 900."),
        ("nobody_calls", "`steam_pressure` is a name that 2 lines of tests use."),
    ],
)
def test_what_is_told_in_other_words_is_believed(name: str, text: str) -> None:
    """The same things named, the same numbers, another sentence."""
    _, refused = findings_of(example(name))
    assert refused(text) == ()
