"""The names a branch brings."""

from datetime import UTC

import pytest

from builders import commit, pull, values
from roastbot.facts import derive


def names(text: str, path: str = "a.py", *later: object) -> dict[str, object]:
    """Return the facts about a branch that adds one file."""
    steps = (commit("Mon 09:00 a", {path: text}), *later)
    found = values(derive(pull("x", *steps), UTC))  # type: ignore[arg-type]  # commits, as pull takes them
    return {name: value for name, value in found.items() if name.startswith("name")}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a = 1\n", "a.py"),
        ("# def commented():\n", "a.py"),
        ("    the class that holds it all\n", "a.py"),
        ("def f():\n", "a.md"),
        ("def f():\n", "vendor/a.py"),
    ],
)
def test_what_defines_nothing_here_has_no_name(text: str, path: str) -> None:
    """Values, comments, prose, documents, other people's code."""
    assert names(text, path) == {}


def test_a_name_that_went_again_is_none() -> None:
    """And with a patch missing nobody knows."""
    assert "names.longest" not in names("def f():\n", "a.py", commit("Tue 09:00 b", {"a.py": "x\n"}))
    assert names("def f():\n", "a.py", "Tue 09:00 b +1/-1") == {}


def test_two_of_one_length_leave_no_longest() -> None:
    """Their length is the longest all the same."""
    found = names("def aa():\ndef bb():\ndef c():\n")
    assert "names.longest" not in found
    assert (found["names.longest.characters"], found["names.count"], found["name.c.characters"]) == (2, 3, 1)


def test_the_longest_name_is_told_with_its_length() -> None:
    """In whatever language it was defined."""
    found = names("export async function liftTheCrate(a) {\nclass Crane<T> {\npub(crate) fn hoist(x: u8) {\n", "a.ts")
    assert (found["names.longest"], found["names.longest.characters"]) == ("liftTheCrate", 12)
    assert (found["name.Crane.characters"], found["name.hoist.characters"]) == (5, 5)
