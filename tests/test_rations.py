"""Dividing a small room among a lot of evidence."""

import json
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from roastbot.rations import allot, cost, evenly, first_come, need, room_for, size, tokens


@dataclass(frozen=True)
class Letters:
    """An entry of so many letters; cut it ends with a dot."""

    count: int

    @property
    def whole(self) -> str:
        """All letters."""
        return "x" * self.count

    def within(self, room: int) -> str | None:
        """As many letters as fit before the dot."""
        return "x" * (room - 1) + "." if room > 1 else None


ENTRIES = st.lists(st.builds(Letters, st.integers(1, 400)), max_size=30)


@given(st.text(), st.text())
def test_the_estimate_never_shrinks_when_text_is_added(one: str, other: str) -> None:
    """So that what fits in parts fits together, up to the rounding of each part."""
    assert tokens(one) <= tokens(one + other) <= tokens(one) + tokens(other)


@given(st.text())
def test_text_that_fits_a_room_is_no_more_than_its_tokens(text: str) -> None:
    """The two directions of the estimate agree."""
    count = tokens(text)
    assert size(text) <= room_for(count)
    assert tokens("x" * room_for(count)) == count


def test_text_outside_ascii_counts_for_more() -> None:
    """A token is three bytes, rounded up: a Chinese character is a token of its own, five letters are two."""
    assert [tokens(text) for text in ("", "a", "hello", "hello!")] == [0, 1, 2, 2]
    assert tokens("你好吗你好") == 5


@given(st.text())
def test_a_size_is_what_goes_over_the_wire(text: str) -> None:
    """Inside a JSON string a quotation mark, a backslash and the end of a line take two bytes."""
    assert size(text) == len(json.dumps(text, ensure_ascii=False).encode("utf-8", "replace")) - 2
    assert size('"\n\\') == 6


@given(st.lists(st.integers(0, 500), min_size=4, max_size=4), st.integers(0, 1000))
def test_nobody_gets_more_than_they_need_and_all_together_no_more_than_there_is(needs: list[int], room: int) -> None:
    """And nothing is withheld while somebody still needs it."""
    given_out = allot(needs, [(40, 50), (30, 50), (20, 20), (10, 100)], room)
    assert all(0 <= got <= wanted for got, wanted in zip(given_out, needs, strict=True))
    assert sum(given_out) == min(room, sum(needs))


def test_what_is_left_goes_to_the_first_in_line_who_needs_it() -> None:
    """The second needs nothing; the first gets more up to its most, then the third, and the rest goes to the first."""
    assert allot([70, 0, 70], [(40, 50), (30, 30), (30, 60)], 100) == [50, 0, 50]
    assert allot([70, 0, 70], [(40, 100), (30, 30), (30, 30)], 100) == [70, 0, 30]


@given(ENTRIES, st.integers(0, 3000), st.integers(2, 100))
def test_what_is_kept_fits(entries: list[Letters], room: int, smallest: int) -> None:
    """Whatever the sizes, and every entry is accounted for."""
    fitted = evenly(entries, room, smallest)
    assert sum(cost(line) for line in fitted.lines) <= room
    assert len(fitted.lines) + fitted.dropped == len(entries)
    assert fitted.shortened == sum(line.endswith(".") for line in fitted.lines)


@given(ENTRIES)
def test_where_everything_fits_everything_is_whole_and_in_order(entries: list[Letters]) -> None:
    """Nothing is cut for the sake of cutting."""
    fitted = evenly(entries, need(entries), 10)
    assert fitted.lines == tuple(entry.whole for entry in entries)
    assert (fitted.shortened, fitted.dropped) == (0, 0)


def test_the_large_are_cut_before_the_small_are_touched() -> None:
    """Three of four stay whole; they come back in the order they had."""
    fitted = evenly([Letters(500), Letters(10), Letters(20), Letters(30)], 163, 50)
    assert [len(line) for line in fitted.lines] == [95, 10, 20, 30]
    assert (fitted.shortened, fitted.dropped) == (1, 0)


def test_shreds_are_not_worth_keeping() -> None:
    """Two readable halves beat four scraps: the largest go until a cut entry is of use."""
    fitted = evenly([Letters(500), Letters(300), Letters(310), Letters(400)], 240, 100)
    assert [len(line) for line in fitted.lines] == [118, 118]
    assert (fitted.shortened, fitted.dropped) == (2, 2)


def test_what_cannot_be_cut_is_taken_by_worth() -> None:
    """The last entry is worth most; the first does not fit any more; the order stays."""
    fitted = first_come([Letters(50), Letters(10), Letters(60)], 80, order=[2, 0, 1])
    assert [len(line) for line in fitted.lines] == [10, 60]
    assert (fitted.shortened, fitted.dropped) == (0, 1)
