"""What a Python file promises its callers."""

import pytest

from roastbot.signatures import signatures


@pytest.mark.parametrize("text", ["def f(:", "x = " + "(" * 5_000, "a\0b", "#" * 400_001])
def test_what_cannot_be_parsed_promises_nothing(text: str) -> None:
    """Broken, too deep, no text, too long."""
    assert signatures(text) is None


def test_what_stands_twice_or_inside_a_function_is_left_out() -> None:
    """A setter and its getter share a name."""
    text = "def f():\n    def g(): pass\n\ndef h(a): pass\ndef h(b): pass\n"
    assert list(signatures(text) or {}) == ["f"]


def test_parameters_are_read_with_their_defaults() -> None:
    """By place or by name alone; a default is code, as it would be written."""
    text = "class A:\n    async def f(self, a, /, b = 1, *, c, d='x'): pass\n    def g(self, *more): pass\n"
    found = signatures(text) or {}
    assert dict(found["A.f"].parameters) == {"self": None, "a": None, "b": "1", "c": None, "d": "'x'"}
    assert (found["A.f"].is_open, found["A.g"].is_open) == (False, True)


def test_a_long_default_is_told_apart_only() -> None:
    """Nobody would read it."""
    found = signatures(f"def f(a='{'x' * 200}'): pass\n") or {}
    assert found["f"].parameters["a"] == "...202"


def test_assertions_are_read_where_they_stand_on_one_line() -> None:
    """Without their indentation."""
    found = (
        signatures("def test_a():\n    assert a == 1\n    if a:\n        assert (\n            b\n        )\n") or {}
    )
    assert found["test_a"].asserts == ("assert a == 1",)
