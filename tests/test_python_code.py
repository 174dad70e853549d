"""What is read from a Python file, and from text that only claims to be one."""

import pytest

from roastbot.python_code import Code, dotted, parse, read

TEXT = '''"""A boiler."""

import os
from engine import fire as flame


@cache
def heat(degrees, /, gently=False, *, slowly=True, **more):
    """Heat it."""
    from oven import door

    return flame(degrees, "high", slowly=slowly)


class Boiler(Machine, kind=Steam):
    def cool(self):
        """Cool
        it."""
        return [heat, """two
lines"""]
'''


def code(text: str = TEXT) -> Code:
    """Return what stands in a text that can be parsed."""
    found = read(text)
    assert found
    return found


@pytest.mark.parametrize(
    "text", ["def (:\n", "x = 1\0\n", "x = 1\r# another line\n", "(" * 10_000, "-" * 300_000 + "1", "x" * 400_001]
)
def test_what_cannot_be_parsed_is_none(text: str) -> None:
    """A syntax error, a null, other line ends than git's, depth without end, a file of no sensible size."""
    assert read(text) is parse(text) is None


def test_a_long_chain_of_attributes_costs_nothing() -> None:
    """Names are taken apart without recursion, up to a length nobody writes."""
    found = read("x" + ".x" * 500 + "()\n")
    assert found
    assert len(found.calls[0].dotted.split(".")) < 50


def test_definitions_have_their_owner_bases_decorators_and_lines() -> None:
    """What stands inside a function is its own business."""
    heat, boiler, cool = sorted(code().definitions, key=lambda one: one.line)
    assert (heat.name, heat.decorators, heat.first, heat.line, heat.last) == ("heat", ("cache",), 7, 8, 12)
    assert (boiler.is_class, boiler.bases, cool.owner, cool.bases) == (
        True,
        ("Machine", "Steam"),
        "Boiler",
        boiler.bases,
    )


def test_parameters_have_a_place_unless_they_can_only_be_named() -> None:
    """And say whether they may be left out."""
    heat = next(one for one in code().definitions if one.name == "heat")
    told = [(one.name, one.place, one.has_default) for one in heat.parameters]
    assert told == [("degrees", 0, False), ("gently", 1, True), ("slowly", None, True)]
    assert heat.takes_anything


def test_calls_say_what_they_pass() -> None:
    """Plain strings by place, names of keywords, and whether a star may pass anything."""
    (call,) = code().calls
    assert (call.name, call.count, call.keywords, dict(call.words), call.is_open) == (
        "flame", 2, ("slowly",), {1: "high"}, False,
    )  # fmt: skip
    assert all(each.is_open for each in code("f(*x)\nf(**x)\n").calls)


def test_imports_say_whether_they_run_with_the_module() -> None:
    """One inside a function runs when it is called."""
    told = [(one.module, one.name, one.called, one.at_top) for one in code().imports]
    assert told == [("os", "", "os", True), ("engine", "fire", "flame", True), ("oven", "door", "door", False)]


def test_a_name_that_is_only_called_is_not_loose() -> None:
    """One that is handed around is."""
    assert "heat" in code().loose
    assert "flame" not in code().loose


def test_docstrings_and_other_long_strings_are_told_apart() -> None:
    """A comment inside a string is no comment."""
    assert (1, 1) in code().docstrings
    assert (17, 18) in code().docstrings
    assert code().texts == ((19, 20),)


@pytest.mark.parametrize("text", ["getattr(x, f'on_{y}')\n", "getattr(x, 'on_' + y)\n", "globals()['x']\n"])
def test_names_put_together_at_run_time_are_noticed(text: str) -> None:
    """Then a search for a name proves little."""
    assert code(text).is_dynamic
    assert not code("getattr(x, 'on')\n").is_dynamic


def test_what_has_no_name_has_no_parts() -> None:
    """A call of a call keeps its last part."""
    tree = parse("f().b\n1\n")
    assert tree
    assert [dotted(node.value) for node in tree.body] == [("", "b"), ()]  # type: ignore[attr-defined]  # expressions
