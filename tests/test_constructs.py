"""What a rule can name, and the lines that use it; what looks alike comes first."""

import pytest

from roastbot.constructs import Construct, lines_using, of_span, of_words


def using(construct: Construct | None, text: str) -> tuple[int, ...]:
    """Return the lines of a text that use a construct."""
    assert construct is not None
    return lines_using(text, construct)


@pytest.mark.parametrize("span", ["main", "uv run", "src/app.py", "--no-verify", "x = 1", "Runner", "a_b()[0]", "self"])
def test_what_is_not_known_exactly_is_no_construct(span: str) -> None:
    """Commands, paths, expressions, plain capitalised words."""
    assert of_span(span) is None


def test_plain_words_that_are_not_in_the_table_are_none() -> None:
    """A rule against abbreviations cannot be checked."""
    assert of_words("abbreviations") is None


def test_a_text_that_does_not_parse_uses_nothing() -> None:
    """Not even comments."""
    assert using(of_span("print"), "print('a'") == ()
    assert using(of_span("# noqa"), "x = (  # noqa") == ()


@pytest.mark.parametrize(
    ("span", "alike", "use"),
    [
        ("assert", "'assert x'", "assert x"),
        ("print", "printer('x')", "print('x')"),
        ("print()", "a.print('x')", "print('x')"),
        ("time.sleep", "sleep(1)", "time.sleep(1)"),
        ("logging.getLogger()", "get_logger('logging.getLogger()')", "logging.getLogger('a')"),
        ("os.path", "os.pathsep", "os.path.join('a')"),
        ("os.path", "import os", "import os.path"),
        ("Optional", "Optionally = 1", "x: Optional[int] = None"),
        ("requests", "import requests_mock", "import requests"),
        ("from __future__ import annotations", "from __future__ import division", "from __future__ import annotations"),
        ("# type: ignore", "x = '# type: ignore'", "x = 1  # type: ignore[attr]"),
        ("# noqa", "x = 1  # noqable", "x = 1  #noqa: E501"),
        ("@staticmethod", "staticmethod(f)", "@staticmethod\ndef f(): ..."),
        ("except Exception", "try: ...\nexcept ValueError: ...", "try: ...\nexcept Exception: ..."),
        ("except:", "try: ...\nexcept ValueError: ...", "try: ...\nexcept: ..."),
        ("global", "x = 'global y'", "def f():\n    global y"),
        ("run_coro_as_sync", "run_coro_as_synced()", "run_coro_as_sync(x)"),
    ],
)
def test_a_code_span_is_told_from_what_looks_alike(span: str, alike: str, use: str) -> None:
    """By the syntax tree, not by letters."""
    assert using(of_span(span), alike) == ()
    assert len(using(of_span(span), use)) == 1


@pytest.mark.parametrize(
    ("words", "alike", "use"),
    [
        ("bare excepts", "try: ...\nexcept OSError: ...", "try: ...\nexcept: ..."),
        ("relative imports", "from a import b", "from .a import b"),
        ("star imports", "from a import b", "from a import *"),
        ("deferred imports", "if x:\n    import a", "def f():\n    import a"),
        ("mocks", "import unittest", "from unittest.mock import patch"),
        ("print statements", "x = print", "print(x)"),
        ("sleeps", "asyncio.sleep(0)", "asyncio.sleep(1)"),
        ("mutable defaults", "def f(x=()): ...", "def f(x=[]): ..."),
        ("double backticks", 'def f():\n    """A `b`."""\n    x = "``c``"', 'def f():\n    """A ``b``."""'),
        ("lambdas", "'lambda x: x'", "f = lambda x: x"),
        ("asserts", "'assert x'", "assert x"),
    ],
)
def test_plain_words_mean_what_everybody_means(words: str, alike: str, use: str) -> None:
    """A short table."""
    assert using(of_words(words), alike) == ()
    assert len(using(of_words(words), use)) == 1
