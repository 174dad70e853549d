"""Which names a commit only put in the place of others."""

import pytest

from builders import commit, pull
from roastbot.definitions import defined, renamed

BODY = "    steam = heat * 2\n    pressure = steam + heat\n    return pressure - 1\n"


def of(before: str, after: str) -> tuple[set[str], set[str]]:
    """Return the names given up and taken by a commit that puts `after` in the place of `before`."""
    dossier = pull("x", commit("Mon 09:00 Change", {"a.py": after}), base={"a.py": before})
    (patch,) = (one.patch for one in dossier.commits)
    assert isinstance(patch, tuple)
    old, new = renamed(patch)
    return set(old), set(new)


@pytest.mark.parametrize("text", ["warm_up()", "# def warm_up", "definition = 1", "", "def " + "x" * 500])
def test_what_defines_nothing_has_no_name(text: str) -> None:
    """A call, a remark, another word, a line nobody wrote."""
    assert defined(text) == ""


def test_another_body_in_the_same_place_is_another_definition() -> None:
    """One of its lines stays, most do not."""
    other = "def quench(heat):\n    ice = heat - 4\n    water = ice\n    return pressure - 1\n"
    assert of(f"def warm_up(heat):\n{BODY}", other) == (set(), set())


def test_a_definition_that_only_moved_or_was_edited_keeps_its_name() -> None:
    """It is taken out and put in again by one commit."""
    first, second = f"def warm_up(heat):\n{BODY}", f"def cool_down(heat):\n{BODY}"
    assert of(first + second, second + first) == (set(), set())
    assert of(first, first.replace("heat)", "heat, *, fast)")) == (set(), set())


def test_the_lines_of_its_head_belong_to_a_definition() -> None:
    """A head of several lines ends where a bracket closes."""
    head = "def {}(\n    heat,\n) -> int:\n"
    assert of(head.format("warm_up") + BODY, head.format("heat_up") + BODY) == ({"warm_up"}, {"heat_up"})


def test_two_definitions_that_were_made_into_one_went_by_another_name() -> None:
    """Neither was taken out."""
    one = f"def warm_up(heat):\n{BODY}"
    other = "def start_up(coal):\n    flame = light(coal)\n    return glow(flame, coal)\n"
    rest = "    flame = light(coal)\n    return glow(flame, coal)\n"
    both = f"def run(heat, coal):\n{BODY.replace('return', 'yield')}{rest}"
    assert of(one + other, "x = 1\n" * 3 + both) == ({"warm_up", "start_up"}, {"run"})
