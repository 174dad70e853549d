"""Rules of the house and what merged."""

from builders import commit, found, pull, role
from roastbot.detectors import house_rule
from roastbot.evidence import Dossier

RULE = "## Code style\n\n- **Never use `print`** \u2014 use the logger.\n- Avoid `Any`.\n"


def house(after: str, before: str = "", path: str = "bell.py", rule: str = RULE, **more: str) -> Dossier:
    """Return a change to one file in a house with that rule; `more` are other files as merged."""
    base = {path: before} if before else {}
    step = commit(
        "Mon 09:00 Ring the bell", {path: after, **{name.replace("_", "."): text for name, text in more.items()}}
    )
    return pull("Ring the bell", step, base=base, rules={"AGENTS.md": rule}, repo={})


def test_lines_that_stood_before_are_left_alone() -> None:
    """In the file, or in another one from which they were moved, or merely edited."""
    old = "def ring():\n    print('ding')\n"
    assert found(house_rule, house(old + "X = 1\n", old)) == []
    assert found(house_rule, house(old.replace("ding", "dong"), old)) == []
    moved = pull(
        "Move it",
        commit("Mon 09:00 Move it", {"a.py": None, "b.py": old}),
        base={"a.py": old},
        rules={"AGENTS.md": RULE},
        repo={},
    )
    assert found(house_rule, moved) == []


def test_other_languages_and_prose_are_left_alone() -> None:
    """And so is a file that does not parse, or a name in a text."""
    assert found(house_rule, house("print('ding')\n", path="bell.rb")) == []
    assert found(house_rule, house("print('ding'\n")) == []
    assert found(house_rule, house("X = 'print(1)'\n# print(1)\n")) == []


def test_a_line_that_marks_itself_as_an_exception_is_left_alone() -> None:
    """Somebody thought about it."""
    assert found(house_rule, house("print('ding')  # noqa: T201\n")) == []


def test_files_out_of_reach_are_left_alone() -> None:
    """The rule is about tests."""
    assert found(house_rule, house("print('ding')\n", rule="Never use `print` in tests.")) == []


def test_without_whole_texts_nothing_is_said() -> None:
    """A patch is not enough to parse."""
    dossier = pull("Ring", commit("Mon 09:00 Ring", {"bell.py": "print('ding')\n"}), rules={"AGENTS.md": RULE})
    assert found(house_rule, dossier) == []


def test_a_broken_rule_is_found_with_both_words() -> None:
    """Its sentence and the line; forbidden before discouraged."""
    one, other = found(
        house_rule, house("from typing import Any\n\n\ndef ring(x: Any):\n    print('ding')\n    print('dong')\n")
    )
    assert one.claim == "AGENTS.md rules out print; 2 new lines use it, in bell.py, line 5."
    assert [receipt.quote for receipt in one.receipts] == [
        "**Never use `print`** \u2014 use the logger.",
        "print('ding')",
    ]
    assert (role(one, "lines"), role(one, "line"), one.weight) == (2, 5, 4)
    assert other.claim == "AGENTS.md advises against Any; 1 new line uses it, in bell.py, line 4."
    assert other.weight == 3


def test_several_files_are_counted() -> None:
    """The first of them is named."""
    (finding,) = found(house_rule, house("print('ding')\n", gong_py="print('gong')\n"))
    assert finding.claim == "AGENTS.md rules out print; 2 new lines use it, in 2 files, the first in bell.py, line 1."
