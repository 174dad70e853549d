"""Which lines are new in what merged, and which of them are prose."""

from builders import commit, pull
from roastbot.added import LONGEST, added, remarks
from roastbot.evidence import Absent, Reason, TouchedFile


def test_nothing_is_known_of_a_file_whose_text_is_missing() -> None:
    """On either side, or because it was deleted, or because it is no file somebody typed."""
    missing = Absent(Reason.NOT_SERVED)
    assert added(TouchedFile("a.py", missing, "x\n")) == added(TouchedFile("a.py", "x\n", missing)) == {}
    assert added(TouchedFile("a.py", "x\n", None)) == {}
    assert added(TouchedFile("a.py", "x\n", "y\n" * (LONGEST + 1))) == {}


def test_only_lines_that_were_not_there_are_new() -> None:
    """By their numbers in what merged; a moved line is one of them."""
    assert added(TouchedFile("a.py", "one\ntwo\nthree\n", "zero\none\ntwo!\nthree\n")) == {1: "zero", 3: "two!"}
    assert dict(added(TouchedFile("a.py", None, "one\n"))) == {1: "one", 2: ""}


def test_prose_is_comments_docstrings_and_documents() -> None:
    """Code, strings and comments inside strings are none; a file that cannot be parsed says nothing."""
    python = '"""Heat."""\n\nx = 1  # warm\ny = "# cold"\nz = """\n# colder\n"""\n'
    files = {"heat.py": python, "docs/heat.md": "Read me.\n\n", "broken.py": "# note\ndef (:\n", "run.sh": "# note\n"}
    told = [(one.path, one.line, one.text) for one in remarks(pull("x", commit("Mon 09:00 x", files), repo={}))]
    assert told == [("docs/heat.md", 1, "Read me."), ("heat.py", 1, '"""Heat."""'), ("heat.py", 3, "# warm")]
