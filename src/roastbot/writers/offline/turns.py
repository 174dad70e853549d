"""The ways a story can turn: what kinds of scene have in common, and what worlds have lines for."""

from collections.abc import Mapping
from enum import Enum


class Turn(Enum):
    """How a scene surprises."""

    MORE = "less was promised and more came"
    AGAIN = "the same thing was tried once more"
    UNDONE = "what was done was undone"
    SHORT = "something did not last"
    SWAP = "the answer became the question"
    STALE = "the words still promise what the deeds took back"
    LATE = "the words came after the deed"
    SIZE = "it weighs more than it says"
    START = "most of it was there at once"
    TOGETHER = "separate days share a minute"
    ANY = "whatever happened"


TURN_OF: Mapping[str, Turn] = {
    "promise_more": Turn.MORE,
    "promise_less": Turn.SIZE,
    "commit_more": Turn.MORE,
    "commit_less": Turn.SIZE,
    "bullet_verbs": Turn.ANY,
    "late_description": Turn.STALE,
    "late_kept": Turn.STALE,
    "said_to_hold": Turn.STALE,
    "argument": Turn.AGAIN,
    "verses": Turn.AGAIN,
    "chain": Turn.AGAIN,
    "relay": Turn.SWAP,
    "there_and_back": Turn.UNDONE,
    "outing_vouched": Turn.UNDONE,
    "own_alarm": Turn.UNDONE,
    "lost_letters": Turn.UNDONE,
    "taken_back": Turn.UNDONE,
    "taken_line": Turn.ANY,
    "short_file": Turn.SHORT,
    "short_same": Turn.SHORT,
    "short_name": Turn.SHORT,
    "short_advertised": Turn.STALE,
    "few_words": Turn.SIZE,
    "first_draft": Turn.START,
    "snowball": Turn.ANY,
    "round_trip": Turn.UNDONE,
    "late_paper": Turn.LATE,
    "late_tests": Turn.LATE,
    "second_clock": Turn.TOGETHER,
    "pushes": Turn.AGAIN,
    "automerge": Turn.AGAIN,
    "big_word": Turn.ANY,
    "for_now": Turn.ANY,
    "lions_share": Turn.SIZE,
    "long_wait": Turn.ANY,
    "words_and_lines": Turn.ANY,
    "remark": Turn.ANY,
    "confession": Turn.ANY,
    "proof": Turn.ANY,
    "odd_hours": Turn.ANY,
    "company": Turn.ANY,
    "even_trade": Turn.ANY,
    "as_promised": Turn.ANY,
    "swelled": Turn.UNDONE,
    "whose_bug": Turn.ANY,
    "said_twice": Turn.AGAIN,
    "no_trace": Turn.UNDONE,
    "brought_back": Turn.UNDONE,
    "undone_undoing": Turn.UNDONE,
    "brief_guard": Turn.SHORT,
    "late_aim": Turn.ANY,
    "more_than_named": Turn.SIZE,
    "same_title": Turn.AGAIN,
    "fix_on_fix": Turn.AGAIN,
    "about_turn": Turn.AGAIN,
    "last_word": Turn.AGAIN,
}
