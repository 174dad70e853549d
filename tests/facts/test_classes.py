"""Classes, functions and tests of whole Python files."""

from dataclasses import replace
from datetime import UTC

import pytest

from builders import pull, values
from everything import everything
from roastbot.evidence import Absent, ChangedFile, Dossier, Reason, TouchedFile
from roastbot.facts import derive
from roastbot.facts.python import LARGEST, outline
from roastbot.findings import Subject

CLASS = "class A:\n    def f(self):\n        return 1\n"


def changed(*texts: TouchedFile, files: int | None = None) -> Dossier:
    """Return a pull request that changes these files, or more than these."""
    rows = tuple(ChangedFile(text.path, 1, 1) for text in texts)
    found = replace(pull("x"), texts=texts)
    count = len(rows) if files is None else files
    return replace(found, pull_request=replace(found.pull_request, files=rows, changed_files=count))


def derived(dossier: Dossier) -> dict[str, object]:
    """Return what was found about definitions."""
    heads = ("class", "function", "tests")
    return {name: value for name, value in values(derive(dossier, UTC)).items() if name.startswith(heads)}


@pytest.mark.parametrize(
    "text",
    ["def f(:\n", "x = '\x00'\n", "(" * 500, "-" * 50_000 + "1", "\tif 1:\n  x\n", "x = 1\n" * LARGEST],
)
def test_what_cannot_be_parsed_has_no_outline(text: str) -> None:
    """It does not bring anybody down either."""
    assert outline(text) is None


def test_an_odd_escape_is_no_concern_of_ours() -> None:
    """Python would warn about it."""
    assert outline("x = '\\d'\n") == ()


@pytest.mark.parametrize("other", [Absent(Reason.OVER_BUDGET), "def f(:\n"])
def test_a_side_that_cannot_be_read_leaves_everything_unsaid(other: str | Absent) -> None:
    """Its classes may have moved from anywhere."""
    unread = TouchedFile("b.py", other, "")
    assert derived(changed(unread)) == {}
    assert "classes.added" not in derived(changed(TouchedFile("a.py", None, CLASS), unread))
    assert "classes.added" not in derived(changed(TouchedFile("a.py", None, CLASS), files=2))


def test_what_did_not_change_is_not_listed() -> None:
    """Wherever in the file it stands now; what has its name twice cannot be told apart."""
    twice = "class B:\n    @property\n    def g(self): ...\n    @g.setter\n    def g(self, x): ...\n"
    found = derived(changed(TouchedFile("a.py", CLASS, f"import os\n\n{CLASS}{twice}")))
    assert [name for name in found if name.endswith((":A.after", "B.g.after"))] == []
    assert found["class.a.py:B.after"] == 5


def test_what_moves_to_another_file_was_neither_added_nor_removed() -> None:
    """But its old place has it no more."""
    found = derived(changed(TouchedFile("a.py", CLASS, ""), TouchedFile("b.py", None, CLASS)))
    assert [name for name in found if name.endswith(("added", "removed"))] == []
    assert (found["class.a.py:A.before"], found["class.b.py:A.after"]) == (3, 3)


def test_a_class_is_measured_from_its_first_word_to_its_last_line() -> None:
    """Decorators left out; nested ones by their full name, those inside conditions too; local ones not at all."""
    text = "@final\nclass A:\n    class B:\n        x = 1\n\nif 1:\n    def g():\n        def local(): ...\n"
    found = {one.name: one.lines for one in outline(text) or ()}
    assert found == {"A": 3, "A.B": 2, "g": 2}


def test_a_form_feed_ends_no_line() -> None:
    """Python takes it for a space, and so the class keeps its own lines."""
    (found, _) = outline(f"x = 1\n\x0c\n{CLASS}") or ()
    assert found.text == tuple(CLASS.splitlines())


def test_everything_is_measured_on_both_sides() -> None:
    """Each about the thing a sentence would name."""
    facts = {fact.id: fact for fact in derive(everything(), UTC)}
    shrunk = "class.src/engine.py:Engine"
    assert [facts[f"{shrunk}.{side}"].value for side in ("before", "after", "smaller", "methods")] == [6, 3, 50, 1]
    assert facts[f"{shrunk}.before"].subject == Subject("class", "Engine", "src/engine.py")
    assert (facts["classes.added"].value, facts["classes.removed"].value) == (1, 1)
    assert facts["function.src/engine.py:Engine.stop.before"].value == 2
    assert [facts[f"tests.{name}"].value for name in ("before", "after", "added", "removed")] == [2, 4, 3, 1]
