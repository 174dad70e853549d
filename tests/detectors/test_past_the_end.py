"""Citations of lines that a file does not have."""

import pytest

from builders import commit, found, lines, pull, role
from roastbot.detectors import past_the_end
from roastbot.evidence import Dossier

BOILER = {"engine/boiler.py": lines(120, "# line")}


def saying(text: str, path: str = "heat.py", repo: dict[str, str] | None = None) -> Dossier:
    """Return a pull request that adds one file to a repository with a boiler of 120 lines."""
    return pull("Heat", commit("Mon 09:00 Add heat", {path: text}), repo=BOILER | (repo or {}))


@pytest.mark.parametrize(
    "text",
    [
        "# See engine/boiler.py:120.\n",
        "# See engine/boiler.py.\n",
        "# See https://example.org/engine/boiler.py:240\n",
        "# See oven.py:240.\n",
        "# See boiler.py:240.\n",
        "x = 'engine/boiler.py:240'\n",
        'x = """\n# See engine/boiler.py:240.\n"""\n',
        "# At 12:240, engine/boiler.py\n",
    ],
)
def test_what_is_no_citation_past_the_end_is_left_alone(text: str) -> None:
    """The last line itself, an address, a file of some other name, a bare name of an untouched file, data."""
    assert found(past_the_end, saying(text)) == []


def test_a_name_that_two_files_bear_is_left_alone() -> None:
    """The other one may have the line."""
    assert found(past_the_end, saying("# See engine/boiler.py:240.\n", repo={"old/engine/boiler.py": "x\n"})) == []


def test_an_old_comment_is_left_alone() -> None:
    """The change did not write it."""
    old = "# See engine/boiler.py:240.\n"
    step = commit("Mon 09:00 Heat", {"heat.py": old + "x = 1\n"})
    assert found(past_the_end, pull("Heat", step, base={"heat.py": old}, repo=BOILER)) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# See engine/boiler.py:240.\n", "heat.py"),
        ("x = 1  # as in engine/boiler.py line 240\n", "heat.py"),
        ('"""Heat.\n\nSee engine/boiler.py, lines 240 to 250.\n"""\n', "heat.py"),
        ("See `engine/boiler.py#L240`.\n", "docs/heat.md"),
    ],
)
def test_a_line_past_the_end_is_found(text: str, path: str) -> None:
    """In a comment, a docstring, a document."""
    (finding,) = found(past_the_end, saying(text, path))
    assert (role(finding, "cited"), role(finding, "lines")) == (240, 120)
