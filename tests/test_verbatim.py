"""Whether words, code and names stand in the evidence."""

from dataclasses import replace

import pytest

from roastbot.evidence import Line
from roastbot.verbatim import Evidence
from small_dossier import commit, dossier, patch

ROWS = (
    " def lift(crate):",
    "-    drop(crate)",
    "+    # never let go of",
    "+    # a crate",
    "+    hold(crate, retries=3)",
    "+    return 2**3, {**a, **b}  # see `hold` twice",
)
EVIDENCE = Evidence(
    dossier(
        "**Notes**: it's “gentle”… and uses `hold()`\nnow. See Phase 5.",
        commit("Lift crates gently", "because they\nbreak", patch(*ROWS)),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Lift crates gently",
        "because they break",
        'it\u2019s "gentle"...',
        "Notes: it's",
        "uses hold() now",
        "crates",
        "Why not a forklift?",
        "never let go of a crate",
        "hold(crate, retries=3)",
        "+    hold(crate, retries=3)",
        "def lift(crate): drop(crate)",
    ],
)
def test_words_somebody_wrote_are_found(text: str) -> None:
    """Across line ends, in either typography, on either side of a patch, across the leaders of comments."""
    assert EVIDENCE.says(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "lift crates gently",
        "ift crates",
        "Lift crates",
        "break def lift",
        "because they... break",
        "retries=33",
    ],
)
def test_words_nobody_wrote_are_not(text: str) -> None:
    """Other case, cut words, elisions, and what two sources say together; a beginning of whole words is fine."""
    assert EVIDENCE.says(text) is (text == "Lift crates")


@pytest.mark.parametrize(
    "name",
    [
        "lift", "lift()", "hold(crate, retries=3)", "crane.py", "src/harbour/crane.py", "harbour/crane.py",
        "src/harbour/", "crate.hold", "main", "lift-gently", "mira", "@jo", "1cc2d1b", "1cc2d1bcdf", "acme/harbour",
        "acme/harbour#7", "#7", "Mira Holm",
    ],
)  # fmt: skip
def test_names_of_things_are_found(name: str) -> None:
    """Code, calls, paths and parts of paths, refs, logins, ids, the repository."""
    assert EVIDENCE.holds(name)


@pytest.mark.parametrize(
    "name", ["", "unlift", "cran.py", "ane.py", "crate.fly", "1cc2d1", "deadbeef", "git commit -m", "dev"]
)
def test_names_of_nothing_are_not(name: str) -> None:
    """Parts of words, unknown parts, ids too short or unknown, commands nobody wrote."""
    assert not EVIDENCE.holds(name)


@pytest.mark.parametrize(
    "code",
    [
        "hold(crate, retries=3)",
        "    # never let go of\n    # a crate\n\n    hold(crate, retries=3)",
        "# a crate\nhold(crate, retries=3)",
        "-    drop(crate)\n+    # never let go of",
        "def lift(crate):\n    ...\n    hold(crate, retries=3)",
    ],
)
def test_whole_lines_in_order_are_shown(code: str) -> None:
    """As code or as a diff, with lines left out."""
    assert EVIDENCE.shows(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "...",
        "hold(crate)",
        "hold(crate, retries=3)\ndef lift(crate):",
        "def lift(crate):\n    fly(crate)",
        "def lift(crate):\n    hold(crate, retries=3)",
        "# a crate\n    hold(crate, retries=3)",
        "return 23, {a, b}  # see hold twice",
        "hold(crate,  retries=3)",
    ],
)
def test_changed_or_reordered_lines_are_not(code: str) -> None:
    """Every line must stand as it is, in one source, in that order, and without a line left out in silence."""
    assert not EVIDENCE.shows(code)


def test_asterisks_and_backticks_are_markup_in_prose_only() -> None:
    """In code they mean something; a comment that somebody quotes in prose may lose its backticks, not its powers."""
    assert EVIDENCE.says("Notes: it's")
    assert EVIDENCE.says("see hold twice")
    assert EVIDENCE.holds("return 2**3")
    assert EVIDENCE.holds("{**a, **b}")
    for altered in ("return 23", "{a, b}", "{a, **b}"):
        assert not EVIDENCE.holds(altered)
        assert not EVIDENCE.says(altered)


def test_a_power_in_a_description_is_not_bold() -> None:
    """Only what is between a pair of asterisks, as a renderer reads them."""
    evidence = Evidence(dossier("It returns 2**3 and **really** 4**5."))
    assert evidence.says("returns 2**3 and really 4**5")
    assert not evidence.says("returns 23")


def test_lines_of_two_hunks_are_no_neighbours() -> None:
    """What stands between them is not in the diff."""
    lines = (Line("+", "if ready:", None, 3), Line("+", "drop()", None, 40))
    evidence = Evidence(dossier("x", commit("y", "", replace(patch("+a"), lines=lines))))
    assert evidence.shows("if ready:\n...\ndrop()")
    assert not evidence.shows("if ready:\ndrop()")


def test_a_name_that_counts_is_not_read_over_in_prose() -> None:
    """Anybody may call themselves `5000 tests`; models and files keep their figures."""
    named = replace(commit(), author="5000 tests", co_authors=("Claude Opus 4.6 (1M context)", "9 lives of Bo"))
    names = Evidence(dossier("x", named)).figured_names
    assert "Claude Opus 4.6 (1M context)" in names
    assert not {"5000 tests", "9 lives of Bo"} & set(names)
